// Packed arrays: MessagePack ext type 1, [dtype][pad][pad zero bytes][elements, little endian]. In
// and out: slices of numbers, as they lie in memory.

package wire

import (
	"math"
	"strconv"
	"unsafe"
)

// dtype names an element's type as Python's struct module does.
type dtype byte

type numeric interface {
	int | int8 | int16 | int32 | int64 | uint | uint8 | uint16 | uint32 | uint64 | float32 | float64
}

// readNumbers reads a packed array of that dtype, or an array with one number after the other.
func readNumbers[T numeric](r *Reader, d dtype, read func(*Reader) T) []T {
	if r.at >= len(r.data) || !isExt(r.data[r.at]) {
		return ReadSlice(r, read)
	}
	var zero T
	body := r.packed(d, int(unsafe.Sizeof(zero)))
	if r.err != nil {
		return nil
	}
	return elements[T](body, r.owned)
}

func isExt(c byte) bool { return 0xc7 <= c && c <= 0xc9 || 0xd4 <= c && c <= 0xd8 }

// elements turns a packed array's bytes into numbers: in place where nobody else writes to them and
// they are aligned, else in a copy.
func elements[T numeric](body []byte, owned bool) []T {
	var zero T
	size := unsafe.Sizeof(zero)
	n := len(body) / int(size)
	first := unsafe.Pointer(unsafe.SliceData(body))
	if owned && n > 0 && uintptr(first)%size == 0 {
		return unsafe.Slice((*T)(first), n)
	}
	numbers := make([]T, n)
	copy(memory(numbers), body)
	return numbers
}

// memory returns the bytes that numbers lie in.
func memory[T numeric](numbers []T) []byte {
	var zero T
	first := (*byte)(unsafe.Pointer(unsafe.SliceData(numbers)))
	return unsafe.Slice(first, len(numbers)*int(unsafe.Sizeof(zero)))
}

// packed reads a packed array and returns the bytes of its elements.
func (r *Reader) packed(d dtype, size int) []byte {
	start, c := r.lead()
	n := uint64(1) << ((c - 0xd4) & 7)
	if c <= 0xc9 {
		n = r.number(1 << (c - 0xc7))
	}
	code := r.number(1)
	body := r.take(start, n)
	switch {
	case r.err != nil:
		return nil
	case code != extPacked:
		r.fail(Mismatch, start, "expected array, got an ext of another type than "+strconv.Itoa(extPacked))
		return nil
	}
	return r.unpad(start, body, d, size)
}

// unpad checks what stands before the elements of a packed array, and takes it off.
func (r *Reader) unpad(start int, body []byte, d dtype, size int) []byte {
	if len(body) < 2 {
		r.fail(Malformed, start, "a packed array without dtype or pad")
		return nil
	}
	got, pad := dtype(body[0]), int(body[1])
	if got != d {
		r.fail(Mismatch, start, "expected a packed array of dtype "+string(rune(d))+", got "+string(rune(got)))
		return nil
	}
	if pad >= alignment || pad > len(body)-2 || !blank(body[2:2+pad]) {
		r.fail(Malformed, start, "a packed array whose pad is not up to "+strconv.Itoa(alignment-1)+" zero bytes")
		return nil
	}
	body = body[2+pad:]
	if len(body)%size != 0 {
		r.fail(Malformed, start, "a packed array that ends within an element")
		return nil
	}
	return body
}

func blank(pad []byte) bool {
	for _, b := range pad {
		if b != 0 {
			return false
		}
	}
	return true
}

// writeNumbers writes a packed array, or a plain one where that is short.
func writeNumbers[T numeric](w *Writer, d dtype, numbers []T, write func(*Writer, T)) {
	if len(numbers) < packedFrom {
		WriteSlice(w, numbers, write)
		return
	}
	body := memory(numbers)
	w.packedHead(d, len(body))
	w.payload(body)
}

// packedHead writes all of a packed array but its elements, which take size bytes.
func (w *Writer) packedHead(d dtype, size int) {
	pad, n := w.pad(1, size)
	if n <= math.MaxUint8 {
		w.head(0xc7, 1, uint64(n))
	} else if pad, n = w.pad(2, size); n <= math.MaxUint16 {
		w.head(0xc8, 2, uint64(n))
	} else {
		pad, n = w.pad(4, size)
		w.long(0xc9, n)
	}
	for _, b := range [...]byte{extPacked, byte(d), byte(pad)} {
		w.small(b)
	}
	w.blank(pad)
}

// pad returns the pad of a packed array whose length is written with width bytes, and that length.
func (w *Writer) pad(width, size int) (pad, length int) {
	head := 1 + width + 1 + 2 // code, length, ext type, dtype and pad
	pad = -(len(w.buf) + head) & (alignment - 1)
	return pad, 2 + pad + size
}

func (w *Writer) blank(n int) {
	for ; n > 0; n-- {
		w.small(0)
	}
}
