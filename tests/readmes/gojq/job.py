"""Queries of jq."""

from collections.abc import Iterator

import gojq


def values(results: gojq.Iter) -> Iterator[object]:
    """What a query gives, one by one."""
    while (following := results.next())[1]:
        yield following[0]


query = gojq.parse(".foo | ..?")
for value in values(query.run({"foo": [1, 2, 3]})):
    print(value)
print(query)

QUERY = "map(select(.age > 30)) | map({name, old: (.age > 60)}) | .[]"
people = [{"name": "Tom", "age": 37}, {"name": "Ann", "age": 21}, {"name": "Eve", "age": 64.5}]
for value in values(gojq.compile(gojq.parse(QUERY)).run(people)):
    print(value)
value, _ = gojq.parse('[1, 2.5, null, "x"] | length, add?').run(None).next()
print(value)
try:
    gojq.parse(".a |")
except gojq.ParseError as error:
    print(error.offset, error)
