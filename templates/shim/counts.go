// Counts: what the library holds at the moment. In: room for some of them. Out: the first of the list.

package main

import (
	"runtime/metrics"

	"0.usegolib.invalid/shim/wire"
)

// count writes as many of the counts as there is room for: objects that the caller refers to, and bytes
// of Go's heap that are in use. It stops no goroutine.
func count(into []uint64) {
	copy(into, []uint64{uint64(wire.CountObjects()), heap()})
}

// heap returns the bytes of what is reachable, or was when Go last collected.
func heap() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	if sample[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return sample[0].Value.Uint64()
}
