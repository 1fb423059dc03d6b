package main

import jsonpatch "github.com/evanphx/json-patch/v5"

func main() {
	original := []byte(`{"name": "John", "age": 24, "height": 3.21}`)
	target := []byte(`{"name": "Jane", "age": 24}`)
	patch := must(jsonpatch.CreateMergePatch(original, target))
	show(string(patch))
	alternative := []byte(`{"name": "Tina", "age": 28, "height": 3.75}`)
	show(string(must(jsonpatch.MergePatch(alternative, patch))))

	show(jsonpatch.Equal(original, []byte(`{"height": 3.21, "age": 24, "name": "John"}`)))
	show(jsonpatch.Equal(original, target))
	nameAndHeight := []byte(`{"height":null,"name":"Jane"}`)
	ageAndEyes := []byte(`{"age":4.23,"eyes":"blue"}`)
	combined := must(jsonpatch.MergeMergePatches(nameAndHeight, ageAndEyes))
	show(string(combined), string(must(jsonpatch.MergePatch(original, combined))))
	_, err := jsonpatch.MergePatch([]byte("nothing"), patch)
	show(err == jsonpatch.ErrBadJSONDoc, err.Error())
}
