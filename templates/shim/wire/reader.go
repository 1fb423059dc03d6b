// The reader of a request. In: one MessagePack message. Out: its values, in order, as the types the
// caller asks for.

package wire

import (
	"context"
	"math"
	"strconv"
	"unsafe"
)

// Reader reads the values of one message. The first value that cannot be read ends it: from there
// on it yields zero values, and [Reader.End] says what was wrong.
type Reader struct {
	data  []byte
	at    int
	owned bool // data is Go memory that nobody writes to again
	err   *Error
	ctx   context.Context // nil where the call has none

	depth, due int // of the record that any holds and whose fields are read, see any
}

// Start makes r a reader of data. Where owned, results may point into data; otherwise nothing that is
// read outlives the call.
func (r *Reader) Start(data []byte, owned bool) {
	r.data, r.at, r.owned, r.err = data, 0, owned, nil
	r.depth, r.due = 0, 0
}

// Request is the whole message.
func (r *Reader) Request() []byte { return r.data }

// End returns what was wrong with the message so far, bytes left over included.
func (r *Reader) End() error {
	if r.err == nil && r.at == len(r.data) {
		return nil
	}
	return r.refusal()
}

func (r *Reader) refusal() error {
	left := len(r.data) - r.at
	r.fail(Trailing, r.at, strconv.Itoa(left)+" bytes after the last argument")
	return r.err
}

// Call reads the head of a request: the function's index and the number of arguments after it.
func (r *Reader) Call() (function uint64, arguments int, err error) {
	if d := r.data; len(d) > 1 && d[0]-0x91 < 15 && d[1] < 0x80 && int(d[0]-0x90) < len(d) {
		r.at = 2 // few arguments, a low index: the common case, in one step
		return uint64(d[1]), int(d[0] - 0x91), nil
	}
	n, ok := r.array()
	if !ok || n == 0 {
		r.fail(Mismatch, 0, "a request is an array that starts with the function's index")
	}
	function = r.Uint64()
	if r.err != nil {
		return 0, 0, r.err
	}
	return function, n - 1, nil
}

// Bool reads a bool.
func (r *Reader) Bool() bool {
	start, c := r.lead()
	if c&^1 != 0xc2 {
		r.mismatch(start, c, "bool")
	}
	return c == 0xc3
}

// Float64 reads a float of either width.
func (r *Reader) Float64() float64 {
	start, c := r.lead()
	switch c {
	case 0xcb:
		return math.Float64frombits(r.number(8))
	case 0xca:
		return float64(math.Float32frombits(uint32(r.number(4))))
	}
	r.mismatch(start, c, "float")
	return 0
}

// Float32 reads a float of either width that a float32 holds exactly.
func (r *Reader) Float32() float32 {
	start, c := r.lead()
	switch c {
	case 0xca:
		return math.Float32frombits(uint32(r.number(4)))
	case 0xcb:
		wide := math.Float64frombits(r.number(8))
		narrow := float32(wide)
		if float64(narrow) != wide && wide == wide {
			r.fail(Range, start, "a float64 that float32 cannot hold exactly")
		}
		return narrow
	}
	r.mismatch(start, c, "float")
	return 0
}

// String reads a str, whether it is UTF-8 or not.
func (r *Reader) String() string {
	start, c := r.lead()
	var n uint64
	switch {
	case c&0xe0 == 0xa0:
		n = uint64(c & 0x1f)
	case 0xd9 <= c && c <= 0xdb:
		n = r.number(1 << (c - 0xd9))
	default:
		r.mismatch(start, c, "str")
	}
	body := r.take(start, n)
	if r.owned {
		return unsafe.String(unsafe.SliceData(body), len(body))
	}
	return string(body)
}

// Bytes reads a bin; nil for nil.
func (r *Reader) Bytes() []byte {
	body := r.bin()
	if r.owned || body == nil {
		return body
	}
	return append(make([]byte, 0, len(body)), body...)
}

// bin reads a bin where it lies; nil for nil.
func (r *Reader) bin() []byte {
	start, c := r.lead()
	switch {
	case c == 0xc0:
		return nil
	case c < 0xc4 || c > 0xc6:
		r.mismatch(start, c, "bin")
		return nil
	}
	return r.take(start, r.number(1<<(c-0xc4)))
}

// array reads the head of an array whose elements may all be there; not ok for nil.
func (r *Reader) array() (n int, ok bool) {
	start, c := r.lead()
	var count uint64
	switch {
	case c&0xf0 == 0x90:
		count = uint64(c & 0x0f)
	case c == 0xdc:
		count = r.number(2)
	case c == 0xdd:
		count = r.number(4)
	case c == 0xc0:
		return 0, false
	default:
		r.mismatch(start, c, "array")
	}
	return r.count(start, count), true
}

// count checks a declared number of values: each takes one byte at least.
func (r *Reader) count(start int, n uint64) int {
	if left := len(r.data) - r.at; n > uint64(left) {
		r.fail(Truncated, start, "more elements declared than bytes are left")
		return 0
	}
	return int(n)
}

// lead reads the first byte of a value; c1, which starts none, at the end.
func (r *Reader) lead() (start int, c byte) {
	start = r.at
	if uint(start) >= uint(len(r.data)) {
		r.fail(Truncated, start, "the message ends where a value is due")
		return start, 0xc1
	}
	r.at = start + 1
	return start, r.data[start]
}

// number reads a big-endian unsigned number of 1, 2, 4 or 8 bytes.
func (r *Reader) number(width int) uint64 {
	if len(r.data)-r.at < width {
		r.fail(Truncated, r.at, "the message ends within a number")
		return 0
	}
	b := r.data[r.at : r.at+width]
	r.at += width
	var n uint64
	for _, digit := range b {
		n = n<<8 | uint64(digit)
	}
	return n
}

// take returns the next n bytes, without room behind them.
func (r *Reader) take(start int, n uint64) []byte {
	if left := len(r.data) - r.at; n > uint64(left) {
		r.fail(Truncated, start, "more bytes declared than are left")
		return nil
	}
	end := r.at + int(n)
	body := r.data[r.at:end:end]
	r.at = end
	return body
}

// mismatch refuses a value that starts with c.
func (r *Reader) mismatch(start int, c byte, want string) {
	if r.err == nil { // spares the string when this only follows from an earlier refusal
		r.fail(Mismatch, start, "expected "+want+", got "+name(c))
	}
}

// fail keeps the first refusal and leaves nothing to read.
func (r *Reader) fail(kind Kind, start int, message string) {
	if r.err != nil {
		return
	}
	r.err = &Error{Kind: kind, Message: message, Offset: start}
	r.at = len(r.data)
}
