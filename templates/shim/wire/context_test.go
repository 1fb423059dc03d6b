// Contexts that a call can be interrupted by, against what package context promises of any.

package wire

import (
	"context"
	"errors"
	"runtime"
	"testing"
	"time"
)

func entered(t *testing.T) *Interruptible {
	t.Helper()
	c := Enter()
	t.Cleanup(c.Leave)
	return c
}

func mustEnd(t *testing.T, done <-chan struct{}) {
	t.Helper()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		t.Fatal("it does not end")
	}
}

func TestAContextEndsOnceItIsInterrupted(t *testing.T) {
	c := entered(t)
	early := c.Done()
	if err := c.Err(); err != nil {
		t.Fatal(err)
	}
	Interrupt()
	Interrupt()
	mustEnd(t, early)
	mustEnd(t, c.Done())
	if err := c.Err(); err != context.Canceled {
		t.Fatal(err)
	}
}

func TestDoneAfterTheEndIsClosed(t *testing.T) {
	c := entered(t)
	Interrupt()
	mustEnd(t, c.Done())
}

func TestWhatIsDerivedEndsToo(t *testing.T) {
	c := entered(t)
	before := runtime.NumGoroutine()
	derived, cancel := context.WithTimeout(c, time.Hour)
	defer cancel()
	other, cancelOther := context.WithCancel(c)
	if extra := runtime.NumGoroutine() - before; extra != 0 {
		t.Fatalf("%d goroutines wait", extra)
	}
	valued, cancelValued := context.WithCancel(context.WithValue(c, struct{}{}, 1))
	defer cancelValued()
	cancelOther()
	if !errors.Is(other.Err(), context.Canceled) || c.Err() != nil {
		t.Fatal(other.Err(), c.Err())
	}
	Interrupt()
	mustEnd(t, derived.Done())
	mustEnd(t, valued.Done())
	if err := derived.Err(); err != context.Canceled {
		t.Fatal(err)
	}
}

func TestAfterFuncRunsOnceUnlessItIsStopped(t *testing.T) {
	c := entered(t)
	ran := make(chan string, 3)
	context.AfterFunc(c, func() { ran <- "kept" })
	if stop := context.AfterFunc(c, func() { ran <- "stopped" }); !stop() || stop() {
		t.Fatal("it is stopped once")
	}
	Interrupt()
	if got := <-ran; got != "kept" {
		t.Fatal(got)
	}
	context.AfterFunc(c, func() { ran <- "late" })
	if got := <-ran; got != "late" {
		t.Fatal(got)
	}
}

func TestOnlyCallsThatRunAreInterrupted(t *testing.T) {
	first, second, third := Enter(), Enter(), Enter()
	third.Leave()
	Interrupt()
	second.Leave()
	fourth := Enter()
	fourth.Leave()
	first.Leave()
	Interrupt()
	if first.Err() == nil || second.Err() == nil || third.Err() != nil || fourth.Err() != nil {
		t.Fatal(first.Err(), second.Err(), third.Err(), fourth.Err())
	}
	if innermost.Load() != nil {
		t.Fatal("one is left")
	}
}

func TestThreadsInterruptAndDerive(t *testing.T) {
	stop := make(chan struct{})
	go func() {
		for {
			select {
			case <-stop:
				return
			default:
				Interrupt()
			}
		}
	}()
	for range 2_000 {
		c := Enter()
		derived, cancel := context.WithCancel(c)
		mustEnd(t, derived.Done())
		mustEnd(t, c.Done())
		cancel()
		c.Leave()
	}
	close(stop)
}

func BenchmarkInterruptible(b *testing.B) {
	b.ReportAllocs()
	for range b.N {
		c := Enter()
		if c.Err() != nil {
			b.Fatal()
		}
		c.Leave()
	}
}
