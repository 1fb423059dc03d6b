// Package dynamic has values of any type.
package dynamic

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
func Unmarshal(data []byte, v any) error { return nil }

// Load fills what its caller points to.
func Load(name string, target any) error { return nil }

func ScanAll(text string, values ...any) (int, error) { return 0, nil }
