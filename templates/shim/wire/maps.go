// Maps, and the heads of records. In and out: a map as an array of its keys and one of its values,
// sorted by the keys on the way out, since Go's own order is another one each time.

package wire

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
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
	k, v := keys(r), values(r)
	if r.err != nil {
		return nil
	}
	if len(k) != len(v) {
		r.fail(Length, start, strconv.Itoa(len(k))+" keys for "+strconv.Itoa(len(v))+" values")
		return nil
	}
	m := make(M, len(k))
	for i := range k {
		if err := insert(m, k[i], v[i]); err != nil {
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
	if _, there := m[key]; there {
		return fmt.Errorf("two of its keys are the same in Go: %v", key)
	}
	if key != key {
		return errors.New("NaN is no key that could be found again")
	}
	m[key] = value
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
	sorted := make([]K, 0, len(m))
	for key := range m {
		if key != key {
			w.foreign(reflect.TypeFor[M](), "a map has NaN as a key, which no dict could find again")
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
