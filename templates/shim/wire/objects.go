// Objects: what stays in Go and crosses as a number. In and out: numbers of the library's table; 0 is nil.

package wire

import (
	"errors"
	"math/rand/v2"
	"reflect"

	"0.usegolib.invalid/shim/object"
)

// objects holds what Python refers to. Its numbers differ from those of other libraries and processes.
var objects = object.New(rand.Uint32())

var (
	errStale = errors.New("the object is stale or of another library")
	errNil   = errors.New("it is nil")
)

// ReadPointer reads the number of an object; nil for 0.
func ReadPointer[T any](r *Reader) *T {
	pointer, _ := readPointer[T](r)
	return pointer
}

// readPointer reads the number of an object, and tells whether it is one: what comes out of an interface
// can be a nil pointer.
func readPointer[T any](r *Reader) (pointer *T, some bool) {
	start := r.at
	number := r.Uint64()
	if number == 0 {
		return nil, false
	}
	held, _ := objects.Get(number)
	if pointer, ok := held.(*T); ok {
		return pointer, true
	}
	if box, ok := held.(*copyOf[T]); ok {
		return &box.content, true
	}
	if box, ok := held.(*madeOf[T]); ok {
		return box.content, true
	}
	refuseObject[*T](r, start, held)
	return nil, false
}

// ReadReceiver reads the number of an object that a method is called on: there has to be one, be it a
// nil pointer that came out of an interface.
func ReadReceiver[T any](r *Reader) *T {
	start := r.at
	pointer, some := readPointer[T](r)
	if !some && r.err == nil {
		r.refuse(start, reflect.TypeFor[*T](), errNil)
	}
	return pointer
}

// ReadObject reads the number of an object that is passed by its value, and copies that.
func ReadObject[T any](r *Reader) (v T) {
	start := r.at
	pointer := ReadPointer[T](r)
	switch {
	case pointer != nil:
		return *pointer
	case r.err == nil:
		r.refuse(start, reflect.TypeFor[T](), errNil)
	}
	return v
}

// refuseObject refuses a number of which the table has nothing, or something else than a P.
func refuseObject[P any](r *Reader, start int, held any) {
	why := errStale
	if held != nil {
		if box, ok := held.(copied); ok {
			held = box.pointer()
		}
		why = errors.New("the object is " + spoken(TypeName(held)))
	}
	r.refuse(start, reflect.TypeFor[P](), why)
}

// refuse refuses a value that is no value of a type.
func (r *Reader) refuse(start int, kind reflect.Type, why error) {
	if r.err == nil {
		r.fail(Refused, start, "")
		r.err.Cause, r.err.GoType = why, kind.String()
	}
}

// WritePointer writes the number of what v points to; 0 for nil.
func WritePointer[T any](w *Writer, v *T) {
	if v == nil {
		w.small(0)
		return
	}
	w.object(v)
}

// WriteObject writes the number of a copy of v.
func WriteObject[T any](w *Writer, v T) { w.object(&copyOf[T]{v}) }

// WriteMade writes the number of an object that Python made, of a type that its module only knows by value.
func WriteMade[T any](w *Writer, v *T) { w.object(&madeOf[T]{v}) }

// object takes v into the table, unless the message is given up already.
func (w *Writer) object(v any) {
	if w.err != nil {
		return
	}
	number := objects.Put(v)
	if w.first == 0 {
		w.first = number
	} else {
		w.others = append(w.others, number)
	}
	w.head(0xcf, 8, number) // it needs all of them: no generation is 0
}

// takeBack drops what the message put into the table, which nobody gets to know of.
func (w *Writer) takeBack() {
	stopIterators(w.first)
	stopIterators(w.others...)
	objects.Drop(w.first)
	objects.Drop(w.others...)
	w.first, w.others = 0, nil
}

// CountObjects returns how many objects Python refers to.
func CountObjects() int { return objects.Len() }

// DropObjects forgets objects by their numbers; those that are not in use do nothing.
func DropObjects(numbers []uint64) {
	stopIterators(numbers...)
	objects.Drop(numbers...)
}
