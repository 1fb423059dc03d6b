// Package values has exported constants and variables.
package values

import (
	"errors"
	"time"
)

// Color is one of several.
type Color uint8

// Colors, by iota.
const (
	Red Color = iota // the first
	Green
	Blue
	hidden
)

// Largest is the largest uint64.
const Largest uint64 = 1<<64 - 1

// Untyped constants take their default types.
const (
	// Answer is an int.
	Answer = 42
	Letter = 'x'
	Tenth  = 0.1
	Huge   = 1e300
	Tiny   = 5e-324
	Whole  = 3.0
	Yes    = true
	Text   = "Grüße"
)

// Invalid is not UTF-8.
const Invalid = "\xff\x00"

const Single float32 = 0.1

const Timeout = 3 * time.Second

// Imaginary is left out: nothing complex crosses.
const Imaginary = 2i

// TooLarge fits no integer type and is exact all the same.
const TooLarge = 1 << 100

// ErrNone is a variable.
var ErrNone = errors.New("none")

// Limit may change.
var Limit, Other int = 10, 20

var Names = []string{"a", "b"}
