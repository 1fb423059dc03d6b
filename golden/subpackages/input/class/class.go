// Package class has a Python keyword for a name.
package class

// First returns the first class.
func First() string { return "1" }
