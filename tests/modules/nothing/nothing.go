// Package nothing exports nothing.
package nothing

type answer struct{ value int }

func unexported() int { return answer{42}.value }

var _ = unexported
