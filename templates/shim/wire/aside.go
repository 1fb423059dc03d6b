// Calls that may end their goroutines. In: what to call. Out: it has returned, or its goroutine has ended.

package wire

// Aside calls a function on a goroutine of its own, and waits for it. The package coroutine does so faster.
var Aside = func(f func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		f()
	}()
	<-done
}
