// Package generics has functions with type parameters.
package generics

import "cmp"

// Number is a constraint.
type Number interface{ ~int64 | ~float64 }

// Text is a constraint.
type Text interface{ ~string | ~[]byte }

// Unsigned is a constraint.
type Unsigned interface{ ~uint8 | ~uint32 }

// Shower has methods.
type Shower interface{ Show() string }

// Largest is the largest of the values.
func Largest[S ~[]E, E cmp.Ordered](values S) (largest E) {
	for i, v := range values {
		if i == 0 || v > largest {
			largest = v
		}
	}
	return largest
}

func Sum[T Number](values ...T) (sum T) {
	for _, v := range values {
		sum += v
	}
	return sum
}

func Length[T Text](text T) int { return len(text) }

func Narrow[T Unsigned](v T) T { return v }

func Uniq[T comparable](list []T) []T {
	seen := make(map[T]bool)
	var out []T
	for _, v := range list {
		if !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out
}

func First[T any](list []T, fallback T) (T, bool) {
	if len(list) == 0 {
		return fallback, false
	}
	return list[0], true
}

func Pair[A, B cmp.Ordered](a A, b B) (first A, second B) { return a, b }

func Zero[T Number]() T { return 0 }

func Show[T Shower](v T) string { return v.Show() }

func Keys[M ~map[K]V, K comparable, V any](m M) []K { return nil }

func Apply[T any](v T, f func(T) T) T { return f(v) }

func Complex[T complex64 | complex128](v T) T { return v }
