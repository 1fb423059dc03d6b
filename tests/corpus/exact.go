// What a sample call came to, in a form that two languages can compare (see exact.py). In: calls,
// and pointers to their results, whose static types say how they cross. Out: one JSON array.

package main

import (
	"bytes"
	"encoding"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"math/big"
	"os"
	"reflect"
	"unicode/utf8"
)

type object = map[string]any

// refusal is what UnmarshalText says to the text of an argument.
type refusal struct{ kind, words string }

// beyond is the type of a value that cannot cross.
type beyond string

var (
	outcomes    []any
	errorType   = reflect.TypeFor[error]()
	readerType  = reflect.TypeFor[io.Reader]()
	bufferType  = reflect.TypeFor[bytes.Buffer]()
	bigType     = reflect.TypeFor[big.Int]()
	marshaler   = reflect.TypeFor[encoding.TextMarshaler]()
	unmarshaler = reflect.TypeFor[encoding.TextUnmarshaler]()
	// The structs that are records.
	recordTypes = map[reflect.Type]bool{}
)

func recordType[T any]() { recordTypes[reflect.TypeFor[T]()] = true }

func call(function func() ([]any, error)) {
	outcomes = append(outcomes, outcome(function))
}

func outcome(function func() ([]any, error)) (said object) {
	defer func() {
		switch value := recover().(type) {
		case nil:
		case refusal:
			said = object{"refused": []any{value.kind, exactText(value.words)}}
		case beyond:
			said = object{"beyond": string(value)}
		default:
			said = object{"panic": []any{fmt.Sprintf("%T", value), exactText(fmt.Sprint(value))}}
		}
	}()
	results, err := function()
	if err != nil {
		return object{"error": []any{fmt.Sprintf("%T", err), exactText(err.Error())}}
	}
	return object{"result": together(results)}
}

// together is one result as it is, none as nil, and several as a list.
func together(results []any) any {
	values := make([]any, len(results))
	for i, result := range results {
		values[i] = exact(reflect.ValueOf(result).Elem(), false)
	}
	switch len(values) {
	case 0:
		return nil
	case 1:
		return values[0]
	}
	return values
}

// exact is the spelling of a value; dynamic is whether an `any` holds it.
func exact(v reflect.Value, dynamic bool) any {
	switch {
	case v.Type().Implements(errorType) && !dynamic:
		return exactError(v)
	case v.Type() == bufferType:
		return exactWritten(v)
	case v.Type() == bigType && !dynamic:
		return exactBig(v)
	case isText(v.Type()) && !dynamic:
		return exactMarshaled(v)
	case v.Kind() == reflect.Interface && v.Type().Implements(readerType):
		return drained(v)
	case v.Kind() == reflect.Interface:
		return exactAny(v)
	case v.Kind() == reflect.Pointer:
		return exactPointer(v, dynamic)
	case v.Kind() == reflect.Func && v.Type().CanSeq():
		return exactSeq(v)
	case v.Kind() == reflect.Slice || v.Kind() == reflect.Array:
		return exactList(v, dynamic)
	case v.Kind() == reflect.Map:
		return exactMap(v, dynamic)
	case recordTypes[v.Type()]:
		return exactRecord(v)
	}
	return exactScalar(v)
}

func exactScalar(v reflect.Value) any {
	switch {
	case v.Kind() == reflect.Bool:
		return v.Bool()
	case v.CanInt():
		return v.Int()
	case v.CanUint():
		return v.Uint()
	case v.CanFloat():
		return object{"float": bits(v.Float())}
	case v.CanComplex():
		return object{"complex": []any{bits(real(v.Complex())), bits(imag(v.Complex()))}}
	case v.Kind() == reflect.String:
		return exactText(v.String())
	}
	panic(beyond(v.Type().String()))
}

func bits(number float64) string { return fmt.Sprintf("%016x", math.Float64bits(number)) }

func exactMap(v reflect.Value, dynamic bool) any {
	entries := []any{}
	for at := v.MapRange(); at.Next(); {
		entries = append(entries, []any{exact(at.Key(), dynamic), exact(at.Value(), dynamic)})
	}
	return object{"map": entries}
}

// exactRecord is the fields of a struct, each as its declared type says.
func exactRecord(v reflect.Value) any {
	fields := make([]any, v.NumField())
	for i := range fields {
		fields[i] = exact(v.Field(i), false)
	}
	return object{"record": fields}
}

func exactList(v reflect.Value, dynamic bool) any {
	if v.Type().Elem().Kind() == reflect.Uint8 {
		return object{"bytes": hex.EncodeToString(octets(v))}
	}
	list := make([]any, v.Len())
	for i := range list {
		list[i] = exact(v.Index(i), dynamic)
	}
	return list
}

func octets(v reflect.Value) []byte {
	list := make([]byte, v.Len())
	for i := range list {
		list[i] = byte(v.Index(i).Uint())
	}
	return list
}

func exactBig(v reflect.Value) any {
	n := v.Interface().(big.Int)
	return json.Number(n.String())
}

func exactSeq(v reflect.Value) any {
	list := []any{}
	for element := range v.Seq() {
		list = append(list, exact(element, false))
	}
	return list
}

func exactPointer(v reflect.Value, dynamic bool) any {
	if v.IsNil() {
		return nil
	}
	return exact(v.Elem(), dynamic)
}

func exactAny(v reflect.Value) any {
	if v.IsNil() {
		return nil
	}
	if !crosses(v.Elem().Type(), 0) {
		panic(beyond(v.Elem().Type().String()))
	}
	return exact(v.Elem(), true)
}

// crosses reports whether an any may hold values of a type; a type can contain itself.
func crosses(kind reflect.Type, depth int) bool {
	switch k := kind.Kind(); k {
	case reflect.Slice, reflect.Array, reflect.Pointer:
		return depth > 100 || crosses(kind.Elem(), depth+1)
	case reflect.Map:
		return depth > 100 || crosses(kind.Key(), depth+1) && crosses(kind.Elem(), depth+1)
	case reflect.Struct:
		return recordTypes[kind]
	case reflect.String, reflect.Interface:
		return true
	default:
		return k >= reflect.Bool && k <= reflect.Complex128 && k != reflect.Uintptr
	}
}

func exactError(v reflect.Value) any {
	if err, _ := v.Interface().(error); err != nil {
		return exactText(err.Error())
	}
	return nil
}

func exactMarshaled(v reflect.Value) any {
	at := reflect.New(v.Type())
	at.Elem().Set(v)
	text, err := at.Interface().(encoding.TextMarshaler).MarshalText()
	if err != nil {
		panic(err)
	}
	return exactText(string(text))
}

// exactWritten is what a buffer holds by now: the results before it may have been read into it.
func exactWritten(v reflect.Value) any {
	written := v.Addr().Interface().(*bytes.Buffer).Bytes()
	return object{"bytes": hex.EncodeToString(written)}
}

func drained(v reflect.Value) any {
	content, err := io.ReadAll(v.Interface().(io.Reader))
	if err != nil {
		panic(err)
	}
	return object{"bytes": hex.EncodeToString(content)}
}

func exactText(text string) any {
	if utf8.ValidString(text) {
		return text
	}
	return object{"octets": hex.EncodeToString([]byte(text))}
}

// isText is whether a value crosses as its text: numbers and strings cross as what they are.
func isText(t reflect.Type) bool {
	at, isSimple := reflect.PointerTo(t), t.Kind() < reflect.Array || t.Kind() == reflect.String
	return t.Name() != "" && t.Kind() != reflect.Interface && !isSimple &&
		at.Implements(marshaler) && at.Implements(unmarshaler)
}

// text makes the value that a text stands for.
func text[T any, P interface {
	*T
	encoding.TextUnmarshaler
}](words string) (value T) {
	if err := P(&value).UnmarshalText([]byte(words)); err != nil {
		panic(refusal{reflect.TypeFor[T]().String(), err.Error()})
	}
	return value
}

// bigInt is the number that digits stand for.
func bigInt(digits string) big.Int {
	n, ok := new(big.Int).SetString(digits, 10)
	if !ok {
		panic(digits)
	}
	return *n
}

func pointer[T any](value T) *T { return &value }

func printOutcomes() {
	if err := json.NewEncoder(os.Stdout).Encode(outcomes); err != nil {
		panic(err)
	}
}
