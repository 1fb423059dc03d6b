// Package values_with_methods has enums, numbers and texts that have methods.
package values_with_methods

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// Color is an enumeration.
type Color int8

// The colors.
const (
	Red   Color = iota // Red is the first.
	Green              // Green is the second.
	Blue
	Azure = Blue
)

// String is the name of a color.
func (c Color) String() string {
	if c < Red || c > Blue {
		return fmt.Sprintf("Color(%d)", int8(c))
	}
	return [...]string{"red", "green", "blue"}[c]
}

// Real has the name of an attribute of int.
func (c Color) Real() bool { return c <= Blue }

// Name has the name of an attribute of members.
func (c Color) Name() string { return "Go's " + c.String() }

// Value has the name of another.
func (c Color) Value() int { return int(c) * 100 }

// Mro has the name of an attribute of classes.
func (c Color) Mro() string { return "mro" }

// Mix mixes two colors.
func (c Color) Mix(self Color) (Color, error) {
	if c == self {
		return c, errors.New("nothing to mix")
	}
	return c + self, nil
}

// Paint has further parameters.
func (c Color) Paint(ctx context.Context, what ...string) string {
	return c.String() + " " + strings.Join(what, " and ")
}

// Set writes the receiver.
func (c *Color) Set(text string) error {
	for *c = Red; *c <= Blue; *c++ {
		if c.String() == text {
			return nil
		}
	}
	return errors.New("no color")
}

// Visit takes a function, which does not cross.
func (c Color) Visit(with func(Color)) {}

// Next is the color after another.
func Next(color Color) Color { return color + 1 }

// Same returns pointers as they are.
func Same(color *Color) *Color { return color }

// Split returns a color among others.
func Split(number int8) (Color, bool) { return Color(number), number <= int8(Blue) }

// Parts returns names for what it returns.
func Parts(number int8) (color Color, cell Cell) { return Color(number), Cell(number) }

// Colors returns many.
func Colors() []Color { return []Color{Red, Green, 9} }

// Count takes many.
func Count(colors ...Color) (counted map[Color]int) {
	counted = map[Color]int{}
	for _, color := range colors {
		counted[color]++
	}
	return counted
}

// Default is a variable.
var Default = Green

// Mode is an enumeration of texts.
type Mode string

// The modes.
const (
	Fast Mode = "fast"
	Slow Mode = "slow"
	// None is a keyword of Python.
	None Mode = ""
)

// Title has the name of an attribute of str.
func (m Mode) Title() string { return "mode " + string(m) }

// Invert inverts.
func (m Mode) Invert() Mode {
	switch m {
	case Fast:
		return Slow
	case Slow:
		return Fast
	}
	return "not " + m
}

// Plain is an enumeration without methods.
type Plain uint8

// Its constants.
const (
	One Plain = 1
	Two Plain = 2
)

// Double doubles.
func Double(plain Plain) Plain { return plain * 2 }

// Shade has a constant with the name of a method.
type Shade int

// Its constants.
const (
	Real Shade = 7
	Imag Shade = 8
)

// Real has the name of an attribute of int, and of a constant.
func (s Shade) Real() int { return int(s) }

// Cell is a named number without constants.
type Cell uint16

// Level is its level.
func (c Cell) Level() int { return int(c >> 4) }

// Parent is another cell.
func (c Cell) Parent() Cell { return c >> 4 }

// Numerator has the name of an attribute of int.
func (c Cell) Numerator() int { return 1 }

// ToCell makes a cell.
func ToCell(number uint16) Cell { return Cell(number) }

// OfCell takes a cell.
func OfCell(cell Cell) uint16 { return uint16(cell) }

// Cells returns many.
func Cells() []Cell { return []Cell{1, 2} }

// Ratio is a named float.
type Ratio float64

// Percent is the ratio in percent.
func (r Ratio) Percent() float64 { return float64(r) * 100 }

// Half halves.
func Half(ratio Ratio) Ratio { return ratio / 2 }

// Title is a named string.
type Title string

// Upper has the name of an attribute of str.
func (t Title) Upper() Title { return Title(strings.ToUpper(string(t))) }

// String is not what Python shows.
func (t Title) String() string { return "<" + string(t) + ">" }

// ToTitle makes a title.
func ToTitle(text string) Title { return Title(text) }

// Digest is a text.
type Digest [2]byte

// MarshalText is how it is written.
func (d Digest) MarshalText() ([]byte, error) {
	return []byte(fmt.Sprintf("%02x%02x", d[0], d[1])), nil
}

// UnmarshalText is how it is read.
func (d *Digest) UnmarshalText(text []byte) error {
	_, err := fmt.Sscanf(string(text), "%02x%02x", &d[0], &d[1])
	return err
}

// Short is the first half.
func (d Digest) Short() string { return fmt.Sprintf("%02x", d[0]) }

// Sum makes a digest.
func Sum(first, second byte) Digest { return Digest{first, second} }

// Flag is a named bool.
type Flag bool

// Not inverts.
func (f Flag) Not() Flag { return !f }

// Values is a named map.
type Values map[string]int

// Total adds.
func (v Values) Total() (sum int) {
	for _, value := range v {
		sum += value
	}
	return sum
}

// Point is a record with values in it.
type Point struct {
	Color Color
	Cell  Cell
}

// Shaded returns a value.
func (p Point) Shaded() Color { return p.Color }

// At makes a record.
func At(color Color, cell Cell) Point { return Point{color, cell} }

// Pen is an object.
type Pen struct {
	Color Color
	Cell  *Cell
	ink   int
}

// Dip returns the object's color.
func (p *Pen) Dip() Color { p.ink++; return p.Color }

// NewPen makes a pen.
func NewPen(color Color) *Pen { return &Pen{Color: color} }

// Add adds plain numbers.
func Add(a, b int) int { return a + b }
