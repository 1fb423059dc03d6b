// Package kinds has another name than its folder.
package kinds

// Level is a number with a method.
type Level int16

// Lowest is the only one with a name.
const Lowest Level = -1

// Up is the next one.
func (l Level) Up() Level { return l + 1 }

// Label is its own text.
type Label [2]byte

// MarshalText writes it.
func (l Label) MarshalText() ([]byte, error) { return l[:], nil }

// UnmarshalText reads it.
func (l *Label) UnmarshalText(text []byte) error { copy(l[:], text); return nil }

// Upper is the first letter.
func (l Label) Upper() string { return string(l[:1]) }
