package main

import "github.com/itchyny/gojq"

func main() {
	query := must(gojq.Parse(".foo | ..?"))
	input := map[string]any{"foo": []any{1, 2, 3}}
	iter := query.Run(input)
	for {
		value, ok := iter.Next()
		if !ok {
			break
		}
		show(value)
	}
	show(query.String())

	code := must(gojq.Compile(must(gojq.Parse(`map(select(.age > 30)) | map({name, old: (.age > 60)}) | .[]`))))
	people := []any{
		map[string]any{"name": "Tom", "age": 37}, map[string]any{"name": "Ann", "age": 21},
		map[string]any{"name": "Eve", "age": 64.5},
	}
	iter = code.Run(people)
	for {
		value, ok := iter.Next()
		if !ok {
			break
		}
		show(value)
	}
	code = must(gojq.Compile(must(gojq.Parse("$x + .a")), gojq.WithVariables([]string{"$x"})))
	sum, _ := code.Run(map[string]any{"a": 1}, 41).Next()
	show(sum)
	value, _ := must(gojq.Parse("[1, 2.5, null, \"x\"] | length, add?")).Run(nil).Next()
	show(value)
	iter = must(gojq.Parse(".[].name")).Run([]any{map[string]any{"name": "Tom"}, 5})
	for {
		value, ok := iter.Next()
		if err, is := value.(error); is {
			show(err.Error())
			break
		} else if ok {
			show(value)
		}
	}
	_, err := gojq.Parse(".a |")
	wrong := err.(*gojq.ParseError)
	show(wrong.Offset, err.Error())
}
