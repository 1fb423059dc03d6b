"""Expressions of the Common Expression Language."""

from cel_go import cel, ext
from cel_go.common import types
from usegolib import GoError

env = cel.new_env(
    cel.variable("name", cel.StringType),
    cel.variable("group", cel.StringType),
    cel.variable("sizes", types.new_list_type(cel.IntType)),
    ext.strings(),
)
values = {"name": "/groups/acme.co/documents/secret-stuff", "group": "acme.co", "sizes": [1, 2, 3]}
for expression in [
    *('name.startsWith("/groups/" + group)', "sizes.map(x, x * 2).filter(x, x > 2)"),
    *(
        'name.split("/").size() + size(sizes)',
        '{"a": 1}["a"] + 1',
        'duration("90m") > duration("1h")',
    ),
    *('2.5 > 1.0 ? "more" : "less"', '"Hello " + group.upperAscii()', "b'abc'"),
]:
    ast, issues = env.compile(expression)
    out, _ = env.program(ast).eval(values)
    print(ast.output_type(), out.type().type_name(), out.value())

ast, _ = env.compile("group == name")
try:
    env.program(ast).eval({"name": "x"})
except GoError as error:
    print(error)
_, issues = env.compile("name + 1")
try:
    issues.err()
except GoError as error:
    print(error)
parsed, _ = env.parse("a+(b*c)")
print(cel.ast_to_string(parsed))
