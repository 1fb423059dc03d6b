// Go memory that the caller of the library reads or writes. In: sizes and bytes. Out: addresses, and
// handles that keep the memory alive and in place until they are released.

package main

/*
#include <stdint.h>
#include <stdlib.h>

// Whether n more bytes are to be had: asked of C, since Go ends the process where they are not.
static int available(uint64_t n) {
	void *volatile probe = n > SIZE_MAX ? NULL : malloc((size_t)n);
	free(probe);
	return probe != NULL;
}
*/
import "C"

import (
	"math"
	"runtime"
	"sync"
	"unsafe"

	"0.usegolib.invalid/shim/wire"
)

const (
	word  = 8        // allocations start on a multiple of it
	spare = 64 << 20 // Go takes memory from the system in arenas of this size
)

// owners holds what pins the memory of each handle.
var owners struct {
	sync.Mutex
	last   uint64
	pinned map[uint64]*runtime.Pinner
}

// available reports whether so many bytes can be allocated.
func available(size int) bool {
	return C.available(C.uint64_t(size)+spare) != 0
}

// allocate returns n bytes and their handle; nil and 0 where they are not to be had.
func allocate(n uint64) (first unsafe.Pointer, handle uint64) {
	if n > math.MaxInt-spare || n >= wire.ProbedFrom && !available(int(n)) {
		return nil, 0
	}
	words := make([]uint64, max(1, (n+word-1)/word))
	first = unsafe.Pointer(unsafe.SliceData(words))
	return first, own(first)
}

// keep returns where a message's tail lies, and its handle; nil and 0 where there is none.
func keep(tail []byte) (first unsafe.Pointer, handle uint64) {
	if len(tail) == 0 {
		return nil, 0
	}
	first = unsafe.Pointer(unsafe.SliceData(tail))
	return first, own(first)
}

func own(first unsafe.Pointer) uint64 {
	pinner := new(runtime.Pinner)
	pinner.Pin(first)
	owners.Lock()
	defer owners.Unlock()
	if owners.pinned == nil {
		owners.pinned = make(map[uint64]*runtime.Pinner)
	}
	owners.last++
	owners.pinned[owners.last] = pinner
	return owners.last
}

// release lets go of a handle's memory; 0, and a handle that is released already, do nothing.
func release(handle uint64) {
	owners.Lock()
	pinner := owners.pinned[handle]
	delete(owners.pinned, handle)
	owners.Unlock()
	if pinner != nil {
		pinner.Unpin()
	}
}
