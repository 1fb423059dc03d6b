// Package json has the name of a module of Python's standard library.
package json

// Quote puts double quotes around s.
func Quote(s string) string { return `"` + s + `"` }
