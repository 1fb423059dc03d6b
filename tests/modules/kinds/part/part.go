// Package part has a record that looks like one of another package.
package part

// Point is no point of the package kinds.
type Point struct{ X, Y int }

// Take takes one.
func Take(p Point) Point { return p }
