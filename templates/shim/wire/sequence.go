// A function that yields, as an iterator. In: an iter.Seq. Out: what it yields, one by one: it runs on a
// goroutine of its own, and only while its next value is asked for.

package wire

import (
	"runtime/debug"
	"time"
)

// sequence is one that runs, waits to go on, or has not begun.
type sequence[T any] struct {
	seq    func(yield func(T) bool)
	write  func(*Writer, T)
	turn   chan struct{} // has room for the one who asks
	wanted chan struct{} // has room for the wish for one value
	values chan T
	ended  chan struct{} // closed when seq has returned
	halt

	// What follows belongs to whoever has the turn, and panicked to the goroutine until the end.
	begun, waits bool // whether it was started; whether it waits in yield
	panicked     *Panic
}

// yielded is what an iter.Seq2 yields.
type yielded[K, V any] struct {
	first  K
	second V
}

// WriteSequence writes the number of an iterator over what a function yields; nil yields nothing.
func WriteSequence[T any](w *Writer, seq func(yield func(T) bool), write func(*Writer, T)) {
	if seq == nil {
		seq = func(func(T) bool) {}
	}
	w.iterator(&sequence[T]{
		seq: seq, write: write, values: make(chan T), ended: make(chan struct{}),
		turn: make(chan struct{}, 1), wanted: make(chan struct{}, 1), halt: newHalt(),
	})
}

// WritePairs is WriteSequence of what yields two values at a time, which cross as an array.
func WritePairs[K, V any](w *Writer, seq func(yield func(K, V) bool), write func(*Writer, K, V)) {
	pairs := func(yield func(yielded[K, V]) bool) {
		if seq != nil {
			seq(func(k K, v V) bool { return yield(yielded[K, V]{k, v}) })
		}
	}
	WriteSequence(w, pairs, func(w *Writer, p yielded[K, V]) {
		w.Array(2)
		write(w, p.first, p.second)
	})
}

func (s *sequence[T]) next(w *Writer, patience time.Duration) (Outcome, *Panic) {
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case s.turn <- struct{}{}:
	case <-s.stopped:
		return Ended, nil
	case <-timer.C:
		return Late, nil
	}
	defer func() { <-s.turn }()
	if s.is.Load() {
		return Ended, nil
	}
	s.ask()
	select {
	case v := <-s.values:
		s.waits = true
		s.write(w, v)
		return Given, nil
	case <-s.ended:
		return s.finish()
	case <-s.stopped:
		return Ended, nil
	case <-timer.C:
		return Late, nil
	}
}

// ask has the sequence go on, unless it does already: nobody took the value that was asked for.
func (s *sequence[T]) ask() {
	if !s.begun {
		s.begun = true
		go s.run()
	} else if s.waits {
		s.waits = false
		s.wanted <- struct{}{}
	}
}

// finish tells once what the sequence ended with.
func (s *sequence[T]) finish() (Outcome, *Panic) {
	if s.panicked == nil {
		return Ended, nil
	}
	panicked := s.panicked
	s.panicked = nil
	return Panicked, panicked
}

// run is the goroutine. What ends it other than a return is told to whoever asks.
func (s *sequence[T]) run() {
	defer close(s.ended)
	debug.SetPanicOnFault(true)
	returned := false
	defer func() {
		if !returned {
			s.panicked = &Panic{recover(), debug.Stack()}
		}
	}()
	s.seq(s.yield)
	returned = true
}

// yield gives a value to whoever asked, and returns when the next one is asked for. A function may call it
// wrongly: after its end, or on other goroutines.
func (s *sequence[T]) yield(v T) bool {
	if s.is.Load() {
		return false
	}
	select {
	case s.values <- v:
	case <-s.stopped:
		return false
	case <-s.ended:
		return false
	}
	select {
	case <-s.wanted:
		return true
	case <-s.stopped:
		return false
	case <-s.ended:
		return false
	}
}

// end has the sequence return from where it yielded, so that what it defers is done. Where it is at work on a
// value, another thread waits for that or nobody took it, and it stops when it has it.
func (s *sequence[T]) end(patience time.Duration) (Outcome, *Panic) {
	s.stop()
	select {
	case s.turn <- struct{}{}:
		defer func() { <-s.turn }()
	default:
		return Ended, nil
	}
	if !s.waits {
		return Ended, nil
	}
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case <-s.ended:
		return s.finish()
	case <-timer.C:
		return Late, nil
	}
}
