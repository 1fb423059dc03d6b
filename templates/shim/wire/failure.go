// Errors as values, and the classes that Python has for them. In and out: errors; what Go knows them by
// is a number of the table of objects.
//
// Without classes an error is its text, both ways.

package wire

import (
	"errors"
	"reflect"
)

// nesting is what an error within an error counts for: only so many are written within each other.
const nesting = MaxDepth / 4

// tells is whether an error says of which classes it is.
var tells bool

// TellsErrors reports whether an error says of which classes it is.
func TellsErrors() bool { return tells }

// Error reads an error: the one that a number stands for, or one that says just a text; nil for nil.
func (r *Reader) Error() error {
	switch {
	case r.null():
		return nil
	case tells && r.err == nil && r.at < len(r.data) && name(r.data[r.at]) == "int":
		return r.known()
	}
	return errors.New(r.String())
}

// known reads the number of an error.
func (r *Reader) known() error {
	start := r.at
	held, _ := objects.Get(r.Uint64())
	err, ok := held.(error)
	if !ok {
		refuseObject[error](r, start, held)
	}
	return err
}

// Error writes an error: its text, or all that Python has of it; nil for nil.
func (w *Writer) Error(err error) {
	switch {
	case err == nil:
		w.Nil()
	case tells:
		w.Array(3)
		w.errorText(err)
		w.ErrorDetail(err, Wrapped(err))
	default:
		w.String(MethodText(err, "Error", err.Error))
	}
}

// ErrorDetail writes the number that stands for an error, what it wraps, and of which classes it is.
func (w *Writer) ErrorDetail(err error, tree []error) {
	w.Array(3)
	w.object(err)
	w.Chain(tree)
	found := classesOf(append([]error{err}, tree...))
	w.Array(len(found))
	for _, class := range found {
		w.Array(2)
		w.String(class.key)
		w.Array(len(class.fields))
		for _, field := range class.fields {
			w.attempt(func(w *Writer) { field(w, class.value) })
		}
	}
}

// attempt writes a value as an array of it, or an empty one where it cannot be written.
func (w *Writer) attempt(write func(*Writer)) {
	inner := Writer{available: w.available, depth: w.depth + nesting}
	if inner.depth > MaxDepth || !inner.try(write) {
		inner.Reset()
		w.Array(0)
		return
	}
	w.Array(1)
	if w.reserve(len(inner.buf)) {
		w.buf = append(w.buf, inner.buf...)
	}
	w.adopt(&inner)
}

// try reports whether a value could be written; whatever its methods do.
func (w *Writer) try(write func(*Writer)) (done bool) {
	defer func() {
		if recover() != nil {
			done = false
		}
	}()
	write(w)
	return w.err == nil
}

// adopt takes over the objects that another writer put into the table.
func (w *Writer) adopt(inner *Writer) {
	if inner.first != 0 {
		w.others = append(append(w.others, inner.first), inner.others...)
	}
	if w.first == 0 && len(w.others) > 0 {
		last := len(w.others) - 1
		w.first, w.others = w.others[last], w.others[:last]
	}
	if w.err != nil {
		w.takeBack()
	}
}

// ReadErrorPointer reads a *T that is an error, or nil.
func ReadErrorPointer[T any](r *Reader) *T {
	if r.null() || r.err != nil {
		return nil
	}
	return readErrorOf[T](r)
}

// ReadErrorValue reads a T that is an error, and copies it.
func ReadErrorValue[T any](r *Reader) (v T) {
	if found := ReadErrorReceiver[T](r); found != nil {
		return *found
	}
	return v
}

// ReadErrorReceiver reads a T that is an error, of which there has to be one.
func ReadErrorReceiver[T any](r *Reader) *T {
	start := r.at
	found := ReadErrorPointer[T](r)
	if found == nil && r.err == nil {
		r.refuse(start, reflect.TypeFor[*T](), errNil)
	}
	return found
}

// readErrorOf reads the number of an error, and finds the T in what it wraps.
func readErrorOf[T any](r *Reader) *T {
	start := r.at
	err := r.known()
	if r.err != nil {
		return nil
	}
	for _, err := range append([]error{err}, Wrapped(err)...) {
		if found, ok := findType[T](err); ok {
			return found
		}
	}
	r.refuse(start, reflect.TypeFor[*T](), errors.New("the error is a "+TypeName(err)))
	return nil
}

// WriteErrorPointer writes what v points to as an error; nil for nil.
func WriteErrorPointer[T any](w *Writer, v *T) {
	if v == nil {
		w.Nil()
		return
	}
	w.Error(any(v).(error))
}

// WriteErrorValue writes a T as an error.
func WriteErrorValue[T any](w *Writer, v T) {
	if err, ok := any(v).(error); ok {
		w.Error(err)
		return
	}
	w.Error(any(&v).(error))
}
