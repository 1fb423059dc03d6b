package wire

import (
	"bytes"
	"runtime"
	"testing"
)

// FuzzReader reads any bytes as every type. What is refused is no matter here; that it is refused
// without a panic, and without more memory than the message is worth, is.
func FuzzReader(f *testing.F) {
	for _, v := range vectors(f) {
		if len(v.Bytes) < 200 {
			f.Add(unhex(f, v.Bytes))
		}
	}
	f.Fuzz(func(t *testing.T, message []byte) {
		for name, codec := range codecs {
			for _, owned := range []bool{false, true} {
				if cost := readingCost(codec, message, owned); cost > allowed(message) {
					t.Errorf("%s: %d bytes for a message of %d", name, cost, len(message))
				}
			}
		}
		if i := Argument(message, len(message)/2); i < -1 || i >= len(message) {
			t.Errorf("argument %d", i)
		}
	})
}

// FuzzRoundTrip writes what was read, and reads the same again.
func FuzzRoundTrip(f *testing.F) {
	for _, v := range vectors(f) {
		if v.Error == "" && len(v.Bytes) < 200 {
			f.Add(unhex(f, v.Bytes))
		}
	}
	f.Fuzz(func(t *testing.T, message []byte) {
		for name, codec := range codecs {
			first, ok := written(codec, message)
			if !ok {
				continue
			}
			if second, ok := written(codec, first); !ok || !bytes.Equal(first, second) {
				t.Errorf("%s: %x, then %x", name, first, second)
			}
		}
	})
}

// written reads a message and writes its value; not ok where it is refused or nothing is written.
func written(codec codec, message []byte) ([]byte, bool) {
	var r Reader
	r.Start(message, false)
	value := codec.read(&r)
	if r.End() != nil || codec.write == nil {
		return nil, false
	}
	var w Writer
	w.Start(make([]byte, 0, 256), func(int) bool { return true })
	codec.write(&w, value)
	head, tail := w.Message()
	return append(bytes.Clone(head), tail...), true
}

// allowed is what reading may cost: a slice header for each byte and level, the deepest type here
// having three, and a refusal's text.
func allowed(message []byte) uint64 { return uint64(3*24*len(message) + 4096) }

// readingCost is the memory that reading allocates. A little more may be counted, where another
// goroutine allocates meanwhile; so the least of a few tries counts.
func readingCost(codec codec, message []byte, owned bool) uint64 {
	least := ^uint64(0)
	for try := 0; try < 3 && least > allowed(message); try++ {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		var r Reader
		r.Start(message, owned)
		codec.read(&r)
		runtime.ReadMemStats(&after)
		least = min(least, after.TotalAlloc-before.TotalAlloc)
	}
	return least
}
