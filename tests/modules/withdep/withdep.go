// Package withdep calls a module that its go.mod replaces with a directory.
package withdep

import "example.com/dep"

// Greeting comes from the replaced module.
func Greeting(name string) string { return dep.Greeting(name) }
