// Package never_nil has results that are never nil, and some that may be.
package never_nil

import (
	"errors"
	"fmt"
	"strconv"
)

// ErrEmpty is the error for no text.
var ErrEmpty = errors.New("empty")

// Version is a version with one number.
type Version struct {
	major int
	next  *Version
}

// NewVersion reads a version.
func NewVersion(text string) (*Version, error) {
	if text == "" {
		return nil, ErrEmpty
	}
	major, err := strconv.Atoi(text)
	if err != nil {
		return nil, fmt.Errorf("no version: %w", err)
	}
	return &Version{major: major}, nil
}

// MustVersion reads a version, and panics where it cannot.
func MustVersion(text string) *Version {
	version, err := NewVersion(text)
	if err != nil {
		panic(err)
	}
	return version
}

// Major is the number.
func (v *Version) Major() int { return v.major }

// Bump counts up, and gives the same version.
func (v *Version) Bump() *Version {
	v.major++
	return v
}

// Then sets the next version.
func (v *Version) Then(next *Version) *Version {
	v.next = next
	return v
}

// Next may be nil.
func (v *Version) Next() *Version { return v.next }

// Latest may be nil: nobody has said that there is one.
func Latest(versions []*Version) *Version {
	var latest *Version
	for _, version := range versions {
		if latest == nil || version.major > latest.major {
			latest = version
		}
	}
	return latest
}

// Both gives two; only the first is always there.
func Both(text string) (first, second *Version, err error) {
	if first, err = NewVersion(text); err != nil {
		return nil, nil, err
	}
	return first, first.next, nil
}

// Release has a version in it; that may be nil.
type Release struct {
	*Version
	name string
}

// NewRelease makes a release without a version.
func NewRelease(name string) *Release { return &Release{name: name} }

// Name is the release's.
func (r *Release) Name() string { return r.name }

// Shape has an area.
type Shape interface{ Area() int }

// Square is a shape.
type Square struct{ side int }

// Area is that of the square.
func (s *Square) Area() int { return s.side * s.side }

// NewShape makes a shape.
func NewShape(side int) Shape { return &Square{side} }

// FindShape may be nil.
func FindShape(shapes []Shape, area int) Shape {
	for _, shape := range shapes {
		if shape.Area() == area {
			return shape
		}
	}
	return nil
}

// Option sets something of a version.
type Option func(*Version)

// WithMajor sets the number.
func WithMajor(major int) Option { return func(v *Version) { v.major = major } }

// NoOption is nil.
func NoOption() Option { return nil }

// Apply applies options.
func (v *Version) Apply(options ...Option) *Version {
	for _, option := range options {
		option(v)
	}
	return v
}

// Point is a record.
type Point struct{ X, Y int }

// NewPoint makes a point.
func NewPoint(x, y int) *Point { return &Point{x, y} }

// FindPoint may be nil.
func FindPoint(points []Point, x int) *Point {
	for _, point := range points {
		if point.X == x {
			return &point
		}
	}
	return nil
}

// Count gives a pointer to a number.
func Count(n int) *int { return &n }

// Set is a set of values.
type Set[E comparable] struct{ has map[E]bool }

// NewSet makes a set.
func NewSet[E ~int | ~string](values ...E) *Set[E] {
	set := &Set[E]{make(map[E]bool)}
	for _, value := range values {
		set.Add(value)
	}
	return set
}

// Add adds a value, and gives the same set.
func (s *Set[E]) Add(value E) *Set[E] {
	s.has[value] = true
	return s
}

// Len is the number of values.
func (s *Set[E]) Len() int { return len(s.has) }
