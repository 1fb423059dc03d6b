// Package variadics has variadic functions.
package variadics

type Level int

func Sum(numbers ...int) (sum int) {
	for _, n := range numbers {
		sum += n
	}
	return sum
}

func Join(separator string, parts ...string) string {
	joined := ""
	for i, part := range parts {
		if i > 0 {
			joined += separator
		}
		joined += part
	}
	return joined
}

func Concat(chunks ...[]byte) (all []byte) {
	for _, chunk := range chunks {
		all = append(all, chunk...)
	}
	return all
}

func Highest(levels ...Level) (highest Level) {
	for _, level := range levels {
		highest = max(highest, level)
	}
	return highest
}

// Count counts anything.
func Count(values ...any) int { return len(values) }

func Runes(runes ...rune) string { return string(runes) }

func Octets(octets ...byte) []byte { return octets }

// Chans cannot be called at all.
func Chans(chans ...chan int) {}
