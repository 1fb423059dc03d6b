// Package coroutine serves calls on goroutines that functions may end, without changing threads. It is
// linked where something calls runtime.Goexit, which it needs itself, and does nothing with Go 1.22.
package coroutine
