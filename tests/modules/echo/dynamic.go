package echo

import (
	"encoding/json"
	"fmt"
	"reflect"
)

// Any returns v.
func Any(v any) any { return v }

// AnySlice returns v.
func AnySlice(v []any) []any { return v }

// TypeOf is the dynamic type of v.
func TypeOf(v any) string { return fmt.Sprintf("%T", v) }

// Made is a value of the type that what names.
func Made(what string) any {
	switch what {
	case "nil":
		return nil
	case "int8":
		return int8(-8)
	case "uint64":
		return ^uint64(0)
	case "float32":
		return float32(0.5)
	case "grade":
		return Grade(3)
	case "tag":
		return Tag("named")
	case "strings":
		return []string{"a", "b"}
	case "floats":
		return make([]float64, 20)
	case "grades":
		return []Grade{1, 2}
	case "nested":
		return [][]int{{1}, {}, {2, 3}}
	case "array":
		return [2]int{1, 2}
	case "map":
		return map[string]int{"a": 1}
	case "map in list":
		return []any{1, map[string]int{}}
	case "struct":
		return Point{1, 2}
	case "chan":
		return make(chan int)
	case "cycle":
		list := make([]any, 1)
		list[0] = list
		return list
	}
	return fmt.Errorf("no %s", what)
}

// ItemOf only reads, whatever its parameter is called.
func ItemOf(out any, index int) any { return reflect.ValueOf(out).Index(index).Interface() }

// printed is what was.
var printed string

// PrintTo keeps a text and fills nothing.
func PrintTo(out []string, dst any) { printed = fmt.Sprint(out, dst) }

// Printed is what PrintTo kept.
func Printed() string { return printed }

// ReadFrom fills what it is given, whatever it is called.
func ReadFrom(text string, value any) error { return json.Unmarshal([]byte(text), value) }
