"""Evaluate expressions of users."""

import expr
from expr.vm import VM
from usegolib import GoError

env = {
    "greet": "Hello, %v!",
    "names": ["world", "you"],
    "user": {"age": 21, "group": "admin"},
}
for code in [
    'greet + " " + names[0]',
    'user.age >= 18 and user.group in ["admin", "moderator"]',
    *("filter(names, len(#) > 3)", "map(1..3, # * 2)", "sum([1, 2, 3]) / 2"),
    *('names | join(", ") | upper()', 'user?.missing?.deep ?? "none"'),
]:
    print(expr.run(expr.compile(code), env))
print(expr.eval("1 + 2 * x", {"x": 20}))
program = expr.compile("len(names)")
print(VM().run(program, env), program.source().string())

adult = expr.compile("user.age >= 18", expr.env(env), expr.as_bool())
print(expr.run(adult, env))
total = expr.compile("len(names) * 1.5", expr.as_float64(), expr.disable_builtin("sum"))
print(expr.run(total, env))
try:
    expr.compile("greet + user.nam + unknown", expr.env(env))
except GoError as error:
    print(error)

for code in ("1 +", "names[7]"):
    try:
        expr.eval(code, env)
    except GoError as error:
        print(error)
