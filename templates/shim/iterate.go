// Requests for the next value of an iterator, and for its end. In: requests. Out: responses.

package main

import "0.usegolib.invalid/shim/wire"

// answerIterator answers with a value, or says why there is none.
func answerIterator(in *wire.Reader, out *wire.Writer, index uint64, arguments int) {
	number, patience := in.Uint64(), in.Uint64()
	if err := in.End(); err != nil || arguments != 2 {
		answerUnknown(out, index)
		return
	}
	var outcome wire.Outcome
	var panicked *wire.Panic
	if index == wire.NextValue {
		out.Success()
		outcome, panicked = wire.Next(number, out, patience)
	} else {
		outcome, panicked = wire.End(number, patience)
	}
	switch outcome {
	case wire.Given:
		if err := out.Err(); err != nil {
			answerUnwritten(out, in, err)
		}
	case wire.Panicked:
		answerPanic(out, panicked.Value, panicked.Stack)
	case wire.Late, wire.Ended:
		out.Reset()
		answer(out, wire.ResponseNoValue, "", "")
		out.Bool(outcome == wire.Ended)
	}
}
