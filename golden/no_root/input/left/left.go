// Package left is one half: the module's root is no package.
package left

// Side returns where it is.
func Side() string { return "left" }
