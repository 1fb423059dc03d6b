// Package shared uses records of other packages of the module.
package shared

import (
	"time"

	"example.com/shared/geo"
	"example.com/shared/geo/line"
)

// Point is called what those of other packages are.
type Point struct{ Name string }

// Wrap takes and gives records of another package.
func Wrap(p geo.Point) geo.Box[geo.Point] { return geo.Box[geo.Point]{Value: p} }

// Texts has two instances.
func Texts(b geo.Box[string]) geo.Inner[[]string] { return geo.Inner[[]string]{} }

// Times has one that Python may pass in two ways.
func Times(b geo.Box[time.Duration]) geo.Box[time.Duration] { return b }

// Values has one that Python may pass anything in.
func Values(b geo.Any) []geo.Any { return nil }

// Points has three of one name.
func Points(own Point, a geo.Point, b map[string]line.Point) (*line.Point, error) { return nil, nil }
