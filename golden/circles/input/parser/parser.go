// Package parser has interfaces, and a type that implements one of the package above.
package parser

// Node has a source.
type Node interface{ Source() string }

// Located has a line.
type Located interface{ Line() int }

// Broken implements circles.Failure.
type Broken struct{ place string }

// Place is where.
func (b *Broken) Place() string { return b.place }

// Break returns one.
func Break() *Broken { return &Broken{"here"} }
