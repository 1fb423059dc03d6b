"""JSON from the data language Jsonnet."""

import jsonnet
from jsonnet import MemoryImporter
from usegolib import GoError

SNIPPET = """{
  person1: { name: "Alice", welcome: "Hello " + self.name + "!" },
  person2: self.person1 { name: "Bob" },
  total: std.foldl(function(a, b) a + b, std.range(1, 10), 0),
  stage: std.extVar("stage"),
}"""

vm = jsonnet.make_vm()
vm.ext_var("stage", "test")
print(vm.evaluate_anonymous_snippet("example1.jsonnet", SNIPPET))
vm.tla_var("who", "world")
vm.tla_code("times", "2")
repeat = "function(who, times) [who for x in std.range(1, times)]"
print(vm.evaluate_anonymous_snippet("f.jsonnet", repeat))
vm.tla_reset()
library = jsonnet.make_contents("{ double(x):: x * 2 }")
vm.importer(MemoryImporter(data={"lib.libsonnet": library}))
vm.string_output = True
source = 'local l = import "lib.libsonnet"; "%d" % l.double(21)'
print(vm.evaluate_anonymous_snippet("main.jsonnet", source))
vm.string_output = False
files = '{"a.json": [1], "b.json": {x: true}}'
print(vm.evaluate_anonymous_snippet_multi("multi.jsonnet", files))
print(vm.evaluate_anonymous_snippet_stream("s.jsonnet", "[1, {a: 2}]"))
try:
    vm.evaluate_anonymous_snippet("wrong.jsonnet", '{ a: error "no" }')
except GoError as error:
    print(error)
print(jsonnet.version() != "")
