// Package geo has records that the other packages of the module use.
package geo

// Point is a place.
type Point struct{ X, Y float64 }

// Any has the name of something that stubs import.
type Any struct{ Value any }

// Inner is a generic record in another one.
type Inner[T any] struct{ Value T }

// Box is generic: its argument is in every kind of field.
type Box[T any] struct {
	// Value is the argument itself, whose zero value depends on it.
	Value  T
	Maybe  *T
	Items  []T
	ByName map[string]T
	Inner  Inner[T]
	Pair   [2]Inner[T]
	Size   int
}

// Len is the same for all boxes.
func (b Box[T]) Len() int { return b.Size }

// First depends on the argument.
func (b Box[T]) First() T { return b.Value }

// With takes the argument.
func (b Box[T]) With(value T) Box[T] { return Box[T]{Value: value} }

// Clash has fields that are called what their types are in Python.
type Clash struct {
	Bool     bool
	Bytes    []byte
	Datetime string
	Dict     map[string]int
	Final    []string
	Float    float64
	Mapping  map[string]int
	Tuple    []int
	Self     int
}

// Int has the name of a type in Python, too.
func (c Clash) Int() int { return 0 }

// Echo returns what it is given.
func Echo(c Clash) Clash { return c }
