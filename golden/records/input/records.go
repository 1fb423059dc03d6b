// Package records has structs that are nothing but their fields.
package records

import (
	"sync"
	"time"
)

// Level is an enumeration.
type Level int8

// The levels.
const (
	Low Level = iota
	High
)

// Point is a place.
type Point struct {
	// X is the first coordinate.
	X int
	Y int
}

// Norm is the sum of the absolute coordinates.
func (p Point) Norm() int { return p.X + p.Y }

// Scale multiplies the coordinates.
func (p Point) Scale(by int) (Point, error) { return Point{p.X * by, p.Y * by}, nil }

// String is "X,Y".
func (p Point) String() string { return "" }

// Options has a field of every kind.
type Options struct {
	Name    string
	Level   Level
	Ratio   float32
	Data    []byte
	Tags    []string
	Corner  Point
	Other   *Point
	Path    []Point
	Sides   [2]Point
	ByName  map[string]Point
	Extra   any
	Timeout time.Duration
	Since   time.Time
	Phase   complex128
	Count   *int
	Class   bool
	Import  string
	Str     int
	Int     int
	Norm    int
}

// Named is a record that embeds another.
type Named struct {
	Point
	Name string
}

// Pair is generic.
type Pair[A any, B any] struct {
	First  A
	Second B
}

// Empty has no fields.
type Empty struct{}

// Hidden has an unexported field, so it is an object.
type Hidden struct {
	Name string
	size int
}

// Counter has a method on its pointer, so it is an object.
type Counter struct{ N int }

// Add adds one.
func (c *Counter) Add() { c.N++ }

// Guarded holds a lock, so it is an object.
type Guarded struct{ sync.Mutex }

// Node is made of itself, so it is an object.
type Node struct {
	Next *Node
}

// Around holds an object, so it is one.
type Around struct{ Hidden Hidden }

// Move moves a point.
func Move(p Point, by Point) Point { return p }

// Find may find none.
func Find(name string) (*Point, error) { return nil, nil }

// Configure takes everything.
func Configure(options Options) Options { return options }

// Fill fills what it is given.
func Fill(options *Options) error { return nil }

// Hull takes many.
func Hull(points ...Point) []Point { return points }

// Split gives two.
func Split(n Named) (point Point, name string) { return n.Point, n.Name }

// Swap is generic in its argument.
func Swap(pair Pair[int, string]) Pair[string, int] { return Pair[string, int]{} }

// Nothing takes an empty record.
func Nothing(e Empty) Empty { return e }

// Hide takes an object.
func Hide(h Hidden) int { return h.size }

// Count takes an object.
func Count(c *Counter) int { return c.N }

// Walk takes an object.
func Walk(n Node) int { return 0 }

// Look takes an object.
func Look(a Around) int { return 0 }

// Lock takes an object.
func Lock(g *Guarded) {}

// Origin is a variable.
var Origin = Point{}

// Mode is the type of a field, and of nothing else.
type Mode uint8

// Settings is a record that no function takes or gives.
type Settings struct {
	Mode  Mode
	Modes map[string][]Mode
}

// Atlas has a field whose type fills a line, and a method with such a result.
type Atlas struct {
	Places map[string]map[int]map[string]map[int][]Point
}

// Find takes and gives what is as long.
func (a Atlas) Find(places map[string]map[int]map[string]map[int][]Point) map[string]map[int]map[string]map[int][]Point {
	return places
}

// Chest is generic over bytes and texts, which have other zero values.
type Chest[T any] struct {
	Items []T
}

// Bytes takes one of them.
func Bytes(c Chest[byte]) Chest[byte] { return c }

// Texts takes the other.
func Texts(c Chest[string]) Chest[string] { return c }
