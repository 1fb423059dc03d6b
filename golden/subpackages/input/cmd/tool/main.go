// Command tool is no package that anyone could import.
package main

import "example.com/subpackages/sub"

// Exported is not described either.
func Exported() {}

func main() { println(sub.Add(1, 2)) }
