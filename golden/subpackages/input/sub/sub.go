// Package sub is below the root.
package sub

// Add adds.
func Add(a, b int) int { return a + b }
