// Package scalars has every scalar, in and out.
package scalars

// EchoBool returns v.
func EchoBool(v bool) bool { return v }

// EchoInt returns v.
func EchoInt(v int) int { return v }

// EchoInt8 returns v.
func EchoInt8(v int8) int8 { return v }

// EchoInt16 returns v.
func EchoInt16(v int16) int16 { return v }

// EchoInt32 returns v.
func EchoInt32(v int32) int32 { return v }

// EchoInt64 returns v.
func EchoInt64(v int64) int64 { return v }

// EchoUint returns v.
func EchoUint(v uint) uint { return v }

// EchoUint8 returns v.
func EchoUint8(v uint8) uint8 { return v }

// EchoUint16 returns v.
func EchoUint16(v uint16) uint16 { return v }

// EchoUint32 returns v.
func EchoUint32(v uint32) uint32 { return v }

// EchoUint64 returns v.
func EchoUint64(v uint64) uint64 { return v }

// EchoFloat32 returns v.
func EchoFloat32(v float32) float32 { return v }

// EchoFloat64 returns v.
func EchoFloat64(v float64) float64 { return v }

// EchoByte returns v: byte is another name of uint8.
func EchoByte(v byte) byte { return v }

// EchoRune returns v: rune is another name of int32.
func EchoRune(v rune) rune { return v }

// EchoUintptr is refused: an address means nothing to Python.
func EchoUintptr(v uintptr) uintptr { return v }

// Nothing takes nothing and returns nothing.
func Nothing() {}

// All takes one of each.
func All(a bool, b int, c int8, d int16, e int32, f int64, g uint, h uint8, i uint16, j uint32, k uint64, l float32, m float64, n byte, o rune) int {
	return b
}
