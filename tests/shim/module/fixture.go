// Package fixture is called through a rendered shim by the tests.
package fixture

import (
	"os"
	"strings"
	"unsafe"
)

var (
	environment = os.Getenv("USEGOLIB_SHIM_TEST")
	arguments   = len(os.Args)
)

// Atinit returns what the package's init saw: a variable, and the number of arguments.
func Atinit() (string, int) { return environment, arguments }

// Add adds.
func Add(a, b int) int { return a + b }

// Nothing has neither parameters nor results.
func Nothing() {}

// Echo returns its argument.
func Echo(data []byte) []byte { return data }

// Join joins.
func Join(parts []string, sep string) string { return strings.Join(parts, sep) }

// Split cuts at the first sep.
func Split(s, sep string) (head, tail string, ok bool) { return strings.Cut(s, sep) }

// Scale multiplies.
func Scale(list []float64, by float64) []float64 {
	scaled := make([]float64, len(list))
	for i, v := range list {
		scaled[i] = v * by
	}
	return scaled
}

// Nested returns its arguments.
func Nested(words [][]string, flags []bool, cube [][][]int8, blobs [][]byte) ([][]string, []bool, [][][]int8, [][]byte) {
	return words, flags, cube, blobs
}

var kept []byte

// Keep keeps its argument beyond the call.
func Keep(data []byte) { kept = data }

// Kept returns what was kept.
func Kept() []byte { return kept }

// Address returns where the bytes of its argument lie.
func Address(data []byte) uint64 { return uint64(uintptr(unsafe.Pointer(unsafe.SliceData(data)))) }
