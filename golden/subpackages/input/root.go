// Package subpackages has packages below it.
package subpackages

// Version returns the module's version.
func Version() string { return "1" }
