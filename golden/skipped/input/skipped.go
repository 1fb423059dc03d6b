// Package skipped has one function for each reason why a function cannot be called.
package skipped

import (
	"context"
	"io"
	"time"
	"unsafe"
)

// Level is a named type over int.
type Level int

// Point is a named struct.
type Point struct{ X, Y int }

// Number is a constraint.
type Number interface{ ~int | ~float64 }

// Pair is generic.
type Pair[K comparable, V any] struct {
	Key   K
	Value V
}

func Fine(n int) int { return n }

func Array(hash [32]byte) bool { return hash[0] == 0 }

func ArrayResult() [4]int { return [4]int{} }

func Chan(c chan int) {}

func ChanResult() <-chan string { return nil }

func Complex(c complex128) {}

func ComplexResult(re, im float32) complex64 { return complex(re, im) }

func Func(f func(a int, b ...string) (bool, error)) {}

func Interface(v interface{ Len() int }) int { return v.Len() }

func Any(v any) {}

func Reader(r io.Reader) {}

func Context(ctx context.Context) {}

func Map(m map[string]int) int { return len(m) }

func MapInSlice(m []map[string][]int) int { return len(m) }

func Named(l Level) {}

func NamedInSlice(l []Level) {}

func NamedStruct(p Point) {}

func NamedResult() time.Duration { return 0 }

func Instance(p Pair[string, []Level]) {}

func Pointer(p *int) {}

func PointerResult() *Point { return nil }

func Struct(v struct {
	A int
	B string
}) {
}

func Uintptr(p uintptr) {}

func UnsafePointer(p unsafe.Pointer) {}

func ErrorFirst() (error, int) { return nil, 0 }

func ErrorParameter(err error) {}

func Generic[T any](v T) T { return v }

func GenericNumber[T Number](values ...T) (sum T) { return sum }

func GenericSlice[S ~[]E, E comparable](s S, v E) int { return 0 }

func Variadic(format string, args ...string) int { return len(args) }

func VariadicAny(args ...any) {}

func Fill(values []int, value int) {
	for i := range values {
		values[i] = value
	}
}

func Several(a int, b chan int, c map[string]int) {}

func unexported() {}

func (p Point) Method() int { return p.X }
