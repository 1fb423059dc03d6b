// Package bench has the functions whose calls benches/instructions.py counts.
package bench

// Level is a number under another name.
type Level int8

// Add adds.
func Add(a, b int) int { return a + b }

// Scale multiplies.
func Scale(v, by float64) float64 { return v * by }

// Not negates.
func Not(v bool) bool { return !v }

// Raise returns what is above v.
func Raise(v Level) Level { return v + 1 }

// Concat puts b after a.
func Concat(a, b string) string { return a + b }

// Echo returns v.
func Echo(v string) string { return v }

// Bytes returns v.
func Bytes(v []byte) []byte { return v }

// Pair returns both.
func Pair(n int, s string) (number int, text string) { return n, s }

// Ints returns v.
func Ints(v []int) []int { return v }

// Floats returns v.
func Floats(v []float64) []float64 { return v }

// Bools returns v.
func Bools(v []bool) []bool { return v }

// Strings returns v.
func Strings(v []string) []string { return v }

// Grid returns v.
func Grid(v [][]int64) [][]int64 { return v }

// Dynamic returns v.
func Dynamic(v any) any { return v }

// Sum adds up.
func Sum(v ...int) (sum int) {
	for _, n := range v {
		sum += n
	}
	return sum
}

// Larger returns the larger one.
func Larger[T int | float64 | string](a, b T) T { return max(a, b) }
