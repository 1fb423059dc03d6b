//go:build go1.23

package coroutine

import (
	"iter"
	"runtime"

	"0.usegolib.invalid/shim/wire"
)

func init() { wire.Aside = run }

// locks is how often a function may lock its goroutine to the thread without unlocking it. A coroutine has
// to give its thread back as it got it.
const locks = 8

// ended is what a goroutine that was ended panics with, once its caller goes on.
type ended struct{}

// run calls f on a goroutine that has the caller's thread meanwhile, which costs a fiftieth of one that
// has not. Where f ends it, the caller goes on first: it can then catch what else would end it, too.
func run(f func()) {
	returned := false
	next, stop := iter.Pull(func(yield func(struct{}) bool) {
		defer func() {
			for range locks {
				runtime.UnlockOSThread() // does nothing where nothing is locked
			}
			if !returned {
				yield(struct{}{})
				panic(ended{})
			}
		}()
		f()
		returned = true
	})
	next()
	if !returned {
		end(stop)
	}
}

// end lets the goroutine end. Its panic comes out of stop, where iter would end the caller without it.
func end(stop func()) {
	defer func() {
		if _, ok := recover().(ended); !ok {
			panic("usegolib: a coroutine has not ended")
		}
	}()
	stop()
}
