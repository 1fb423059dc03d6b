// Package choices has functions with type parameters that no argument fixes.
package choices

import (
	"cmp"
	"fmt"
)

// Number is a constraint.
type Number interface{ ~int64 | ~float64 }

// Zero takes nothing.
func Zero[T Number]() T { return 0 }

// Kind says what it was called with.
func Kind[T int64 | uint64 | float64 | string | bool | []byte](values ...T) string {
	var zero T
	return fmt.Sprintf("%T of %d", zero, len(values))
}

// Convert has one that an argument fixes, and one that none does.
func Convert[To, From Number](from From) To { return To(from) }

// Pair has two of them.
func Pair[A Number, B Number | string]() (first A, second B) { return }

// Empty has one that follows from another.
func Empty[S ~[]E, E cmp.Ordered]() (S, string) { return S{}, fmt.Sprintf("%T", S{}) }

// Share already has a parameter of that name.
func Share[T Number](of string) (T, string) {
	var zero T
	return zero, fmt.Sprintf("%s %T", of, zero)
}

// Point is a record.
type Point struct{ X, Y int }

// Level is a value with methods.
type Level uint8

// String shows it.
func (l Level) String() string { return fmt.Sprintf("level %d", uint8(l)) }

// New gives what is of a class, or a list of texts.
func New[T Point | Level | []string]() string {
	var zero T
	return fmt.Sprintf("%T", zero)
}

// Box keeps values of one type.
type Box[T cmp.Ordered] struct{ items []T }

// NewBox returns an empty one.
func NewBox[T cmp.Ordered](capacity int) (*Box[T], error) {
	if capacity < 0 {
		return nil, fmt.Errorf("no box holds %d", capacity)
	}
	return &Box[T]{make([]T, 0, capacity)}, nil
}

// Add adds.
func (b *Box[T]) Add(item T) { b.items = append(b.items, item) }

// Items are all.
func (b *Box[T]) Items() []T { return b.items }

// Same makes no difference in Python.
func Same[T int64 | uint64]() T { return 0 }

// Fixed is chosen by its argument alone.
func Fixed[T Number](value T) T { return value }

// Sizes has a choice of integers that are all int in Python.
func Sizes[T int64 | uint64 | string](values ...T) string {
	var zero T
	return fmt.Sprintf("%T of %d", zero, len(values))
}
