// The contexts of calls. In: how a call was made, and its end. Out: what the function is given.

package wire

import (
	"context"
	"sync"
	"sync/atomic"
	"time"
)

// Within makes ctx the context of the call.
func (r *Reader) Within(ctx context.Context) { r.ctx = ctx }

// Context is the context of the call; one that never ends where it was started without.
func (r *Reader) Context() context.Context {
	if r.ctx == nil {
		return context.Background()
	}
	return r.ctx
}

// Ended reports whether the call has a context that has ended.
func (r *Reader) Ended() bool { return r.ctx != nil && r.ctx.Err() != nil }

// Interruptible is the context of a call that waits for its function, and ends only where the caller
// says so meanwhile. One that a function keeps afterwards never ends. It costs an allocation, and more
// only where the function waits for its end.
type Interruptible struct {
	outer *Interruptible // the call around it
	ended atomic.Bool
	done  atomic.Pointer[chan struct{}]
	mu    sync.Mutex
	after map[uint64]func() // what runs at the end
	last  uint64            // the key of the latest of these
}

// innermost is the context of the call that runs, in which those around it are found. Only Python's main
// thread makes such calls, one within another, so that no two of them begin or end at a time.
var innermost atomic.Pointer[Interruptible]

// spare are contexts that no call has had.
var spare []Interruptible

// atOnce is how many contexts are made together: one of them then costs next to nothing. A function that
// keeps one keeps the memory of all.
const atOnce = 16

// Enter makes a context, which is known to Interrupt until Leave.
func Enter() *Interruptible {
	if len(spare) == 0 {
		spare = make([]Interruptible, atOnce)
	}
	c := &spare[0]
	spare = spare[1:]
	c.outer = innermost.Load()
	innermost.Store(c)
	return c
}

// Leave says that the call is over. Those that were entered after it have left.
func (c *Interruptible) Leave() { innermost.Store(c.outer) }

// Interrupt ends the contexts of all calls that run.
func Interrupt() {
	for c := innermost.Load(); c != nil; c = c.outer {
		c.end()
	}
}

// Deadline says that there is none.
func (c *Interruptible) Deadline() (deadline time.Time, ok bool) { return time.Time{}, false }

// Value finds nothing.
func (c *Interruptible) Value(any) any { return nil }

// Err returns context.Canceled once the call was interrupted.
func (c *Interruptible) Err() error {
	if c.ended.Load() {
		return context.Canceled
	}
	return nil
}

// Done returns a channel that is closed at the end; it is made when it is first asked for.
func (c *Interruptible) Done() <-chan struct{} {
	if done := c.done.Load(); done != nil {
		return *done
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if done := c.done.Load(); done != nil {
		return *done
	}
	done := make(chan struct{})
	if c.ended.Load() {
		close(done)
	}
	c.done.Store(&done)
	return done
}

// AfterFunc runs f on a goroutine of its own at the end, unless stop is called before. Package context
// asks for it, and derives contexts without a goroutine each.
func (c *Interruptible) AfterFunc(f func()) (stop func() bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ended.Load() {
		go f()
		return func() bool { return false }
	}
	if c.after == nil {
		c.after = make(map[uint64]func())
	}
	c.last++
	key := c.last
	c.after[key] = f
	return func() bool { return c.forget(key) }
}

// forget reports whether it has kept something from running.
func (c *Interruptible) forget(key uint64) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	_, waits := c.after[key]
	delete(c.after, key)
	return waits
}

func (c *Interruptible) end() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ended.Swap(true) {
		return
	}
	if done := c.done.Load(); done != nil {
		close(*done)
	}
	for _, f := range c.after {
		go f()
	}
	c.after = nil
}
