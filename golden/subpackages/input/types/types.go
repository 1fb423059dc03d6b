// Package types has the name of a Python module that everything imports.
package types

// Name returns a name.
func Name() string { return "types" }
