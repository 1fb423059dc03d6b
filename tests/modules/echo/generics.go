package echo

import (
	"cmp"
	"iter"
)

// Number is a constraint.
type Number interface{ ~int64 | ~float64 }

// Largest is the largest of the values.
func Largest[S ~[]E, E cmp.Ordered](values S) (largest E) {
	for i, v := range values {
		if i == 0 || v > largest {
			largest = v
		}
	}
	return largest
}

// Plus adds.
func Plus[T Number](a, b T) T { return a + b }

// FirstOf is the first of the values, or the other.
func FirstOf[T any](values []T, other T) T {
	if len(values) == 0 {
		return other
	}
	return values[0]
}

// Numbers yields the numbers below n.
func Numbers(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i); i++ {
		}
	}
}

// CollectStrings is what the iterator yields.
func CollectStrings(seq iter.Seq[string]) (all []string) {
	for s := range seq {
		all = append(all, s)
	}
	return all
}

// Forever never ends by itself.
func Forever() iter.Seq[int] {
	return func(yield func(int) bool) {
		for yield(0) {
		}
	}
}
