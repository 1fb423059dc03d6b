// Package stall has types of another module in its signatures.
package stall

import (
	"net/url"

	"example.org/dep"
	kinds "example.org/dep/go-kinds"
)

// Root makes a node with a child.
func Root(name string) *dep.Node {
	root := &dep.Node{Name: name, Attrs: []dep.Attr{{Key: "a", Value: "1"}}}
	root.Append(&dep.Node{Name: "child", Kind: 1})
	return root
}

// Rename changes a node.
func Rename(node *dep.Node, name string) { node.Name = name }

// Names are those of nodes.
func Names(nodes ...*dep.Node) []string {
	var names []string
	for _, node := range nodes {
		names = append(names, node.Name)
	}
	return names
}

// Cart has types of the other module in its fields, and embeds one.
type Cart struct {
	dep.Node
	// At is where it stands.
	At    dep.Point
	Tags  dep.Tags
	Level kinds.Level
	Shape dep.Shape
	total int
}

// NewCart makes one.
func NewCart() *Cart { return &Cart{Tags: dep.Tags{"new"}, Level: 3} }

// Move moves it.
func (c *Cart) Move(by dep.Point) dep.Point { c.At = c.At.Add(by); return c.At }

// Find fails with an error of the other module.
func Find(key string) (dep.Point, error) { return dep.Point{}, &dep.Missing{Key: key} }

// Missing returns that error as a value.
func Missing(key string) *dep.Missing { return &dep.Missing{Key: key} }

// Box has an area.
type Box struct{ a, b float64 }

// NewBox makes one.
func NewBox(a, b float64) *Box { return &Box{a, b} }

// Area is in square meters.
func (b *Box) Area() float64 { return b.a * b.b }

// AreaOf takes what implements the other module's interface.
func AreaOf(shape dep.Shape) float64 { return shape.Area() }

// AnyShape returns a type of the other module that nothing mentions.
func AnyShape() dep.Shape { return &dep.Square{Side: 3} }

// Shapes are of more types.
func Shapes() []dep.Shape { return []dep.Shape{dep.Rect{A: 2, B: 3}, dep.Odd(), &dep.Disc{Radius: 1}} }

// PaintBy only takes an interface.
func PaintBy(painter dep.Painter) string { return painter.Paint() }

// Usual is of a type of the other module.
const Usual kinds.Level = 2

// Raise raises a level.
func Raise(level kinds.Level) kinds.Level { return level.Up() }

// Labelled returns a text.
func Labelled(text kinds.Label) kinds.Label { return text }

// Parse reads an address.
func Parse(text string) (*url.URL, error) { return url.Parse(text) }

// Host is the host of an address.
func Host(of url.URL) string { return of.Host }

// Any holds a node.
func Any() any { return &dep.Node{Name: "any"} }

// Watch is refused, and so Handler is not offered.
func Watch(with func(*dep.Handler)) { with(&dep.Handler{}) }

// Hidden has a type that can only be written by an alias.
func Hidden() *dep.Secret { return nil }
