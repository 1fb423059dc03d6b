package main

import "github.com/google/go-jsonnet"

const snippet = `{
  person1: { name: "Alice", welcome: "Hello " + self.name + "!" },
  person2: self.person1 { name: "Bob" },
  total: std.foldl(function(a, b) a + b, std.range(1, 10), 0),
  stage: std.extVar("stage"),
}`

func main() {
	vm := jsonnet.MakeVM()
	vm.ExtVar("stage", "test")
	show(must(vm.EvaluateAnonymousSnippet("example1.jsonnet", snippet)))
	vm.TLAVar("who", "world")
	vm.TLACode("times", "2")
	show(must(vm.EvaluateAnonymousSnippet("f.jsonnet", `function(who, times) [who for x in std.range(1, times)]`)))
	vm.TLAReset()
	vm.Importer(&jsonnet.MemoryImporter{Data: map[string]jsonnet.Contents{
		"lib.libsonnet": jsonnet.MakeContents("{ double(x):: x * 2 }"),
	}})
	vm.StringOutput = true
	show(must(vm.EvaluateAnonymousSnippet("main.jsonnet", `local l = import "lib.libsonnet"; "%d" % l.double(21)`)))
	vm.StringOutput = false
	files := must(vm.EvaluateAnonymousSnippetMulti("multi.jsonnet", `{"a.json": [1], "b.json": {x: true}}`))
	show(files)
	show(must(vm.EvaluateAnonymousSnippetStream("s.jsonnet", "[1, {a: 2}]")))
	_, err := vm.EvaluateAnonymousSnippet("wrong.jsonnet", `{ a: error "no" }`)
	show(err.Error())
	show(jsonnet.Version() != "")
}
