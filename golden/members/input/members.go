// Package members has types with fields and methods, which no level renders yet.
package members

import "time"

// Point is plain data.
type Point struct {
	// X is across.
	X    int `json:"x"`
	Y    int
	next *Point
}

// Move moves it.
//
// Deprecated: use Add.
func (p *Point) Move(by int, rest ...int) (moved *Point, err error) { return p, nil }

// Length is how far it is from the origin.
func (p Point) Length() float64 { return 0 }

// Circle has the fields and methods of a point.
type Circle struct {
	*Point
	base
	Radius float64
}

type base struct{ Since time.Time }

func (b *base) Touch() {}

// Shape is what has a length.
type Shape interface {
	Length() float64
	grow()
}

// Set is generic.
type Set[T comparable] struct{ items map[T]bool }

// Add adds an item.
func (s *Set[T]) Add(item T) *Set[T] { return s }

// Number is a constraint.
type Number interface{ ~int | ~float64 }

// Spot is another name of Point.
type Spot = Point

// Origin is not callable yet.
func Origin() *Point { return nil }

// Answer is.
func Answer() int { return 42 }
