// Slices of values that are read and written one by one. In and out: slices of whatever their
// element function reads or writes, nil kept apart from empty.

package wire

import "unsafe"

// wide is the size of an element from which a slice grows with what is read: an array type can take
// any size, and a message can declare an element for each of its bytes.
const wide = 24

// ReadSlice reads an array, its elements with read; nil for nil. An element takes a byte at least,
// so a slice of elements of n bytes costs at most n times the message, whatever was declared. (In
// records that any holds there is no end to such slices around each other: they grow.)
func ReadSlice[T any](r *Reader, read func(*Reader) T) []T {
	n, ok := r.array()
	if !ok || r.err != nil {
		return nil
	}
	if unsafe.Sizeof(*new(T)) > wide || r.depth > 0 {
		return readWide(r, n, read)
	}
	elements := make([]T, n)
	for i := range elements {
		elements[i] = read(r)
		if r.err != nil {
			return nil
		}
	}
	return elements
}

func readWide[T any](r *Reader, n int, read func(*Reader) T) []T {
	elements := []T{}
	for ; n > 0; n-- {
		element := read(r)
		if r.err != nil {
			return nil
		}
		elements = append(elements, element)
	}
	return elements
}

// WriteSlice writes an array, its elements with write; nil for nil.
func WriteSlice[T any](w *Writer, elements []T, write func(*Writer, T)) {
	if elements == nil {
		w.Nil()
		return
	}
	w.Array(len(elements))
	for _, element := range elements {
		write(w, element)
	}
}

// Strings reads a []string.
func (r *Reader) Strings() []string { return ReadSlice(r, (*Reader).String) }

// Strings writes a []string.
func (w *Writer) Strings(v []string) { WriteSlice(w, v, (*Writer).String) }
