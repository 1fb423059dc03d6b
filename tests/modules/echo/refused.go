package echo

import (
	"context"
	"io"
	"time"
	"unsafe"
)

// Level is a named type over a Level 1 type.
type Level int

// The functions below cannot cross the boundary, one per reason.

// TakesChan has a channel.
func TakesChan(c chan int) {}

// TakesFunc has a function.
func TakesFunc(f func(int) int) int { return f(1) }

// TakesMap has a map.
func TakesMap(m map[string]int) int { return len(m) }

// TakesStruct has an unnamed struct.
func TakesStruct(s struct{ A int }) int { return s.A }

// TakesInterface has an interface.
func TakesInterface(v interface{ M() }) { v.M() }

// TakesPointer has a pointer.
func TakesPointer(p *int) int { return *p }

// TakesArray has an array.
func TakesArray(a [4]int) int { return a[0] }

// TakesComplex has a complex number.
func TakesComplex(c complex128) float64 { return real(c) }

// TakesUintptr has a uintptr.
func TakesUintptr(u uintptr) uint64 { return uint64(u) }

// TakesUnsafe has an unsafe.Pointer.
func TakesUnsafe(p unsafe.Pointer) bool { return p == nil }

// TakesError has an error that is not the last result.
func TakesError(err error) string { return err.Error() }

// TakesLevel has a named type of this package.
func TakesLevel(l Level) int { return int(l) }

// TakesDuration has a named type of another package.
func TakesDuration(d time.Duration) string { return d.String() }

// TakesContext has a context.
func TakesContext(ctx context.Context) error { return ctx.Err() }

// TakesReader has a reader.
func TakesReader(r io.Reader) ([]byte, error) { return io.ReadAll(r) }

// Generic has a type parameter.
func Generic[T any](v T) T { return v }

// Variadic has a variadic parameter.
func Variadic(values ...int) int { return len(values) }

// ReverseInPlace writes into its parameter and returns nothing.
func ReverseInPlace(values []int) {
	for i, j := 0, len(values)-1; i < j; i, j = i+1, j-1 {
		values[i], values[j] = values[j], values[i]
	}
}

// A method is not a function: String is not offered.
func (l Level) String() string { return "level" }
