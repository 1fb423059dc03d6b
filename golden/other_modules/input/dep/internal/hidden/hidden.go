// Package hidden is for example.org/dep alone.
package hidden

// Secret is written as dep.Secret elsewhere.
type Secret struct{ text string }

// Text is it.
func (s *Secret) Text() string { return s.text + "!" }

// New makes one.
func New(text string) *Secret { return &Secret{text} }

// Disc is written as dep.Disc elsewhere.
type Disc struct{ Radius float64 }

// Area is about three times the square of the radius.
func (d *Disc) Area() float64 { return 3 * d.Radius * d.Radius }
