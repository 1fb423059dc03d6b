// Package nothing exports functions, none of which can be called.
package nothing

// Watch needs a channel.
func Watch(events chan string) {}

// Apply needs a function.
func Apply(f func()) {}
