// Package dep is replaced by this directory.
package dep

// Number is an input of example.com/inputs.
func Number() int { return 1 }
