// Package object keeps the objects that Python refers to, by number. In: values. Out: numbers, and the
// values again until they are dropped.
//
// A number names a slot and says which of its uses is meant, so that one which is stale, or of another
// library, finds nothing. No code of the user's runs in here.
package object

import (
	"sync"
	"sync/atomic"
)

// Table holds objects. Get waits for nobody; Put and Drop take turns.
type Table struct {
	mu     sync.Mutex
	chunks atomic.Pointer[[]atomic.Pointer[chunk]] // by place; nil where there is none
	roomy  *chunk                                  // the first of those with a free slot
	first  []uint32                                // the generation that a new chunk starts with, by place
	holes  []uint32                                // places without a chunk
	empty  int                                     // how many chunks hold nothing
	count  int                                     // how many values there are
	fresh  uint32                                  // the generation of a slot in a new place
}

// New makes an empty table. Numbers of two tables differ if their seeds do.
func New(seed uint32) *Table {
	t := &Table{fresh: seed>>1&^1 + 2} // the generations above last for years
	t.chunks.Store(new([]atomic.Pointer[chunk]))
	return t
}

// Put takes a value in and returns its number, which is never 0.
func (t *Table) Put(value any) uint64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	c := t.roomy
	if c == nil {
		c = t.grow()
	}
	if c.used == 0 {
		t.empty--
	}
	number := c.put(value)
	t.count++
	if c.free == 0 {
		t.unlink(c)
	}
	return number
}

// Len returns how many values there are.
func (t *Table) Len() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.count
}

// Get returns the value of a number; not ok where that is not in use.
func (t *Table) Get(number uint64) (value any, ok bool) {
	if c := t.find(number); c != nil {
		return c.slots[number%slots].get(uint32(number >> 32))
	}
	return nil, false
}

// Drop forgets the values of numbers, except of those that are not in use.
func (t *Table) Drop(numbers ...uint64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, number := range numbers {
		if c := t.find(number); c != nil {
			t.drop(c, number)
		}
	}
}

func (t *Table) drop(c *chunk, number uint64) {
	was := c.free
	if !c.drop(number) {
		return
	}
	t.count--
	if was == 0 && c.free != 0 {
		t.link(c)
	}
	if c.used > 0 {
		return
	}
	if t.empty > 0 || c.worn { // one that is empty is kept for what comes next
		t.giveBack(c)
	} else {
		t.empty++
	}
}

// find returns the chunk that a number points into; nil where there is none.
func (t *Table) find(number uint64) *chunk {
	chunks := *t.chunks.Load()
	if place := uint32(number) / slots; uint64(place) < uint64(len(chunks)) {
		return chunks[place].Load()
	}
	return nil
}

// grow adds a chunk, in the place of one that was given back if there is any.
func (t *Table) grow() *chunk {
	if len(t.holes) == 0 {
		t.widen()
	}
	last := len(t.holes) - 1
	place := t.holes[last]
	t.holes = t.holes[:last]
	c := newChunk(place, t.first[place])
	(*t.chunks.Load())[place].Store(c)
	t.link(c)
	t.empty++
	return c
}

// widen doubles the number of places. Whoever reads the old ones meanwhile finds what was there.
func (t *Table) widen() {
	old := *t.chunks.Load()
	if len(old) == places {
		panic("usegolib: no number is left for another object")
	}
	wider := make([]atomic.Pointer[chunk], max(1, 2*len(old)))
	for place := range wider {
		if place < len(old) {
			wider[place].Store(old[place].Load())
			continue
		}
		t.first = append(t.first, t.fresh)
		t.holes = append(t.holes, uint32(place))
	}
	t.chunks.Store(&wider)
}

// giveBack lets go of an empty chunk. Its place is used again from the next generation on, unless one of
// its slots has none left.
func (t *Table) giveBack(c *chunk) {
	if c.free != 0 {
		t.unlink(c)
	}
	(*t.chunks.Load())[c.place].Store(nil)
	if !c.worn {
		t.first[c.place] = c.next()
		t.holes = append(t.holes, c.place)
	}
}

func (t *Table) link(c *chunk) {
	c.after = t.roomy
	if c.after != nil {
		c.after.before = c
	}
	t.roomy = c
}

func (t *Table) unlink(c *chunk) {
	if c.before != nil {
		c.before.after = c.after
	} else {
		t.roomy = c.after
	}
	if c.after != nil {
		c.after.before = c.before
	}
	c.before, c.after = nil, nil
}
