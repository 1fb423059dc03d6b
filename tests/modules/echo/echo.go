// Package echo gives back what it is given, one function per type that can cross the boundary, so
// that a test sees exactly what crossed.
package echo

// Bool returns v.
func Bool(v bool) bool { return v }

// Int returns v.
func Int(v int) int { return v }

// Int8 returns v.
func Int8(v int8) int8 { return v }

// Int16 returns v.
func Int16(v int16) int16 { return v }

// Int32 returns v.
func Int32(v int32) int32 { return v }

// Int64 returns v.
func Int64(v int64) int64 { return v }

// Uint returns v.
func Uint(v uint) uint { return v }

// Uint8 returns v.
func Uint8(v uint8) uint8 { return v }

// Uint16 returns v.
func Uint16(v uint16) uint16 { return v }

// Uint32 returns v.
func Uint32(v uint32) uint32 { return v }

// Uint64 returns v.
func Uint64(v uint64) uint64 { return v }

// Float32 returns v.
func Float32(v float32) float32 { return v }

// Float64 returns v.
func Float64(v float64) float64 { return v }

// String returns v.
func String(v string) string { return v }

// Bytes returns v.
func Bytes(v []byte) []byte { return v }

// Bools returns v.
func Bools(v []bool) []bool { return v }

// Ints returns v.
func Ints(v []int) []int { return v }

// Int8s returns v.
func Int8s(v []int8) []int8 { return v }

// Int16s returns v.
func Int16s(v []int16) []int16 { return v }

// Int32s returns v.
func Int32s(v []int32) []int32 { return v }

// Int64s returns v.
func Int64s(v []int64) []int64 { return v }

// Uints returns v.
func Uints(v []uint) []uint { return v }

// Uint16s returns v.
func Uint16s(v []uint16) []uint16 { return v }

// Uint32s returns v.
func Uint32s(v []uint32) []uint32 { return v }

// Uint64s returns v.
func Uint64s(v []uint64) []uint64 { return v }

// Float32s returns v.
func Float32s(v []float32) []float32 { return v }

// Float64s returns v.
func Float64s(v []float64) []float64 { return v }

// Strings returns v.
func Strings(v []string) []string { return v }

// Blobs returns v.
func Blobs(v [][]byte) [][]byte { return v }

// Grid returns v.
func Grid(v [][]int64) [][]int64 { return v }

// Words returns v.
func Words(v [][]string) [][]string { return v }

// Rune returns v.
func Rune(v rune) rune { return v }
