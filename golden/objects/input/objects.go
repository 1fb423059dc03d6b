// Package objects has structs that are more than their fields.
package objects

import (
	"context"
	"errors"
	"sync"
)

// Box keeps a number that nobody else sees.
type Box struct{ value int }

// New makes a box.
func New(value int) *Box { return &Box{value} }

// Parse makes a box, or fails.
func Parse(text string) (*Box, error) { return nil, errors.New(text) }

// Copied returns a box by its value.
func Copied(box Box) Box { return box }

// Find returns nil for the key that is not there.
func Find(boxes map[string]*Box, key string) *Box { return boxes[key] }

// Value has the value as its receiver.
func (b Box) Value() int { return b.value }

// Add changes the box.
func (b *Box) Add(n int) { b.value += n }

// With returns another box.
func (b Box) With(value int) Box { return Box{value} }

// Chain returns the box itself.
func (b *Box) Chain() *Box { return b }

// Equal compares two boxes, of which one may be nil.
func (b *Box) Equal(other *Box) bool { return other != nil && b.value == other.value }

// Wait takes a context.
func (b *Box) Wait(ctx context.Context) error { return ctx.Err() }

// Sum takes boxes one after the other.
func Sum(boxes ...*Box) int { return len(boxes) }

// Reverse writes into its parameter.
func Reverse(boxes []*Box) {
	for i := range boxes {
		boxes[i] = boxes[len(boxes)-1-i]
	}
}

// Values returns values in a slice, pointers in an array and a map of slices.
func Values(boxes []Box, pair [2]*Box) ([]Box, [2]*Box, map[string][]Box) {
	return boxes, pair, nil
}

// Boxes is a name for a slice of objects.
type Boxes []*Box

// First returns the first of them.
func (b Boxes) First() *Box { return b[0] }

// Link is a name for a pointer to one.
type Link *Box

// Follow takes what is behind a link.
func Follow(link Link) Link { return link }

// Counter holds a lock, so that only pointers to it are passed.
type Counter struct {
	mu    sync.Mutex
	count int
}

// NewCounter makes a counter.
func NewCounter() *Counter { return new(Counter) }

// Next counts.
func (c *Counter) Next() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.count++
	return c.count
}

// Copy cannot be called: it would copy the lock.
func Copy(counter Counter) {}

// Counters cannot be called for the same reason.
func Counters() []Counter { return nil }

// Node leads to others of its type, so that it is no record.
type Node struct {
	Name string
	Next *Node
}

// Tail returns the last node.
func (n *Node) Tail() *Node { return n.Next }

// NewNode makes a node before another.
func NewNode(name string, next *Node) *Node { return &Node{name, next} }

// Holder would be a record, were its field no object.
type Holder struct{ Box *Box }

// Hold makes a holder.
func Hold(box *Box) Holder { return Holder{box} }

// Point is a record.
type Point struct{ X, Y int }

// At returns an object for a record.
func At(p Point) *Box { return New(p.X) }

// Stack is a generic object with one instance.
type Stack[T any] struct{ items []T }

// NewStack returns nil.
func NewStack() *Stack[int] { return nil }

// Len counts.
func (s *Stack[T]) Len() int { return len(s.items) }

// ByBox is refused: a box is no key.
func ByBox(m map[Box]int) {}

// Kept is a variable, which is read each time.
var Kept = New(1)

// Unused is an object that no function returns.
type Unused struct{ hidden int }

// Version has a text that is not known to be all of it.
type Version struct{ major, hidden int }

// NewVersion makes a version.
func NewVersion(major int) *Version { return &Version{major, 0} }

// MarshalText is a part of it.
func (v Version) MarshalText() ([]byte, error) { return []byte{byte(v.major)}, nil }

// UnmarshalText reads that.
func (v *Version) UnmarshalText(text []byte) error { v.major = int(text[0]); return nil }

// Major is the first number.
func (v *Version) Major() int { return v.major }

// List has the name of an attribute of Python's.
type List struct{ items []int }

// NewList makes a list.
func NewList() *List { return &List{} }

// Append has no parameter but the rest.
func (l *List) Append(items ...int) *List { l.items = append(l.items, items...); return l }

// String is a text.
func (l List) String() string { return "" }
