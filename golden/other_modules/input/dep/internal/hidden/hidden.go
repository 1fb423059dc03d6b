// Package hidden is for example.org/dep alone.
package hidden

// Secret is written as dep.Secret elsewhere.
type Secret struct{ text string }

// Text is it.
func (s *Secret) Text() string { return s.text + "!" }

// New makes one.
func New(text string) *Secret { return &Secret{text} }
