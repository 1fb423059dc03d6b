package main

import "github.com/tidwall/sjson"

const json = `{"name":{"first":"Janet","last":"Prichard"},"age":47}`

func main() {
	show(must(sjson.Set(json, "name.last", "Anderson")))
	show(must(sjson.Set("", "name", "Tom")))
	show(must(sjson.Set("", "name.last", "Anderson")))
	show(must(sjson.Set(`{"friends":["Andy","Carol"]}`, "friends.2", "Sara")))
	show(must(sjson.Set(`{"friends":["Andy","Carol"]}`, "friends.-1", "Sara")))
	show(must(sjson.Set(`{"friends":["Andy","Carol"]}`, "friends.4", "Sara")))
	show(must(sjson.Delete(json, "name.first")))
	show(must(sjson.Set(json, "tags", []any{1, true, nil, 1.5, map[string]any{"a": "b"}})))
	show(must(sjson.SetRaw(json, "name", `{"only":"one"}`)))
	show(must(sjson.SetBytes([]byte(json), "age", 48)))
	options := sjson.Options{Optimistic: true}
	show(must(sjson.SetOptions(json, "age", 49, &options)))
	_, err := sjson.Set("[1]", "a", 1)
	show(err.Error())
}
