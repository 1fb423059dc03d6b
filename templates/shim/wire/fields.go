// Fields of objects: those that a request has, and objects that lie in others. In: requests. Out: the numbers
// of pointers into what has the objects.

package wire

// Given says whether the next value is one that is not nil; nil is passed over.
func (r *Reader) Given() bool {
	if uint(r.at) < uint(len(r.data)) && r.data[r.at] == 0xc0 {
		r.at++
		return false
	}
	return true // at the end, whoever reads the value says so
}

// WriteViews writes the numbers of the elements of a slice, where they lie; nil for nil.
func WriteViews[T any](w *Writer, elements []T) {
	if elements == nil {
		w.Nil()
		return
	}
	w.Array(len(elements))
	for i := range elements {
		w.object(&elements[i])
	}
}
