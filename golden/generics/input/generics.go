// Package generics has functions with type parameters.
package generics

import (
	"cmp"
	"time"
)

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

// Level is a number of its own.
type Level uint8

func Clamp[T ~int8 | ~uint16](v T) T { return v }

func Ordered[T cmp.Ordered](a, b T) T { return max(a, b) }

func Wait[T time.Duration | time.Month](v T) T { return v }

func Leveled[T Level | string](v T) T { return v }

func Join[T Text](parts []T, separator T) T { return separator }

func Rows[T Text](rows [][]T, more ...[]T) []T { return nil }

func Merge[A, B Text](left []A, right []B) A { return left[0] }

func Runes[T ~string | ~[]rune | ~[][]byte](text T) T { return text }

func Hash[T interface {
	Text
	comparable
}](v T) T {
	return v
}

func Never[T interface {
	~int
	~string
}](v T) {
}

func Triple[A, B, C ~int | ~uint | ~float32](a A, b B, c C) {}
