// Package literals has constants that are hard to write down in Python.
package literals

import (
	"math"
	"time"
)

// Integers.
const (
	Zero     = 0
	Minus    = -1
	Least    = math.MinInt64
	Greatest = uint64(math.MaxUint64)
	Huge     = 1 << 300
	Huger    = -1 << 500
	Letter   = 'é'
	Minute   = time.Minute
)

// Floats: whole ones, and both ends of the range.
const (
	One              = 1.0
	Million          = 1e6
	Sextil           = 1e21
	Small            = 1e-7
	Negative         = -0.5
	Largest          = math.MaxFloat64
	Tiny             = math.SmallestNonzeroFloat64
	Third            = 1.0 / 3
	Third32  float32 = 1.0 / 3
)

// Truth values.
const (
	True  = true
	False = false
)

// Text with what needs an escape.
const (
	Empty     = ""
	Quoted    = "say \"no\""
	Both      = "it's \"no\""
	Lines     = "a\n\tb\r\\"
	Nul       = "a\x00b\x7f"
	Emoji     = "🙂"
	Bidi      = "a\u202eb\u200b\ufeff"
	Broken    = "caf\xe9"
	Surrogate = "\xed\xa0\x80é"
)

// Text of many lengths: formatters break lines at one, at another they do not.
const (
	Text88  = "01234567890123456789012345678901234567890123456789012345678901234567890123456"
	Text89  = "012345678901234567890123456789012345678901234567890123456789012345678901234567"
	Text93  = "0123456789012345678901234567890123456789012345678901234567890123456789012345678901"
	Text100 = "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567"
	Text101 = "01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678"
	Text105 = "012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012"
	Text120 = "012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567"
	Text121 = "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678"
	Text125 = "01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012"
	Text300 = "012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567"
)

// AConstantWithANameThatIsSoLongThatNotEvenTheShortestOfAllValuesFitsBesideItOnALineOfCode is long.
const AConstantWithANameThatIsSoLongThatNotEvenTheShortestOfAllValuesFitsBesideItOnALineOfCode = 1

// Wordy is an enum with more members than fit on a line, and one that is too long itself.
type Wordy string

const (
	WordyMemberOne   Wordy = "one"
	WordyMemberTwo   Wordy = "two"
	WordyMemberThree Wordy = "three"
	WordyMemberFour  Wordy = "012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"
)

// AnEnumWithANameThatIsSoLongThatItsBaseClassDoesNotFitBesideItOnOneLineOfTheStubAnyMore is long.
type AnEnumWithANameThatIsSoLongThatItsBaseClassDoesNotFitBesideItOnOneLineOfTheStubAnyMore int

const (
	First  AnEnumWithANameThatIsSoLongThatItsBaseClassDoesNotFitBesideItOnOneLineOfTheStubAnyMore = 1
	Second AnEnumWithANameThatIsSoLongThatItsBaseClassDoesNotFitBesideItOnOneLineOfTheStubAnyMore = 2
)

// VariableWithANameThatIsVeryLong has a type that is long as well, so both do not fit on a line.
var VariableWithANameThatIsVeryLongAndDoesNotLeaveMuch [][][][][]string

// Nothing makes this a package with a function.
func Nothing() {}
