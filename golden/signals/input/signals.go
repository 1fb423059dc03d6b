// Package signals has channels that say that something happened, channels in variables, and iterators over
// values that have a class.
package signals

import (
	"iter"
	"time"
)

// Level is an enumeration.
type Level int

// The levels.
const (
	Low Level = iota + 1
	High
)

// String is its name.
func (l Level) String() string { return [...]string{"none", "low", "high"}[l] }

// Weight is a number with a method.
type Weight float64

// Half is half of it.
func (w Weight) Half() Weight { return w / 2 }

// Ticks comes after every value of Send; it is shared by all.
var Ticks = make(chan struct{}, 10)

// Readings can only be received from.
var Readings <-chan Level = readings

// Orders can only be sent to.
var Orders chan<- int = make(chan int)

// NoChannel is nil.
var NoChannel chan int

var readings = make(chan Level, 10)

// Send puts a value into Readings.
func Send(level Level) {
	readings <- level
	Ticks <- struct{}{}
}

// Done is closed after n signals.
func Done(n int) <-chan struct{} {
	done := make(chan struct{})
	go func() {
		defer close(done)
		for range n {
			done <- struct{}{}
		}
	}()
	return done
}

// Job is what runs.
type Job struct {
	// Finished is closed when it is.
	Finished chan struct{}
	name     string
}

// Start starts one that is finished at once.
func Start(name string) *Job {
	job := &Job{Finished: make(chan struct{}), name: name}
	close(job.Finished)
	return job
}

// Stopped is the same as Finished.
func (j *Job) Stopped() <-chan struct{} { return j.Finished }

// Levels gives some.
func Levels(levels ...Level) <-chan Level {
	given := make(chan Level, len(levels))
	defer close(given)
	for _, level := range levels {
		given <- level
	}
	return given
}

// Weights yields levels with weights.
func Weights(levels ...Level) iter.Seq2[Level, Weight] {
	return func(yield func(Level, Weight) bool) {
		for _, level := range levels {
			if !yield(level, Weight(level)+0.5) {
				return
			}
		}
	}
}

// Endless never heeds that nobody wants more.
func Endless() func(yield func(Level) bool) {
	return func(yield func(Level) bool) {
		for {
			yield(High)
			time.Sleep(time.Millisecond)
		}
	}
}

// Structs are no signals: what is in them has no class.
func Structs() <-chan struct{ N int } { return nil }

// All is refused: channels in a list are.
func All() []<-chan int { return nil }

// Wait is refused: nothing of Python's is a channel.
func Wait(until <-chan struct{}) { <-until }
