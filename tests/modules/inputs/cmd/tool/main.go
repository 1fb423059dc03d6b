// Command tool is not part of the library.
package main

func main() {}
