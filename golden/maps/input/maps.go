// Package maps has maps of every kind.
package maps

import (
	"net/netip"
	"time"
)

// Color is an enumeration.
type Color int

// The colors.
const (
	Red Color = iota
	Green
)

// Header maps names to values.
type Header map[string][]string

// Point is a record that can be a key.
type Point struct{ X, Y int }

// Count counts words.
func Count(words []string) map[string]int { return nil }

// Invert swaps keys and values.
func Invert(numbers map[string]int) map[int]string { return nil }

// Colors has keys of an enumeration.
func Colors(names map[Color]string) map[Color]string { return names }

// Headers is a named map.
func Headers(header Header) Header { return header }

// Grid has records as keys.
func Grid(cells map[Point]bool) map[Point]bool { return cells }

// Tiles has arrays as keys.
func Tiles(cells map[[2]int8]string) map[[2]int8]string { return cells }

// Hosts has texts as keys.
func Hosts(names map[netip.Addr]string) map[netip.Addr]string { return names }

// Times has named numbers as keys.
func Times(times map[time.Duration]float64) map[time.Duration]float64 { return times }

// Nested nests.
func Nested(deep map[string]map[uint8][]bool) map[string]map[uint8][]bool { return deep }

// Lists is a list of maps.
func Lists(list []map[rune]string) []map[rune]string { return list }

// Dynamic has values of any type.
func Dynamic(values map[string]any) map[string]any { return values }

// Loose has keys of any type.
func Loose(values map[any]any) map[any]any { return values }

// Set is a set.
func Set(members map[string]struct{}) int { return len(members) }

// Pointers cannot be keys.
func Pointers(keys map[*int]bool) bool { return false }

// Update writes into a map.
func Update(target map[string]int, key string) { target[key]++ }

// Defaults is a variable.
var Defaults = map[string]int{"a": 1}
