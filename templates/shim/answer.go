// Answers other than a result: [kind, go_type, message, detail]. In: what went wrong. Out: the
// response. A method of the user's that panics here costs its text, not the process.

package main

import (
	"context"
	"strconv"

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
	tree := wire.Wrapped(err)
	ended := in.Ended() && tellsOfEnd(err, tree)
	switch {
	case wire.TellsErrors() && ended:
		answer(out, wire.ResponseEndedByClass, wire.TypeName(err), errorText(err))
		out.ErrorDetail(err, tree)
	case wire.TellsErrors():
		answer(out, wire.ResponseErrorByClass, wire.TypeName(err), errorText(err))
		out.ErrorDetail(err, tree)
	case ended:
		answer(out, wire.ResponseContextEnded, wire.TypeName(err), errorText(err))
		out.Nil()
	default:
		answer(out, wire.ResponseError, wire.TypeName(err), errorText(err))
		out.Chain(tree)
	}
}

func answerRefusal(out *wire.Writer, in *wire.Reader, refusal *wire.Error) {
	if refusal.Kind == wire.Unfit {
		answer(out, wire.ResponseUnfit, refusal.GoType, refusal.Message)
		place := wire.Place(in.Request(), refusal.Offset)
		out.Array(len(place))
		for _, index := range place {
			out.Int(index)
		}
		return
	}
	if refusal.Cause != nil {
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
	goType, message := wire.TypeName(value), "(its text ended the goroutine: runtime.Goexit)"
	defer func() {
		out.Reset()
		answer(out, wire.ResponsePanic, goType, message)
		out.String(wire.Cut(string(stack)))
	}()
	message = panicText(value)
}

func errorText(err error) string { return methodText(err, "Error", err.Error) }

func methodText(v any, method string, text func() string) string {
	return wire.Cut(wire.MethodText(v, method, text))
}

// tellsOfEnd reports whether err, or one that it wraps, is that of a context that ended: what
// errors.Is reports, but for a chain without end.
func tellsOfEnd(err error, tree []error) bool {
	for _, err := range append([]error{err}, tree...) {
		if wire.Is(err, context.DeadlineExceeded) || wire.Is(err, context.Canceled) {
			return true
		}
	}
	return false
}
