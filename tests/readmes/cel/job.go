package main

import (
	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/ext"
)

// value is what the value of an expression is to a program.
func value(out ref.Val) any {
	list, ok := out.Value().([]ref.Val)
	if !ok {
		return out.Value()
	}
	elements := []any{}
	for _, each := range list {
		elements = append(elements, each.Value())
	}
	return elements
}

func main() {
	env := must(cel.NewEnv(
		cel.Variable("name", cel.StringType), cel.Variable("group", cel.StringType),
		cel.Variable("sizes", cel.ListType(cel.IntType)), ext.Strings(),
	))
	values := map[string]any{
		"name": "/groups/acme.co/documents/secret-stuff", "group": "acme.co", "sizes": []int64{1, 2, 3},
	}
	for _, expression := range []string{
		`name.startsWith("/groups/" + group)`, `sizes.map(x, x * 2).filter(x, x > 2)`,
		`name.split("/").size() + size(sizes)`, `{"a": 1}["a"] + 1`, `duration("90m") > duration("1h")`,
		`2.5 > 1.0 ? "more" : "less"`, `"Hello " + group.upperAscii()`, `b'abc'`,
	} {
		ast, issues := env.Compile(expression)
		check(issues.Err())
		program := must(env.Program(ast))
		out, _, err := program.Eval(values)
		check(err)
		show(ast.OutputType().String(), out.Type().TypeName(), value(out))
	}
	ast, _ := env.Compile("group == name")
	program := must(env.Program(ast))
	_, _, err := program.Eval(map[string]any{"name": "x"})
	show(err.Error())
	_, issues := env.Compile("name + 1")
	show(issues.Err().Error())
	parsed, _ := env.Parse("a+(b*c)")
	show(must(cel.AstToString(parsed)))
}
