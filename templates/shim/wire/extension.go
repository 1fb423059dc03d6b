// Maps, records and complex numbers in values of type any. In and out: extension types, so that none
// is taken for a list or a number.

package wire

import (
	"encoding/binary"
	"math"
	"reflect"
	"strconv"
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
	case depth >= MaxDepth:
		r.fail(Depth, start, "values nested deeper than "+strconv.Itoa(MaxDepth))
	case code == extMap:
		v = r.anyMap(start, depth+1, due)
	case code == extRecord:
		v = r.anyRecord(start)
	case code == extComplex && size == 16:
		v = complex(r.littleFloat(), r.littleFloat())
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
	r.Fields(2)
	keys, _ := r.anyList(depth, due).([]any)
	values, _ := r.anyList(depth, due).([]any)
	if r.err != nil {
		return nil
	}
	if len(keys) != len(values) {
		r.fail(Length, start, strconv.Itoa(len(keys))+" keys for "+strconv.Itoa(len(values))+" values")
		return nil
	}
	byText, byAny := make(map[string]any, len(keys)), map[any]any(nil)
	for i, key := range keys {
		text, ok := key.(string)
		if !ok && byAny == nil {
			byAny = make(map[any]any, len(keys))
			for key, value := range byText {
				byAny[key] = value
			}
		}
		var err error
		if byAny == nil {
			err = insert(byText, text, values[i])
		} else {
			err = insert(byAny, key, values[i])
		}
		if err != nil {
			r.fail(Refused, start, "")
			r.err.Cause, r.err.GoType = err, "map[any]any"
			return nil
		}
	}
	if byAny != nil {
		return byAny
	}
	return byText
}

// anyRecord reads a struct, which says itself of which type it is.
func (r *Reader) anyRecord(start int) any {
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

// complexValue writes a complex number.
func (w *Writer) complexValue(v complex128) {
	w.extension(extComplex, func() {
		var parts [16]byte
		binary.LittleEndian.PutUint64(parts[:8], math.Float64bits(real(v)))
		binary.LittleEndian.PutUint64(parts[8:], math.Float64bits(imag(v)))
		w.payload(parts[:])
	})
}

// mapValue writes a map that lies in depth others, its keys in order.
func (w *Writer) mapValue(v reflect.Value, depth int) {
	keys := v.MapKeys()
	for _, key := range keys {
		if !key.Equal(key) {
			w.foreign(v.Type(), "a map has NaN as a key, which no dict could find again")
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

// recordValue writes a struct of the table.
func (w *Writer) recordValue(v reflect.Value) {
	w.extension(extRecord, func() { recordsByType[v.Type()].writeAny(w, v) })
}

// crossesAsData reports whether values of a type can be written that are no lists and no scalars.
func crossesAsData(kind reflect.Type, depth int) bool {
	switch {
	case !takesData:
		return false
	case kind.Kind() == reflect.Map:
		return depth >= MaxDepth || crosses(kind.Key(), depth+1) && crosses(kind.Elem(), depth+1)
	case kind.Kind() == reflect.Struct:
		return recordsByType[kind] != nil
	}
	return kind.Kind() == reflect.Complex64 || kind.Kind() == reflect.Complex128
}
