// Package platform has functions that only some platforms have.
package platform

// Everywhere is everywhere.
func Everywhere() string { return name() }
