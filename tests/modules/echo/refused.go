package echo

import (
	"encoding/json"
	"unsafe"
)

// Point is a struct, which has no Level 1 form.
type Point struct{ X, Y int }

type hidden int

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

// TakesComplex has a complex number.
func TakesComplex(c complex128) float64 { return real(c) }

// TakesUintptr has a uintptr.
func TakesUintptr(u uintptr) uint64 { return uint64(u) }

// TakesUnsafe has an unsafe.Pointer.
func TakesUnsafe(p unsafe.Pointer) bool { return p == nil }

// TakesHidden has a type whose name no other package can write.
func TakesHidden(h hidden) int { return int(h) }

// TakesPoint has a pointer to a struct.
func TakesPoint(p *Point) int { return p.X }

// TakesShower has a type parameter with a method.
func TakesShower[T interface{ Show() string }](v T) string { return v.Show() }

// ParseInto writes through a pointer.
func ParseInto(text string, length *int) { *length = len(text) }

// Unmarshal fills what its caller points to.
func Unmarshal(data []byte, v any) error { return json.Unmarshal(data, v) }

// ReverseInPlace writes into its parameter and returns nothing.
func ReverseInPlace(values []int) {
	for i, j := 0, len(values)-1; i < j; i, j = i+1, j-1 {
		values[i], values[j] = values[j], values[i]
	}
}

// A method is not a function: String is not offered.
func (p Point) String() string { return "point" }
