package echo

import (
	"errors"
	"fmt"
	"io/fs"
)

// ErrSentinel is what Sentinel returns.
var ErrSentinel = errors.New("sentinel")

// ParseError is an error with a type of its own.
type ParseError struct {
	Text   string
	Offset int
}

// Error says where.
func (e *ParseError) Error() string { return fmt.Sprintf("bad text %q at %d", e.Text, e.Offset) }

// code is an error that is not a pointer and not exported.
type code int

func (c code) Error() string { return fmt.Sprintf("code %d", int(c)) }

// hostile is an error whose methods panic.
type hostile struct{}

func (hostile) Error() string { panic("Error() panics too") }

// twisted is an error whose Unwrap panics.
type twisted struct{}

func (twisted) Error() string { return "twisted" }
func (twisted) Unwrap() error { panic("Unwrap() panics") }

// endless is an error that wraps itself.
type endless struct{}

func (e endless) Error() string { return "endless" }
func (e endless) Unwrap() error { return e }

// Fail fails with message, and succeeds without one.
func Fail(message string) error {
	if message == "" {
		return nil
	}
	return errors.New(message)
}

// Half halves even numbers.
func Half(n int) (int, error) {
	if n%2 != 0 {
		return 0, fmt.Errorf("%d is odd", n)
	}
	return n / 2, nil
}

// Halves has two results and an error.
func Halves(n int) (low, high int, err error) {
	if n < 0 {
		return 0, 0, errors.New("negative")
	}
	return n / 2, n - n/2, nil
}

// Sentinel returns ErrSentinel.
func Sentinel() error { return ErrSentinel }

// Wrapped returns a chain of three: read config, open, file does not exist.
func Wrapped(name string) error {
	return fmt.Errorf("read config: %w", &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist})
}

// Joined returns two errors as one.
func Joined() error { return errors.Join(errors.New("first"), code(2)) }

// Custom returns a *ParseError.
func Custom(text string) error { return &ParseError{Text: text, Offset: 3} }

// Coded returns an error of an unexported type.
func Coded(n int) error { return code(n) }

// Hostile returns an error whose Error panics.
func Hostile() error { return hostile{} }

// Twisted returns an error whose Unwrap panics.
func Twisted() error { return twisted{} }

// Endless returns an error that wraps itself.
func Endless() error { return endless{} }

// TypedNil returns a nil *ParseError, which is not a nil error.
func TypedNil() error {
	var e *ParseError
	return e
}

// BinaryMessage returns an error whose message is not UTF-8.
func BinaryMessage() error { return errors.New("bad \xff byte") }
