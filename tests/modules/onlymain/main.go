// Command onlymain is a program and nothing else.
package main

// Exported cannot be imported.
func Exported() int { return 1 }

func main() {}
