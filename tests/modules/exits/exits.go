// Package exits panics while it is initialised.
package exits

func init() { panic("init of example.com/exits") }

// Answer is out of reach.
func Answer() int { return 42 }
