// Package written has functions that write into what they are given.
package written

import "encoding/json"

// Options is a record.
type Options struct {
	Name  string
	Limit int
}

// Sort writes into a slice.
func Sort(values []string) { values[0] = "" }

// Encode writes into a slice and counts.
func Encode(dst, src []byte) int { return copy(dst, src) }

// Set writes into a map.
func Set(values map[string]string, key, value string) { values[key] = value }

// Read only reads a map.
func Read(values map[string]string) int { return len(values) }

// Default fills a record.
func Default(options *Options) error { options.Limit = 1; return nil }

// Check only reads a record.
func Check(options *Options) error {
	if options.Name == "" {
		return nil
	}
	return nil
}

// Increment writes a number.
func Increment(value *int) { *value++ }

// Parse writes a number beside another result, which stays alone.
func Parse(text string, value *int) string { *value = 1; return text }

// Unmarshal fills what it is given.
func Unmarshal(data []byte, v any) error { return json.Unmarshal(data, v) }

// Decode fills it in the first place, and counts.
func Decode(v any, data []byte) (int, error) { return 0, json.Unmarshal(data, v) }

// Scan fills several, which nobody can leave out.
func Scan(text string, into ...any) error { return json.Unmarshal([]byte(text), into[0]) }

// Append returns what it wrote.
func Append(values []int, value int) []int { return append(values, value) }

// Rest is variadic, which is a slice of the call's own.
func Rest(values ...int) { values[0] = 1 }

// ToMap has a result of its own: its argument is read, though code that fills something sees it.
func ToMap(v any) (map[string]any, error) {
	found := map[string]any{"v": v}
	if text, ok := v.(string); ok {
		return found, fill(text, &found)
	}
	return found, nil
}

func fill(text string, into any) error { return json.Unmarshal([]byte(text), into) }

// Found says whether there was something to fill its target with.
func Found(data []byte, v any) bool { return json.Unmarshal(data, v) == nil }

// Code is text that databases fill.
type Code []byte

// Scan reads from a source, of any type, into the code.
func (c *Code) Scan(src any) error {
	*c = append((*c)[:0], reader(src)...)
	return nil
}

var reader = func(v any) string { text, _ := v.(string); return text }

// Level is a number.
type Level int

// Raise writes through its receiver.
func (l *Level) Raise(by int) { *l += Level(by) }

// Set writes through its receiver, unless it fails.
func (l *Level) Set(text string) error { *l = Level(len(text)); return nil }

// Next writes through its receiver beside a result.
func (l *Level) Next() int { *l++; return int(*l) }

// Peek writes nothing.
func (l *Level) Peek() int { return int(*l) }

// Assign fills an argument beside another one of any type.
func Assign(in any, value any, path string) error { return json.Unmarshal([]byte(path), in) }

// Both fills two arguments.
func Both(in, out any) {
	_ = json.Unmarshal(nil, in)
	_ = json.Unmarshal(nil, out)
}
