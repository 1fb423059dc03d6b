// Arrays, pointers, and plain values under other names. In and out: what generated code knows the
// types of.

package wire

import (
	"strconv"
	"unsafe"
)

// As is v as a type of the same layout: []Level for []int, where Level is an int. Conversions of Go
// would copy the elements one by one. Generated code alone calls it, for types that differ in names.
func As[To, From any](v From) To { return *(*To)(unsafe.Pointer(&v)) }

// ReadArray reads an array type A of n elements, as read reads a slice.
func ReadArray[A, T any](r *Reader, n int, read func(*Reader) []T) (array A) {
	start := r.at
	if r.peek() == 0xc0 {
		r.mismatch(start, 0xc0, "array")
	}
	elements := read(r)
	if r.exactly(start, n, len(elements)) {
		copy(unsafe.Slice((*T)(unsafe.Pointer(&array)), n), elements)
	}
	return array
}

// ReadByteArray reads a bin as an array type A of n bytes.
func ReadByteArray[A any](r *Reader, n int) (array A) {
	start := r.at
	if r.peek() == 0xc0 {
		r.mismatch(start, 0xc0, "bin")
	}
	body := r.bin()
	if r.exactly(start, n, len(body)) {
		copy(unsafe.Slice((*byte)(unsafe.Pointer(&array)), n), body)
	}
	return array
}

func (r *Reader) exactly(start, want, got int) bool {
	if got != want && r.err == nil {
		r.fail(Length, start, strconv.Itoa(got)+" elements for an array of "+strconv.Itoa(want))
	}
	return r.err == nil
}

// ReadOptional reads a value that may be nil.
func ReadOptional[T any](r *Reader, read func(*Reader) T) *T {
	if r.null() {
		return nil
	}
	v := read(r)
	return &v
}

// WriteOptional writes what v points to; nil for nil.
func WriteOptional[T any](w *Writer, v *T, write func(*Writer, T)) {
	if v == nil {
		w.Nil()
		return
	}
	write(w, *v)
}
