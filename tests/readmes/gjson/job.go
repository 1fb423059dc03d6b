package main

import "github.com/tidwall/gjson"

const json = `{
  "name": {"first": "Tom", "last": "Anderson"},
  "age": 37,
  "children": ["Sara", "Alex", "Jack"],
  "fav.movie": "Deer Hunter",
  "friends": [
    {"first": "Dale", "last": "Murphy", "age": 44, "nets": ["ig", "fb", "tw"]},
    {"first": "Roger", "last": "Craig", "age": 68, "nets": ["fb", "tw"]},
    {"first": "Jane", "last": "Murphy", "age": 47, "nets": ["ig", "tw"]}
  ]
}`

func main() {
	show(gjson.Get(json, "name.last").String())
	for _, path := range []string{
		"age", "children.#", "children.1", "child*.2", `fav\.movie`, "friends.#.first",
		`friends.#(last=="Murphy").first`, `friends.#(last=="Murphy")#.first`,
		`friends.#(age>45)#.last`, "children|@reverse", "children|@reverse|0",
	} {
		show(path, "->", gjson.Get(json, path).String())
	}
	for _, name := range gjson.Get(json, "friends.#.last").Array() {
		show(name.String())
	}
	for _, result := range gjson.GetMany(json, "name.first", "age") {
		show(result.Type.String(), result.Raw)
	}
	result := gjson.Parse(json).Get("name").Get("middle")
	show(result.Exists(), gjson.Valid(json), gjson.Valid("{"))
	show(gjson.Get(json, "age").Int()+1, gjson.Get(json, "friends.1.nets").Value())
	show(len(gjson.Parse(json).Map()), gjson.Get(json, "friends.0").Map()["first"].String())
}
