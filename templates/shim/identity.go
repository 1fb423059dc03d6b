// Requests that are about objects and call no function: what the type of one is, which are the same or
// equal, and what an iterator has next. In: requests. Out: responses.

package main

import (
	"strconv"

	"0.usegolib.invalid/shim/wire"
)

// answerAbout answers a request whose index is none of a function.
func answerAbout(in *wire.Reader, out *wire.Writer, index uint64, arguments int) {
	switch index {
	case wire.DescribeType:
		answerType(in, out, arguments)
	case wire.LocateObject:
		answerAddress(in, out, arguments)
	case wire.CompareObjects:
		answerEqual(in, out, arguments)
	case wire.NextValue, wire.EndIterator:
		answerIterator(in, out, index, arguments)
	default:
		answerUnknown(out, index)
	}
}

// answerAddress tells where an object is.
func answerAddress(in *wire.Reader, out *wire.Writer, arguments int) {
	number := in.Uint64()
	if err := in.End(); err != nil || arguments != 1 {
		answerUnknown(out, wire.LocateObject)
		return
	}
	address, ok := wire.Locate(number)
	if !ok {
		answerNoObject(out, number)
		return
	}
	out.Success()
	out.Uint64(address)
}

// answerEqual tells whether two objects are equal values.
func answerEqual(in *wire.Reader, out *wire.Writer, arguments int) {
	one, other := in.Uint64(), in.Uint64()
	if err := in.End(); err != nil || arguments != 2 {
		answerUnknown(out, wire.CompareObjects)
		return
	}
	equal, ok := wire.Compare(one, other)
	if !ok {
		answerNoObject(out, one, other)
		return
	}
	out.Success()
	out.Bool(equal)
}

func answerNoObject(out *wire.Writer, numbers ...uint64) {
	message := "no objects are called"
	for _, number := range numbers {
		message += " " + strconv.FormatUint(number, 10)
	}
	answer(out, wire.ResponseBadRequest, "", message)
	out.Nil()
}
