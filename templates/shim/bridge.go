// The C symbols of the library. In: requests, as MessagePack. Out: responses, as MessagePack; no
// panic gets through. docs/abi.md in the generator's repository describes both.
package main

/*
#include "abi.h"

typedef const uint8_t *request_bytes;
typedef const uint64_t *object_numbers;
typedef uint64_t *counts;
*/
import "C"

import (
	"math"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"
	"unsafe"

	"0.usegolib.invalid/shim/output"
	_ "0.usegolib.invalid/shim/settings"
	_ "0.usegolib.invalid/shim/start"
	"0.usegolib.invalid/shim/wire"
)

// function is one line of the table that dispatch.go fills.
type function struct {
	name       string
	parameters int
	call       func(in *wire.Reader, out *wire.Writer) error
}

var (
	buildID   string
	functions []function
)

// A write to a closed pipe is then an error in Go too, as it is in Python, and not the end.
func init() { signal.Ignore(syscall.SIGPIPE) }

func main() {}

//export usegolib_call
func usegolib_call(req C.request_bytes, n C.uint64_t, flags C.uint32_t, resp *C.usegolib_buf) {
	if flags&wire.OwnGoroutine != 0 {
		callAside(req, n, flags, resp)
		return
	}
	var in wire.Reader
	var out wire.Writer
	in.Start(request(req, n), flags&wire.Owned != 0)
	out.Start(given(resp), available)
	if flags&wire.MayInterrupt == 0 {
		serve(&in, &out)
	} else {
		serveInterruptibly(&in, &out)
	}
	deliver(&out, resp)
}

//export usegolib_start
func usegolib_start(req C.request_bytes, n, deadline C.uint64_t, flags C.uint32_t) C.uint64_t {
	return C.uint64_t(begin(request(req, n), uint64(deadline), flags&wire.Announced != 0))
}

//export usegolib_next
func usegolib_next(patience C.uint64_t) C.uint64_t {
	return C.uint64_t(ended.next(time.Duration(min(patience, math.MaxInt64))))
}

//export usegolib_wait
func usegolib_wait(call, patience C.uint64_t, resp *C.usegolib_buf) C.uint32_t {
	done, out := await(uint64(call), time.Duration(min(patience, math.MaxInt64)))
	if !done {
		return 0
	}
	out.MoveTo(given(resp))
	deliver(out, resp)
	return 1
}

//export usegolib_cancel
func usegolib_cancel(call C.uint64_t) { cancel(uint64(call)) }

//export usegolib_abandon
func usegolib_abandon(call C.uint64_t) { abandon(uint64(call)) }

//export usegolib_describe
func usegolib_describe(resp *C.usegolib_buf) {
	var out wire.Writer
	out.Start(given(resp), available)
	out.Map(3)
	out.String("abi")
	out.Uint8(wire.ABI)
	out.String("build_id")
	out.String(buildID)
	out.String("functions")
	out.Array(len(functions))
	for i := range functions {
		out.String(functions[i].name)
	}
	deliver(&out, resp)
}

//export usegolib_alloc
func usegolib_alloc(n C.uint64_t, handle *C.uint64_t) *C.uint8_t {
	first, owner := allocate(uint64(n))
	*handle = C.uint64_t(owner)
	return (*C.uint8_t)(first)
}

//export usegolib_release
func usegolib_release(handle C.uint64_t) { release(uint64(handle)) }

//export usegolib_drop
func usegolib_drop(numbers C.object_numbers, n C.uint64_t) {
	if n <= math.MaxInt/8 && numbers != nil {
		wire.DropObjects(unsafe.Slice((*uint64)(unsafe.Pointer(numbers)), int(n)))
	}
}

//export usegolib_count
func usegolib_count(into C.counts, n C.uint64_t) {
	if n <= math.MaxInt/8 && into != nil {
		count(unsafe.Slice((*uint64)(unsafe.Pointer(into)), int(n)))
	}
}

//export usegolib_redirect
func usegolib_redirect(stream C.uint32_t, descriptor C.uint64_t) {
	output.Redirect(uint32(stream), uint64(descriptor))
}

//export usegolib_crash_output
func usegolib_crash_output(descriptor C.uint64_t) { reportCrashes(uintptr(descriptor)) }

//export usegolib_redirect_logs
func usegolib_redirect_logs(descriptor C.uint64_t, level C.uint32_t) {
	output.RedirectLogs(uint64(descriptor), int(int32(level)))
}

// request returns the caller's message. One that cannot exist is empty, which is refused in words.
func request(req C.request_bytes, n C.uint64_t) []byte {
	if n > math.MaxInt || req == nil {
		n = 0
	}
	return unsafe.Slice((*byte)(unsafe.Pointer(req)), int(n))
}

// given returns the caller's buffer, empty.
func given(resp *C.usegolib_buf) []byte {
	if resp.ptr == nil || resp.len < wire.LeastBuffer || resp.len > math.MaxInt {
		return nil
	}
	return unsafe.Slice((*byte)(resp.ptr), int(resp.len))[:0]
}

// deliver tells the caller where the message is.
func deliver(out *wire.Writer, resp *C.usegolib_buf) {
	if err := out.Err(); err != nil {
		answerUnwritten(out, nil, err)
	}
	head, tail := out.Message()
	first, owner := keep(tail)
	resp.len = C.uint64_t(len(head))
	resp.tail, resp.tail_len = (*C.uint8_t)(first), C.uint64_t(len(tail))
	resp.handle = C.uint64_t(owner)
}

// serve answers one request, whatever the user's code does.
func serve(in *wire.Reader, out *wire.Writer) {
	before := debug.SetPanicOnFault(true)
	returned := false
	defer func() {
		debug.SetPanicOnFault(before)
		if !returned {
			answerPanic(out, recover(), debug.Stack())
		}
	}()
	dispatch(in, out)
	returned = true
}

// serveInterruptibly is the same with a context that can be ended meanwhile.
func serveInterruptibly(in *wire.Reader, out *wire.Writer) {
	c := wire.Enter()
	in.Within(c)
	defer c.Leave()
	serve(in, out)
}

// callAside is usegolib_call where the function may end its goroutine: that of the caller's thread must not.
func callAside(req C.request_bytes, n C.uint64_t, flags C.uint32_t, resp *C.usegolib_buf) {
	c := new(call)
	c.in.Start(request(req, n), flags&wire.Owned != 0)
	c.out.Start(given(resp), available)
	if flags&wire.MayInterrupt != 0 {
		ctx := wire.Enter()
		defer ctx.Leave()
		c.in.Within(ctx)
	}
	wire.Aside(func() { serve(&c.in, &c.out) })
	deliver(&c.out, resp)
}

func dispatch(in *wire.Reader, out *wire.Writer) {
	index, arguments, err := in.Call()
	switch {
	case err != nil:
		answerError(out, in, err)
		return
	case index >= uint64(len(functions)):
		answerAbout(hidden(in), hidden(out), index, arguments)
		return
	}
	f := &functions[index]
	if arguments != f.parameters {
		answerCount(out, f, arguments)
		return
	}
	out.Success()
	if err := f.call(hidden(in), hidden(out)); err != nil {
		out.Reset()
		answerError(out, in, err)
	} else if err := out.Err(); err != nil {
		answerUnwritten(out, in, err)
	}
}

// hidden keeps a pointer from escaping through a call that the compiler cannot see into: reader and
// writer then live on the stack. No adapter keeps them.
//
//go:nosplit
//go:nocheckptr
func hidden[T any](p *T) *T {
	address := uintptr(unsafe.Pointer(p))
	return *(**T)(unsafe.Pointer(&address))
}
