// Package complex has complex numbers.
package complex

// Phase is a named complex number.
type Phase complex128

// Add adds two numbers.
func Add(a, b complex128) complex128 { return a + b }

// Narrow takes a number of half the width.
func Narrow(a complex64) complex64 { return a }

// Sum adds many.
func Sum(values ...complex128) complex128 {
	var sum complex128
	for _, value := range values {
		sum += value
	}
	return sum
}

// Turn has a named type.
func Turn(phase Phase) Phase { return phase * 1i }

// Pairs takes and gives a list.
func Pairs(values []complex64) []complex64 { return values }

// Root may be absent.
func Root(value *complex128) *complex128 { return value }

// Origin is a variable.
var Origin = complex(0, 0)

// I is a constant.
const I = 1i
