// Package methods has methods of values.
package methods

import (
	"context"
	"io"
)

// Color is an enumeration.
type Color int

// The colors.
const (
	Red Color = iota
	Green
)

// String is the name of a color.
func (c Color) String() string { return "" }

// Real has the name of an attribute of int.
func (c Color) Real() bool { return false }

// Mix mixes two colors.
func (c Color) Mix(other Color) (Color, error) { return c, nil }

// Cell is a named number without constants.
type Cell uint16

// Level is its level.
func (c Cell) Level() int { return 0 }

// Title is a named string.
type Title string

// Upper has the name of an attribute of str.
func (t Title) Upper() Title { return t }

// Ratio is a named float.
type Ratio float64

// Percent is the ratio in percent.
func (r Ratio) Percent() float64 { return 0 }

// Flag is a named bool.
type Flag bool

// Not inverts.
func (f Flag) Not() Flag { return !f }

// Digest is a text.
type Digest [4]byte

// MarshalText is how it is written.
func (d Digest) MarshalText() ([]byte, error) { return nil, nil }

// UnmarshalText is how it is read.
func (d *Digest) UnmarshalText(text []byte) error { return nil }

// Short is the first half.
func (d Digest) Short() string { return "" }

// Values is a named map.
type Values map[string][]string

// Get reads.
func (v Values) Get(key string) string { return "" }

// Set writes.
func (v Values) Set(key, value string) { v[key] = []string{value} }

// Encode joins all.
func (v Values) Encode() string { return "" }

// Stack is a named slice.
type Stack []int

// Push writes through the pointer.
func (s *Stack) Push(value int) { *s = append(*s, value) }

// Top reads.
func (s Stack) Top() (int, bool) { return 0, false }

// Point is a record.
type Point struct{ X, Y float64 }

// Distance takes another one.
func (p Point) Distance(to Point) float64 { return 0 }

// Wait takes a context.
func (p Point) Wait(ctx context.Context, steps ...int) error { return nil }

// Print takes a writer.
func (p Point) Print(out io.Writer) (count int, err error) { return 0, nil }

// Each takes a function, which does not cross.
func (p Point) Each(visit func(float64)) {}

// Base is embedded.
type Base struct{ ID int }

// Key is promoted.
func (b Base) Key() string { return "" }

// User embeds a record.
type User struct {
	Base
	Name string
}

// Pair is generic.
type Pair[A, B any] struct {
	First  A
	Second B
}

// Swap swaps.
func (p Pair[A, B]) Swap() Pair[B, A] { return Pair[B, A]{p.Second, p.First} }

// Both is an instance.
func Both(pair Pair[int, string]) Pair[string, int] { return pair.Swap() }

// Object has state.
type Object struct{ state int }

// Do changes it.
func (o *Object) Do() { o.state++ }

// Doer is an interface.
type Doer interface{ Do() }
