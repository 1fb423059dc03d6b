// Package data gives back what it is given: records, maps, complex numbers, and any of them.
package data

import (
	"errors"
	"fmt"
	"net/netip"
	"time"

	"example.com/data/shape"
)

// Point is a place.
type Point struct {
	// X is the first coordinate.
	X int
	Y int
}

// Norm is the sum of the coordinates.
func (p Point) Norm() int { return p.X + p.Y }

// Scale multiplies the coordinates.
func (p Point) Scale(by int) (Point, error) {
	if by == 0 {
		return Point{}, errors.New("cannot scale by nothing")
	}
	return Point{p.X * by, p.Y * by}, nil
}

// Box has a field of every kind.
type Box struct {
	Name    string
	Level   Level
	Ratio   float32
	Data    []byte
	Tags    []string
	Rows    [][]int
	Corner  Point
	Other   *Point
	Path    []Point
	Sides   [2]Point
	ByName  map[string]Point
	Extra   any
	Timeout time.Duration
	Since   time.Time
	Address netip.Addr
	Phase   complex128
	Count   *int
	Letter  rune
	Class   bool
}

// Pair is generic.
type Pair[A any, B any] struct {
	First  A
	Second B
}

// Swap swaps.
func (p Pair[A, B]) Swap() Pair[B, A] { return Pair[B, A]{p.Second, p.First} }

// Six has six fields.
type Six struct {
	A int
	B float64
	C string
	D bool
	E int
	F string
}

// Level is an enumeration.
type Level int8

// The levels.
const (
	Low Level = iota
	High
)

// Next is the level above.
func (l Level) Next() Level { return l + 1 }

// Values is a named map.
type Values map[string][]string

// Get gives the first value.
func (v Values) Get(key string) string { return fmt.Sprint(v[key]) }

// Origin is a variable.
var Origin = Point{1, 2}

func EchoPoint(p Point) Point { return p }
func EchoBox(b Box) Box       { return b }
func EchoSix(s Six) Six       { return s }
func GiveSix() Six            { return Six{1000, 1.5, "hello", true, 7, "world!"} }
func TakeSix(s Six) int       { return s.A }
func GiveSixParts() (a int, b float64, c string, d bool, e int, f string) {
	return 1000, 1.5, "hello", true, 7, "world!"
}
func EchoPoints(p []Point) []Point                   { return p }
func EchoOptional(p *Point) *Point                   { return p }
func EchoPair(p Pair[int, string]) Pair[int, string] { return p }
func SwapPair(p Pair[int, string]) Pair[string, int] { return p.Swap() }
func EchoCircle(c shape.Circle) shape.Circle         { return c }
func Sum(points ...Point) (sum Point) {
	for _, p := range points {
		sum.X += p.X
		sum.Y += p.Y
	}
	return
}
func IsNil(b Box) (tags, rows, data, byName bool) {
	return b.Tags == nil, b.Rows == nil, b.Data == nil, b.ByName == nil
}
