"""Parse, format and run shell scripts."""

from sh import interp, syntax
from sh.expand import list_environ
from sh.go.bytes import Buffer
from usegolib import GoError

SOURCE = b"""#!/bin/bash
foo() { echo   "hello  $1"; }
if [ "$x" = 1 ]
then foo   world ;fi   # a comment
for i in 1 2 3; do echo $((i*2)); done | sort -r
"""

file = syntax.new_parser().parse(SOURCE, "script.sh")
print(len(file.stmts), file.name, file.stmts[0].pos().line())
printed = Buffer()
syntax.new_printer(syntax.indent(4)).print(printed, file)
print(printed)
minified = Buffer()
syntax.new_printer(syntax.minify(True)).print(minified, file)
print(minified)
call = syntax.new_parser().parse(b"echo $HOME 'a b'", "").stmts[0].cmd
print(len(call.args), call.args[0].lit(), call.args[2].parts[0].value)
print(syntax.quote("it's", syntax.LangVariant.LangBash))

try:
    syntax.new_parser().parse(b"if true; then", "wrong.sh")
except syntax.ParseError as error:
    print(error.filename, error.pos.line(), error.pos.col(), error.text)

out, errors = Buffer(), Buffer()
environment = list_environ("GREETING=hello")
runner = interp.new(interp.std_io(None, out, errors), interp.env(environment))
runner.run(syntax.new_parser().parse(b"echo $GREETING; echo $((6 * 7)) >&2", ""))
print(out, errors)

runner = interp.new()
program = syntax.new_parser().parse(b"x=$((6 * 7)); y=${x}0; cd /; exit 3", "")
try:
    runner.run(program)
except GoError as error:
    x, y = runner.vars["x"], runner.vars["y"]
    print(error, x.string(), y.str, runner.dir, runner.exited())
