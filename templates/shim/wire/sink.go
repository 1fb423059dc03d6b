// The writer of a function that has one. In: an object that is a writer, or nil. Out: what was written where
// it was nil, which then is one of the results.

package wire

import (
	"bytes"
	"io"
)

// Sink is what a function writes to: the caller's writer, or memory.
type Sink struct {
	To     io.Writer
	memory *bytes.Buffer
}

// ReadSink reads an object that is a writer; memory for nil.
func ReadSink(r *Reader) Sink {
	given := ReadInterface[io.Writer](r)
	if given != nil || r.err != nil {
		return Sink{To: given}
	}
	memory := new(bytes.Buffer)
	return Sink{memory, memory}
}

// Several writes the head of an array of n results, where there are several.
func (w *Writer) Several(to Sink, n int) {
	if to.memory == nil {
		n--
	}
	if n > 1 {
		w.Array(n)
	}
}

// Written writes what came to memory, one of n results; nothing where it came to the caller's writer,
// and nil if that leaves no result.
func (w *Writer) Written(to Sink, n int) {
	switch {
	case to.memory != nil:
		w.Bytes(to.memory.Bytes())
	case n == 1:
		w.Nil()
	}
}
