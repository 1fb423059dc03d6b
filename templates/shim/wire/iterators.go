// Iterators that live between calls: what a channel gives, and what a function yields. In: requests with
// their numbers. Out: values one by one, as they are asked for.

package wire

import (
	"math"
	"sync/atomic"
	"time"
)

// Outcome is what became of a request for a value.
type Outcome uint8

// What can become of it.
const (
	Given    Outcome = iota // the value was written
	Late                    // none came in time
	Ended                   // there are no more
	Panicked                // and this is why
)

// Panic is what a goroutine of ours ended with.
type Panic struct {
	Value any
	Stack []byte
}

// iterator gives values to whoever asks. It can be asked by several at once.
type iterator interface {
	next(w *Writer, patience time.Duration) (Outcome, *Panic)
	// end is stop, and waits for what has to run until the end.
	end(patience time.Duration) (Outcome, *Panic)
	// stop lets go of those who wait. It waits for nothing itself.
	stop()
}

// iterators counts those in the table: where there is none, what is dropped is none.
var iterators atomic.Int64

// iterator takes one into the table, unless the message is given up already.
func (w *Writer) iterator(it iterator) {
	if w.err == nil {
		iterators.Add(1)
		w.goes = true
	}
	w.object(it)
}

// HasIterator reports whether one was written.
func (w *Writer) HasIterator() bool { return w.goes }

// Next writes the next value of an iterator, which is dropped at its end. One that is not there any more is
// at its end.
func Next(number uint64, w *Writer, patience uint64) (Outcome, *Panic) {
	it := findIterator(number)
	if it == nil {
		return Ended, nil
	}
	outcome, panicked := it.next(w, limit(patience))
	if outcome > Late {
		DropObjects([]uint64{number})
	}
	return outcome, panicked
}

// End stops an iterator, which is dropped once it is at its end.
func End(number uint64, patience uint64) (Outcome, *Panic) {
	it := findIterator(number)
	if it == nil {
		return Ended, nil
	}
	outcome, panicked := it.end(limit(patience))
	if outcome > Late {
		DropObjects([]uint64{number})
	}
	return outcome, panicked
}

func findIterator(number uint64) iterator {
	held, _ := objects.Get(number)
	it, _ := held.(iterator)
	return it
}

func limit(nanoseconds uint64) time.Duration {
	return time.Duration(min(nanoseconds, math.MaxInt64))
}

// stopIterators stops those iterators that are about to be dropped.
func stopIterators(numbers ...uint64) {
	if iterators.Load() == 0 {
		return
	}
	for _, number := range numbers {
		if it := findIterator(number); it != nil {
			it.stop()
		}
	}
}
