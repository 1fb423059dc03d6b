// Integers without limits: big.Int, whose package only a module that has one needs. In and out: an
// integer where 64 bits hold it, and otherwise bin: its two's complement, big endian.

package wire

// bigInt is what *big.Int can do.
type bigInt[T any] interface {
	*T
	wholeNumber
	Not(x *T) *T
	SetBytes(magnitude []byte) *T
	SetInt64(n int64) *T
	SetUint64(n uint64) *T
}

// wholeNumber is what says of a *big.Int which number it is.
type wholeNumber interface {
	Bytes() []byte
	Int64() int64
	IsInt64() bool
	IsUint64() bool
	Sign() int
	Uint64() uint64
}

// ReadBigInt reads an integer of any size.
func ReadBigInt[T any, P bigInt[T]](r *Reader) (v T) {
	if c := r.peek(); c < 0xc4 || c > 0xc6 {
		readInteger[T](r, P(&v))
		return v
	}
	body := r.bin()
	if len(body) == 0 || body[0] < 0x80 {
		P(&v).SetBytes(body)
		return v
	}
	P(&v).SetBytes(inverted(body)) // of a negative n these are the bytes of -n-1
	P(&v).Not(&v)
	return v
}

func readInteger[T any, P bigInt[T]](r *Reader, v P) {
	start, c := r.lead()
	if n, negative := r.integer(start, c, "int"); negative {
		v.SetInt64(int64(n))
	} else {
		v.SetUint64(n)
	}
}

// WriteBigInt writes an integer of any size.
func WriteBigInt[T any, P bigInt[T]](w *Writer, v T) { w.bigInt(P(&v)) }

func (w *Writer) bigInt(v wholeNumber) {
	switch {
	case v.IsInt64():
		w.Int64(v.Int64())
	case v.IsUint64():
		w.Uint64(v.Uint64())
	case v.Sign() < 0: // the bytes of a negative n are those of -n-1, each bit the other way
		w.Bytes(inverted(signed(lessOne(v.Bytes()))))
	default:
		w.Bytes(signed(v.Bytes()))
	}
}

// lessOne takes one from a number that is more than a byte holds.
func lessOne(magnitude []byte) []byte {
	for i := len(magnitude) - 1; i >= 0; i-- {
		magnitude[i]--
		if magnitude[i] != 0xff {
			break
		}
	}
	if magnitude[0] == 0 {
		return magnitude[1:]
	}
	return magnitude
}

// signed are the bytes of a number that is not negative, so that the first bit says so.
func signed(magnitude []byte) []byte {
	if magnitude[0] < 0x80 {
		return magnitude
	}
	return append(make([]byte, 1, 1+len(magnitude)), magnitude...)
}

func inverted(bytes []byte) []byte {
	other := make([]byte, len(bytes))
	for i, b := range bytes {
		other[i] = ^b
	}
	return other
}
