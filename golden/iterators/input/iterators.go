// Package iterators gives values one by one.
package iterators

import (
	"errors"
	"iter"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
)

// ran counts the steps of functions that yield, ended how many of them returned.
var ran, ended atomic.Int64

// Steps tells how many values were made so far.
func Steps() int64 { return ran.Load() }

// Returned tells how many functions that yield have returned.
func Returned() int64 { return ended.Load() }

// Running counts the goroutines that yield.
func Running() int {
	stacks := make([]byte, 1<<20)
	stacks = stacks[:runtime.Stack(stacks, true)]
	return strings.Count(string(stacks), ").run(")
}

// Count yields the numbers below n.
func Count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		defer ended.Add(1)
		for i := range n {
			ran.Add(1)
			if !yield(i) {
				return
			}
		}
	}
}

// Listed yields the numbers below n, and is a list at each level.
func Listed(n int) iter.Seq[int] { return Count(n) }

// Forever never ends by itself.
func Forever() func(yield func(string) bool) {
	return func(yield func(string) bool) {
		defer ended.Add(1)
		for i := 0; yield(strconv.Itoa(i)); i++ {
			ran.Add(1)
		}
	}
}

// Pairs yields two values at a time.
func Pairs(words ...string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i, word := range words {
			if !yield(i, word) {
				return
			}
		}
	}
}

// Lines yields an error beside each value.
func Lines() iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		_ = yield("one", nil) && yield("", ErrLine)
	}
}

// ErrLine is what Lines yields.
var ErrLine = errors.New("no line")

// Plain has a type without a name.
func Plain() func(yield func(float64) bool) { return func(yield func(float64) bool) { yield(1.5) } }

// Walk is a function type that can be ranged over.
type Walk func(yield func(string) bool)

// Walked gives one.
func Walked() Walk { return func(yield func(string) bool) { yield("step") } }

// Mapped is generic.
func Mapped[T int | string](values []T) func(yield func(T) bool) {
	return func(yield func(T) bool) {
		for _, v := range values {
			if !yield(v) {
				return
			}
		}
	}
}

// Nothing is nil.
func Nothing() func(yield func(int) bool) { return nil }

// Both gives an iterator beside another result, or fails.
func Both(n int) (func(yield func(int) bool), string, error) {
	if n < 0 {
		return nil, "", errors.New("negative")
	}
	return Count(n), "so many", nil
}

// Slices yields slices.
func Slices() func(yield func([]int) bool) {
	return func(yield func([]int) bool) { _ = yield([]int{}) && yield(nil) && yield([]int{1, 2}) }
}

// Anything yields what Python does not know, between others.
func Anything() func(yield func(any) bool) {
	return func(yield func(any) bool) { _ = yield(1) && yield(struct{ x int }{1}) && yield("two") }
}

// Fails panics behind its first value.
func Fails() func(yield func(int) bool) {
	return func(yield func(int) bool) {
		defer ended.Add(1)
		yield(1)
		panic("no second value")
	}
}

// Exits ends its goroutine.
func Exits() func(yield func(int) bool) {
	return func(yield func(int) bool) {
		yield(1)
		runtime.Goexit()
	}
}

// Careless ignores that it is to stop.
func Careless() func(yield func(int) bool) {
	return func(yield func(int) bool) {
		defer ended.Add(1)
		for i := range 10 {
			yield(i)
		}
	}
}

// Late yields once more when it has returned.
func Late() func(yield func(int) bool) {
	return func(yield func(int) bool) {
		kept.Store(&yield)
		yield(1)
	}
}

var kept atomic.Pointer[func(int) bool]

// YieldLate does that, and tells whether it was taken.
func YieldLate() bool { return (*kept.Load())(2) }

// Stuck gives nothing until Free is called.
func Stuck() func(yield func(int) bool) {
	return func(yield func(int) bool) {
		defer ended.Add(1)
		<-free
		yield(1)
	}
}

var free = make(chan struct{})

// Free lets one that is stuck go on.
func Free() { free <- struct{}{} }

// Item is what a Bag holds.
type Item struct {
	name string
}

// Name is the name of it.
func (i *Item) Name() string { return i.name }

// Bag is an object that can be gone through.
type Bag struct {
	items []*Item

	// Visits is a channel in a field.
	Visits chan string
	// Each is a function that yields, in a field.
	Each iter.Seq[int]
	// Sink only takes.
	Sink chan<- int
}

// NewBag makes one.
func NewBag(names ...string) *Bag {
	b := &Bag{Visits: make(chan string, 8), Each: Count(2)}
	for _, name := range names {
		b.items = append(b.items, &Item{name})
	}
	return b
}

// All yields what is in it.
func (b *Bag) All() iter.Seq[*Item] {
	return func(yield func(*Item) bool) {
		for _, item := range b.items {
			select {
			case b.Visits <- item.name:
			default:
			}
			if !yield(item) {
				return
			}
		}
	}
}

// Backward yields it in the other order.
func (b *Bag) Backward() iter.Seq2[int, *Item] {
	return func(yield func(int, *Item) bool) {
		for i := len(b.items) - 1; i >= 0; i-- {
			if !yield(i, b.items[i]) {
				return
			}
		}
	}
}

// Freed is called when a Bag is collected.
func (b *Bag) Freed(mark *Mark) { runtime.SetFinalizer(b, func(*Bag) { mark.is.Store(true) }) }

// Mark tells whether something is gone.
type Mark struct {
	is atomic.Bool
}

// IsSet collects garbage and tells.
func (m *Mark) IsSet() bool {
	runtime.GC()
	return m.is.Load()
}

// Table is gone through by pairs.
type Table struct {
	rows map[string]int
}

// NewTable makes one of a row.
func NewTable(name string, n int) *Table { return &Table{map[string]int{name: n}} }

// All yields its rows.
func (t *Table) All() iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		for name, n := range t.rows {
			if !yield(name, n) {
				return
			}
		}
	}
}

// Ring is an interface of what can be gone through.
type Ring interface {
	All() iter.Seq[int]
}

type three struct{}

func (three) All() iter.Seq[int] { return Count(3) }

// NewRing gives a value of a type that is not exported.
func NewRing() Ring { return three{} }

// Odd has a method All that is none to iterate by.
type Odd struct {
	n int
}

// All takes something.
func (o *Odd) All(n int) iter.Seq[int] { return Count(o.n + n) }
