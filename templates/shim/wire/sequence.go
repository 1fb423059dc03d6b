// A function that yields, as an iterator. In: an iter.Seq. Out: what it yields, one by one: it runs on a
// goroutine of its own, and only while its next value is asked for.

package wire

import (
	"runtime/debug"
	"sync"
	"time"
)

// sequence is one that runs, waits to go on, or has not begun.
type sequence[T any] struct {
	seq   func(yield func(T) bool)
	write func(*Writer, T)
	turn  chan struct{} // has room for the one who asks
	ended chan struct{} // closed when seq has returned
	relay
	halt

	yields   sync.Mutex // held in yield, should several goroutines call it
	value    T          // given, and not taken yet
	begun    bool       // whether it was started; belongs to whoever has the turn
	panicked *Panic     // what it ended with
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
	turn, ended := make(chan struct{}, 1), make(chan struct{})
	w.iterator(&sequence[T]{
		seq: seq, write: write, turn: turn, ended: ended, relay: newRelay(), halt: newHalt(),
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
	if outcome := s.enter(patience); outcome != Given {
		return outcome, nil
	}
	defer func() { <-s.turn }()
	if s.is.Load() {
		return Ended, nil
	}
	s.resume()
	switch s.await(patience, s.stopped) {
	case given:
		v := s.take()
		s.write(w, v)
		return Given, nil
	case over:
		return s.finish()
	case stopped:
		return Ended, nil
	default:
		return Late, nil
	}
}

// enter waits until nobody else asks.
func (s *sequence[T]) enter(patience time.Duration) Outcome {
	select {
	case s.turn <- struct{}{}:
		return Given
	default:
	}
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case s.turn <- struct{}{}:
		return Given
	case <-s.stopped:
		return Ended
	case <-timer.C:
		return Late
	}
}

// resume has the sequence go on, unless it does already: nobody took the value that was asked for.
func (s *sequence[T]) resume() {
	if s.begun {
		s.ask()
		return
	}
	s.begun = true
	s.state.Store(wanted)
	go s.run()
}

// take returns the value that was given.
func (s *sequence[T]) take() T {
	v := s.value
	s.value = *new(T)
	s.state.Store(resting)
	return v
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
	defer func() {
		close(s.ended)
		s.close()
	}()
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
	s.yields.Lock()
	defer s.yields.Unlock()
	if s.is.Load() || s.state.Load() != wanted && !s.rest(s.stopped, s.ended) {
		return false
	}
	s.value = v
	return s.offer() && s.rest(s.stopped, s.ended)
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
	if !s.begun || s.state.Load() == wanted {
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
