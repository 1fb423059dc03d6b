// Package dep is another module, of which stall has types in its signatures.
package dep

import (
	"errors"
	"fmt"

	"example.org/dep/internal/hidden"
)

// Node is an object with a parent and children.
type Node struct {
	// Parent is nil in a root.
	Parent *Node
	// Name is what it is called.
	Name string
	// Kind is a number with a name, which nothing of stall mentions.
	Kind Kind
	// Attrs are records, which nothing of stall mentions.
	Attrs []Attr
	// Owner is an object that nothing of stall mentions, and so not offered.
	Owner *Owner
	next  *Node
}

// NewNode makes what stall takes.
func NewNode(name string, attrs ...Attr) *Node { return &Node{Name: name, Attrs: attrs} }

// ParseNode can fail.
func ParseNode(text string) (*Node, error) {
	if text == "" {
		return nil, errors.New("nothing to parse")
	}
	return NewNode(text), nil
}

// OwnedNode takes what nothing of stall mentions.
func OwnedNode(owner *Owner) *Node { return &Node{Owner: owner} }

// CountNodes makes none.
func CountNodes(nodes ...*Node) int { return len(nodes) }

// NewMissing makes what stall does not take.
func NewMissing(key string) *Missing { return &Missing{key} }

// Kind is what a node is.
type Kind uint8

// The kinds.
const (
	// Root has no parent.
	Root Kind = iota
	Leaf      // has one
)

// Limit is of no type there.
const Limit = 10

// String is the name of a kind.
func (k Kind) String() string { return []string{"root", "leaf"}[k%2] }

// Attr is one of a node's attributes.
type Attr struct{ Key, Value string }

// Text is both.
func (a Attr) Text() string { return a.Key + "=" + a.Value }

// Owner owns nodes.
type Owner struct{ secret int }

// Append adds a child.
func (n *Node) Append(child *Node) { child.Parent, n.next = n, child }

// Next is the child that was added last.
func (n *Node) Next() *Node { return n.next }

// Attr finds an attribute.
func (n *Node) Attr(key string) (Attr, error) {
	for _, attr := range n.Attrs {
		if attr.Key == key {
			return attr, nil
		}
	}
	return Attr{}, &Missing{Key: key}
}

// Owned needs a type that nothing of stall mentions.
func (n *Node) Owned(by *Owner) bool { return n.Owner == by }

// Point is a record.
type Point struct{ X, Y int }

// Add adds two points.
func (p Point) Add(other Point) Point { return Point{p.X + other.X, p.Y + other.Y} }

// Missing is an error with a field.
type Missing struct{ Key string }

// Error says what is missing.
func (m *Missing) Error() string { return "missing " + m.Key }

// ErrGone is one that no signature names.
var ErrGone = errors.New("gone")

// Shape is an interface.
type Shape interface {
	// Area is in square meters.
	Area() float64
}

// Square implements Shape; nothing of stall mentions it.
type Square struct{ Side float64 }

// Area is in square meters.
func (s *Square) Area() float64 { return s.Side * s.Side }

// Within is the shape around it, and Rect how that is described.
func (s *Square) Within() *Rect { return &Rect{s.Side, s.Side} }

// Rect implements Shape by its values.
type Rect struct{ A, B float64 }

// Area is in square meters.
func (r Rect) Area() float64 { return r.A * r.B }

// odd implements Shape, and no package can name it.
type odd struct{}

// Area is none.
func (odd) Area() float64 { return 0 }

// Odd returns one.
func Odd() Shape { return odd{} }

// Disc implements Shape by the name of another package.
type Disc = hidden.Disc

// Painter is an interface that stall only takes.
type Painter interface{ Paint() string }

// Brush implements it.
type Brush struct{ secret int }

// Paint paints.
func (b *Brush) Paint() string { return fmt.Sprint(b.secret) }

// Tags are a slice with methods.
type Tags []string

// Has says whether a tag is there.
func (t Tags) Has(tag string) bool {
	for _, each := range t {
		if each == tag {
			return true
		}
	}
	return false
}

// Secret cannot be named by other packages as what it is.
type Secret = hidden.Secret

// Handler is mentioned by a function that is refused.
type Handler struct{ secret int }

// Serve serves.
func (h *Handler) Serve() string { return fmt.Sprint(h.secret) }

// Number is one of several kinds of numbers.
type Number interface{ ~int | ~float64 }
