//go:build go1.23

package coroutine_test

import (
	"iter"
	"runtime"
	"testing"

	_ "0.usegolib.invalid/shim/coroutine"
	"0.usegolib.invalid/shim/wire"
)

func TestItReturns(t *testing.T) {
	n := 0
	for range 100 {
		wire.Aside(func() { n++ })
	}
	if n != 100 {
		t.Errorf("called %d times", n)
	}
}

func TestItEnds(t *testing.T) {
	before, deferred := runtime.NumGoroutine(), 0
	for range 100 {
		wire.Aside(func() {
			defer func() {
				if recover() == nil {
					deferred++
				}
			}()
			runtime.Goexit()
		})
	}
	if deferred != 100 {
		t.Errorf("%d deferred calls", deferred)
	}
	if after := runtime.NumGoroutine(); after > before {
		t.Errorf("%d goroutines, then %d", before, after)
	}
}

func TestItLeavesTheThreadAsItWas(t *testing.T) {
	for range 10 {
		wire.Aside(func() { runtime.LockOSThread() })
		wire.Aside(func() {
			runtime.LockOSThread()
			runtime.Goexit()
		})
	}
}

func TestOneWithinAnother(t *testing.T) {
	got := 0
	wire.Aside(func() {
		next, stop := iter.Pull(func(yield func(int) bool) { yield(7) })
		defer stop()
		got, _ = next()
		wire.Aside(runtime.Goexit)
		got++
	})
	if got != 8 {
		t.Errorf("got %d", got)
	}
}
