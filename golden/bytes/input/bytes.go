// Package bytes has byte slices in and out.
package bytes

// Raw is another name of []byte.
type Raw = []byte

// Echo returns b.
func Echo(b []byte) []byte { return b }

// EchoUint8 returns b: []uint8 is the same type as []byte.
func EchoUint8(b []uint8) []uint8 { return b }

// EchoRaw returns b through the alias.
func EchoRaw(b Raw) Raw { return b }

// Concat returns a followed by b.
func Concat(a, b []byte) []byte {
	out := make([]byte, 0, len(a)+len(b))
	return append(append(out, a...), b...)
}

// Split returns the pieces of b between separators.
func Split(b []byte, separator byte) [][]byte {
	pieces := [][]byte{}
	start := 0
	for i, c := range b {
		if c == separator {
			pieces = append(pieces, b[start:i])
			start = i + 1
		}
	}
	return append(pieces, b[start:])
}

// Zero overwrites b and returns nothing: Python would never see it.
func Zero(b []byte) {
	for i := range b {
		b[i] = 0
	}
}

// Upper changes b in place and returns it.
func Upper(b []byte) []byte {
	for i, c := range b {
		if 'a' <= c && c <= 'z' {
			b[i] = c - 32
		}
	}
	return b
}
