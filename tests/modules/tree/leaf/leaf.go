// Package leaf lies directly below the root.
package leaf

import "example.com/tree/internal/hidden"

// Path names this package.
func Path() string { return hidden.Prefix + "/leaf" }
