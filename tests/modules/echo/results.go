package echo

import "strings"

// Nothing has no result.
func Nothing() {}

// DivMod divides: two results of one type.
func DivMod(a, b int64) (quotient, remainder int64) { return a / b, a % b }

// Cut slices s around the first separator.
func Cut(s, separator string) (before, after string, found bool) {
	return strings.Cut(s, separator)
}

// Unnamed has results without names.
func Unnamed() (string, int, []byte, []string, float64, bool) {
	return "text", -1, []byte{0, 255}, []string{"a", ""}, 0.5, true
}

// NilBytes returns a nil slice.
func NilBytes() []byte { return nil }

// NilStrings returns a nil slice.
func NilStrings() []string { return nil }

// NilInts returns a nil slice.
func NilInts() []int { return nil }

// IsNilBytes tells nil from empty.
func IsNilBytes(v []byte) bool { return v == nil }

// IsNilInts tells nil from empty.
func IsNilInts(v []int) bool { return v == nil }
