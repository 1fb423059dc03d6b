// Values of named types where an interface is wanted: numbers and texts that have methods. In and out: the key of
// the type and the value, of exactly that type.

package wire

import "reflect"

// valuesByKey reads the values of types of the table that implement interfaces of it, and times, which any
// holds.
var valuesByKey = map[string]func(*Reader) any{keyTime: readTime}

// TakeValue enters such a type, given its key and what reads a value.
func TakeValue[T any](key string, read func(*Reader) T) {
	valuesByKey[key] = func(r *Reader) any { return read(r) }
}

// TakeInstance enters one whose values Python has a class for, given what writes a value, too.
func TakeInstance[T any](key string, read func(*Reader) T, write func(*Writer, T)) {
	TakeValue(key, read)
	enterType(&heldType{key: key, kind: reflect.TypeFor[T](), write: func(w *Writer, v any) {
		w.sayAs(key, func() { write(w, v.(T)) })
	}})
}

// named reads a value that says itself of which type it is.
func (r *Reader) named(start int) any {
	r.Fields(2)
	key := r.String()
	read := valuesByKey[key]
	switch {
	case r.err != nil:
		return nil
	case read == nil:
		r.fail(Mismatch, start, "no type of values is called "+key)
		return nil
	}
	return read(r)
}
