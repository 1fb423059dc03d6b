// Package slices has slices of every scalar, in and out, and nested ones.
package slices

// EchoBool returns v.
func EchoBool(v []bool) []bool { return v }

// EchoInt returns v.
func EchoInt(v []int) []int { return v }

// EchoInt8 returns v.
func EchoInt8(v []int8) []int8 { return v }

// EchoInt16 returns v.
func EchoInt16(v []int16) []int16 { return v }

// EchoInt32 returns v.
func EchoInt32(v []int32) []int32 { return v }

// EchoInt64 returns v.
func EchoInt64(v []int64) []int64 { return v }

// EchoUint returns v.
func EchoUint(v []uint) []uint { return v }

// EchoUint16 returns v.
func EchoUint16(v []uint16) []uint16 { return v }

// EchoUint32 returns v.
func EchoUint32(v []uint32) []uint32 { return v }

// EchoUint64 returns v.
func EchoUint64(v []uint64) []uint64 { return v }

// EchoFloat32 returns v.
func EchoFloat32(v []float32) []float32 { return v }

// EchoFloat64 returns v.
func EchoFloat64(v []float64) []float64 { return v }

// EchoString returns v.
func EchoString(v []string) []string { return v }

// EchoRune returns v.
func EchoRune(v []rune) []rune { return v }

// Total adds up.
func Total(values []float64) float64 {
	total := 0.0
	for _, v := range values {
		total += v
	}
	return total
}

// Transpose swaps rows and columns.
func Transpose(rows [][]int64) [][]int64 {
	var columns [][]int64
	for _, row := range rows {
		for i, v := range row {
			if i == len(columns) {
				columns = append(columns, nil)
			}
			columns[i] = append(columns[i], v)
		}
	}
	return columns
}

// Words returns v: slices nest as deep as they like.
func Words(v [][][]string) [][][]string { return v }

// Chunks returns v: a list of byte strings.
func Chunks(v [][]byte) [][]byte { return v }

// Zip takes two slices of one declared type.
func Zip(left, right []string) []string {
	var out []string
	for i := range left {
		out = append(out, left[i]+right[i])
	}
	return out
}
