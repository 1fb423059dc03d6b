// Values whose type only the message knows, for parameters of type any. In: a message. Out: nil,
// bool, int (int64 or uint64 where only that holds the number), float64, string, []byte, and []any of
// these; maps, records and complex numbers from the second level on, and objects from the third.

package wire

import (
	"math"
	"strconv"
)

// Any reads one value.
func (r *Reader) Any() any { return r.any(r.depth, r.due) }

// any reads a value that lies in depth arrays, of whose values due more are still to come. Each
// takes a byte at least, so all arrays together have no more elements than the message has bytes.
func (r *Reader) any(depth, due int) any {
	switch c := r.peek(); {
	case c == 0xc0:
		r.at++
		return nil
	case c == 0xc2, c == 0xc3:
		return r.Bool()
	case c < 0x80, c >= 0xe0, 0xcc <= c && c <= 0xd3:
		return r.anyInteger()
	case c == 0xca, c == 0xcb:
		return r.Float64()
	case c&0xe0 == 0xa0, 0xd9 <= c && c <= 0xdb:
		return r.String()
	case 0xc4 <= c && c <= 0xc6:
		return r.Bytes()
	case c&0xf0 == 0x90, c == 0xdc, c == 0xdd:
		return r.anyList(depth, due)
	case takesData && (0xc7 <= c && c <= 0xc9 || 0xd4 <= c && c <= 0xd8):
		return r.anyExtension(depth, due)
	}
	start, c := r.lead()
	r.mismatch(start, c, "a value for any")
	return nil
}

func (r *Reader) anyInteger() any {
	start, c := r.lead()
	v, negative := r.integer(start, c, "int")
	if !negative && v > math.MaxInt64 {
		return v
	}
	if whole := int64(v); int64(int(whole)) != whole { // where an int has 32 bits
		return whole
	}
	return int(v)
}

func (r *Reader) anyList(depth, due int) []any {
	start := r.at
	n, _ := r.array()
	if n > len(r.data)-r.at-due {
		r.fail(Truncated, start, "more elements declared than bytes are left")
	} else if depth >= MaxDepth {
		r.fail(Depth, start, "arrays nested deeper than "+strconv.Itoa(MaxDepth))
	}
	if r.err != nil {
		return nil
	}
	list := make([]any, n)
	for i := range list {
		list[i] = r.any(depth+1, due+n-1-i)
		if r.err != nil {
			return nil
		}
	}
	return list
}

// peek returns the first byte of the next value; c1, which starts none, at the end.
func (r *Reader) peek() byte {
	if r.at >= len(r.data) {
		return 0xc1
	}
	return r.data[r.at]
}

// null passes over a nil, if that is what comes next.
func (r *Reader) null() bool {
	if r.peek() != 0xc0 {
		return false
	}
	r.at++
	return true
}
