// Package named has named types over Level 1 ones, its own and others'.
package named

import (
	"io/fs"
	"time"
)

// Level is an integer.
type Level int8

// Name is a string.
type Name string

// Names is a slice of a named type.
type Names []Name

// Digest is bytes.
type Digest []byte

// Octet is a byte, which makes no bytes of a slice.
type Octet byte

// Ratio is a float.
type Ratio float32

// Flag is a truth value.
type Flag bool

// Deep is named twice.
type Deep Level

// Raise goes one level up.
func Raise(level Level) Level { return level + 1 }

func Join(names Names, separator Name) Name {
	var joined Name
	for i, name := range names {
		if i > 0 {
			joined += separator
		}
		joined += name
	}
	return joined
}

func Levels(levels []Level) []Level { return levels }

func Nested(levels [][]Level) [][]Level { return levels }

func Hash(data Digest) Digest { return data }

func Digests(list []Digest) []Digest { return list }

func Octets(list []Octet) []Octet { return list }

func Halve(ratio Ratio) Ratio { return ratio / 2 }

func Not(flag Flag) Flag { return !flag }

func Deeper(deep Deep) Deep { return deep + 1 }

func Twice(d time.Duration) time.Duration { return 2 * d }

func Total(list []time.Duration) (sum time.Duration) {
	for _, d := range list {
		sum += d
	}
	return sum
}

func Weekday(day time.Weekday) string { return day.String() }

func Mode(bits uint32) fs.FileMode { return fs.FileMode(bits) }
