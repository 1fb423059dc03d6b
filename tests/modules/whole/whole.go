// Package whole takes and gives what package parts has.
package whole

import (
	"net/url"

	"example.com/parts"
)

// Twice adds n twice.
func Twice(c *parts.Counter, n int) *parts.Counter {
	c.Add(n)
	c.Add(n)
	return c
}

// Fresh gives a counter at 100.
func Fresh() *parts.Counter { return parts.NewCounter(100) }

// Measure gives the area of a shape.
func Measure(s parts.Shape) float64 { return s.Area() }

// Unit gives a shape.
func Unit() parts.Shape { return &parts.Square{Side: 1} }

// Fill appends two values.
func Fill(l *parts.List[int]) *parts.List[int] {
	l.Push(1)
	l.Push(2)
	return l
}

// Mirror exchanges the coordinates.
func Mirror(p parts.Point) parts.Point { return parts.Point{X: p.Y, Y: p.X} }

// Up gives the next level.
func Up(l parts.Level) parts.Level { return l + 1 }

// Overflow fails with an error of package parts.
func Overflow() error { return parts.ErrFull }

// Limit fails with an error type of package parts.
func Limit(n int) error { return &parts.LimitError{Limit: n} }

// Host gives the host of an address.
func Host(u *url.URL) string { return u.Host }
