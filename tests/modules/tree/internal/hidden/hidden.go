// Package hidden cannot be imported from another module.
package hidden

// Prefix is what every path of this module starts with.
const Prefix = "example.com/tree"

// Path is exported and out of reach all the same.
func Path() string { return Prefix + "/internal/hidden" }
