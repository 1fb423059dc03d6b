// Package fixture has the name of the module's root package.
package fixture

// Add concatenates.
func Add(a, b string) string { return a + b }
