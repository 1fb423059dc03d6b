"""Run JavaScript."""

import goja
from usegolib import GoError

vm = goja.new()
value = vm.run_string("2 + 2")
print(value.export(), value.to_integer(), value.string())
vm.set("names", ["a", "b"])
vm.set("config", {"debug": True, "level": 3})
print(vm.run_string("names.map(n => n.toUpperCase() + config.level).join()").string())
vm.run_string("function sum(a, b) { return a + b } var answer = {x: [1, 2.5, 'z'], y: null}")
answer = vm.get("answer").to_object(vm)
nothing = goja.is_null(answer.get("y")), goja.is_undefined(vm.get("config"))
print(answer.keys(), answer.get("x").export(), *nothing)
print(vm.get("answer").export())
program = goja.compile("p.js", "answer.x.length * 10", True)
print(vm.run_program(program).to_float(), vm.to_value(7).to_boolean())
text = vm.new_object()
text.set("size", 5)
vm.set("text", text)
print(vm.run_script("s.js", "JSON.stringify({t: text, u: typeof sum})").string())

try:
    vm.run_string("throw new TypeError('wrong')")
except goja.Exception as error:
    print(True, error.value().string())
try:
    vm.run_script("syntax.js", "let = 1 +")
except GoError:
    print(True)
