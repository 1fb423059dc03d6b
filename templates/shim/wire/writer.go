// The writer of a response. In: Go values, in order. Out: one MessagePack message, in the caller's
// memory where it fits.

package wire

import (
	"encoding/binary"
	"math"
	"strconv"
	"unsafe"
)

// ProbedFrom is the size in bytes from which it is asked whether memory is to be had before it is
// taken.
const ProbedFrom = 1 << 20

// Writer writes the values of one message into the buffer it was given, and moves to a larger one of
// its own when that is full.
type Writer struct {
	buf   []byte
	given []byte // the caller's buffer, empty
	tail  []byte // the rest of the message, where it already lies in memory
	last  bool   // the next value is the message's last
	goes  bool   // whether the message has an iterator, which goes on after the call
	err   *Error
	depth int // of the record that any holds and whose fields are written

	first  uint64   // the first object that the message put into the table
	others []uint64 // the others

	available func(size int) bool
}

// Start makes w, which has to be new, a writer into given, of which it uses the capacity. available says
// whether that many bytes can be allocated; Go itself would end the process if they cannot. (A function
// that returned a Writer would copy it, which costs as much as writing a small message.)
func (w *Writer) Start(given []byte, available func(size int) bool) {
	w.given, w.available = given[:0], available
	w.buf = w.given
}

// Reset forgets what was written, and drops the objects in it.
func (w *Writer) Reset() {
	if w.first != 0 {
		w.takeBack()
	}
	w.buf, w.tail, w.last, w.goes, w.err, w.depth = w.given, nil, false, false, nil, 0
}

// Err says why the message is not complete, if it is not.
func (w *Writer) Err() *Error { return w.err }

// Message returns the parts of the message: head lies in the buffer that the writer was given, tail
// in Go memory.
func (w *Writer) Message() (head, tail []byte) {
	if w.moved() {
		return nil, w.buf
	}
	return w.buf, w.tail
}

// MoveTo moves the message into another buffer, of which it uses the capacity, as if it had been
// written there.
func (w *Writer) MoveTo(given []byte) {
	head, tail := w.Message()
	w.given = given[:0]
	switch room := cap(given); {
	case len(head)+len(tail) <= room:
		w.buf, w.tail = append(append(w.given, head...), tail...), nil
	case len(head) <= room:
		w.buf, w.tail = append(w.given, head...), tail
	default:
		w.buf, w.tail = append(head[:len(head):len(head)], tail...), nil
	}
}

// Last announces the message's last value: if it is large, it may stay where it lies.
func (w *Writer) Last() { w.last = true }

// Success starts a response that carries a result: an array of 0 and what is written next.
func (w *Writer) Success() { w.buf = append(w.buf, 0x92, ResponseResult) }

// Nil writes nil.
func (w *Writer) Nil() { w.small(0xc0) }

// Bool writes a bool.
func (w *Writer) Bool(v bool) {
	if v {
		w.small(0xc3)
		return
	}
	w.small(0xc2)
}

// Int writes an int.
func (w *Writer) Int(v int) { w.Int64(int64(v)) }

// Int8 writes an int8.
func (w *Writer) Int8(v int8) { w.Int64(int64(v)) }

// Int16 writes an int16.
func (w *Writer) Int16(v int16) { w.Int64(int64(v)) }

// Int32 writes an int32.
func (w *Writer) Int32(v int32) { w.Int64(int64(v)) }

// Int64 writes an int64.
func (w *Writer) Int64(v int64) {
	switch {
	case v >= -32 && v < 0x80:
		w.small(byte(v))
	case v >= 0:
		w.Uint64(uint64(v))
	case v >= math.MinInt8:
		w.head(0xd0, 1, uint64(v))
	case v >= math.MinInt16:
		w.head(0xd1, 2, uint64(v))
	case v >= math.MinInt32:
		w.head(0xd2, 4, uint64(v))
	default:
		w.head(0xd3, 8, uint64(v))
	}
}

// Uint writes a uint.
func (w *Writer) Uint(v uint) { w.Uint64(uint64(v)) }

// Uint8 writes a uint8.
func (w *Writer) Uint8(v uint8) { w.Uint64(uint64(v)) }

// Uint16 writes a uint16.
func (w *Writer) Uint16(v uint16) { w.Uint64(uint64(v)) }

// Uint32 writes a uint32.
func (w *Writer) Uint32(v uint32) { w.Uint64(uint64(v)) }

// Uint64 writes a uint64.
func (w *Writer) Uint64(v uint64) {
	switch {
	case v < 0x80:
		w.small(byte(v))
	case v <= math.MaxUint8:
		w.head(0xcc, 1, v)
	case v <= math.MaxUint16:
		w.head(0xcd, 2, v)
	case v <= math.MaxUint32:
		w.head(0xce, 4, v)
	default:
		w.head(0xcf, 8, v)
	}
}

// Float32 writes a float32.
func (w *Writer) Float32(v float32) { w.head(0xca, 4, uint64(math.Float32bits(v))) }

// Float64 writes a float64.
func (w *Writer) Float64(v float64) { w.head(0xcb, 8, math.Float64bits(v)) }

// String writes a str.
func (w *Writer) String(v string) {
	if n := len(v); n < 32 {
		w.small(0xa0 | byte(n))
	} else {
		w.sized(0xd9, n)
	}
	w.payload(unsafe.Slice(unsafe.StringData(v), len(v)))
}

// Bytes writes a bin; nil for nil.
func (w *Writer) Bytes(v []byte) {
	if v == nil {
		w.Nil()
		return
	}
	w.sized(0xc4, len(v))
	w.payload(v)
}

// Array writes the head of an array of n values.
func (w *Writer) Array(n int) {
	switch {
	case n < 16:
		w.small(0x90 | byte(n))
	case n <= math.MaxUint16:
		w.head(0xdc, 2, uint64(n))
	default:
		w.long(0xdd, n)
	}
}

// Map writes the head of a map of n pairs, at most 15.
func (w *Writer) Map(n int) { w.small(0x80 | byte(n)) }

// sized writes the head of a str or bin: code stands for a length of one byte.
func (w *Writer) sized(code byte, n int) {
	switch {
	case n <= math.MaxUint8:
		w.head(code, 1, uint64(n))
	case n <= math.MaxUint16:
		w.head(code+1, 2, uint64(n))
	default:
		w.long(code+2, n)
	}
}

// long writes a head with a length of four bytes, the longest that MessagePack knows.
func (w *Writer) long(code byte, n int) {
	if uint64(n) > math.MaxUint32 {
		w.fail("a result of " + strconv.Itoa(n) + " bytes or elements; MessagePack ends at 2^32-1")
		return
	}
	w.head(code, 4, uint64(n))
}

// head writes code and the low bytes of n, big endian.
func (w *Writer) head(code byte, width int, n uint64) {
	if !w.reserve(9) {
		return
	}
	at := len(w.buf)
	w.buf = w.buf[:at+1+width]
	w.buf[at] = code
	if width == 8 { // as the numbers of objects have it
		binary.BigEndian.PutUint64(w.buf[at+1:], n)
		return
	}
	for i := at + width; i > at; i-- {
		w.buf[i] = byte(n)
		n >>= 8
	}
}

// small writes one byte. (It is short enough to be inlined.)
func (w *Writer) small(b byte) {
	if n := len(w.buf); n < cap(w.buf) || w.grow(1) {
		w.buf = w.buf[:n+1]
		w.buf[n] = b
	}
}

// payload writes what a head announced, or leaves it where it lies.
func (w *Writer) payload(bytes []byte) {
	if w.last && cap(w.buf)-len(w.buf) < len(bytes) && !w.moved() {
		w.tail = bytes
		return
	}
	if w.reserve(len(bytes)) {
		w.buf = append(w.buf, bytes...)
	}
}

// reserve makes room for n bytes, or says that there is none.
func (w *Writer) reserve(n int) bool {
	return cap(w.buf)-len(w.buf) >= n || w.grow(n)
}

func (w *Writer) grow(n int) bool {
	if w.err != nil {
		return false
	}
	size := max(len(w.buf)+n, 2*cap(w.buf))
	if !w.room(size) {
		return false
	}
	w.buf = append(make([]byte, 0, size), w.buf...)
	return true
}

// room reports whether so many bytes can be allocated, and fails where they cannot.
func (w *Writer) room(size int) bool {
	if size < ProbedFrom || w.available(size) {
		return true
	}
	w.fail("no memory for a result of " + strconv.Itoa(size) + " bytes")
	return false
}

// moved reports whether the message no longer lies in the buffer that the writer was given.
func (w *Writer) moved() bool {
	return unsafe.SliceData(w.buf) != unsafe.SliceData(w.given)
}

// fail gives up a message that has no place.
func (w *Writer) fail(message string) { w.giveUp(&Error{Kind: Oversize, Message: message}) }

// giveUp keeps the first reason and drops the message.
func (w *Writer) giveUp(why *Error) {
	if w.err == nil {
		why.Offset = len(w.buf)
		w.err = why
	}
	w.buf, w.tail = w.buf[:0:0], nil
}
