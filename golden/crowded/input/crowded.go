// Package crowded exports the names that its stub would take from elsewhere.
package crowded

import (
	"cmp"
	"time"
)

// IntEnum is an enum.
type IntEnum int

const (
	Final IntEnum = iota
	Any
)

// StrEnum is an enum.
type StrEnum string

const (
	Buffer  StrEnum = "buffer"
	Generic StrEnum = "generic"
)

const (
	E              = 2.5
	GoValue        = 1
	NamedTuple     = "tuple"
	SequenceNotStr = true
)

// FieldsResult takes the name of what Fields returns.
const FieldsResult = 3

var (
	TypeVar        = []byte("x")
	AttributeError = 1
)

// Fields has results named like types.
func Fields(n int) (int int, str string, list []int, tuple [2]byte, any any) {
	return n, "x", nil, [2]byte{}, nil
}

func Tuple(n int) (int, string) { return n, "" }

func Timedelta(d time.Duration) time.Duration { return d }

// Deprecated is what it is called.
//
// Deprecated: really.
func Deprecated(b []byte) any { return b }

// Overload needs one.
func Overload[T string | []byte](v T) T { return v }

// Halves has results of one type or another.
func Halves[T string | []byte](v T) (left, right T) { return v[:len(v)/2], v[len(v)/2:] }

// Extremes is generic in its results.
func Extremes[E cmp.Ordered](values ...E) (low, high E) {
	for i, v := range values {
		if i == 0 || v < low {
			low = v
		}
		if i == 0 || v > high {
			high = v
		}
	}
	return low, high
}

// Both has two type parameters that take the same types.
func Both[A, B int | string](list []A, other B) (firsts []A, second B) { return list, other }

// Nested has one inside another.
func Nested[T int | float64](rows [][]T, scale *T) [][]T { return rows }

// Mixed takes one of two kinds of slices.
func Mixed[T string | []byte](list []T, sep string) T { var zero T; return zero }

// Same gives the same for both.
func Same[T string | []byte](v T, n int) int { return len(v) + n }

func Globals() {}

func Attributes() {}

// Sorted takes four kinds of slices, three of which a type variable can stand for.
func Sorted[T int | float64 | string | []byte](list []T) []T { return list }

// Rows takes two kinds of slices of slices.
func Rows[T string | []byte](rows [][]T, first T) (row []T, found bool) { return nil, false }

// Columns gives what it takes.
func Columns[T string | []byte](rows [][]T) [][]T { return rows }

// Span gives its results several types: a named tuple that is no longer generic.
func Span[T int | string | []byte](from, to T) (low, high T) { return from, to }
