package echo

import "strings"

// SumInt64 adds up.
func SumInt64(values []int64) int64 {
	var sum int64
	for _, value := range values {
		sum += value
	}
	return sum
}

// SumFloat64 adds up.
func SumFloat64(values []float64) float64 {
	var sum float64
	for _, value := range values {
		sum += value
	}
	return sum
}

// Join puts separator between parts.
//
// It is [strings.Join] under another name.
func Join(parts []string, separator string) string { return strings.Join(parts, separator) }

// Concat returns a followed by b.
func Concat(a, b []byte) []byte { return append(append([]byte(nil), a...), b...) }

// Fill returns n bytes of value.
func Fill(n int, value byte) []byte {
	filled := make([]byte, n)
	for i := range filled {
		filled[i] = value
	}
	return filled
}

// Nine takes one of everything and counts what is not the zero value.
func Nine(a bool, b int8, c uint64, d float32, e float64, f string, g []byte, h []string, i []int64) int {
	n := 0
	for _, set := range []bool{
		a, b != 0, c != 0, d != 0, e != 0, f != "", len(g) > 0, len(h) > 0, len(i) > 0,
	} {
		if set {
			n++
		}
	}
	return n
}
