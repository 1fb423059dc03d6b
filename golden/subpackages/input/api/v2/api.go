// Package api is in a directory that is named after a version.
package api

// Level returns 2.
func Level() int { return 2 }
