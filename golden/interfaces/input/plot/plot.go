// Package plot has a type that implements an interface of another package.
package plot

import "example.com/interfaces"

// Sprite is a shape.
type Sprite struct{ size float64 }

// New returns a sprite.
func New(size float64) *Sprite { return &Sprite{size} }

// Area is its size.
func (s *Sprite) Area() float64 { return s.size }

// Draw draws any shape.
func Draw(shape interfaces.Shape) string { return interfaces.Kind(shape) }
