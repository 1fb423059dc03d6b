// Results whose type only the running program knows. In: what an interface holds. Out: the value, if
// it is a bool, a number, a string or bytes, under whatever name, or slices, arrays and pointers of
// these; maps, records and complex numbers too from the second level on, objects, texts that are a whole
// value and errors from the third; a refusal that names its type otherwise.

package wire

import (
	"reflect"
	"strconv"
	"unsafe"
)

// Any writes what v holds.
func (w *Writer) Any(v any) { w.any(v, w.depth) }

// any writes what v holds, in depth lists or pointers. The most frequent types go without reflection.
func (w *Writer) any(v any, depth int) {
	switch v := v.(type) {
	case nil:
		w.Nil()
	case bool:
		w.Bool(v)
	case int:
		w.Int(v)
	case int64:
		w.Int64(v)
	case float64:
		w.Float64(v)
	case string:
		w.String(v)
	case []any:
		w.anyList(v, depth)
	default:
		w.dynamic(reflect.ValueOf(v), depth)
	}
}

func (w *Writer) anyList(list []any, depth int) {
	if depth >= MaxDepth {
		w.deep(reflect.TypeOf(list))
		return
	}
	w.last = false // no element is the message's last value
	w.Array(len(list))
	for i := 0; i < len(list) && w.err == nil; i++ {
		w.any(list[i], depth+1)
	}
}

// dynamic writes what an interface holds, after a look at its whole type: whether an empty list can
// cross must not depend on its being empty.
func (w *Writer) dynamic(v reflect.Value, depth int) {
	if kind := v.Type(); !crosses(kind, 0) {
		w.foreign(kind, "any holds a value of type "+kind.String()+", which is not supported")
		return
	}
	if v.Kind() == reflect.Pointer && v.IsNil() { // which is not nil in an interface
		switch {
		case objectTypes[v.Type()]:
			w.objectValue(v)
			return
		case isFailure(v.Type()):
			w.failureValue(v.Interface().(error), depth)
			return
		}
	}
	w.value(v, depth)
}

// crosses reports whether values of a type can be written. A type that contains itself has no depth
// of its own; its values have.
func crosses(kind reflect.Type, depth int) bool {
	switch k := kind.Kind(); k {
	case reflect.String, reflect.Float32, reflect.Float64, reflect.Interface:
		return true
	case reflect.Pointer:
		return depth >= MaxDepth || objectTypes[kind] || isFailure(kind) || crosses(kind.Elem(), depth+1)
	case reflect.Func:
		return objectTypes[kind]
	case reflect.Slice, reflect.Array:
		return depth >= MaxDepth || crosses(kind.Elem(), depth+1)
	case reflect.Map, reflect.Struct, reflect.Complex64, reflect.Complex128:
		return crossesAsData(kind, depth)
	default:
		return reflect.Bool <= k && k <= reflect.Uint64 || isFailure(kind)
	}
}

func (w *Writer) value(v reflect.Value, depth int) {
	switch k := v.Kind(); {
	case k == reflect.Bool:
		w.Bool(v.Bool())
	case v.CanInt():
		w.Int64(v.Int())
	case v.CanUint() && k != reflect.Uintptr:
		w.Uint64(v.Uint())
	case k == reflect.Float32: // through float64, a signalling NaN would become another
		w.Float32(v.Convert(reflect.TypeFor[float32]()).Interface().(float32))
	case k == reflect.Float64:
		w.Float64(v.Float())
	case k == reflect.String:
		w.String(v.String())
	case v.CanComplex():
		w.complexValue(v)
	case k == reflect.Struct:
		w.structValue(v, depth)
	default:
		w.composite(v, depth)
	}
}

// composite writes what holds other values: an interface, a pointer, a map, a slice or an array. The
// depth ends a value that contains itself.
func (w *Writer) composite(v reflect.Value, depth int) {
	switch k := v.Kind(); {
	case k != reflect.Slice && k != reflect.Array && k != reflect.Uintptr && v.IsNil():
		w.Nil()
	case k == reflect.Interface:
		w.dynamic(v.Elem(), depth)
	case depth >= MaxDepth:
		w.deep(v.Type())
	case objectTypes[v.Type()]: // what points to an object, or a function
		w.objectValue(v)
	case isFailure(v.Type()):
		w.failureValue(v.Interface().(error), depth)
	case k == reflect.Pointer:
		w.value(v.Elem(), depth+1)
	case k == reflect.Map:
		w.mapValue(v, depth)
	case k == reflect.Slice:
		w.list(v, depth)
	default:
		w.list(addressable(v).Slice(0, v.Len()), depth)
	}
}

// structValue writes a struct as what it is: a record, what is known by its meaning, or an object.
func (w *Writer) structValue(v reflect.Value, depth int) {
	switch kind := v.Type(); {
	case recordsByType[kind] != nil:
		w.recordValue(v, depth)
	case isKnown(kind):
		w.knownValue(v, depth)
	default:
		w.objectValue(v)
	}
}

func addressable(v reflect.Value) reflect.Value {
	if v.CanAddr() {
		return v
	}
	variable := reflect.New(v.Type()).Elem()
	variable.Set(v)
	return variable
}

// list writes a slice; what is nil and not an interface or a pointer is empty.
func (w *Writer) list(v reflect.Value, depth int) {
	n := v.Len()
	if w.numbers(v.Type().Elem().Kind(), v.UnsafePointer(), n) {
		return
	}
	w.last = false
	w.Array(n)
	for i := 0; i < n && w.err == nil; i++ {
		w.value(v.Index(i), depth+1)
	}
}

// numbers writes n numbers of that kind, named types included; false where they are no numbers.
func (w *Writer) numbers(kind reflect.Kind, first unsafe.Pointer, n int) bool {
	switch kind {
	case reflect.Int:
		writeNumbers(w, dtypeInt, at[int](first, n), (*Writer).Int)
	case reflect.Int8:
		writeNumbers(w, dtypeInt8, at[int8](first, n), (*Writer).Int8)
	case reflect.Int16:
		writeNumbers(w, dtypeInt16, at[int16](first, n), (*Writer).Int16)
	case reflect.Int32:
		writeNumbers(w, dtypeInt32, at[int32](first, n), (*Writer).Int32)
	case reflect.Int64:
		writeNumbers(w, dtypeInt64, at[int64](first, n), (*Writer).Int64)
	case reflect.Uint:
		writeNumbers(w, dtypeUint, at[uint](first, n), (*Writer).Uint)
	case reflect.Uint8:
		w.Bytes(at[byte](first, n))
	case reflect.Uint16:
		writeNumbers(w, dtypeUint16, at[uint16](first, n), (*Writer).Uint16)
	case reflect.Uint32:
		writeNumbers(w, dtypeUint32, at[uint32](first, n), (*Writer).Uint32)
	case reflect.Uint64:
		writeNumbers(w, dtypeUint64, at[uint64](first, n), (*Writer).Uint64)
	case reflect.Float32:
		writeNumbers(w, dtypeFloat32, at[float32](first, n), (*Writer).Float32)
	case reflect.Float64:
		writeNumbers(w, dtypeFloat64, at[float64](first, n), (*Writer).Float64)
	default:
		return false
	}
	return true
}

// at returns the n values that lie at first; never a nil slice.
func at[T any](first unsafe.Pointer, n int) []T {
	if n == 0 {
		return []T{}
	}
	return unsafe.Slice((*T)(first), n)
}

func (w *Writer) deep(kind reflect.Type) {
	w.foreign(kind, "any holds a value nested deeper than "+strconv.Itoa(MaxDepth))
}

func (w *Writer) foreign(kind reflect.Type, message string) {
	w.giveUp(&Error{Kind: Foreign, Message: message, GoType: kind.String()})
}
