// Package lists has generic interfaces, and classes that are generic where any value goes.
package lists

import (
	"cmp"
	"iter"
	"slices"
)

// Container holds values.
type Container[T any] interface {
	// Size counts.
	Size() int
	// Values are all of them.
	Values() []T
	// Clear removes all.
	Clear()
}

// List is a container with an order.
type List[T comparable] interface {
	Container[T]
	// Get is the value at a place, if there is one.
	Get(index int) (T, bool)
	// Add adds values.
	Add(values ...T)
}

// ArrayList is a list. Its parameter has another name than that of the interface.
type ArrayList[E comparable] struct {
	items []E
	// Last is what was added last.
	Last E
	// Next is another list.
	Next *ArrayList[E]
	// Note is of any type.
	Note any
}

// New returns a list with these values.
func New[T comparable](values ...T) *ArrayList[T] {
	list := &ArrayList[T]{}
	list.Add(values...)
	return list
}

// Size counts.
func (l *ArrayList[E]) Size() int { return len(l.items) }

// Values are all of them.
func (l *ArrayList[E]) Values() []E { return slices.Clone(l.items) }

// Clear removes all.
func (l *ArrayList[E]) Clear() { l.items = nil }

// Get is the value at a place.
func (l *ArrayList[E]) Get(index int) (value E, ok bool) {
	if index < 0 || index >= len(l.items) {
		return value, false
	}
	return l.items[index], true
}

// Add adds values.
func (l *ArrayList[E]) Add(values ...E) {
	l.items = append(l.items, values...)
	if len(l.items) > 0 {
		l.Last = l.items[len(l.items)-1]
	}
}

// All iterates.
func (l *ArrayList[E]) All() iter.Seq[E] { return slices.Values(l.items) }

// Concat is a new list.
func (l *ArrayList[E]) Concat(other List[E]) *ArrayList[E] {
	return New(append(l.Values(), other.Values()...)...)
}

// Pairs has each value with its place.
func (l *ArrayList[E]) Pairs() []Pair[int, E] {
	var pairs []Pair[int, E]
	for at, value := range l.items {
		pairs = append(pairs, Pair[int, E]{at, value})
	}
	return pairs
}

// hidden is a list that no other package can name.
type hidden[T comparable] struct{ ArrayList[T] }

// NewList returns one of a type that nobody sees.
func NewList[T comparable](values ...T) List[T] {
	list := &hidden[T]{}
	list.Add(values...)
	return list
}

// Join takes whatever is a list.
func Join[T comparable](one, other List[T]) List[T] {
	return New(append(one.Values(), other.Values()...)...)
}

// Count takes a container of any values.
func Count(container Container[any]) int { return container.Size() }

// Ordered has an instance for each kind of value.
type Ordered[T cmp.Ordered] struct{ items []T }

// NewOrdered returns one with these values.
func NewOrdered[T cmp.Ordered](values ...T) *Ordered[T] {
	slices.Sort(values)
	return &Ordered[T]{values}
}

// Size counts.
func (o *Ordered[T]) Size() int { return len(o.items) }

// Values are in order.
func (o *Ordered[T]) Values() []T { return slices.Clone(o.items) }

// Clear removes all.
func (o *Ordered[T]) Clear() { o.items = nil }

// Sorted takes containers of ordered values.
func Sorted[T cmp.Ordered](container Container[T]) []T {
	values := container.Values()
	slices.Sort(values)
	return values
}

// Pair is a record.
type Pair[K comparable, V any] struct {
	Key   K
	Value V
}

// Places has each value with its place.
func Places[T any](values ...T) []Pair[int, T] {
	var pairs []Pair[int, T]
	for at, value := range values {
		pairs = append(pairs, Pair[int, T]{at, value})
	}
	return pairs
}

// Map leads from keys to values.
type Map[K comparable, V any] interface {
	Put(key K, value V)
	Get(key K) (V, bool)
	Keys() List[K]
}

// HashMap is a map, and one the other way round.
type HashMap[K comparable, V comparable] struct{ items map[K]V }

// NewMap returns one with a pair.
func NewMap[K comparable, V comparable](key K, value V) *HashMap[K, V] {
	return &HashMap[K, V]{map[K]V{key: value}}
}

// Put puts.
func (m *HashMap[K, V]) Put(key K, value V) { m.items[key] = value }

// Get gets.
func (m *HashMap[K, V]) Get(key K) (V, bool) { value, ok := m.items[key]; return value, ok }

// Keys are all of them.
func (m *HashMap[K, V]) Keys() List[K] {
	keys := New[K]()
	for key := range m.items {
		keys.Add(key)
	}
	return keys
}

// Inverse leads from values to keys.
func (m *HashMap[K, V]) Inverse() *HashMap[V, K] {
	inverse := &HashMap[V, K]{map[V]K{}}
	for key, value := range m.items {
		inverse.items[value] = key
	}
	return inverse
}

// Words implements an instance without being generic.
type Words struct{ words []string }

// Size counts.
func (w *Words) Size() int { return len(w.words) }

// Values are all of them.
func (w *Words) Values() []string { return w.words }

// Clear removes all.
func (w *Words) Clear() { w.words = nil }

// NewWords returns some.
func NewWords(words ...string) *Words { return &Words{words} }

// Visitor has a method that cannot be called.
type Visitor[T any] interface {
	Visit(visit func(T))
	Depth() int
}

// NewVisitor returns nil.
func NewVisitor[T any](value T) Visitor[T] { return nil }

// Slot holds one value.
type Slot[T any] interface {
	// Swap puts a value in, and gives the one before.
	Swap(value T) T
}

// Box holds any value.
type Box[T any] struct{ value T }

// Swap puts a value in.
func (b *Box[T]) Swap(value T) T { b.value, value = value, b.value; return value }

// NewBox returns one with a value.
func NewBox[T any](value T) *Box[T] { return &Box[T]{value} }

// Letter holds a rune, which Python may pass as a str, and has back as an int.
type Letter struct{ letter rune }

// Swap puts a letter in.
func (l *Letter) Swap(letter rune) rune { l.letter, letter = letter, l.letter; return letter }

// NewLetter returns one with a letter.
func NewLetter(letter rune) *Letter { return &Letter{letter} }
