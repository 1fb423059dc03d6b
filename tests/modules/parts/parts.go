// Package parts has what package whole is made of, in a module of its own.
package parts

import (
	"errors"
	"fmt"
)

// ErrFull is returned where nothing more fits.
var ErrFull = errors.New("full")

// LimitError says how far it goes.
type LimitError struct{ Limit int }

// Error is its text.
func (e *LimitError) Error() string { return fmt.Sprintf("no more than %d", e.Limit) }

// Counter counts.
type Counter struct {
	Name string

	n int
}

// NewCounter starts at n.
func NewCounter(n int) *Counter { return &Counter{n: n} }

// Add adds n, and returns the sum.
func (c *Counter) Add(n int) int {
	c.n += n
	return c.n
}

// Shape has an area.
type Shape interface{ Area() float64 }

// Square is a Shape.
type Square struct {
	Side float64

	seen bool
}

// Area of the square.
func (s *Square) Area() float64 {
	s.seen = true
	return s.Side * s.Side
}

// List holds values of one type.
type List[T any] struct{ items []T }

// NewInts makes a List of integers.
func NewInts() *List[int] { return &List[int]{} }

// Push appends a value.
func (l *List[T]) Push(value T) { l.items = append(l.items, value) }

// Len counts the values.
func (l *List[T]) Len() int { return len(l.items) }

// Point is nothing but its fields.
type Point struct{ X, Y int }

// Level has members.
type Level int

// The levels.
const (
	Low Level = iota + 1
	High
)

// Fail fails.
func Fail() error { return ErrFull }
