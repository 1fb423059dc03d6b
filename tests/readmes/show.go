// What job.go prints, written as Python's print() would.
//
// In: values. Out: a line of them: True, None, [1, 'a'], {'k': 1.0}, b'x'. Values with methods of
// their own are for the caller to turn into text, as str() does.
package main

import (
	"fmt"
	"reflect"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// show prints values on one line.
func show(values ...any) {
	words := make([]string, len(values))
	for i, value := range values {
		v := reflect.ValueOf(value)
		if v.Kind() == reflect.String {
			words[i] = v.String()
		} else {
			words[i] = written(v)
		}
	}
	fmt.Println(strings.Join(words, " "))
}

// must is the value, unless there is an error.
func must[T any](value T, err error) T {
	check(err)
	return value
}

// check ends the program for an error.
func check(err error) {
	if err != nil {
		panic(err)
	}
}

func written(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Invalid:
		return "None"
	case reflect.Bool:
		return map[bool]string{true: "True", false: "False"}[v.Bool()]
	case reflect.String:
		return "'" + quoted(v.String()) + "'"
	case reflect.Float32, reflect.Float64:
		return floatOf(v.Float())
	case reflect.Interface, reflect.Pointer:
		return written(v.Elem())
	case reflect.Slice, reflect.Array:
		return listOf(v)
	case reflect.Map:
		return dictOf(v)
	}
	return fmt.Sprint(v.Interface())
}

// quoted writes text as between the quotes of Python's repr().
func quoted(text string) string {
	var out strings.Builder
	for _, letter := range text {
		switch {
		case letter == '\n':
			out.WriteString(`\n`)
		case letter == '\t':
			out.WriteString(`\t`)
		case letter == '\r':
			out.WriteString(`\r`)
		case letter == '\\' || letter == '\'':
			out.WriteString(`\` + string(letter))
		case !unicode.IsPrint(letter):
			fmt.Fprintf(&out, `\x%02x`, letter)
		default:
			out.WriteRune(letter)
		}
	}
	return out.String()
}

func floatOf(f float64) string {
	text := strconv.FormatFloat(f, 'g', -1, 64)
	exponent := strconv.FormatFloat(f, 'e', -1, 64)
	if at := strings.IndexByte(exponent, 'e'); at >= 0 {
		if n, err := strconv.Atoi(exponent[at+1:]); err == nil && n >= -4 && n < 16 {
			text = strconv.FormatFloat(f, 'f', -1, 64)
		}
	}
	if !strings.ContainsAny(text, ".eIN") {
		text += ".0"
	}
	return text
}

func listOf(v reflect.Value) string {
	if v.Type().Elem().Kind() == reflect.Uint8 {
		return "b'" + bytesOf(v) + "'"
	}
	items := make([]string, v.Len())
	for i := range items {
		items[i] = written(v.Index(i))
	}
	return "[" + strings.Join(items, ", ") + "]"
}

// bytesOf writes what is between the quotes of Python's repr().
func bytesOf(v reflect.Value) string {
	var out strings.Builder
	for i := range v.Len() {
		if b := byte(v.Index(i).Uint()); b < utf8.RuneSelf {
			out.WriteString(quoted(string(b)))
		} else {
			fmt.Fprintf(&out, `\x%02x`, b)
		}
	}
	return out.String()
}

// dictOf writes entries in the order of what they look like.
func dictOf(v reflect.Value) string {
	var items []string
	for _, key := range v.MapKeys() {
		items = append(items, written(key)+": "+written(v.MapIndex(key)))
	}
	sort.Strings(items)
	return "{" + strings.Join(items, ", ") + "}"
}
