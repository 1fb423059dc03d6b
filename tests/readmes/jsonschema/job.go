package main

import (
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

const schema = `{
  "type": "object",
  "properties": {"name": {"type": "string"}, "age": {"type": "integer", "minimum": 0}},
  "required": ["name"]
}`

func parsed(text string) any {
	return must(jsonschema.UnmarshalJSON(strings.NewReader(text)))
}

func main() {
	compiler := jsonschema.NewCompiler()
	check(compiler.AddResource("https://example.com/schema.json", parsed(schema)))
	sch := must(compiler.Compile("https://example.com/schema.json"))
	show(sch.Required, len(sch.Properties), sch.DraftVersion)
	check(sch.Validate(parsed(`{"name": "Tom", "age": 37}`)))

	err := sch.Validate(parsed(`{"name": 1}`))
	wrong := err.(*jsonschema.ValidationError)
	show(len(wrong.Causes), wrong.Causes[0].InstanceLocation)
	show(err.Error())
	show(sch.Validate(parsed(`[]`)).Error())
	_, err = compiler.Compile("file:///missing.json")
	show(err != nil)
}
