// A channel as an iterator. In: a channel. Out: what it gives until it is closed.

package wire

import (
	"sync/atomic"
	"time"
)

// channel gives what a channel of the user's gives.
type channel[T any] struct {
	values <-chan T
	write  func(*Writer, T)
	halt
}

// halt says to those who wait that nobody will ask any more.
type halt struct {
	stopped chan struct{} // closed then
	is      atomic.Bool
}

func newHalt() halt { return halt{stopped: make(chan struct{})} }

func (h *halt) stop() {
	if !h.is.Swap(true) {
		iterators.Add(-1)
		close(h.stopped)
	}
}

// WriteChannel writes the number of an iterator over what a channel gives; 0 for nil, which would give
// nothing for ever.
func WriteChannel[T any](w *Writer, values <-chan T, write func(*Writer, T)) {
	if values == nil {
		w.small(0)
		return
	}
	w.iterator(&channel[T]{values: values, write: write, halt: newHalt()})
}

func (c *channel[T]) next(w *Writer, patience time.Duration) (Outcome, *Panic) {
	select {
	case v, ok := <-c.values:
		return c.give(w, v, ok)
	default:
	}
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case v, ok := <-c.values:
		return c.give(w, v, ok)
	case <-c.stopped:
		return Ended, nil
	case <-timer.C:
		return Late, nil
	}
}

func (c *channel[T]) give(w *Writer, v T, ok bool) (Outcome, *Panic) {
	if !ok {
		return Ended, nil
	}
	c.write(w, v)
	return Given, nil
}

// end stops the iterator. The channel is the user's, and so is whoever sends to it.
func (c *channel[T]) end(time.Duration) (Outcome, *Panic) {
	c.stop()
	return Ended, nil
}
