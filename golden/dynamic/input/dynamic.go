// Package dynamic has values of any type.
package dynamic

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
)

// Value is any value under a name.
type Value any

func Echo(v any) any { return v }

func List(values []any) []any { return values }

func Named(v Value) Value { return v }

func Kind(v any) string {
	switch v.(type) {
	case nil:
		return "nil"
	case bool:
		return "bool"
	case int64:
		return "int64"
	case uint64:
		return "uint64"
	case float64:
		return "float64"
	case string:
		return "string"
	case []byte:
		return "[]byte"
	case []any:
		return "[]any"
	}
	return "another type"
}

// Strange gives what does not cross.
func Strange() any { return map[string]int{"a": 1} }

// Unmarshal fills what its caller points to.
func Unmarshal(data []byte, v any) error { return json.Unmarshal(data, v) }

// Load fills what its caller points to.
func Load(name string, target any) error {
	return json.NewDecoder(strings.NewReader(name)).Decode(target)
}

func ScanAll(text string, values ...any) (int, error) { return fmt.Sscan(text, values...) }

// First only reads, whatever its parameter is called.
func First(out any) any { return reflect.ValueOf(out).Index(0).Interface() }

// Print returns nothing, and fills nothing.
func Print(out []string, dst any) { fmt.Println(out, dst) }
