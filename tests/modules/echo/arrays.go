package echo

// Runes returns v.
func Runes(v []rune) []rune { return v }

// Array16 returns v.
func Array16(v [16]byte) [16]byte { return v }

// Floats3 returns v.
func Floats3(v [3]float64) [3]float64 { return v }

// Ints20 is long enough to travel packed.
func Ints20(v [20]int32) [20]int32 { return v }

// Words2 returns v.
func Words2(v [2]string) [2]string { return v }

// Matrix returns v.
func Matrix(v [2][3]int64) [2][3]int64 { return v }

// None0 has nothing in it.
func None0(v [0]int) [0]int { return v }

// ReadKey only reads what it is pointed to.
func ReadKey(v *[4]byte) int {
	if v == nil {
		return -1
	}
	return int(v[0])
}
