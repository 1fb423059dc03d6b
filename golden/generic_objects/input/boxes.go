// Package boxes has objects of generic types.
package boxes

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
)

// Stack takes values of any type, and so has one instance.
type Stack[T any] struct{ items []T }

// NewStack returns one with these items.
func NewStack[T any](items ...T) *Stack[T] { return &Stack[T]{items} }

// Push adds.
func (s *Stack[T]) Push(item T) { s.items = append(s.items, item) }

// Pop takes the last one.
func (s *Stack[T]) Pop() (item T, ok bool) {
	if len(s.items) == 0 {
		return item, false
	}
	item = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return item, true
}

// Set is ordered, and has an instance for each kind of value.
type Set[T cmp.Ordered] struct {
	items []T
	// Name is for people.
	Name string
	// Least is set by Add.
	Least T
	// Next is another set of the same kind.
	Next *Set[T]
}

// NewSet returns one with these values.
func NewSet[T cmp.Ordered](values ...T) *Set[T] {
	set := &Set[T]{}
	set.Add(values...)
	return set
}

// Add adds values.
func (s *Set[T]) Add(values ...T) {
	for _, value := range values {
		if at, found := slices.BinarySearch(s.items, value); !found {
			s.items = slices.Insert(s.items, at, value)
		}
	}
	if len(s.items) > 0 {
		s.Least = s.items[0]
	}
}

// Values are in order.
func (s *Set[T]) Values() []T { return slices.Clone(s.items) }

// Len counts.
func (s *Set[T]) Len() int { return len(s.items) }

// Union is a new set.
func (s *Set[T]) Union(other *Set[T]) *Set[T] {
	union := NewSet(s.items...)
	union.Add(other.items...)
	return union
}

// String shows it.
func (s *Set[T]) String() string { return fmt.Sprint(s.items) }

// All iterates.
func (s *Set[T]) All() iter.Seq[T] { return slices.Values(s.items) }

// Cursor leads to an instance that only a method names.
func (s *Set[T]) Cursor() *Cursor[T] { return &Cursor[T]{set: s, at: -1} }

// Cursor goes through a set.
type Cursor[T cmp.Ordered] struct {
	set *Set[T]
	at  int
}

// Next says whether there is one.
func (c *Cursor[T]) Next() bool { c.at++; return c.at < len(c.set.items) }

// Value is the one.
func (c *Cursor[T]) Value() T { return c.set.items[c.at] }

// Words is a set that is no choice of the caller's.
func Words() *Set[string] { return NewSet("b", "a") }

// CountWords takes one.
func CountWords(set *Set[string]) int { return set.Len() }

// Cache has two type parameters.
type Cache[K cmp.Ordered, V any] struct{ items map[K]V }

// NewCache returns an empty one: nothing that a caller passes says of what.
func NewCache[K cmp.Ordered, V any]() *Cache[K, V] { return &Cache[K, V]{map[K]V{}} }

// Put puts.
func (c *Cache[K, V]) Put(key K, value V) { c.items[key] = value }

// Get gets.
func (c *Cache[K, V]) Get(key K) (V, bool) { value, ok := c.items[key]; return value, ok }

// Unused has no instance.
type Unused[T any] struct{ value T }

// Value is refused.
func (u *Unused[T]) Value() T { return u.value }

// Refused has an instance that no offered function has.
func Refused(compare func(int, int) int) *Unused[int] { return nil }
