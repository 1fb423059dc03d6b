// Package er lies below a directory that is no package.
package er

import "example.com/tree/internal/hidden"

// Path names this package.
func Path() string { return hidden.Prefix + "/deep/er" }
