// Package secret is for this module alone.
package secret

// Key is not described.
func Key() string { return "key" }
