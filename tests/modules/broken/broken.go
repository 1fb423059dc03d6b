// Package broken does not compile.
package broken

// Count returns the wrong type.
func Count() int { return "not a number" }
