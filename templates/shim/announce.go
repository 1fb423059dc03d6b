// The ends of calls whose callers wait for any of them. In: the numbers of calls that are done. Out: the
// same, one at a time, each once.

package main

import (
	"sync"
	"time"
)

// news are numbers that nobody has asked for yet.
type news struct {
	mu      sync.Mutex
	numbers []uint64
	arrived chan struct{} // holds one where there may be numbers
}

var ended = news{arrived: make(chan struct{}, 1)}

// announce adds a number, and waits for nobody.
func (n *news) announce(number uint64) {
	n.mu.Lock()
	n.numbers = append(n.numbers, number)
	n.mu.Unlock()
	select {
	case n.arrived <- struct{}{}:
	default:
	}
}

// next takes the oldest number; 0 where none comes within that time.
func (n *news) next(patience time.Duration) uint64 {
	timer := time.NewTimer(patience)
	defer timer.Stop()
	for {
		if number := n.take(); number != 0 {
			return number
		}
		select {
		case <-n.arrived:
		case <-timer.C:
			return 0
		}
	}
}

// take returns the oldest number, and 0 where there is none. The others wake the next who asks.
func (n *news) take() uint64 {
	n.mu.Lock()
	defer n.mu.Unlock()
	if len(n.numbers) == 0 {
		return 0
	}
	number := n.numbers[0]
	n.numbers = n.numbers[1:]
	if len(n.numbers) > 0 {
		select {
		case n.arrived <- struct{}{}:
		default:
		}
	}
	return number
}
