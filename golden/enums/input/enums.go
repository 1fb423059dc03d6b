// Package enums has constants of named types.
package enums

// Color is a color.
type Color int

// The colors.
const (
	Red Color = iota
	Green
	Blue
	// Crimson is another name of a color.
	Crimson = Red
)

// Suit is a string.
type Suit string

// The suits.
const (
	Hearts Suit = "hearts"
	Spades Suit = "spades"
)

// Flags can be combined.
type Flags uint64

// The flags, None among them, which Python reserves.
const (
	None Flags = 0
	Read Flags = 1 << 0
	All  Flags = 1<<64 - 1
)

// Only has one constant, which makes no enumeration.
type Only int

const Single Only = 7

type hidden int

const (
	One hidden = 1
	Two hidden = 2
)

// Ratio is a float, which Python has no enumeration for.
type Ratio float64

const (
	Half    Ratio = 0.5
	Quarter Ratio = 0.25
)

// Raw has a value that is no UTF-8.
type Raw string

const (
	Plain  Raw = "plain"
	Broken Raw = "\xff"
)

func Mix(a, b Color) Color { return a + b }
