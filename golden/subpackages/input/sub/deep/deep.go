// Package deep is two below the root.
package deep

// Neg negates.
func Neg(a int) int { return -a }
