// Command tool is a program, not a package to call.
package main

import "example.com/tree/leaf"

// Exported cannot be imported either.
func Exported() string { return leaf.Path() }

func main() { println(Exported()) }
