// What iterators do when they are asked, stopped and dropped.

package wire

import (
	"math"
	"runtime"
	"sync"
	"testing"
	"time"
)

const forever = math.MaxUint64

// begin returns the number of an iterator that write puts into the table.
func begin(t *testing.T, write func(w *Writer)) uint64 {
	t.Helper()
	var w Writer
	w.Start(nil, func(int) bool { return true })
	write(&w)
	if w.first == 0 {
		t.Fatal("no number was written")
	}
	t.Cleanup(func() { DropObjects([]uint64{w.first}) })
	return w.first
}

// ask returns the next value, a small integer, and what became of the request.
func ask(number, patience uint64) (int, Outcome) {
	var w Writer
	w.Start(nil, func(int) bool { return true })
	outcome, _ := Next(number, &w, patience)
	if outcome != Given {
		return 0, outcome
	}
	head, tail := w.Message()
	return int(append(head, tail...)[0]), outcome
}

func writeInt(w *Writer, v int) { w.Int(v) }

func sequenceOf(seq func(yield func(int) bool)) func(*Writer) {
	return func(w *Writer) { WriteSequence(w, seq, writeInt) }
}

func TestASequenceRunsOnlyWhileItIsAsked(t *testing.T) {
	var made int
	number := begin(t, sequenceOf(func(yield func(int) bool) {
		for made = 1; made < 3 && yield(made); made++ {
		}
	}))
	for want := 1; want < 3; want++ {
		if got, outcome := ask(number, forever); got != want || outcome != Given || made != want {
			t.Fatalf("got %d, %d, made %d; want %d", got, outcome, made, want)
		}
	}
	for range 2 {
		if _, outcome := ask(number, forever); outcome != Ended {
			t.Fatalf("got %d at the end", outcome)
		}
	}
	if _, ok := objects.Get(number); ok {
		t.Error("it is in the table after its end")
	}
}

func TestAValueThatWasNotWaitedForComesNext(t *testing.T) {
	free := make(chan struct{})
	number := begin(t, sequenceOf(func(yield func(int) bool) {
		<-free
		_ = yield(1) && yield(2)
	}))
	if _, outcome := ask(number, uint64(time.Millisecond)); outcome != Late {
		t.Fatalf("got %d before there was a value", outcome)
	}
	close(free)
	for want := 1; want < 3; want++ {
		if got, _ := ask(number, forever); got != want {
			t.Errorf("got %d, want %d", got, want)
		}
	}
}

func TestStoppingEndsTheGoroutine(t *testing.T) {
	before := runtime.NumGoroutine()
	number := begin(t, sequenceOf(func(yield func(int) bool) {
		for yield(1) {
		}
	}))
	ask(number, forever)
	DropObjects([]uint64{number})
	for range 1000 {
		if runtime.NumGoroutine() <= before {
			break
		}
		time.Sleep(time.Millisecond)
	}
	if now := runtime.NumGoroutine(); now > before {
		t.Errorf("%d goroutines, %d before", now, before)
	}
	if left := iterators.Load(); left != 0 {
		t.Errorf("%d iterators are counted", left)
	}
}

func TestManyAskAtOnceWhileOneStops(t *testing.T) {
	for range 200 {
		number := begin(t, sequenceOf(func(yield func(int) bool) {
			for yield(1) {
			}
		}))
		var asking sync.WaitGroup
		for range 4 {
			asking.Add(1)
			go func() {
				defer asking.Done()
				for outcome := Given; outcome == Given; {
					_, outcome = ask(number, forever)
				}
			}()
		}
		End(number, forever)
		asking.Wait()
	}
}

func TestAPanicIsToldWithItsStack(t *testing.T) {
	number := begin(t, sequenceOf(func(func(int) bool) { panic("why") }))
	var w Writer
	w.Start(nil, func(int) bool { return true })
	outcome, panicked := Next(number, &w, forever)
	if outcome != Panicked || panicked.Value != "why" || len(panicked.Stack) == 0 {
		t.Errorf("got %d, %v", outcome, panicked)
	}
}

func TestAChannelGivesUntilItIsClosed(t *testing.T) {
	values := make(chan int, 1)
	number := begin(t, func(w *Writer) { WriteChannel(w, values, writeInt) })
	if _, outcome := ask(number, uint64(time.Millisecond)); outcome != Late {
		t.Errorf("got %d of an empty channel", outcome)
	}
	values <- 7
	close(values)
	if got, _ := ask(number, forever); got != 7 {
		t.Errorf("got %d, want 7", got)
	}
	if _, outcome := ask(number, forever); outcome != Ended {
		t.Errorf("got %d of a closed channel", outcome)
	}
}

func TestYieldIsCalledOnManyGoroutines(t *testing.T) {
	const each, goroutines = 20, 4
	number := begin(t, sequenceOf(func(yield func(int) bool) {
		var yielding sync.WaitGroup
		for range goroutines {
			yielding.Add(1)
			go func() {
				defer yielding.Done()
				for range each {
					yield(1)
				}
			}()
		}
		yielding.Wait()
	}))
	sum := 0
	for {
		v, outcome := ask(number, forever)
		if outcome != Given {
			break
		}
		sum += v
	}
	if sum != each*goroutines {
		t.Errorf("got %d values, want %d", sum, each*goroutines)
	}
}

func TestYieldAfterTheEndTakesNothing(t *testing.T) {
	var kept func(int) bool
	number := begin(t, sequenceOf(func(yield func(int) bool) { kept = yield }))
	if _, outcome := ask(number, forever); outcome != Ended {
		t.Fatalf("got %d", outcome)
	}
	if kept(1) {
		t.Error("a value was taken after the end")
	}
}

func TestASlowSequenceAndASlowCaller(t *testing.T) {
	number := begin(t, sequenceOf(func(yield func(int) bool) {
		for i := range 5 {
			time.Sleep(time.Millisecond)
			if !yield(i) {
				return
			}
		}
	}))
	for want := range 5 {
		time.Sleep(time.Millisecond)
		if got, outcome := ask(number, forever); got != want || outcome != Given {
			t.Errorf("got %d, %d, want %d", got, outcome, want)
		}
	}
}
