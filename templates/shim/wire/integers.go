// Integers as the reader takes them: any encoding, if the value fits. In: a message. Out: Go's
// integer types.

package wire

import (
	"math"
	"strconv"
)

// Int reads an int.
func (r *Reader) Int() int { return int(r.signed(math.MinInt64, math.MaxInt64, "int")) }

// Int8 reads an int8.
func (r *Reader) Int8() int8 { return int8(r.signed(math.MinInt8, math.MaxInt8, "int8")) }

// Int16 reads an int16.
func (r *Reader) Int16() int16 { return int16(r.signed(math.MinInt16, math.MaxInt16, "int16")) }

// Int32 reads an int32.
func (r *Reader) Int32() int32 { return int32(r.signed(math.MinInt32, math.MaxInt32, "int32")) }

// Int64 reads an int64.
func (r *Reader) Int64() int64 { return r.signed(math.MinInt64, math.MaxInt64, "int64") }

// Uint reads a uint.
func (r *Reader) Uint() uint { return uint(r.unsigned(math.MaxUint64, "uint")) }

// Uint8 reads a uint8.
func (r *Reader) Uint8() uint8 { return uint8(r.unsigned(math.MaxUint8, "uint8")) }

// Uint16 reads a uint16.
func (r *Reader) Uint16() uint16 { return uint16(r.unsigned(math.MaxUint16, "uint16")) }

// Uint32 reads a uint32.
func (r *Reader) Uint32() uint32 { return uint32(r.unsigned(math.MaxUint32, "uint32")) }

// Uint64 reads a uint64.
func (r *Reader) Uint64() uint64 { return r.unsigned(math.MaxUint64, "uint64") }

func (r *Reader) signed(low, high int64, want string) int64 {
	if at := r.at; uint(at) < uint(len(r.data)) && int8(r.data[at]) >= -32 {
		r.at = at + 1
		return int64(int8(r.data[at])) // fits every signed type
	}
	return r.wideSigned(low, high, want)
}

func (r *Reader) wideSigned(low, high int64, want string) int64 {
	start, c := r.lead()
	v, negative := r.integer(start, c, want)
	if negative && int64(v) < low || !negative && v > uint64(high) {
		r.overflow(start, v, negative, want)
		return 0
	}
	return int64(v)
}

func (r *Reader) unsigned(high uint64, want string) uint64 {
	if at := r.at; uint(at) < uint(len(r.data)) && r.data[at] < 0x80 {
		r.at = at + 1
		return uint64(r.data[at]) // fits every unsigned type
	}
	return r.wideUnsigned(high, want)
}

func (r *Reader) wideUnsigned(high uint64, want string) uint64 {
	start, c := r.lead()
	v, negative := r.integer(start, c, want)
	if negative || v > high {
		r.overflow(start, v, negative, want)
		return 0
	}
	return v
}

// integer reads what follows c: the value modulo 2^64, and whether it is below zero.
func (r *Reader) integer(start int, c byte, want string) (v uint64, negative bool) {
	switch {
	case c < 0x80 || c >= 0xe0:
		v = uint64(int8(c))
		return v, c >= 0xe0
	case c < 0xcc || c > 0xd3:
		r.mismatch(start, c, want)
		return 0, false
	case c < 0xd0:
		return r.number(1 << (c - 0xcc)), false
	}
	width := 1 << (c - 0xd0)
	unused := 64 - 8*width
	signed := int64(r.number(width)<<unused) >> unused
	return uint64(signed), signed < 0
}

func (r *Reader) overflow(start int, v uint64, negative bool, want string) {
	text := strconv.FormatUint(v, 10)
	if negative {
		text = strconv.FormatInt(int64(v), 10)
	}
	r.fail(Range, start, text+" does not fit "+want)
}
