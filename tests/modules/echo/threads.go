package echo

import (
	"runtime"
	"time"
)

var signal = make(chan int)

// Receive waits until another thread calls Send, and returns what it sent.
func Receive() int { return <-signal }

// Send hands n to a thread that waits in Receive.
func Send(n int) { signal <- n }

// Sleep blocks for so many milliseconds.
func Sleep(milliseconds int) { time.Sleep(time.Duration(milliseconds) * time.Millisecond) }

// Collect runs the garbage collector.
func Collect() { runtime.GC() }

// Parallel adds 1 to n in n goroutines.
func Parallel(n int) int {
	results := make(chan int)
	for i := 0; i < n; i++ {
		go func() { results <- 1 }()
	}
	sum := 0
	for i := 0; i < n; i++ {
		sum += <-results
	}
	return sum
}
