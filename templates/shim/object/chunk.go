// Chunks of a table: slots that never move, so that they are read without a lock. In: values. Out:
// numbers, from the top: 32 bits of the slot's generation, 22 of the chunk's place, 10 of the slot.

package object

import (
	"sync/atomic"
	"unsafe"
)

const (
	slots  = 1 << 10
	places = 1 << 22
)

// chunk is a part of a table. All but the slots' contents is changed under the table's lock alone.
type chunk struct {
	slots         [slots]slot
	place         uint32
	free          uint32 // the first free slot, counted from 1
	used          uint32 // how many slots hold a value
	worn          bool   // a slot has had its last generation
	before, after *chunk // in the list of those with a free slot
}

// slot holds one value, or none but the kind of the last.
type slot struct {
	generation atomic.Uint32 // odd where it holds a value
	next       uint32        // the next free slot, counted from 1
	kind, data unsafe.Pointer
}

// words is how Go lays out a value of type any. Each word is read and written as one.
type words struct{ kind, data unsafe.Pointer }

func newChunk(place, generation uint32) *chunk {
	c := &chunk{place: place, free: 1}
	for i := range c.slots {
		c.slots[i].generation.Store(generation)
		c.slots[i].next = uint32(i+2) % (slots + 1)
	}
	return c
}

// put fills the first free slot.
func (c *chunk) put(value any) uint64 {
	at := c.free - 1
	s := &c.slots[at]
	c.free = s.next
	c.used++
	generation := s.generation.Load() + 1
	held := *(*words)(unsafe.Pointer(&value))
	if s.kind != held.kind { // most often it is the one that was there before, and a store takes long
		atomic.StorePointer(&s.kind, held.kind)
	}
	atomic.StorePointer(&s.data, held.data)
	s.generation.Store(generation)
	return uint64(generation)<<32 | uint64(c.place)*slots | uint64(at)
}

// get reads a slot. It may be dropped and filled meanwhile: then the generation differs afterwards.
func (s *slot) get(generation uint32) (value any, ok bool) {
	if generation&1 == 0 || s.generation.Load() != generation {
		return nil, false
	}
	held := words{atomic.LoadPointer(&s.kind), atomic.LoadPointer(&s.data)}
	if s.generation.Load() != generation {
		return nil, false
	}
	return *(*any)(unsafe.Pointer(&held)), true
}

// drop empties a slot, and reports whether the number was in use.
func (c *chunk) drop(number uint64) bool {
	at, generation := uint32(number%slots), uint32(number>>32)
	s := &c.slots[at]
	if generation&1 == 0 || s.generation.Load() != generation {
		return false
	}
	s.generation.Store(generation + 1)
	atomic.StorePointer(&s.data, nil) // the kind stays: it keeps nothing alive
	c.used--
	if generation+1 == 0 {
		c.worn = true // another use would have the number of the first
		return true
	}
	s.next = c.free
	c.free = at + 1
	return true
}

// next is the generation from which all slots of an empty chunk are new.
func (c *chunk) next() (generation uint32) {
	for i := range c.slots {
		generation = max(generation, c.slots[i].generation.Load())
	}
	return generation
}
