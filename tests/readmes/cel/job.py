"""Expressions of the Common Expression Language, without variables."""

from cel_go import cel
from usegolib import GoError

env = cel.new_env()
for expression in [
    *("1 + 2 * 3", '"hello".startsWith("he") && size([1, 2, 3]) == 3'),
    *("[1, 2, 3].map(x, x * 2).filter(x, x > 2)", '{"a": 1}["a"] + 1'),
    '2.5 > 1.0 ? "more" : "less"',
]:
    ast, issues = env.compile(expression)
    out, _ = env.program(ast).eval({})
    value = out.value()
    text = value if isinstance(value, str) else out.type().type_name()
    print(ast.output_type(), text)
_, issues = env.compile("1 + 'a'")
try:
    issues.err()
except GoError as error:
    print(error)
parsed, _ = env.parse("a+(b*c)")
print(cel.ast_to_string(parsed))
