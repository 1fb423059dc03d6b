// Package state has what the figures about objects are measured with.
package state

import (
	"context"
	"runtime"
	"runtime/debug"
	"sync/atomic"
	"time"
)

// Add returns a sum.
func Add(a, b int) int { return a + b }

// One returns a number.
func One() int { return 1 }

var made *Counter

// MakeOnly makes a counter, which stays in Go.
func MakeOnly() int {
	made = &Counter{Step: 1}
	return 1
}

// Counter is an object.
type Counter struct {
	Step  int
	count int
	next  *Counter
}

// NewCounter makes one.
func NewCounter() *Counter { return &Counter{Step: 1} }

// Add returns a sum, as the function does.
func (c *Counter) Add(b int) int { return c.count + b }

// Count returns a number.
func (c *Counter) Count() int { return c.count }

// Alone is as large as a pointer and a number.
type Alone struct {
	next *Alone
	id   int
}

// NewAlone makes one.
func NewAlone() *Alone { return &Alone{} }

// AddUnless returns a sum unless the context is done.
func AddUnless(ctx context.Context, a, b int) (int, error) { return a + b, ctx.Err() }

// AddOrDone does the same through the channel.
func AddOrDone(ctx context.Context, a, b int) (int, error) {
	select {
	case <-ctx.Done():
		return 0, ctx.Err()
	default:
		return a + b, nil
	}
}

// AddAlways returns a sum, and never an error.
func AddAlways(a, b int) (int, error) { return a + b, nil }

// Level is a number with a method.
type Level int

// Twice doubles it.
func (l Level) Twice() int { return int(l) * 2 }

// Give returns a level.
func Give() Level { return 7 }

// GiveLarge returns a level that is not small.
func GiveLarge() Level { return 70_000 }

// Large returns a number that is not small.
func Large() int { return 70_000 }

// Color is a number with constants and a method.
type Color int

// The colors.
const (
	Red Color = iota + 1
	Green
)

// Next is another one.
func (c Color) Next() Color { return c + 1 }

// GiveGreen returns a color that has a name.
func GiveGreen() Color { return Green }

// GiveOther returns a color that has none.
func GiveOther() Color { return 99 }

var isBusy atomic.Bool

// Burn keeps goroutines computing until it is called with 0.
func Burn(goroutines int) {
	isBusy.Store(goroutines > 0)
	for range goroutines {
		go func() {
			for n := uint64(1); isBusy.Load(); n = n*6364136223846793005 + 1442695040888963407 {
			}
		}()
	}
}

// Collect frees what Go can free.
func Collect() {
	for range 3 {
		runtime.GC()
		time.Sleep(10 * time.Millisecond)
	}
	debug.FreeOSMemory()
}
