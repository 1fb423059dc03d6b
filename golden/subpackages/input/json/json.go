// Package json has the name of a Python module.
package json

// Quote quotes.
func Quote(s string) string { return "\"" + s + "\"" }
