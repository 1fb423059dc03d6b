package main

import (
	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/vm"
)

func main() {
	env := map[string]any{
		"greet": "Hello, %v!", "names": []any{"world", "you"}, "user": map[string]any{"age": 21, "group": "admin"},
	}
	for _, code := range []string{
		`greet + " " + names[0]`, `user.age >= 18 and user.group in ["admin", "moderator"]`,
		`filter(names, len(#) > 3)`, `map(1..3, # * 2)`, `sum([1, 2, 3]) / 2`, `names | join(", ") | upper()`,
		`user?.missing?.deep ?? "none"`,
	} {
		program := must(expr.Compile(code))
		show(must(expr.Run(program, env)))
	}
	show(must(expr.Eval("1 + 2 * x", map[string]any{"x": 20})))
	machine := vm.VM{}
	program := must(expr.Compile("len(names)"))
	show(must(machine.Run(program, env)), program.Source().String())

	adult := must(expr.Compile("user.age >= 18", expr.Env(env), expr.AsBool()))
	show(must(expr.Run(adult, env)))
	total := must(expr.Compile("len(names) * 1.5", expr.AsFloat64(), expr.DisableBuiltin("sum")))
	show(must(expr.Run(total, env)))
	_, err := expr.Compile("greet + user.nam + unknown", expr.Env(env))
	show(err.Error())

	_, err = expr.Compile("1 +")
	show(err.Error())
	_, err = expr.Eval("names[7]", env)
	show(err.Error())
}
