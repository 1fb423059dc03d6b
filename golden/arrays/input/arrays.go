// Package arrays has arrays, which have exactly one length.
package arrays

// Key is a named array.
type Key [16]byte

func Sum(data []byte) [32]byte { return [32]byte{byte(len(data))} }

func First(key Key) byte { return key[0] }

func Flip(point [2]float64) [2]float64 { return [2]float64{point[1], point[0]} }

func Transpose(matrix [2][3]int) [3][2]int {
	var out [3][2]int
	for i, row := range matrix {
		for j, v := range row {
			out[j][i] = v
		}
	}
	return out
}

func Keys(keys []Key) []Key { return keys }

func Names(names [2]string) string { return names[0] + names[1] }

func Empty(none [0]int) [0]int { return none }

// Read only reads.
func Read(key *[32]byte) byte { return key[0] }

// Fill writes into what it is given.
func Fill(key *[32]byte) { key[0] = 1 }

// Huge is more than anybody passes by value.
func Huge(data [2000000]byte) int { return len(data) }
