// Package interfaces has interfaces, and types that implement them.
package interfaces

import (
	"encoding/json"
	"fmt"
)

// Shape has an area.
type Shape interface {
	// Area is how large it is.
	Area() float64
}

// Named has a name.
type Named interface{ Name() string }

// Titled has the methods of Named, so that neither is more than the other.
type Titled interface{ Name() string }

// Solid is a shape with a name and a volume.
type Solid interface {
	Shape
	Named
	// Volume is how much it holds.
	Volume() float64
}

// Circle implements Shape by its value.
type Circle struct{ radius float64 }

// NewCircle returns a circle as a shape.
func NewCircle(radius float64) Shape { return Circle{radius} }

// Area is that of a disc.
func (c Circle) Area() float64 { return 3 * c.radius * c.radius }

// Cube implements Solid by its pointer.
type Cube struct{ side float64 }

// NewCube returns a cube.
func NewCube(side float64) *Cube { return &Cube{side} }

// Area is that of its six sides.
func (c *Cube) Area() float64 { return 6 * c.side * c.side }

// Name is cube.
func (c *Cube) Name() string { return "cube" }

// Volume is what it holds.
func (c *Cube) Volume() float64 { return c.side * c.side * c.side }

// Grow is no method of an interface.
func (c *Cube) Grow() { c.side++ }

// Point is a record that implements Shape and Named.
type Point struct{ X, Y float64 }

// Area is nothing.
func (p Point) Area() float64 { return 0 }

// Name is point.
func (p Point) Name() string { return "point" }

// hidden is a type that nobody can name.
type hidden struct{ area float64 }

func (h hidden) Area() float64 { return h.area }

// Hide returns a shape of a type without a class.
func Hide(area float64) Shape { return hidden{area} }

// Total takes shapes one after the other.
func Total(shapes ...Shape) float64 {
	total := 0.0
	for _, shape := range shapes {
		total += shape.Area()
	}
	return total
}

// Kind says which type a shape is of.
func Kind(shape Shape) string { return fmt.Sprintf("%T", shape) }

// Sort returns shapes in a slice, an array and a map.
func Sort(shapes []Shape, pair [2]Shape, byName map[string]Shape) ([]Shape, [2]Shape, map[string]Shape) {
	return shapes, pair, byName
}

// Typed returns nil, or a pointer that is nil within.
func Typed(typed bool) Shape {
	if typed {
		return (*Cube)(nil)
	}
	return nil
}

// Anything returns what it is given.
func Anything(v any) any { return v }

// Option is an interface that no other package implements.
type Option interface{ apply(*Cube) }

type side float64

func (s side) apply(c *Cube) { c.side = float64(s) }

// Side is an option.
func Side(n float64) Option { return side(n) }

// Build takes options.
func Build(options ...Option) *Cube {
	cube := &Cube{1}
	for _, option := range options {
		option.apply(cube)
	}
	return cube
}

// Filler writes into a slice.
type Filler interface {
	// Fill may write into it.
	Fill(data []byte, to any) error
}

// Lazy implements Filler without writing.
type Lazy struct{ calls int }

// NewLazy returns one.
func NewLazy() *Lazy { return &Lazy{} }

// Fill leaves it as it is.
func (l *Lazy) Fill(data []byte, to any) error { l.calls++; return nil }

// Number is a constraint, and no interface that values have.
type Number interface{ ~int | ~float64 }

// Pointer is refused.
func Pointer(shape *Shape) {}

// ByShape is refused.
func ByShape(names map[Shape]string) {}

// Unnamed is refused.
func Unnamed(v interface{ Area() float64 }) {}

// Default is a variable that is read each time.
var Default Shape = Circle{1}

// Unit is a pointer.
var Unit = NewCube(1)

// Origin is an object itself, and not copied when it is read.
var Origin Cube

// Reader reads into a slice.
type Reader interface{ Fetch(data []byte) int }

// Ones implements Reader, and writes.
type Ones struct{ left int }

// NewOnes returns one.
func NewOnes() *Ones { return &Ones{} }

// Fetch writes ones.
func (o *Ones) Fetch(data []byte) int {
	data[0] = 1
	return 1
}

// None implements Reader without writing.
type None struct{ left int }

// NewNone returns one.
func NewNone() *None { return &None{} }

// Fetch writes nothing.
func (n *None) Fetch(data []byte) int { return 0 }

// Same tells whether both are one.
func Same(a, b Shape) bool { return a == b }

// Store is put into.
type Store interface {
	// Put puts a value at a key.
	Put(key, value any)
	// Size is how many there are.
	Size() int
}

// Cells sets what it is given, so that neither it nor Store has a method for that.
type Cells struct{ count int }

// NewCells returns one.
func NewCells() *Cells { return &Cells{} }

// Put sets the value.
func (c *Cells) Put(key, value any) { *value.(*int) = c.count }

// Size is how many there are.
func (c *Cells) Size() int { return c.count }

// Table keeps what it is given.
type Table struct{ kept map[any]any }

// NewTable returns one.
func NewTable() *Table { return &Table{map[any]any{}} }

// Put keeps the value.
func (t *Table) Put(key, value any) { t.kept[key] = value }

// Size is how many there are.
func (t *Table) Size() int { return len(t.kept) }

// Load fills a value of any type: an object of the caller's, or what is returned.
func Load(data []byte, v any) error { return json.Unmarshal(data, v) }

// Decode has a result of its own beside that, and another argument to read.
func Decode(text string, v any) (*Table, error) { return NewTable(), json.Unmarshal([]byte(text), v) }

// Convert has one as well, and may read the only argument that it has.
func Convert(v any) (*Table, error) { return NewTable(), json.Unmarshal(nil, v) }

// Tag is a shape by its value, and no record.
type Tag struct {
	Size float64
	seen bool
}

// Area is its size.
func (t Tag) Area() float64 { return t.Size }

// Parse fills a shape of the caller's, which has to be a pointer.
func Parse(data []byte, shape Shape) error { return json.Unmarshal(data, &shape) }

// Heap is a map that is a shape: of which type a dict is, its class says.
type Heap map[string]float64

// Area adds what is in it.
func (h Heap) Area() float64 {
	sum := 0.0
	for _, area := range h {
		sum += area
	}
	return sum
}
