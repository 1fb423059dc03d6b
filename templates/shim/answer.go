// Answers other than a result: [kind, go_type, message, detail]. In: what went wrong. Out: the
// response. A method of the user's that panics here costs its text, not the process.

package main

import (
	"context"
	"strconv"
	"unicode/utf8"

	"0.usegolib.invalid/shim/wire"
)

// The kinds of response but 0, which is a result.
const (
	failed     = 1 // the function's error; detail: the errors it wraps, [[type, message], ...]
	panicked   = 2 // detail: the Go stack
	badRequest = 3 // detail: the index of the argument, or nil
	unknown    = 4 // no such function; detail: nil
	ended      = 5 // the function's error, where it is that its context ended; detail: nil
	oversize   = 6 // the result fits into no message or no memory; detail: nil
	foreign    = 7 // the result holds something of a type that cannot cross; detail: nil
	refused    = 8 // a text that its type refuses; detail: the index of the argument
)

const (
	textLimit  = 64 << 10 // bytes of a message or stack
	chainLimit = 32       // wrapped errors
)

func answer(out *wire.Writer, kind uint8, goType, message string) {
	out.Array(4)
	out.Uint8(kind)
	out.String(goType)
	out.String(message)
}

// answerError answers with what an adapter returned: the codec's refusal or the function's error.
func answerError(out *wire.Writer, in *wire.Reader, err error) {
	if refusal, ok := err.(*wire.Error); ok {
		answerRefusal(out, in, refusal)
		return
	}
	answerFailure(out, in, err)
}

func answerFailure(out *wire.Writer, in *wire.Reader, err error) {
	chain := wrapped(err)
	if in.Ended() && tellsOfEnd(err, chain) {
		answer(out, ended, wire.TypeName(err), errorText(err))
		out.Nil()
		return
	}
	answer(out, failed, wire.TypeName(err), errorText(err))
	out.Array(len(chain))
	for _, err := range chain {
		out.Array(2)
		out.String(wire.TypeName(err))
		out.String(errorText(err))
	}
}

func answerRefusal(out *wire.Writer, in *wire.Reader, refusal *wire.Error) {
	if refusal.Cause != nil {
		answer(out, refused, refusal.GoType, errorText(refusal.Cause))
	} else {
		answer(out, badRequest, "", refusal.Error())
	}
	if argument := wire.Argument(in.Request(), refusal.Offset); argument >= 0 {
		out.Int(argument)
	} else {
		out.Nil()
	}
}

// answerUnwritten answers for a result that was not written.
func answerUnwritten(out *wire.Writer, in *wire.Reader, why *wire.Error) {
	out.Reset()
	switch why.Kind {
	case wire.Failed:
		answerFailure(out, in, why.Cause)
		return
	case wire.Foreign:
		answer(out, foreign, why.GoType, why.Message)
	default:
		answer(out, oversize, "", why.Message)
	}
	out.Nil()
}

func answerCount(out *wire.Writer, f *function, arguments int) {
	message := f.name + " takes " + strconv.Itoa(f.parameters) + " arguments, got " + strconv.Itoa(arguments)
	answer(out, badRequest, "", message)
	out.Nil()
}

func answerUnknown(out *wire.Writer, index uint64) {
	message := "no function " + strconv.FormatUint(index, 10) + "; the library has " +
		strconv.Itoa(len(functions)) + ", counted from 0"
	answer(out, unknown, "", message)
	out.Nil()
}

func answerPanic(out *wire.Writer, value any, stack []byte) {
	out.Reset()
	answer(out, panicked, wire.TypeName(value), panicText(value))
	out.String(cut(string(stack)))
}

func errorText(err error) string { return methodText(err, "Error", err.Error) }

func methodText(v any, method string, text func() string) string {
	return cut(wire.MethodText(v, method, text))
}

// wrapped returns the errors that err wraps, depth first, itself left out.
func wrapped(err error) []error {
	var chain []error
	pending := unwrap(err)
	for len(pending) > 0 && len(chain) < chainLimit {
		next := pending[0]
		chain = append(chain, next)
		pending = append(unwrap(next), pending[1:]...)
	}
	return chain
}

// unwrap returns what err wraps directly; nothing where its method panics.
func unwrap(err error) (inner []error) {
	defer func() {
		if recover() != nil {
			inner = nil
		}
	}()
	switch err := err.(type) {
	case interface{ Unwrap() error }:
		return present([]error{err.Unwrap()})
	case interface{ Unwrap() []error }:
		return present(err.Unwrap())
	}
	return nil
}

// tellsOfEnd reports whether err, or one that it wraps, is that of a context that ended: what
// errors.Is reports, but for a chain without end.
func tellsOfEnd(err error, chain []error) bool {
	for _, err := range append([]error{err}, chain...) {
		if is(err, context.DeadlineExceeded) || is(err, context.Canceled) {
			return true
		}
	}
	return false
}

// is reports whether err itself is target or says so; false where its method panics.
func is(err, target error) (same bool) {
	defer func() {
		if recover() != nil {
			same = false
		}
	}()
	if err == target {
		return true
	}
	says, ok := err.(interface{ Is(error) bool })
	return ok && says.Is(target)
}

// present returns the errors that are not nil, as many as a chain can take.
func present(list []error) []error {
	var found []error
	for _, err := range list {
		if err != nil && len(found) < chainLimit {
			found = append(found, err)
		}
	}
	return found
}

// cut shortens a text to what a response carries, between characters.
func cut(text string) string {
	if len(text) <= textLimit {
		return text
	}
	end := textLimit
	for end > textLimit-utf8.UTFMax && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "... (" + strconv.Itoa(len(text)) + " bytes in all)"
}
