// Maps, and the heads of records. In and out: a map as an array of its keys and one of its values,
// sorted by the keys on the way out, since Go's own order is another one each time.

package wire

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"unsafe"
)

// Fields reads the head of an array of n values: what a record has.
func (r *Reader) Fields(n int) {
	start := r.at
	if r.peek() == 0xc0 {
		r.mismatch(start, 0xc0, "array")
	}
	if got, _ := r.array(); got != n && r.err == nil {
		r.fail(Length, start, strconv.Itoa(got)+" elements for an array of "+strconv.Itoa(n))
	}
}

// ReadMap reads a map, its keys and values as slices; nil for nil. Two keys that are one to Go are
// refused, and so is one that Go cannot compare.
func ReadMap[M ~map[K]V, K comparable, V any](r *Reader, keys func(*Reader) []K, values func(*Reader) []V) M {
	start := r.at
	if r.null() {
		return nil
	}
	r.Fields(2)
	k := listed(r, keys)
	return join[M](r, start, k, listed(r, values))
}

// listed reads the keys or the values of a map, which are no nil slice.
func listed[T any](r *Reader, read func(*Reader) []T) []T {
	if r.peek() == 0xc0 {
		r.mismatch(r.at, 0xc0, "array")
	}
	return read(r)
}

// join makes a map that is read from start on.
func join[M ~map[K]V, K comparable, V any](r *Reader, start int, keys []K, values []V) M {
	if r.err == nil && len(keys) != len(values) {
		r.fail(Length, start, strconv.Itoa(len(keys))+" keys for "+strconv.Itoa(len(values))+" values")
	}
	if r.err != nil {
		return nil
	}
	m := make(M, len(keys))
	for i, key := range keys {
		if err := insert(m, key, values[i]); err != nil {
			r.fail(Refused, start, "")
			r.err.Cause, r.err.GoType = err, reflect.TypeFor[M]().String()
			return nil
		}
	}
	return m
}

// insert adds a pair; it fails for a key that is there already, that equals nothing or that cannot be
// compared.
func insert[M ~map[K]V, K comparable, V any](m M, key K, value V) (err error) {
	defer func() {
		if why := recover(); why != nil { // a slice in an interface
			err = fmt.Errorf("no key of a Go map can be a %T", key)
		}
	}()
	before := len(m)
	m[key] = value
	switch {
	case key != key:
		return errors.New("NaN is no key that could be found again")
	case len(m) == before:
		return fmt.Errorf("two of its keys are the same in Go: %v", key)
	}
	return nil
}

// WriteMap writes a map in the order of its keys; nil for nil.
func WriteMap[M ~map[K]V, K comparable, V any](
	w *Writer, m M, compare func(a, b K) int, keys func(*Writer, []K), values func(*Writer, []V),
) {
	if m == nil {
		w.Nil()
		return
	}
	if !w.room(len(m) * int(unsafe.Sizeof(*new(K))+unsafe.Sizeof(*new(V)))) {
		return
	}
	sorted, mayHide := make([]K, 0, len(m)), mayHidePointer(reflect.TypeFor[K]())
	for key := range m {
		if key != key || mayHide && holdsPointer(reflect.ValueOf(&key).Elem()) {
			w.foreign(reflect.TypeFor[M](), keyFault(reflect.ValueOf(&key).Elem()))
			return
		}
		sorted = append(sorted, key)
	}
	slices.SortFunc(sorted, compare)
	ordered := make([]V, len(sorted))
	for i, key := range sorted {
		ordered[i] = m[key]
	}
	w.Array(2)
	keys(w, sorted)
	values(w, ordered)
}

// mayHidePointer reports whether keys of a type have to be looked at one by one.
func mayHidePointer(kind reflect.Type) bool {
	switch kind.Kind() {
	case reflect.Interface, reflect.Array, reflect.Struct:
		return true
	}
	return false
}
