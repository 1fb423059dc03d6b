// Package plain belongs to no module.
package plain

// Answer would be callable.
func Answer() int { return 42 }
