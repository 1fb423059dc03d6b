package failures

import (
	"runtime"
	"sync/atomic"
)

var live atomic.Int64

// Tracked is an error that is counted as long as Go has it.
type Tracked struct{ Name string }

// Error is its name.
func (t *Tracked) Error() string { return t.Name }

func track(name string) *Tracked {
	tracked := &Tracked{name}
	live.Add(1)
	runtime.SetFinalizer(tracked, func(*Tracked) { live.Add(-1) })
	return tracked
}

// FailTracked fails with one.
func FailTracked(name string) error { return track(name) }

// TrackedErrors returns several of which the last is followed by what cannot be passed on.
func TrackedErrors(n int, last any) ([]error, any) {
	errs := make([]error, n)
	for i := range errs {
		errs[i] = track("one")
	}
	return errs, last
}

// TrackedAndFunc returns errors, and a function behind any.
func TrackedAndFunc(n int) ([]error, any) { return TrackedErrors(n, func() {}) }

// WrapTracked holds one in a field.
func WrapTracked(name string) error { return &Holder{Inner: track(name)} }

// Holder has an error and an object in its fields.
type Holder struct {
	Inner error
	Node  *Node
}

// Error is that of what it holds.
func (h *Holder) Error() string { return "holder: " + h.Inner.Error() }

// Node is an object.
type Node struct {
	next *Node
	name string
}

// Name is its name.
func (n *Node) Name() string { return n.name }

// FailWithNode fails with an error that holds an object.
func FailWithNode(name string) error { return &Holder{ErrClosed, &Node{name: name}} }

// Live is how many of them Go still has.
func Live() int64 {
	runtime.GC()
	return live.Load()
}

// Grade has constants, and is an error.
type Grade int

const (
	// Good is the first.
	Good Grade = iota
	// Bad is the second.
	Bad
)

// Error says which.
func (g Grade) Error() string { return "grade" }

// FailGrade fails with one.
func FailGrade() error { return Bad }
