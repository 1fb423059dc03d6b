// The order of a map's keys on the way out. In: two keys. Out: which comes first. Numbers and strings
// are left to package cmp.

package wire

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
)

// CompareText returns an order of values by their texts, for each of which it asks once.
func CompareText[T comparable, P interface {
	*T
	marshaler
}]() func(a, b T) int {
	texts := map[T]string{}
	text := func(v T) string {
		known, ok := texts[v]
		if !ok {
			known = textOf(P(&v))
			texts[v] = known
		}
		return known
	}
	return func(a, b T) int { return strings.Compare(text(a), text(b)) }
}

// textOf is the text of a value; writing it tells of those that have none.
func textOf(v marshaler) string {
	text, err := v.MarshalText()
	if err != nil {
		return ""
	}
	return string(text)
}

// asText is a value as what has a text, if it has one and may be asked.
func asText(v reflect.Value) marshaler {
	if !v.CanInterface() {
		return nil
	}
	text, _ := addressable(v).Addr().Interface().(marshaler)
	return text
}

// CompareKeys orders values of any type that can be a key: false before true, numbers and strings by
// value, arrays and structs by their parts, and values of different types by kind.
func CompareKeys[K any](a, b K) int {
	return compareValues(reflect.ValueOf(&a).Elem(), reflect.ValueOf(&b).Elem())
}

func compareValues(a, b reflect.Value) int {
	if a.Kind() != b.Kind() {
		return cmp.Compare(a.Kind(), b.Kind())
	}
	switch {
	case a.Kind() == reflect.Bool:
		return compareBools(a.Bool(), b.Bool())
	case a.CanInt():
		return cmp.Compare(a.Int(), b.Int())
	case a.CanUint():
		return cmp.Compare(a.Uint(), b.Uint())
	case a.CanFloat():
		return cmp.Compare(a.Float(), b.Float())
	case a.CanComplex():
		x, y := a.Complex(), b.Complex()
		return cmp.Or(cmp.Compare(real(x), real(y)), cmp.Compare(imag(x), imag(y)))
	case a.Kind() == reflect.String:
		return strings.Compare(a.String(), b.String())
	}
	return compareParts(a, b)
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// sortKeys puts the keys of a map into their order.
func sortKeys(keys []reflect.Value) {
	slices.SortFunc(keys, compareValues)
}

// compareParts orders what is made of other values.
func compareParts(a, b reflect.Value) int {
	if a.IsValid() && a.Type() != b.Type() {
		return strings.Compare(a.Type().String(), b.Type().String())
	}
	switch a.Kind() {
	case reflect.Interface:
		return compareValues(a.Elem(), b.Elem())
	case reflect.Array:
		for i := range a.Len() {
			if order := compareValues(a.Index(i), b.Index(i)); order != 0 {
				return order
			}
		}
	case reflect.Struct:
		if x, y := asText(a), asText(b); x != nil && y != nil {
			return strings.Compare(textOf(x), textOf(y))
		}
		for i := range a.NumField() {
			if order := compareValues(a.Field(i), b.Field(i)); order != 0 {
				return order
			}
		}
	}
	return 0
}
