// Answers other than a result: [kind, go_type, message, detail]. In: what went wrong. Out: the
// response. A method of the user's that panics here costs its text, not the process.

package main

import (
	"reflect"
	"strconv"
	"unicode/utf8"

	"0.usegolib.invalid/shim/wire"
)

// The kinds of response but 0, which is a result, and 5, a call that was cancelled.
const (
	failed     = 1 // the function's error; detail: the errors it wraps, [[type, message], ...]
	panicked   = 2 // detail: the Go stack
	badRequest = 3 // detail: the index of the argument, or nil
	unknown    = 4 // no such function; detail: nil
	oversize   = 6 // the result fits into no message or no memory; detail: nil
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
func answerError(out *wire.Writer, request []byte, err error) {
	if refusal, ok := err.(*wire.Error); ok {
		answerRefusal(out, request, refusal)
		return
	}
	answer(out, failed, typeName(err), errorText(err))
	chain := wrapped(err)
	out.Array(len(chain))
	for _, err := range chain {
		out.Array(2)
		out.String(typeName(err))
		out.String(errorText(err))
	}
}

func answerRefusal(out *wire.Writer, request []byte, refusal *wire.Error) {
	answer(out, badRequest, "", refusal.Error())
	if argument := wire.Argument(request, refusal.Offset); argument >= 0 {
		out.Int(argument)
	} else {
		out.Nil()
	}
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
	answer(out, panicked, typeName(value), panicText(value))
	out.String(cut(string(stack)))
}

// typeName is the dynamic type as %T prints it.
func typeName(v any) string {
	if v == nil {
		return "nil"
	}
	return reflect.TypeOf(v).String()
}

func errorText(err error) string { return methodText(err, "Error", err.Error) }

// methodText is what a text method of v returns, or that it panicked.
func methodText(v any, method string, text func() string) (message string) {
	defer func() {
		if recover() != nil {
			message = "(" + typeName(v) + "." + method + " panicked)"
		}
	}()
	return cut(text())
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
