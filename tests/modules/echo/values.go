package echo

import (
	"math"
	"time"
)

// Constants of every kind.
const (
	Yes              = true
	Least    int64   = math.MinInt64
	Greatest         = uint64(math.MaxUint64)
	Huge             = 1 << 100
	Pi               = math.Pi
	Tiny             = math.SmallestNonzeroFloat64
	Third32  float32 = 1.0 / 3
	Text             = "caf\u00e9"
	Raw              = "\xff\x00raw"
	Letter           = 'x'
	Pause            = 3 * time.Second
)

// Weekday is an enumeration of integers.
type Weekday uint8

// The weekdays.
const (
	Monday Weekday = iota
	Tuesday
	Wednesday
)

// Suit is an enumeration of strings.
type Suit string

// The suits.
const (
	Hearts Suit = "hearts"
	Spades Suit = "spades"
)

// Following is the weekday after v.
func Following(v Weekday) Weekday { return (v + 1) % 3 }

// SuitName is v as a string.
func SuitName(v Suit) string { return string(v) }

// Counter can be changed with [Increment].
var Counter = 1

// Increment changes [Counter].
func Increment() { Counter++ }

// Labels is a slice.
var Labels = []string{"a", "b"}
