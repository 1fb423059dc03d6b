// Package dep is the local copy of a module that is published nowhere.
package dep

// Greeting greets.
func Greeting(name string) string { return "hello from the local copy, " + name }
