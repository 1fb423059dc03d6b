// The text of a panic's value. In: any value. Out: what Error or String say, or the value spelled
// out, to a limited depth and length: fmt would follow a value that contains itself for ever.

package main

import (
	"reflect"
	"strconv"
	"strings"

	"0.usegolib.invalid/shim/wire"
)

const (
	depthLimit   = 3
	elementLimit = 16
)

func panicText(value any) (message string) {
	switch value := value.(type) {
	case nil:
		return "the function did not return: it ended its goroutine (runtime.Goexit)"
	case error:
		return errorText(value)
	case interface{ String() string }:
		return methodText(value, "String", value.String)
	case string:
		return wire.Cut(value)
	}
	return methodText(value, "(value)", func() string { return spelled(value) })
}

func spelled(value any) string {
	var text strings.Builder
	spell(&text, reflect.ValueOf(value), 0)
	return text.String()
}

func spell(text *strings.Builder, v reflect.Value, depth int) {
	switch {
	case text.Len() > wire.TextLimit:
	case v.CanInt():
		text.WriteString(strconv.FormatInt(v.Int(), 10))
	case v.CanUint():
		text.WriteString(strconv.FormatUint(v.Uint(), 10))
	case v.CanFloat():
		text.WriteString(strconv.FormatFloat(v.Float(), 'g', -1, v.Type().Bits()))
	case v.CanComplex():
		text.WriteString(strconv.FormatComplex(v.Complex(), 'g', -1, v.Type().Bits()))
	case v.Kind() == reflect.Bool:
		text.WriteString(strconv.FormatBool(v.Bool()))
	case v.Kind() == reflect.String:
		text.WriteString(v.String()[:min(v.Len(), wire.TextLimit)])
	default:
		spellComposite(text, v, depth)
	}
}

func spellComposite(text *strings.Builder, v reflect.Value, depth int) {
	switch {
	case depth >= depthLimit:
		text.WriteString("...")
	case v.Kind() == reflect.Struct:
		spellList(text, v.NumField(), v.Field, "{", "}", depth)
	case v.Kind() == reflect.Slice || v.Kind() == reflect.Array:
		spellList(text, v.Len(), v.Index, "[", "]", depth)
	case (v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface) && !v.IsNil():
		spell(text, v.Elem(), depth+1)
	case v.IsValid():
		text.WriteString("(" + v.Type().String() + ")")
	}
}

func spellList(text *strings.Builder, n int, at func(int) reflect.Value, open, end string, depth int) {
	text.WriteString(open)
	for i := 0; i < n && i < elementLimit; i++ {
		if i > 0 {
			text.WriteString(" ")
		}
		spell(text, at(i), depth+1)
	}
	if n > elementLimit {
		text.WriteString(" ...")
	}
	text.WriteString(end)
}
