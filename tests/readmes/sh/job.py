"""Parse, format and run shell scripts."""

from sh import interp, syntax
from usegolib import GoError

SOURCE = b"""#!/bin/bash
foo() { echo   "hello  $1"; }
if [ "$x" = 1 ]
then foo   world ;fi   # a comment
for i in 1 2 3; do echo $((i*2)); done | sort -r
"""

file = syntax.new_parser().parse(SOURCE, "script.sh")
print(len(file.stmts), file.name, file.stmts[0].pos().line())
print(syntax.new_printer().print(file).decode())
call = syntax.new_parser().parse(b"echo $HOME 'a b'", "").stmts[0].cmd
print(len(call.args), call.args[0].lit(), call.args[2].parts[0].value)
print(syntax.quote("it's", syntax.LangVariant.LangBash))

try:
    syntax.new_parser().parse(b"if true; then", "wrong.sh")
except syntax.ParseError as error:
    print(error.filename, error.pos.line(), error.pos.col(), error.text)

runner = interp.new()
program = syntax.new_parser().parse(b"x=$((6 * 7)); y=${x}0; cd /; exit 3", "")
try:
    runner.run(program)
except GoError as error:
    x, y = runner.vars["x"], runner.vars["y"]
    print(error, x.string(), y.str, runner.dir, runner.exited())
