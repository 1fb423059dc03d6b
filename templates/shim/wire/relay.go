// Two goroutines of which one goes on at a time. In: a value is wanted, or given. Out: whoever waits for that goes
// on. Waking a thread takes some microseconds, many times as long as most functions need for a value, so each looks
// for a moment before it sleeps.

package wire

import (
	"sync/atomic"
	"time"
)

// What becomes of the values of a sequence.
const (
	resting uint32 = iota // nobody wants one
	wanted                // somebody does
	given                 // there is one
	over                  // there will be none
	late                  // there was none in time
	stopped               // nobody waits any more
)

// How often a state is looked at before a goroutine sleeps: whoever asks looks as long as waking the other takes,
// and that one as long as Python takes to ask again. It is half as often each time that it was in vain, as where
// other things keep the processors, and from time to time as often as at first.
const (
	asksLooks  = 1 << 15
	makesLooks = 1 << 12
	leastLooks = 1 << 4
	retrial    = 64
)

// relay says who goes on: the sequence where a value is wanted, and else whoever asked.
type relay struct {
	state          atomic.Uint32
	asking, making sleeper
}

// sleeper is one of the two.
type sleeper struct {
	sleeps   atomic.Bool
	wake     chan struct{} // has room for one call
	most     int           // how often it looks at most
	looks    int           // how often it does
	failures int           // how often that was in vain
}

func newRelay() relay { return relay{asking: newSleeper(asksLooks), making: newSleeper(makesLooks)} }

func newSleeper(most int) sleeper {
	return sleeper{wake: make(chan struct{}, 1), most: most, looks: most}
}

// rouse wakes it. It says that it sleeps before it looks for the last time, so that no change is missed.
func (s *sleeper) rouse() {
	if s.sleeps.Load() {
		select {
		case s.wake <- struct{}{}:
		default:
		}
	}
}

// look returns the state once it is another than this, or after a moment.
func (s *sleeper) look(state *atomic.Uint32, than uint32) uint32 {
	now, left := state.Load(), s.looks
	for ; left > 0 && now == than; left-- {
		now = state.Load()
	}
	if now != than {
		s.looks = min(2*s.looks, s.most)
		return now
	}
	s.failures++
	s.looks = max(s.looks/2, leastLooks)
	if s.failures%retrial == 0 {
		s.looks = s.most
	}
	return now
}

// ask wants a value, unless one that was wanted was not waited for.
func (r *relay) ask() {
	if r.state.CompareAndSwap(resting, wanted) {
		r.making.rouse()
	}
}

// offer says that there is a value, if one is wanted.
func (r *relay) offer() bool {
	wants := r.state.CompareAndSwap(wanted, given)
	r.asking.rouse()
	return wants
}

// close says that there will be none.
func (r *relay) close() {
	r.state.Store(over)
	r.asking.rouse()
}

// await returns what became of a value that is wanted.
func (r *relay) await(patience time.Duration, halted <-chan struct{}) uint32 {
	if state := r.asking.look(&r.state, wanted); state != wanted {
		return state
	}
	r.asking.sleeps.Store(true)
	defer r.asking.sleeps.Store(false)
	timer := time.NewTimer(patience)
	defer timer.Stop()
	for {
		if state := r.state.Load(); state != wanted {
			return state
		}
		select {
		case <-r.asking.wake:
		case <-halted:
			return stopped
		case <-timer.C:
			return late
		}
	}
}

// rest waits until a value is wanted; false where none will be.
func (r *relay) rest(halted, ended <-chan struct{}) bool {
	if r.making.look(&r.state, given) == resting && r.making.look(&r.state, resting) == wanted {
		return true
	}
	r.making.sleeps.Store(true)
	defer r.making.sleeps.Store(false)
	for r.state.Load() != wanted {
		select {
		case <-r.making.wake:
		case <-halted:
			return false
		case <-ended:
			return false
		}
	}
	return true
}
