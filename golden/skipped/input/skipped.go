// Package skipped has one function for each reason why a function cannot be called.
package skipped

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"reflect"
	"regexp"
	"strings"
	"unsafe"
)

// level is a named type that no other package can write.
type level int

// Point is a named struct.
type Point struct{ X, Y int }

// Shower is a constraint with a method.
type Shower interface{ Show() string }

// Pair is generic.
type Pair[K comparable, V any] struct {
	Key   K
	Value V
}

func Fine(n int) int { return n }

func Chan(c chan int) {}

func ChanResult() <-chan string { return nil }

func Complex(c complex128) {}

func ComplexResult(re, im float32) complex64 { return complex(re, im) }

func Func(f func(a int, b ...string) (bool, error)) {}

func Interface(v interface{ Len() int }) int { return v.Len() }

func Map(m map[string]int) int { return len(m) }

func MapInSlice(m []map[string][]int) int { return len(m) }

func NamedStruct(p Point) {}

func Instance(p Pair[string, []level]) {}

func PointerResult() *Point { return nil }

func Struct(v struct {
	A int
	B string
}) {
}

func Uintptr(p uintptr) {}

func UnsafePointer(p unsafe.Pointer) {}

func Named(l level) {}

func NamedResult() []level { return nil }

func PointerToSlice(p *[]int) {}

func HugeArray(data [1 << 21]byte) {}

func Context() context.Context { return nil }

func Writer() io.Writer { return nil }

func Seq2() iter.Seq2[int, string] { return nil }

func Generic[T Shower](v T) string { return v.Show() }

func GenericComplex[T complex64 | complex128](v T) T { return v }

func GenericMap[M ~map[K]V, K comparable, V any](m M) int { return len(m) }

func Variadic(names ...chan int) int { return len(names) }

func Pattern(re *regexp.Regexp) string { return re.String() }

func Unmarshal(data []byte, v any) error { return json.Unmarshal(data, v) }

func Output(target any) { reflect.ValueOf(target).Elem().SetZero() }

var last any

func Keep(target any) { last = target }

// Prepare may do anything. The value must be a pointer.
func Prepare(value any) { last = value }

func Load(text string, v any) error { return json.NewDecoder(strings.NewReader(text)).Decode(v) }

func Scan(text string, values ...any) (int, error) { return fmt.Sscan(text, values...) }

func WriteThrough(p *int) { *p = 1 }

func WriteArray(p *[4]byte) { p[0] = 1 }

func SetOutput(w io.Writer) {}

func IsMissing(err error) bool { return err == io.EOF }

// XORKeyStream is written in assembly, as it were.
func XORKeyStream(dst, src []byte)

func Fill(values []int, value int) {
	for i := range values {
		values[i] = value
	}
}

func Several(a int, b chan int, c map[string]int) {}

func unexported() {}

func (p Point) Method() int { return p.X }
