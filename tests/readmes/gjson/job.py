"""Values of a JSON document by path."""

import gjson

JSON = """{
  "name": {"first": "Tom", "last": "Anderson"},
  "age": 37,
  "children": ["Sara", "Alex", "Jack"],
  "fav.movie": "Deer Hunter",
  "friends": [
    {"first": "Dale", "last": "Murphy", "age": 44, "nets": ["ig", "fb", "tw"]},
    {"first": "Roger", "last": "Craig", "age": 68, "nets": ["fb", "tw"]},
    {"first": "Jane", "last": "Murphy", "age": 47, "nets": ["ig", "tw"]}
  ]
}"""

PATHS = [
    *("age", "children.#", "children.1", "child*.2", r"fav\.movie", "friends.#.first"),
    *('friends.#(last=="Murphy").first', 'friends.#(last=="Murphy")#.first'),
    *("friends.#(age>45)#.last", "children|@reverse", "children|@reverse|0"),
]

print(gjson.get(JSON, "name.last").string())
for path in PATHS:
    print(path, "->", gjson.get(JSON, path).string())
for name in gjson.get(JSON, "friends.#.last").array():
    print(name.string())
for result in gjson.get_many(JSON, "name.first", "age"):
    print(gjson.Type(result.type).name, result.raw)
result = gjson.parse(JSON).get("name").get("middle")
print(result.exists(), gjson.valid(JSON), gjson.valid("{"))
print(gjson.get(JSON, "age").int() + 1, gjson.get(JSON, "friends.1.nets").value())
print(len(gjson.parse(JSON).map()), gjson.get(JSON, "friends.0").map()["first"].string())
