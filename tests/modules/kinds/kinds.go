// Package kinds has a parameter and a field of every kind, and methods of types of every kind.
package kinds

import (
	"errors"
	"math/big"
	"net/netip"
	"time"

	"example.com/kinds/part"
)

// Point is a record that can be a key.
type Point struct{ X, Y int }

// Norm is a method.
func (p Point) Norm() int { return p.X + p.Y }

// Add takes another.
func (p Point) Add(other Point) Point { return Point{p.X + other.X, p.Y + other.Y} }

// Scale scales, and fails.
func (p Point) Scale(by int) (Point, error) {
	if by == 0 {
		return p, errors.New("by nothing")
	}
	return Point{p.X * by, p.Y * by}, nil
}

// Sum is variadic.
func (p Point) Sum(more ...int) int {
	for _, n := range more {
		p.X += n
	}
	return p.Norm()
}

// Halves has results with names.
func (p Point) Halves() (low, high int) { return p.X / 2, p.Y / 2 }

// Watch cannot be called.
func (p Point) Watch(c chan int) {}

// Close cannot be called, and has a name that protocols ask for.
func (p Point) Close(c chan int) {}

// Level is an enumeration of numbers.
type Level int

// The levels.
const (
	Low Level = iota
	High
)

// Next is the level above.
func (l Level) Next() Level { return l + 1 }

// Watch cannot be called.
func (l Level) Watch(c chan int) {}

// Mode is an enumeration of strings.
type Mode string

// The modes.
const (
	Slow Mode = "slow"
	Fast Mode = "fast"
)

// Celsius is a number.
type Celsius float64

// Double doubles.
func (c Celsius) Double() Celsius { return 2 * c }

// Values is a map.
type Values map[string][]string

// Get gives the first value.
func (v Values) Get(key string) string {
	if len(v[key]) == 0 {
		return ""
	}
	return v[key][0]
}

// Set changes the map.
func (v Values) Set(key, value string) { v[key] = []string{value} }

// Take gives the first value, which is gone then.
func (v Values) Take(key string) string {
	found := v.Get(key)
	delete(v, key)
	return found
}

// Watch cannot be called.
func (v Values) Watch(c chan int) {}

// Stack is a slice.
type Stack []int

// Top is the last one.
func (s Stack) Top() int { return s[len(s)-1] }

// Push changes the stack.
func (s *Stack) Push(n int) { *s = append(*s, n) }

// Crate is generic, with a field of each kind around what differs.
type Crate[T any] struct {
	First  T
	Items  []T
	Rows   [][]T
	Sides  [2]T
	ByName map[string]T
	Other  *T
	Label  string
}

// Fields has a field of every kind.
type Fields struct {
	Flag     bool
	Small    int8
	Count    uint
	Ratio    float32
	Weight   float64
	Phase    complex128
	Name     string
	Data     []byte
	Four     [4]byte
	Letter   rune
	Span     time.Duration
	Tags     []string
	Rows     [][]int
	Pair     [2]int
	Maybe    *int
	Corner   Point
	Other    *Point
	Path     []Point
	ByName   map[string]Point
	Nested   map[string]map[int][]Point
	Level    Level
	Mode     Mode
	Heat     Celsius
	Values   Values
	Address  netip.Addr
	Since    time.Time
	Anything any
}

func EchoFields(v Fields) Fields                                     { return v }
func Bool(v bool) bool                                               { return v }
func Int8(v int8) int8                                               { return v }
func Uint(v uint) uint                                               { return v }
func Float32(v float32) float32                                      { return v }
func Float64(v float64) float64                                      { return v }
func Complex(v complex128) complex128                                { return v }
func Complex64(v complex64) complex64                                { return v }
func String(v string) string                                         { return v }
func Bytes(v []byte) []byte                                          { return v }
func Rune(v rune) rune                                               { return v }
func Span(v time.Duration) time.Duration                             { return v }
func Big(v *big.Int) *big.Int                                        { return v }
func Tags(v []string) []string                                       { return v }
func Rows(v [][]int) [][]int                                         { return v }
func Pair(v [2]int) [2]int                                           { return v }
func Maybe(v *int) *int                                              { return v }
func TakePoint(v Point) Point                                        { return v }
func MaybePoint(v *Point) *Point                                     { return v }
func Path(v []Point) []Point                                         { return v }
func Points(v ...Point) int                                          { return len(v) }
func TakeLevel(v Level) Level                                        { return v }
func TakeMode(v Mode) Mode                                           { return v }
func Heat(v Celsius) Celsius                                         { return v }
func TakeValues(v Values) Values                                     { return v }
func Address(v netip.Addr) netip.Addr                                { return v }
func Any(v any) any                                                  { return v }
func OtherPoint(v part.Point) part.Point                             { return v }
func ByString(m map[string]int) map[string]int                       { return m }
func ByInt(m map[int]string) map[int]string                          { return m }
func ByByte(m map[uint8]string) map[uint8]string                     { return m }
func ByFloat(m map[float64]int) map[float64]int                      { return m }
func ByBool(m map[bool]int) map[bool]int                             { return m }
func ByRune(m map[rune]int) map[rune]int                             { return m }
func ByPair(m map[[2]int]int) map[[2]int]int                         { return m }
func ByPoint(m map[Point]int) map[Point]int                          { return m }
func ByAddress(m map[netip.Addr]int) map[netip.Addr]int              { return m }
func ByComplex(m map[complex128]int) map[complex128]int              { return m }
func ByLevel(m map[Level]int) map[Level]int                          { return m }
func ByMode(m map[Mode]int) map[Mode]int                             { return m }
func ByAny(m map[any]int) map[any]int                                { return m }
func OfAny(m map[string]any) map[string]any                          { return m }
func Nested(m map[string]map[int][]Point) map[string]map[int][]Point { return m }
func IntCrate(v Crate[int]) Crate[int]                               { return v }
func TextCrate(v Crate[string]) Crate[string]                        { return v }
func Sort(v []int)                                                   { v[0], v[1] = v[1], v[0] }
func Put(m map[string]int, key string)                               { m[key] = 1 }
func Move(p *Point)                                                  { p.X++ }
func Bump(n *int)                                                    { *n++ }
func Fill(m map[string][]Point) error                                { m["a"] = nil; return nil }
func Drain(v []int) string                                           { v[0] = 0; return "drained" }

// Origin is a variable.
var Origin = Point{1, 2}

// Named is a map that a variable holds.
var Named = map[string]Point{"a": {1, 2}}

// Chest is generic over what differs more: bytes are no list, and lists are in lists.
type Chest[T any] struct {
	First T
	Items []T
	Keyed map[string][]T
}

func ByteChest(v Chest[byte]) Chest[byte]     { return v }
func ListChest(v Chest[[]int]) Chest[[]int]   { return v }
func TextChest(v Chest[string]) Chest[string] { return v }
