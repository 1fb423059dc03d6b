// Package nothing exports a type, of which nothing crosses.
package nothing

// Answer is a struct.
type Answer struct{ value int }

func unexported() int { return Answer{42}.value }

var _ = unexported
