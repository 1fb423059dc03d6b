// Package objects has structs that stay in Go.
package objects

import (
	"context"
	"errors"
	"runtime"
	"sort"
	"sync/atomic"
	"time"
)

var live atomic.Int64

// Counter counts, and is counted itself.
type Counter struct {
	name  string
	count int
}

// NewCounter returns a counter that starts at count.
func NewCounter(name string, count int) *Counter {
	live.Add(1)
	counter := &Counter{name, count}
	runtime.SetFinalizer(counter, func(*Counter) { live.Add(-1) })
	return counter
}

// CountLive tells how many counters Go has not collected.
func CountLive() int {
	runtime.GC()
	time.Sleep(time.Millisecond)
	return int(live.Load())
}

var awaiting atomic.Int64

// AwaitLive waits until no more than most counters are left, some seconds at most, and tells how many
// are. It is one call, so that whoever waits by it does not call meanwhile.
func AwaitLive(most int) int {
	awaiting.Add(1)
	defer awaiting.Add(-1)
	left := CountLive()
	for end := time.Now().Add(20 * time.Second); left > most && time.Now().Before(end); {
		left = CountLive()
	}
	return left
}

// CountAwaiting tells how many calls of AwaitLive have begun and not ended.
func CountAwaiting() int { return int(awaiting.Load()) }

// Add adds n, and returns the sum.
func (c *Counter) Add(n int) int {
	c.count += n
	return c.count
}

// AddAll adds several numbers.
func (c *Counter) AddAll(numbers ...int) int {
	for _, n := range numbers {
		c.count += n
	}
	return c.count
}

// Count returns the count, of a copy.
func (c Counter) Count() int { return c.count }

// Name returns the name; of nil it panics.
func (c *Counter) Name() string { return c.name }

// Self returns the counter itself.
func (c *Counter) Self() *Counter { return c }

// Clone returns another counter like it.
func (c *Counter) Clone() *Counter { return NewCounter(c.name, c.count) }

// Take moves the count of another one.
func (c *Counter) Take(other *Counter) {
	c.count += other.count
	other.count = 0
}

// Fail returns an error that names it.
func (c *Counter) Fail() (int, error) { return 0, errors.New(c.name + " failed") }

// Wait waits until it is told to stop.
func (c *Counter) Wait(ctx context.Context) error {
	<-ctx.Done()
	return ctx.Err()
}

// Late returns another counter like it, once it is told to stop.
func (c *Counter) Late(ctx context.Context) *Counter {
	<-ctx.Done()
	return c.Clone()
}

// Divide returns its count divided, and the rest.
func (c *Counter) Divide(by int) (quotient int, rest int) { return c.count / by, c.count % by }

// Same tells whether both are one.
func Same(a, b *Counter) bool { return a == b }

// Describe returns the name, or none for nil.
func Describe(c *Counter) string {
	if c == nil {
		return "none"
	}
	return c.name
}

// Find returns the counter of that name, or nil.
func Find(counters []*Counter, name string) *Counter {
	for _, counter := range counters {
		if counter != nil && counter.name == name {
			return counter
		}
	}
	return nil
}

// Row returns n counters, and a nil.
func Row(n int) []*Counter {
	row := make([]*Counter, 0, n+1)
	for i := range n {
		row = append(row, NewCounter("row", i))
	}
	return append(row, nil)
}

// ByName returns the counters by their names.
func ByName(counters []*Counter) map[string]*Counter {
	byName := map[string]*Counter{}
	for _, counter := range counters {
		byName[counter.name] = counter
	}
	return byName
}

// Total adds the counts of all.
func Total(counters map[string]*Counter) int {
	total := 0
	for _, counter := range counters {
		total += counter.count
	}
	return total
}

// Names returns the sorted names of all.
func Names(counters ...*Counter) []string {
	names := []string{}
	for _, counter := range counters {
		names = append(names, counter.name)
	}
	sort.Strings(names)
	return names
}

// Unfit returns counters beside a map that Python cannot have: of the keys that it is given.
func Unfit(keys ...any) ([]*Counter, map[any]int, map[string][]*Counter) {
	unfit := map[any]int{}
	for _, key := range keys {
		unfit[key] = 1
	}
	later := map[string][]*Counter{"a": {NewCounter("later", 1), nil}, "b": nil}
	return []*Counter{NewCounter("first", 1)}, unfit, later
}

// Split returns two counters that share a count.
func Split(c *Counter) (first, second *Counter, err error) {
	if c.count < 0 {
		return nil, nil, errors.New("negative")
	}
	half := c.count / 2
	return NewCounter(c.name, half), NewCounter(c.name, c.count-half), nil
}
