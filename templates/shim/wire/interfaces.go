// Values of interfaces. In: nil, the number of an object, or a record that any could hold. Out: nil, the
// numbers of the value's type and of the value, such a record, or a number or text that says of which type it is.

package wire

import (
	"reflect"
	"strings"
)

// ReadInterface reads the value of an interface; nil for nil.
func ReadInterface[I any](r *Reader) (v I) {
	if r.null() {
		return v
	}
	return readHeld[I](r)
}

// ReadFilled reads the value of an interface for a function that sets what that points to: of an object the
// pointer, which implements what its value does.
func ReadFilled[I any](r *Reader) (v I) {
	if r.null() {
		return v
	}
	return readAs[I](r, heldPointer)
}

// ReadHolder reads the value that a method of an interface is called on: there has to be one.
func ReadHolder[I any](r *Reader) (v I) {
	if r.peek() == 0xc0 {
		r.unfit(r.at, reflect.TypeFor[I](), "None")
		return v
	}
	return readHeld[I](r)
}

// ReadLike reads the value that a method of a type is called on which no other package can name, given a variable
// of that type: there has to be one.
func ReadLike[H any](r *Reader, _ H) H { return ReadHolder[H](r) }

func readHeld[I any](r *Reader) (v I) { return readAs[I](r, heldValue) }

// readAs reads what an interface holds, given what an object is that was passed by its value.
func readAs[I any](r *Reader, of func(any) any) (v I) {
	start := r.at
	held := r.held(reflect.TypeFor[I]())
	if r.err != nil {
		return v
	}
	if v, ok := of(held).(I); ok {
		return v
	}
	if box, ok := held.(copied); ok {
		if v, ok := box.pointer().(I); ok {
			return v
		}
		held = box.pointer()
	}
	r.unfit(start, reflect.TypeFor[I](), spoken(reflect.TypeOf(held).String())+missing[I](held))
	return v
}

// held reads the number of an object, or a record.
func (r *Reader) held(wanted reflect.Type) any {
	start := r.at
	if c := r.peek(); 0xc7 <= c && c <= 0xc9 {
		return r.anyExtension(r.depth, r.due)
	}
	number := r.Uint64()
	held, ok := objects.Get(number)
	if !ok {
		r.refuse(start, wanted, errStale)
	}
	return held
}

// missing says which method of an interface a value lacks. Go's runtime knows: package reflect could tell
// as well, but whatever asks it for a method by name keeps all methods of all types in the library.
func missing[I any](held any) (why string) {
	defer func() {
		if failure, ok := recover().(error); ok {
			if _, method, ok := strings.Cut(failure.Error(), "missing method "); ok {
				why = ", which lacks the method " + method
			}
		}
	}()
	_ = held.(I)
	return ""
}

// spoken is the name of a type with its article.
func spoken(name string) string {
	if name != "" && strings.IndexByte("aeio", name[0]) >= 0 {
		return "an " + name
	}
	return "a " + name
}

// unfit refuses a value of another type than is wanted.
func (r *Reader) unfit(start int, wanted reflect.Type, got string) {
	if r.err == nil {
		r.fail(Unfit, start, got)
		r.err.GoType = wanted.String()
	}
}

// Interface writes what an interface holds.
func (w *Writer) Interface(v any) {
	if v == nil {
		w.Nil()
		return
	}
	kind := typeOf(v)
	if kind.write != nil {
		kind.write(w, v)
		return
	}
	if kind.record != nil {
		w.recordValue(reflect.Indirect(reflect.ValueOf(v)), w.depth)
		return
	}
	w.Array(2)
	w.holdAs(kind, v)
}

// WriteInterface writes what an interface holds.
func WriteInterface[I any](w *Writer, v I) { w.Interface(v) }

// objectValue writes an object that any holds, or a slice or map in it.
func (w *Writer) objectValue(v reflect.Value) {
	w.extension(extObject, func() { w.hold(v.Interface()) })
}

// hold takes a value into the table and writes the numbers of its type and of itself.
func (w *Writer) hold(v any) { w.holdAs(typeOf(v), v) }

func (w *Writer) holdAs(kind *heldType, v any) {
	if kind.box != nil {
		v = kind.box(v)
	}
	w.Uint64(kind.number)
	w.object(v)
}
