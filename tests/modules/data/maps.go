package data

import (
	"fmt"
	"math"
	"net/netip"
)

func EchoStrings(m map[string]int) map[string]int                        { return m }
func EchoInts(m map[int]string) map[int]string                           { return m }
func EchoFloats(m map[float64]int) map[float64]int                       { return m }
func EchoBools(m map[bool]int) map[bool]int                              { return m }
func EchoRunes(m map[rune]int) map[rune]int                              { return m }
func EchoArrays(m map[[2]int]string) map[[2]int]string                   { return m }
func EchoKeyed(m map[Point][]Point) map[Point][]Point                    { return m }
func EchoAddresses(m map[netip.Addr]int) map[netip.Addr]int              { return m }
func EchoNested(m map[string]map[int][]Point) map[string]map[int][]Point { return m }
func EchoComplexKeys(m map[complex128]int) map[complex128]int            { return m }
func EchoValues(v Values) Values                                         { return v }
func EchoAnyMap(m map[any]any) map[any]any                               { return m }
func EchoComplex(c complex128) complex128                                { return c }
func EchoComplex64(c complex64) complex64                                { return c }
func EchoComplexes(c []complex128) []complex128                          { return c }
func EchoAny(v any) any                                                  { return v }
func TypeOf(v any) string                                                { return fmt.Sprintf("%T", v) }
func IsNilMap(m map[string]int) bool                                     { return m == nil }
func EqualKeys() map[any]int                                             { return map[any]int{1: 1, 1.0: 2} }
func NotEqual() map[float64]int                                          { return map[float64]int{math.NaN(): 1} }
func Pointed() any                                                       { return &Point{1, 2} }
func Many() any {
	return map[string]any{"a": Point{1, 2}, "b": []any{1i, nil}, "c": map[int]string{1: "x"}}
}
func Put(m map[string]int, key string, value int) { m[key] = value }
func Move(p *Point, by int)                       { p.X += by }
