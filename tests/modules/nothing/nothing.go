// Package nothing exports no function.
package nothing

// Answer is a constant.
const Answer = 42

func unexported() int { return Answer }

var _ = unexported
