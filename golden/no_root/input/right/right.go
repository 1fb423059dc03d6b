// Package right is the other half.
package right

// Side returns where it is.
func Side() string { return "right" }
