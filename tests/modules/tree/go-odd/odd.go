// Package odd has another name than its directory.
package odd

import "example.com/tree/internal/hidden"

// Path names this package.
func Path() string { return hidden.Prefix + "/go-odd" }
