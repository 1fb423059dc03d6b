// Calls that run on goroutines of their own, so that their callers can wait for a while, end them or
// give them up. In: requests. Out: responses, kept until the caller takes them.

package main

import (
	"context"
	"math"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"0.usegolib.invalid/shim/wire"
)

// call is one that was started and not yet taken or given up.
type call struct {
	in     wire.Reader
	out    wire.Writer
	cancel context.CancelFunc
	done   chan struct{} // closed when out holds the response
	ends   atomic.Int32  // 1 once it is done or given up, 2 once it is both
}

// calls holds them by number. One that is given up is not in it any more; its goroutine alone then
// refers to it.
var calls struct {
	sync.Mutex
	last    uint64
	running map[uint64]*call
}

// begin starts a call and returns its number; 0 where there is no memory for it. The deadline is in
// nanoseconds from now; the largest number means none. The end of one that is announced is news to its
// callers' thread.
func begin(request []byte, deadline uint64, announced bool) uint64 {
	if len(request) >= wire.ProbedFrom && !available(len(request)) {
		return 0
	}
	copied := append(make([]byte, 0, len(request)), request...)
	ctx, cancel := limited(deadline)
	c := &call{cancel: cancel, done: make(chan struct{})}
	c.in.Start(copied, true)
	c.in.Within(ctx)
	c.out.Start(make([]byte, 0, wire.LeastBuffer), available)
	number := enter(c)
	go c.run(number, announced)
	return number
}

func limited(deadline uint64) (context.Context, context.CancelFunc) {
	if deadline > math.MaxInt64 {
		return context.WithCancel(context.Background())
	}
	return context.WithTimeout(context.Background(), time.Duration(deadline))
}

// run answers the request, also where the function ends the goroutine instead of returning. The context
// ends with the call, but lasts until its deadline where the response has an iterator: that may need it for
// each of its values.
func (c *call) run(number uint64, announced bool) {
	lasts := false
	if announced {
		defer ended.announce(number)
	}
	defer c.forget()
	defer func() {
		if !lasts {
			c.cancel()
		}
	}()
	defer close(c.done)
	serve(&c.in, &c.out)
	lasts = c.out.HasIterator()
}

// forget is called when the call is done and when it is given up. Where both happened nobody takes the
// response, and the objects in it are dropped.
func (c *call) forget() {
	if c.ends.Add(1) == 2 {
		c.out.Reset()
	}
}

func enter(c *call) uint64 {
	calls.Lock()
	defer calls.Unlock()
	if calls.running == nil {
		calls.running = make(map[uint64]*call)
	}
	calls.last++
	calls.running[calls.last] = c
	return calls.last
}

func find(number uint64) *call {
	calls.Lock()
	defer calls.Unlock()
	return calls.running[number]
}

// leave takes a call out and returns it; nil where it is not there.
func leave(number uint64) *call {
	calls.Lock()
	defer calls.Unlock()
	c := calls.running[number]
	delete(calls.running, number)
	return c
}

// await waits for a call and takes its response.
func await(number uint64, patience time.Duration) (done bool, out *wire.Writer) {
	c := find(number)
	if c != nil && !c.within(patience) {
		return false, nil
	}
	if c == nil || leave(number) == nil {
		return true, answerNoCall(number)
	}
	return true, &c.out
}

// within reports whether the call is done, now or within that time.
func (c *call) within(patience time.Duration) bool {
	select {
	case <-c.done:
		return true
	default:
	}
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case <-c.done:
		return true
	case <-timer.C:
		return false
	}
}

func answerNoCall(number uint64) *wire.Writer {
	out := new(wire.Writer)
	out.Start(nil, available)
	answer(out, wire.ResponseBadRequest, "", "no call "+strconv.FormatUint(number, 10)+" is running")
	out.Nil()
	return out
}

// cancel ends the context of a call; for 0 those of the calls whose callers wait in usegolib_call.
func cancel(number uint64) {
	if number == 0 {
		wire.Interrupt()
		return
	}
	if c := find(number); c != nil {
		c.cancel()
	}
}

// abandon ends the context of a call and forgets it; its response is thrown away when it comes.
func abandon(number uint64) {
	if c := leave(number); c != nil {
		c.cancel()
		c.forget()
	}
}
