package echo

import (
	"cmp"
	"fmt"
	"iter"
	"time"
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

// Both are of different families of integers, neither of which holds the other.
type Both interface{ ~int8 | ~uint16 }

// Typed is the type that stands for T, and the value.
func Typed[T Both](v T) string { return fmt.Sprintf("%T %v", v, v) }

// TypedSpan has types of other packages and of this one in its constraint.
func TypedSpan[T time.Duration | time.Month | Octet](v T) string { return fmt.Sprintf("%T %d", v, v) }

// TypedOrdered is the type that stands for T, and the greater value.
func TypedOrdered[T cmp.Ordered](a, b T) string { return fmt.Sprintf("%T %v", a, max(a, b)) }

// TypedNumber prefers integers to floats.
func TypedNumber[T ~float32 | ~uint](v T) string { return fmt.Sprintf("%T %v", v, v) }

// TypedPair has two parameters.
func TypedPair[A, B cmp.Ordered](a A, b B) string { return fmt.Sprintf("%T %T", a, b) }

// TypedTriple has so many that not all combinations are compiled.
func TypedTriple[A, B, C ~int | ~uint | ~float64](a A, b B, c C) string {
	return fmt.Sprintf("%T %T %T", a, b, c)
}

// TypedText has lists in its constraint.
func TypedText[T ~string | ~[]byte | ~[]rune | ~[]string | ~[2]bool](v T) string {
	return fmt.Sprintf("%T %v", v, v)
}

// JoinAll is of texts in both forms.
func JoinAll[T ~string | ~[]byte](parts []T) (all []T) { return append(all, parts...) }

// LengthsOf tells which of its arguments are of strings.
func LengthsOf[A, B ~string | ~[]byte](left []A, right []B) string {
	return fmt.Sprintf("%T %d %T %d", left, len(left), right, len(right))
}
