// Package line uses the records of the package above it.
package line

import "example.com/shared/geo"

// Line has two records of another package.
type Line struct{ From, To geo.Point }

// Point is called what one of the other package is.
type Point struct {
	At geo.Point
	On Line
}

// Middle gives a record of another package.
func Middle(l Line) geo.Point { return l.From }

// Nearest gives one of its own, and takes one of the other package.
func Nearest(l Line, to geo.Point) Point { return Point{At: to, On: l} }
