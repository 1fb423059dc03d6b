// Package tree is the root of a module with packages below it.
package tree

import "example.com/tree/internal/hidden"

// Path names this package.
func Path() string { return hidden.Prefix }
