// Package shadowing has functions with the names of Python's builtins, beside parameters and
// results of the very types that those builtins are.
package shadowing

// Int shadows.
func Int(v int64) int64 { return v }

// Str shadows.
func Str(v string) string { return v }

// Bytes shadows.
func Bytes(v []byte) []byte { return v }

// List shadows.
func List(v []int) []int { return v }

// Bool shadows.
func Bool(v bool) bool { return v }

// Float shadows.
func Float(v float64) float64 { return v }

// Tuple shadows.
func Tuple(v string) (string, bool) { return v, true }

// None shadows.
func None() {}

// Sequence shadows.
func Sequence(v []string) []string { return v }

// Buffer shadows.
func Buffer(v []byte) []byte { return v }

// Type shadows.
func Type(v []bool) []bool { return v }

// Object shadows.
func Object(v uint8) uint8 { return v }

// Plain uses what the others shadow.
func Plain(a int, b string, c []byte, d []float64, e bool) (int, string, []byte, []float64, bool) {
	return a, b, c, d, e
}
