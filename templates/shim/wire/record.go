// Records: structs that are nothing but their fields. In and out: arrays of the fields, in order.
// Generated code knows the fields; where any holds a record, its type is found here.

package wire

import "reflect"

// Record reads and writes the structs of one type.
type Record[T any] struct {
	key    string
	fields int
	read   func(*Reader, *T)
	write  func(*Writer, *T)
}

// record is a Record of some type.
type record interface {
	readAny(r *Reader, elements int) any
	writeAny(w *Writer, v reflect.Value)
}

// The records by their keys, and by their types.
var (
	recordsByKey  = map[string]record{}
	recordsByType = map[reflect.Type]record{}
)

// NewRecord makes a Record, given the type's key in the table, the number of its fields and the
// functions that read and write them, and enters it for values of type any.
func NewRecord[T any](key string, fields int, read func(*Reader, *T), write func(*Writer, *T)) *Record[T] {
	made := &Record[T]{key, fields, read, write}
	recordsByKey[key], recordsByType[reflect.TypeFor[T]()] = made, made
	return made
}

// Read reads a record.
func (d *Record[T]) Read(r *Reader) (v T) {
	if r.Fields(d.fields); r.err == nil {
		d.read(r, &v)
	}
	return v
}

// Write writes a record.
func (d *Record[T]) Write(w *Writer, v T) {
	w.Array(d.fields)
	d.write(w, &v)
}

// readAny reads the fields, where so many values follow the type's key.
func (d *Record[T]) readAny(r *Reader, elements int) any {
	start := r.at
	var v T
	if elements != d.fields {
		r.fail(Length, start, "a record with another number of fields")
		return nil
	}
	d.read(r, &v)
	return v
}

// writeAny writes the key and the fields of a T.
func (d *Record[T]) writeAny(w *Writer, v reflect.Value) {
	w.Array(1 + d.fields)
	w.String(d.key)
	value := v.Interface().(T)
	d.write(w, &value)
}
