// Package failures has errors that Python can catch by class.
package failures

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"example.com/failures/sub"
)

// ErrNotFound is returned for a key that is not there.
var ErrNotFound = errors.New("not found")

// ErrClosed is an error of its own.
var ErrClosed = errors.New("closed")

// ErrGone has the same value as ErrNotFound.
var ErrGone = ErrNotFound

// ErrNever is nil.
var ErrNever error

// ErrMissing is a variable of another package.
var ErrMissing = fs.ErrNotExist

// ErrList cannot be compared.
var ErrList error = List{"list"}

// ErrCode is a value of a named type.
var ErrCode = Code(404)

// ErrParse is a pointer to a struct.
var ErrParse = &ParseError{Line: 1, hidden: 1}

// List is an error that cannot be compared.
type List []string

// Error says its elements.
func (l List) Error() string { return fmt.Sprint([]string(l)) }

// Code is a number that is an error.
type Code int

// Error says the number.
func (c Code) Error() string { return fmt.Sprintf("code %d", int(c)) }

// Next is another method of it.
func (c Code) Next() Code { return c + 1 }

// ParseError has fields that can be read, and an error within.
type ParseError struct {
	// Line is where it happened.
	Line int
	// Args has the name of an attribute of every exception.
	Args []string
	Err  error
	Any  any
	Func func()
	At   Position

	hidden int
}

// Position is a record.
type Position struct{ Row, Column int }

// Error has a pointer as its receiver.
func (e *ParseError) Error() string { return fmt.Sprintf("line %d: %v", e.Line, e.Err) }

// Unwrap returns the error within.
func (e *ParseError) Unwrap() error { return e.Err }

// Double is twice the line.
func (e *ParseError) Double() int { return 2 * e.Line }

// SetLine changes the error.
func (e *ParseError) SetLine(line int) { e.Line = line }

// Each cannot be called.
func (e *ParseError) Each(f func()) {}

// Status is an error by its value.
type Status struct {
	Code    int
	Message string
}

// Error says the message.
func (s Status) Error() string { return s.Message }

// Code2 is a method of the value.
func (s Status) Code2() int { return 2 * s.Code }

// Choosy says itself what it is.
type Choosy struct{ Panics bool }

// Error is its text.
func (c *Choosy) Error() string { return "choosy" }

// Is holds for ErrClosed.
func (c *Choosy) Is(target error) bool {
	if c.Panics {
		panic("Is")
	}
	return target == ErrClosed
}

// As gives a Status.
func (c *Choosy) As(target any) bool {
	status, ok := target.(*Status)
	if ok {
		*status = Status{7, "as"}
	}
	return ok
}

// Fail returns the error of that name, wrapped where asked for.
func Fail(name string, wrap bool) error {
	err := find(name)
	if wrap {
		return fmt.Errorf("wrapped: %w", err)
	}
	return err
}

func find(name string) error {
	switch name {
	case "not found":
		return ErrNotFound
	case "closed":
		return ErrClosed
	case "missing":
		return ErrMissing
	case "list":
		return ErrList
	case "code":
		return Code(500)
	case "err code":
		return ErrCode
	case "err parse":
		return ErrParse
	case "parse":
		return &ParseError{Line: 3, Args: []string{"a"}, Err: ErrNotFound, Any: 5, At: Position{1, 2}}
	case "foreign":
		return &ParseError{Line: 4, Any: make(chan int)}
	case "circular":
		err := &ParseError{Line: 5}
		err.Err = circle{err}
		return err
	case "typed nil":
		return none
	case "status":
		return Status{404, "no such page"}
	case "pointer to status":
		return &Status{405, "not allowed"}
	case "choosy":
		return &Choosy{}
	case "panics":
		return &Choosy{Panics: true}
	case "both":
		return errors.Join(ErrNotFound, &ParseError{Line: 9, Err: ErrClosed})
	case "eof":
		return io.EOF
	case "unexpected eof":
		return io.ErrUnexpectedEOF
	case "canceled":
		return context.Canceled
	case "deadline":
		return context.DeadlineExceeded
	case "sub":
		return sub.ErrSub
	case "no file":
		_, err := os.Open("/nonexistent/file")
		return err
	case "exists":
		return os.Mkdir("/", 0o777)
	}
	return errors.New(name)
}

var none *ParseError

type circle struct{ err error }

func (c circle) Error() string { return "circle" }

func (c circle) Unwrap() error { return c.err }

// IsNotFound tells which error it is given.
func IsNotFound(err error) bool { return errors.Is(err, ErrNotFound) }

// Same returns the error it is given.
func Same(err error) (error, bool) { return err, err == nil }

// Identical tells whether two errors are one.
func Identical(a, b error) bool { return a == b }

// All returns several errors.
func All(n int) []error {
	all := make([]error, n)
	for i := range all {
		all[i] = &ParseError{Line: i}
	}
	return all
}

// Count counts those that are not nil.
func Count(errs ...error) (n int) {
	for _, err := range errs {
		if err != nil {
			n++
		}
	}
	return n
}

// NewParseError returns one that is no error of the call.
func NewParseError(line int) *ParseError {
	if line < 0 {
		return nil
	}
	return &ParseError{Line: line}
}

// LineOf takes one.
func LineOf(err *ParseError) int {
	if err == nil {
		return -1
	}
	return err.Line
}

// StatusOf takes one by its value, and returns it.
func StatusOf(status Status) Status { return status }

// Wait ends with its context.
func Wait(ctx context.Context) error {
	<-ctx.Done()
	return fmt.Errorf("%w: %w", ErrClosed, ctx.Err())
}

// Add has nothing to do with errors.
func Add(a, b int) int { return a + b }
