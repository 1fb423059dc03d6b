package echo

import "errors"

type point struct{ X, Y int }

type stringer struct{}

func (stringer) String() string { panic("String() panics too") }

// PanicString panics with a string.
func PanicString(message string) { panic(message) }

// PanicError panics with an error.
func PanicError(message string) { panic(errors.New(message)) }

// PanicParseError panics with a *ParseError.
func PanicParseError() { panic(&ParseError{Text: "x", Offset: 1}) }

// PanicInt panics with an int.
func PanicInt(n int) { panic(n) }

// PanicStruct panics with a struct.
func PanicStruct() { panic(point{1, 2}) }

// PanicHostile panics with an error whose Error panics.
func PanicHostile() { panic(hostile{}) }

// PanicStringer panics with a value whose String panics.
func PanicStringer() { panic(stringer{}) }

// PanicNil panics with nil.
func PanicNil() { panic(nil) }

// PanicLate panics after a deferred function has run.
func PanicLate() {
	defer func() { panic("from the deferred function") }()
	panic("from the body")
}

// NilDereference reads through a nil pointer.
func NilDereference() int {
	var p *point
	return p.X
}

// At reads out of range when i is.
func At(values []int, i int) int { return values[i] }

// Divide divides by zero when b is.
func Divide(a, b int) int { return a / b }

// WriteNilMap writes to a nil map.
func WriteNilMap() {
	var m map[string]int
	m["a"] = 1
}

// CloseTwice closes a channel twice.
func CloseTwice() {
	c := make(chan int)
	close(c)
	close(c)
}

// BadAssertion asserts the wrong type.
func BadAssertion() string {
	var v any = 1
	return v.(string)
}
