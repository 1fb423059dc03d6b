// Answers other than a result: [kind, go_type, message, detail]. In: what went wrong. Out: the
// response. A method of the user's that panics here costs its text, not the process.

package main

import (
	"context"
	"strconv"
	"unicode/utf8"

	"0.usegolib.invalid/shim/wire"
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
		answer(out, wire.ResponseContextEnded, wire.TypeName(err), errorText(err))
		out.Nil()
		return
	}
	answer(out, wire.ResponseError, wire.TypeName(err), errorText(err))
	out.Array(len(chain))
	for _, err := range chain {
		out.Array(2)
		out.String(wire.TypeName(err))
		out.String(errorText(err))
	}
}

func answerRefusal(out *wire.Writer, in *wire.Reader, refusal *wire.Error) {
	if refusal.Kind == wire.Unfit {
		answer(out, wire.ResponseUnfit, refusal.GoType, refusal.Message)
	} else if refusal.Cause != nil {
		answer(out, wire.ResponseInvalidText, refusal.GoType, errorText(refusal.Cause))
	} else {
		answer(out, wire.ResponseBadRequest, "", refusal.Error())
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
		answer(out, wire.ResponseUnsupported, why.GoType, why.Message)
	default:
		answer(out, wire.ResponseOversize, "", why.Message)
	}
	out.Nil()
}

func answerCount(out *wire.Writer, f *function, arguments int) {
	message := f.name + " takes " + strconv.Itoa(f.parameters) + " arguments, got " + strconv.Itoa(arguments)
	answer(out, wire.ResponseBadRequest, "", message)
	out.Nil()
}

// answerType tells what is known of the type of an object.
func answerType(in *wire.Reader, out *wire.Writer, arguments int) {
	number := in.Uint64()
	if err := in.End(); err != nil || arguments != 1 {
		answerUnknown(out, wire.DescribeType)
		return
	}
	out.Success()
	if !wire.WriteHeldType(out, number) {
		out.Reset()
		answer(out, wire.ResponseBadRequest, "", "no type of objects is number "+strconv.FormatUint(number, 10))
		out.Nil()
	}
}

func answerUnknown(out *wire.Writer, index uint64) {
	message := "no function " + strconv.FormatUint(index, 10) + "; the library has " +
		strconv.Itoa(len(functions)) + ", counted from 0"
	answer(out, wire.ResponseUnknownFunction, "", message)
	out.Nil()
}

func answerPanic(out *wire.Writer, value any, stack []byte) {
	out.Reset()
	answer(out, wire.ResponsePanic, wire.TypeName(value), panicText(value))
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
	for len(pending) > 0 && len(chain) < wire.ChainLimit {
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
		if err != nil && len(found) < wire.ChainLimit {
			found = append(found, err)
		}
	}
	return found
}

// cut shortens a text to what a response carries, between characters.
func cut(text string) string {
	if len(text) <= wire.TextLimit {
		return text
	}
	end := wire.TextLimit
	for end > wire.TextLimit-utf8.UTFMax && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "... (" + strconv.Itoa(len(text)) + " bytes in all)"
}
