package iterators

import "time"

// Numbers gives the numbers below n, and closes its channel.
func Numbers(n int) <-chan int {
	numbers := make(chan int)
	go func() {
		defer close(numbers)
		for i := range n {
			numbers <- i
		}
	}()
	return numbers
}

// Buffered gives what is in a channel of both directions.
func Buffered(words ...string) chan string {
	buffer := make(chan string, len(words))
	for _, word := range words {
		buffer <- word
	}
	close(buffer)
	return buffer
}

// Silent never gives anything.
func Silent() <-chan int { return make(chan int) }

// NoChannel is nil.
func NoChannel() <-chan int { return nil }

// Items gives objects.
func Items(names ...string) <-chan *Item {
	items := make(chan *Item, len(names))
	for _, name := range names {
		items <- &Item{name}
	}
	close(items)
	return items
}

// Later gives one value after that time.
func Later(after time.Duration) <-chan time.Time { return time.After(after) }

// Events is a channel type with a name.
type Events <-chan string

// Watch gives one.
func Watch() Events { return Buffered("created", "deleted") }

// Orders only takes, and cannot be called from Python.
func Orders() chan<- int { return make(chan int) }

// Signals gives structs without a name, and cannot be called from Python.
func Signals() <-chan struct{} { return nil }
