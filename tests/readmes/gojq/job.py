"""Queries of jq."""

from collections.abc import Iterator

import gojq
from usegolib import GoError


def values(results: gojq.Iter) -> Iterator[object]:
    """What a query gives, one by one."""
    while (following := results.next())[1]:
        if isinstance(following[0], Exception):
            raise following[0]
        yield following[0]


query = gojq.parse(".foo | ..?")
for value in values(query.run({"foo": [1, 2, 3]})):
    print(value)
print(query)

QUERY = "map(select(.age > 30)) | map({name, old: (.age > 60)}) | .[]"
people = [{"name": "Tom", "age": 37}, {"name": "Ann", "age": 21}, {"name": "Eve", "age": 64.5}]
for value in values(gojq.compile(gojq.parse(QUERY)).run(people)):
    print(value)
code = gojq.compile(gojq.parse("$x + .a"), gojq.with_variables(["$x"]))
print(*values(code.run({"a": 1}, 41)))
value, _ = gojq.parse('[1, 2.5, null, "x"] | length, add?').run(None).next()
print(value)
try:
    for value in values(gojq.parse(".[].name").run([{"name": "Tom"}, 5])):
        print(value)
except GoError as error:
    print(error)
try:
    gojq.parse(".a |")
except gojq.ParseError as error:
    print(error.offset, error)
