package main

import (
	"bytes"
	"context"
	"strings"

	"mvdan.cc/sh/v3/expand"
	"mvdan.cc/sh/v3/interp"
	"mvdan.cc/sh/v3/syntax"
)

const source = `#!/bin/bash
foo() { echo   "hello  $1"; }
if [ "$x" = 1 ]
then foo   world ;fi   # a comment
for i in 1 2 3; do echo $((i*2)); done | sort -r
`

func main() {
	file := must(syntax.NewParser().Parse(strings.NewReader(source), "script.sh"))
	show(len(file.Stmts), file.Name, file.Stmts[0].Pos().Line())
	var buffer bytes.Buffer
	check(syntax.NewPrinter(syntax.Indent(4)).Print(&buffer, file))
	show(buffer.String())
	buffer.Reset()
	check(syntax.NewPrinter(syntax.Minify(true)).Print(&buffer, file))
	show(buffer.String())
	call := must(syntax.NewParser().Parse(strings.NewReader("echo $HOME 'a b'"), "")).Stmts[0].Cmd.(*syntax.CallExpr)
	show(len(call.Args), call.Args[0].Lit(), call.Args[2].Parts[0].(*syntax.SglQuoted).Value)
	show(must(syntax.Quote("it's", syntax.LangBash)))

	_, err := syntax.NewParser().Parse(strings.NewReader("if true; then"), "wrong.sh")
	wrong := err.(syntax.ParseError)
	show(wrong.Filename, wrong.Pos.Line(), wrong.Pos.Col(), wrong.Text)

	var out, errors bytes.Buffer
	environment := interp.Env(expand.ListEnviron("GREETING=hello"))
	runner := must(interp.New(interp.StdIO(nil, &out, &errors), environment))
	program := must(syntax.NewParser().Parse(strings.NewReader("echo $GREETING; echo $((6 * 7)) >&2"), ""))
	check(runner.Run(context.Background(), program))
	show(out.String(), errors.String())

	runner = must(interp.New())
	program = must(syntax.NewParser().Parse(strings.NewReader("x=$((6 * 7)); y=${x}0; cd /; exit 3"), ""))
	err = runner.Run(context.Background(), program)
	show(err.Error(), runner.Vars["x"].String(), runner.Vars["y"].Str, runner.Dir, runner.Exited())
}
