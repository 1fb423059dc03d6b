// Functions that are values: objects, but for nil, which is none. In and out: numbers of the library's table.

package wire

import "reflect"

// ReadFunction reads the number of a function; nil for 0. F is a type of functions.
func ReadFunction[F any](r *Reader) (f F) {
	if held := ReadPointer[F](r); held != nil {
		return *held
	}
	return f
}

// WriteFunction writes the number of a function; 0 for nil.
func WriteFunction[F any](w *Writer, f F) {
	if reflect.ValueOf(f).IsNil() {
		w.small(0)
		return
	}
	WriteObject(w, f)
}
