// Package interfaces has interfaces, and values of many kinds that implement them.
package interfaces

import (
	"errors"
	"fmt"
	"runtime"
	"sync/atomic"
	"time"
)

// Shape has an area.
type Shape interface {
	// Area is how large it is.
	Area() float64
}

// Named has a name.
type Named interface{ Name() string }

// Titled has the methods of Named.
type Titled interface{ Name() string }

// Solid is a shape that has a name and a volume.
type Solid interface {
	Shape
	Named
	Volume() float64
}

// Grower changes itself.
type Grower interface {
	Grow(by float64) error
	Like(other Grower) bool
}

// Circle implements Shape by its value.
type Circle struct{ radius float64 }

// NewCircle returns a circle within a shape.
func NewCircle(radius float64) Shape { return Circle{radius} }

// CircleOf returns a circle by its value.
func CircleOf(radius float64) Circle { return Circle{radius} }

// CircleAt returns a pointer to a circle.
func CircleAt(radius float64) *Circle { return &Circle{radius} }

// Area is that of a disc.
func (c Circle) Area() float64 { return 3 * c.radius * c.radius }

// Widen is of the pointer.
func (c *Circle) Widen(by float64) { c.radius += by }

// Cube implements Solid and Grower by its pointer.
type Cube struct{ side float64 }

// NewCube returns a cube.
func NewCube(side float64) *Cube { return &Cube{side} }

// CubeOf returns a cube by its value, which implements nothing.
func CubeOf(side float64) Cube { return Cube{side} }

// Area is that of its sides.
func (c *Cube) Area() float64 { return 6 * c.side * c.side }

// Name is cube, of nil too.
func (c *Cube) Name() string {
	if c == nil {
		return "no cube"
	}
	return "cube"
}

// Volume is what it holds.
func (c *Cube) Volume() float64 { return c.side * c.side * c.side }

// Grow changes it, or fails.
func (c *Cube) Grow(by float64) error {
	if by < 0 {
		return errors.New("it shrinks")
	}
	c.side += by
	return nil
}

// Like tells whether it is the same one.
func (c *Cube) Like(other Grower) bool { return other == Grower(c) }

// Point is a record.
type Point struct{ X, Y float64 }

// Area is their product.
func (p Point) Area() float64 { return p.X * p.Y }

// Pair is a record that implements nothing.
type Pair struct{ A, B float64 }

// PointWithin returns a point within a shape.
func PointWithin(x, y float64) Shape { return Point{x, y} }

// Celsius is a number with methods.
type Celsius float64

// Area is nonsense.
func (c Celsius) Area() float64 { return float64(c) }

// List is a slice with methods.
type List []float64

// Area is the sum.
func (l List) Area() float64 {
	sum := 0.0
	for _, n := range l {
		sum += n
	}
	return sum
}

// Measure is a function with methods.
type Measure func() float64

// Area calls it.
func (m Measure) Area() float64 { return m() }

type hidden struct{ area float64 }

func (h *hidden) Area() float64   { return h.area }
func (h *hidden) Name() string    { return "hidden" }
func (h *hidden) Volume() float64 { return 2 * h.area }

type secret struct{ *Cube }

// All returns a shape of every kind, and nil.
func All() []Shape {
	return []Shape{Circle{1}, &Circle{2}, NewCube(1), Point{2, 3}, &Point{3, 4}, Celsius(5), List{1, 2},
		Measure(func() float64 { return 7 }), &hidden{8}, secret{NewCube(2)}, nil}
}

// Kind says which type a shape is of, as a switch sees it.
func Kind(shape Shape) string {
	switch shape.(type) {
	case nil:
		return "nil"
	case Circle:
		return "a circle"
	case *Circle:
		return "a pointer to a circle"
	}
	return fmt.Sprintf("%T", shape)
}

// Kinds says it of several.
func Kinds(shapes ...Shape) []string {
	kinds := []string{}
	for _, shape := range shapes {
		kinds = append(kinds, Kind(shape))
	}
	return kinds
}

// Total adds areas.
func Total(shapes []Shape) float64 {
	total := 0.0
	for _, shape := range shapes {
		if shape != nil {
			total += shape.Area()
		}
	}
	return total
}

// Both adds two.
func Both(pair [2]Shape) float64 { return Total(pair[:]) }

// Twice returns it twice.
func Twice(shape Shape) [2]Shape { return [2]Shape{shape, shape} }

// ByKind has shapes by their kinds.
func ByKind(shapes []Shape) map[string]Shape {
	found := map[string]Shape{}
	for _, shape := range shapes {
		found[Kind(shape)] = shape
	}
	return found
}

// Sum adds the areas of a map.
func Sum(shapes map[string]Shape) float64 {
	total := 0.0
	for _, shape := range shapes {
		total += shape.Area()
	}
	return total
}

// Typed returns nil, or a nil pointer within a solid.
func Typed(typed bool) Solid {
	if typed {
		return (*Cube)(nil)
	}
	return nil
}

// IsNil tells what Go sees.
func IsNil(named Named) bool { return named == nil }

// NameOf asks for the name.
func NameOf(named Named) string { return named.Name() }

// Fill is a solid.
func Fill(solid Solid) float64 { return solid.Volume() }

// Same tells whether both hold the same.
func Same(a, b any) bool { return a == b }

// Default is a shape that Grown changes.
var Default Shape = Circle{1}

// Nothing holds nothing.
var Nothing Shape

// Unit is a pointer to a cube.
var Unit = NewCube(1)

// Origin is a cube itself.
var Origin = Cube{3}

// Shapes are several.
var Shapes = []Shape{Circle{1}, NewCube(2)}

// Grown changes the variables.
func Grown() float64 {
	Default = NewCube(2)
	return Origin.side + Unit.side
}

// Option is an interface that only this package implements.
type Option interface{ apply(*Cube) }

type side float64

func (s side) apply(c *Cube) { c.side = float64(s) }

type doubled struct{}

func (doubled) apply(c *Cube) { c.side *= 2 }

// WithSide sets the side.
func WithSide(n float64) Option { return side(n) }

// Doubled doubles it.
func Doubled() Option { return doubled{} }

// Build takes options.
func Build(name string, options ...Option) *Cube {
	cube := &Cube{1}
	for _, option := range options {
		option.apply(cube)
	}
	return cube
}

// Filler writes into what it is given.
type Filler interface{ Fill(data []byte) }

// Ones writes ones.
type Ones struct{ filled int }

// NewOnes returns one.
func NewOnes() *Ones { return &Ones{} }

// Fill writes.
func (o *Ones) Fill(data []byte) {
	for i := range data {
		data[i] = 1
	}
	o.filled++
}

// Lazy writes nothing.
type Lazy struct{ filled int }

// NewLazy returns one.
func NewLazy() *Lazy { return &Lazy{} }

// Fill does nothing.
func (l *Lazy) Fill(data []byte) { l.filled++ }

// Filling returns a filler.
func Filling(lazy bool) Filler {
	if lazy {
		return NewLazy()
	}
	return NewOnes()
}

// Blocked has a method that cannot be called.
type Blocked interface {
	Wait(done chan int)
	Ready() bool
}

type ready struct{}

func (ready) Wait(chan int) {}
func (ready) Ready() bool   { return true }

// NewBlocked returns one.
func NewBlocked() Blocked { return ready{} }

// Anything returns what any is given.
func Anything(v any) any { return v }

// Describe says what any holds.
func Describe(v any) string { return fmt.Sprintf("%T", v) }

// Mixed returns objects in values of any type.
func Mixed() map[string]any {
	return map[string]any{
		"pointer": NewCube(1), "value": Circle{1}, "list": []any{NewCube(2), Circle{2}},
		"cubes": []*Cube{NewCube(3), nil}, "nil": (*Cube)(nil), "map": map[string]*Cube{"a": NewCube(4)},
		"box": Box{NewCube(5)},
	}
}

// Box is a record that can hold anything.
type Box struct{ Content any }

// Open returns what is in a box.
func Open(box Box) any { return box.Content }

// Foreign returns what no class is for.
func Foreign() any { return &hidden{1} }

// KeyedByValue returns a map whose keys are objects.
func KeyedByValue() any { return map[any]int{Circle{1}: 1} }

// KeyedByCircle is another.
func KeyedByCircle() any { return map[Circle]int{{1}: 1} }

// Fails returns shapes beside a map that Python cannot have.
func Fails(keys ...any) (Shape, any, map[any]int) {
	unfit := map[any]int{}
	for _, key := range keys {
		unfit[key] = 1
	}
	return Track(), []any{Track(), map[string]any{"a": Box{Track()}}}, unfit
}

// Tracked is counted.
type Tracked struct{ value int }

var live atomic.Int64

// Track makes one.
func Track() *Tracked {
	live.Add(1)
	made := &Tracked{}
	runtime.SetFinalizer(made, func(*Tracked) { live.Add(-1) })
	return made
}

// Area is nothing.
func (t *Tracked) Area() float64 { return 0 }

// CountLive tells how many Go has not collected.
func CountLive() int {
	runtime.GC()
	time.Sleep(time.Millisecond)
	return int(live.Load())
}

// TrackShapes returns n of them.
func TrackShapes(n int) []Shape {
	shapes := make([]Shape, n)
	for i := range shapes {
		shapes[i] = Track()
	}
	return shapes
}

// TrackAny returns n of them in any.
func TrackAny(n int) any {
	found := []any{}
	for range n {
		found = append(found, Track())
	}
	return found
}
