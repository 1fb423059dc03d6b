// Package runes has runes and bytes, alone and in slices.
package runes

func Next(r rune) rune { return r + 1 }

func Upper(text []rune) []rune {
	for i, r := range text {
		if 'a' <= r && r <= 'z' {
			text[i] = r - 'a' + 'A'
		}
	}
	return text
}

func Increment(b byte) byte { return b + 1 }

func Lines(text [][]byte) [][]byte { return text }

func Words(lines [][]string) [][]string { return lines }
