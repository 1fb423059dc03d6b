// Maps, records, complex numbers and objects in values of type any. In and out: extension types, so that none
// is taken for a list or a number.

package wire

import (
	"encoding/binary"
	"math"
	"reflect"
	"strconv"
	"unsafe"
)

// takesData says whether any can hold these; at the first level it cannot.
var takesData bool

// TakeData lets values of type any hold maps, records and complex numbers.
func TakeData() { takesData = true }

// anyExtension reads a value of an extension type that lies in depth others.
func (r *Reader) anyExtension(depth, due int) (v any) {
	start, c := r.lead()
	size := r.extensionSize(c)
	if uint64(len(r.data)-r.at) < size+1 {
		r.fail(Truncated, start, "more bytes declared than are left")
		return nil
	}
	code, end := r.data[r.at], r.at+1+int(size)
	r.at++
	switch {
	case code == extComplex && size == 16:
		v = complex(r.littleFloat(), r.littleFloat())
	case code == extObject && (tells || len(objectTypes) > 0):
		v = looseValue(r.held(reflect.TypeFor[any]()))
	case code == extValue:
		v = r.named(start)
	case code == extMap:
		v = r.anyMap(start, depth, due)
	case code == extRecord && depth >= MaxDepth:
		r.fail(Depth, start, "records nested deeper than "+strconv.Itoa(MaxDepth))
	case code == extRecord:
		v = r.anyRecord(start, depth+1, due)
	default:
		r.fail(Mismatch, start, "expected a value for any, got extension type "+strconv.Itoa(int(code)))
	}
	if r.err == nil && r.at != end {
		r.fail(Length, start, "an extension of another size than it declares")
	}
	return v
}

// extensionSize reads how many bytes an extension has that starts with c.
func (r *Reader) extensionSize(c byte) uint64 {
	if c >= 0xd4 && c <= 0xd8 {
		return 1 << (c - 0xd4)
	}
	return r.number(1 << (c - 0xc7))
}

func (r *Reader) littleFloat() float64 {
	return math.Float64frombits(binary.LittleEndian.Uint64(r.take(r.at, 8)))
}

// anyMap reads a map[string]any, or a map[any]any where a key is no string.
func (r *Reader) anyMap(start, depth, due int) any {
	list := func(r *Reader) []any { return r.anyList(depth, due) }
	r.Fields(2)
	keys := listed(r, list)
	values := listed(r, list)
	if texts, ok := allTexts(keys); ok {
		return join[map[string]any](r, start, texts, values)
	}
	return join[map[any]any](r, start, keys, values)
}

func allTexts(keys []any) (texts []string, ok bool) {
	texts = make([]string, len(keys))
	for i, key := range keys {
		if texts[i], ok = key.(string); !ok {
			return nil, false
		}
	}
	return texts, true
}

// anyRecord reads a struct, which says itself of which type it is, and whose fields lie in depth
// others.
func (r *Reader) anyRecord(start, depth, due int) any {
	outer, before := r.depth, r.due
	r.depth, r.due = depth, due
	v := r.recordByKey(start)
	r.depth, r.due = outer, before
	return v
}

func (r *Reader) recordByKey(start int) any {
	n, ok := r.array()
	if !ok || n == 0 {
		r.fail(Length, start, "a record without a type")
		return nil
	}
	key := r.String()
	found := recordsByKey[key]
	if found == nil {
		r.fail(Mismatch, start, "no record type is called "+key)
		return nil
	}
	return found.readAny(r, n-1)
}

// extension writes a value of an extension type, given what writes the rest of it.
func (w *Writer) extension(code byte, body func()) {
	const head = 6 // with a length of four bytes
	w.last = false
	if !w.reserve(head) {
		return
	}
	start := len(w.buf)
	w.buf = w.buf[:start+head]
	w.buf[start], w.buf[start+head-1] = 0xc9, code
	body()
	if w.err != nil {
		return
	}
	size := len(w.buf) - start - head
	if uint64(size) > math.MaxUint32 {
		w.fail("a result of " + strconv.Itoa(size) + " bytes; MessagePack ends at 2^32-1")
		return
	}
	binary.BigEndian.PutUint32(w.buf[start+1:], uint32(size))
}

// complexValue writes a complex number, of either width.
func (w *Writer) complexValue(v reflect.Value) {
	re, im := math.Float64bits(real(v.Complex())), math.Float64bits(imag(v.Complex()))
	if v.Kind() == reflect.Complex64 {
		narrow := *(*complex64)(addressable(v).Addr().UnsafePointer())
		re, im = widened(real(narrow)), widened(imag(narrow))
	}
	w.extension(extComplex, func() {
		var parts [16]byte
		binary.LittleEndian.PutUint64(parts[:8], re)
		binary.LittleEndian.PutUint64(parts[8:], im)
		w.payload(parts[:])
	})
}

// widened are the bits of a float32 as a float64. A conversion would make another NaN of one that
// signals.
func widened(v float32) uint64 {
	if v == v {
		return math.Float64bits(float64(v))
	}
	bits := uint64(math.Float32bits(v))
	return bits>>31<<63 | 0x7ff<<52 | bits&(1<<23-1)<<29
}

// mapValue writes a map that lies in depth others, its keys in order.
func (w *Writer) mapValue(v reflect.Value, depth int) {
	if !w.room(v.Len() * int(unsafe.Sizeof(v))) {
		return
	}
	keys := v.MapKeys()
	for _, key := range keys {
		if fault := keyFault(key); fault != "" {
			w.foreign(v.Type(), fault)
			return
		}
	}
	sortKeys(keys)
	w.extension(extMap, func() {
		w.Array(2)
		w.Array(len(keys))
		for i := 0; i < len(keys) && w.err == nil; i++ {
			w.value(keys[i], depth+1)
		}
		w.Array(len(keys))
		for i := 0; i < len(keys) && w.err == nil; i++ {
			w.value(v.MapIndex(keys[i]), depth+1)
		}
	})
}

// recordValue writes a struct of the table that lies in depth others. A struct can contain itself,
// through a field of type any.
func (w *Writer) recordValue(v reflect.Value, depth int) {
	if depth >= MaxDepth {
		w.deep(v.Type())
		return
	}
	outer := w.depth
	w.depth = depth + 1
	w.extension(extRecord, func() { recordsByType[v.Type()].writeAny(w, v) })
	w.depth = outer
}

// crossesAsData reports whether values of a type can be written that are no lists and no scalars.
func crossesAsData(kind reflect.Type, depth int) bool {
	switch {
	case !takesData:
		return false
	case kind.Kind() == reflect.Map:
		return depth >= MaxDepth || crossesAsKey(kind.Key()) && crosses(kind.Elem(), depth+1)
	case kind.Kind() == reflect.Struct:
		return recordsByType[kind] != nil || objectTypes[kind] || isKnown(kind)
	}
	return kind.Kind() == reflect.Complex64 || kind.Kind() == reflect.Complex128
}

// keyFault says why a dict could not have a key, if it could not: NaN equals nothing, and a pointer,
// which an interface can hold, is another key than what it points to.
func keyFault(key reflect.Value) string {
	switch {
	case !key.Equal(key):
		return "a map has NaN as a key, which no dict could find again"
	case holdsPointer(key):
		return "a map has a pointer as a key, which is another one than what it points to"
	}
	return ""
}

// holdsPointer reports whether a key is a pointer or has one in it. Structs that are no records are
// texts.
func holdsPointer(key reflect.Value) bool {
	switch key.Kind() {
	case reflect.Pointer:
		return true
	case reflect.Uintptr, reflect.Chan:
		return isFailure(key.Type())
	case reflect.Interface:
		return !key.IsNil() && holdsPointer(key.Elem())
	case reflect.Array:
		for i := range key.Len() {
			if holdsPointer(key.Index(i)) {
				return true
			}
		}
	case reflect.Struct:
		if objectTypes[key.Type()] || isFailure(key.Type()) {
			return true // whose object would be another key each time
		}
		for i := 0; recordsByType[key.Type()] != nil && i < key.NumField(); i++ {
			if holdsPointer(key.Field(i)) {
				return true
			}
		}
	}
	return false
}

// crossesAsKey reports whether keys of a type can be written: a pointer is another key than what it
// points to, and so is an object.
func crossesAsKey(kind reflect.Type) bool {
	switch kind.Kind() {
	case reflect.Pointer:
		return false
	case reflect.Struct:
		return recordsByType[kind] != nil || isText(kind)
	case reflect.Uintptr, reflect.Chan:
		return false
	case reflect.Array:
		return crossesAsKey(kind.Elem())
	}
	return crosses(kind, 0)
}
