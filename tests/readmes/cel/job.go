package main

import "cel.dev/cel-go/cel"

func main() {
	env := must(cel.NewEnv())
	for _, expression := range []string{
		`1 + 2 * 3`, `"hello".startsWith("he") && size([1, 2, 3]) == 3`,
		`[1, 2, 3].map(x, x * 2).filter(x, x > 2)`, `{"a": 1}["a"] + 1`, `2.5 > 1.0 ? "more" : "less"`,
	} {
		ast, issues := env.Compile(expression)
		check(issues.Err())
		program := must(env.Program(ast))
		out, _, err := program.Eval(map[string]any{})
		check(err)
		if text, ok := out.Value().(string); ok {
			show(ast.OutputType().String(), text)
		} else {
			show(ast.OutputType().String(), out.Type().TypeName())
		}
	}
	_, issues := env.Compile("1 + 'a'")
	show(issues.Err().Error())
	parsed, _ := env.Parse("a+(b*c)")
	show(must(cel.AstToString(parsed)))
}
