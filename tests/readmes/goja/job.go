package main

import (
	"errors"

	"github.com/dop251/goja"
)

func main() {
	vm := goja.New()
	value := must(vm.RunString("2 + 2"))
	show(value.Export(), value.ToInteger(), value.String())
	check(vm.Set("names", []any{"a", "b"}))
	check(vm.Set("config", map[string]any{"debug": true, "level": 3}))
	show(must(vm.RunString("names.map(n => n.toUpperCase() + config.level).join()")).String())
	must(vm.RunString("function sum(a, b) { return a + b } var answer = {x: [1, 2.5, 'z'], y: null}"))
	answer := vm.Get("answer").ToObject(vm)
	show(answer.Keys(), answer.Get("x").Export(), goja.IsNull(answer.Get("y")), goja.IsUndefined(vm.Get("config")))
	show(vm.Get("answer").Export())
	program := must(goja.Compile("p.js", "answer.x.length * 10", true))
	show(must(vm.RunProgram(program)).ToFloat(), vm.ToValue(7).ToBoolean())
	text := vm.NewObject()
	check(text.Set("size", 5))
	check(vm.Set("text", text))
	show(must(vm.RunScript("s.js", "JSON.stringify({t: text, u: typeof sum})")).String())

	_, err := vm.RunString("throw new TypeError('wrong')")
	var exception *goja.Exception
	show(errors.As(err, &exception), exception.Value().String())
	_, err = vm.RunScript("syntax.js", "let = 1 +")
	show(err != nil)
}
