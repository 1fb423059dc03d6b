// Package dashed has a clause name that is not its directory's.
package dashed

// Dash dashes.
func Dash() string { return "-" }
