package wire

import (
	"bytes"
	"cmp"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/big"
	"os"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// vector is one line of golden/wire/vectors.json; its README says what the fields mean.
type vector struct {
	Type      any
	Value     any
	Bytes     string
	Repeat    string
	Times     int
	Canonical bool
	Error     Kind
}

func (v *vector) message(t *testing.T) []byte {
	return append(unhex(t, v.Bytes), bytes.Repeat(unhex(t, v.Repeat), v.Times)...)
}

// vectors are all of them, or those whose bytes begin as the variable VECTOR says.
func vectors(t testing.TB) []vector {
	list := append(vectorsOf(t, "vectors.json"), vectorsOf(t, "data.json")...)
	if len(list) < 1000 {
		t.Fatalf("only %d vectors", len(list))
	}
	wanted := os.Getenv("VECTOR")
	return slices.DeleteFunc(list, func(v vector) bool { return !strings.HasPrefix(v.Bytes, wanted) })
}

func vectorsOf(t testing.TB, file string) (list []vector) {
	text, err := os.ReadFile("../../../golden/wire/" + file)
	if err != nil {
		t.Fatal(err)
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	if err := decoder.Decode(&list); err != nil {
		t.Fatal(err)
	}
	return list
}

// codec reads and writes one type of the vectors, as a generated adapter would.
type codec struct {
	kind  reflect.Type
	read  func(*Reader) any
	write func(*Writer, any)
}

func codecOf[T any](read func(*Reader) T, write func(*Writer, T)) codec {
	return codec{
		kind: reflect.TypeFor[T](),
		read: func(r *Reader) any { return read(r) },
		write: func(w *Writer, v any) {
			held, _ := v.(T) // nil where T is an interface and holds nothing
			write(w, held)
		},
	}
}

func slicesOf[T any](read func(*Reader) T, write func(*Writer, T)) codec {
	return codecOf(
		func(r *Reader) []T { return ReadSlice(r, read) },
		func(w *Writer, v []T) { WriteSlice(w, v, write) },
	)
}

var codecs = map[string]codec{
	"bool":    codecOf((*Reader).Bool, (*Writer).Bool),
	"int":     codecOf((*Reader).Int, (*Writer).Int),
	"int8":    codecOf((*Reader).Int8, (*Writer).Int8),
	"int16":   codecOf((*Reader).Int16, (*Writer).Int16),
	"int32":   codecOf((*Reader).Int32, (*Writer).Int32),
	"int64":   codecOf((*Reader).Int64, (*Writer).Int64),
	"uint":    codecOf((*Reader).Uint, (*Writer).Uint),
	"uint8":   codecOf((*Reader).Uint8, (*Writer).Uint8),
	"uint16":  codecOf((*Reader).Uint16, (*Writer).Uint16),
	"uint32":  codecOf((*Reader).Uint32, (*Writer).Uint32),
	"uint64":  codecOf((*Reader).Uint64, (*Writer).Uint64),
	"float32": codecOf((*Reader).Float32, (*Writer).Float32),
	"float64": codecOf((*Reader).Float64, (*Writer).Float64),
	"string":  codecOf((*Reader).String, (*Writer).String),
	"bytes":   codecOf((*Reader).Bytes, (*Writer).Bytes),

	"[]bool":    slicesOf((*Reader).Bool, (*Writer).Bool),
	"[]int":     codecOf((*Reader).Ints, (*Writer).Ints),
	"[]int8":    codecOf((*Reader).Int8s, (*Writer).Int8s),
	"[]int16":   codecOf((*Reader).Int16s, (*Writer).Int16s),
	"[]int32":   codecOf((*Reader).Int32s, (*Writer).Int32s),
	"[]int64":   codecOf((*Reader).Int64s, (*Writer).Int64s),
	"[]uint":    codecOf((*Reader).Uints, (*Writer).Uints),
	"[]uint8":   codecOf((*Reader).Uint8s, (*Writer).Uint8s),
	"[]uint16":  codecOf((*Reader).Uint16s, (*Writer).Uint16s),
	"[]uint32":  codecOf((*Reader).Uint32s, (*Writer).Uint32s),
	"[]uint64":  codecOf((*Reader).Uint64s, (*Writer).Uint64s),
	"[]float32": codecOf((*Reader).Float32s, (*Writer).Float32s),
	"[]float64": codecOf((*Reader).Float64s, (*Writer).Float64s),
	"[]string":  codecOf((*Reader).Strings, (*Writer).Strings),
	"[]bytes":   slicesOf((*Reader).Bytes, (*Writer).Bytes),

	"[][]bool":      slicesOf(nested((*Reader).Bool, (*Writer).Bool)),
	"[][]int64":     slicesOf((*Reader).Int64s, (*Writer).Int64s),
	"[][]string":    slicesOf((*Reader).Strings, (*Writer).Strings),
	"[][]bytes":     slicesOf(nested((*Reader).Bytes, (*Writer).Bytes)),
	"[][][]float32": slicesOf(nested((*Reader).Float32s, (*Writer).Float32s)),

	"rune":       codecOf((*Reader).Int32, (*Writer).Int32),
	"[]rune":     codecOf((*Reader).Int32s, (*Writer).Int32s),
	"duration":   codecOf((*Reader).Int64, (*Writer).Int64),
	"[]duration": codecOf((*Reader).Int64s, (*Writer).Int64s),
	"bigint":     codecOf(ReadBigInt[big.Int], WriteBigInt[big.Int]),
	"[]bigint":   slicesOf(ReadBigInt[big.Int], WriteBigInt[big.Int]),
	"*bigint":    codecOf(optional(ReadBigInt[big.Int], WriteBigInt[big.Int])),
	"error":      codecOf((*Reader).Error, (*Writer).Error),
	"any":        codecOf((*Reader).Any, (*Writer).Any),
	"[]any":      slicesOf((*Reader).Any, (*Writer).Any),
	"*int64":     codecOf(optional((*Reader).Int64, (*Writer).Int64)),
	"*string":    codecOf(optional((*Reader).String, (*Writer).String)),
	"[]*int64":   slicesOf(optional((*Reader).Int64, (*Writer).Int64)),
	"*[2]int64":  codecOf(optional(pair((*Reader).Int64s, (*Writer).Int64s))),

	"[0]uint8":    codecOf(ofBytes[[0]byte](0, func(v [0]byte) []byte { return v[:] })),
	"[4]uint8":    codecOf(ofBytes[[4]byte](4, func(v [4]byte) []byte { return v[:] })),
	"[2]int64":    codecOf(pair((*Reader).Int64s, (*Writer).Int64s)),
	"[2]string":   codecOf(pair((*Reader).Strings, (*Writer).Strings)),
	"[2][3]uint8": codecOf(pair(nested(ofBytes[[3]byte](3, func(v [3]byte) []byte { return v[:] })))),
	"[][2]int64":  slicesOf(pair((*Reader).Int64s, (*Writer).Int64s)),
	"[16]int32": codecOf(
		func(r *Reader) [16]int32 { return ReadArray[[16]int32](r, 16, (*Reader).Int32s) },
		func(w *Writer, v [16]int32) { w.Int32s(v[:]) },
	),

	"m.Level": codecOf(
		func(r *Reader) level { return level(r.Int64()) },
		func(w *Writer, v level) { w.Int64(int64(v)) },
	),
	"[]m.Level": codecOf(
		func(r *Reader) []level { return As[[]level](r.Int64s()) },
		func(w *Writer, v []level) { w.Int64s(As[[]int64](v)) },
	),
	"complex64":    codecOf((*Reader).Complex64, (*Writer).Complex64),
	"complex128":   codecOf((*Reader).Complex128, (*Writer).Complex128),
	"[]complex128": slicesOf((*Reader).Complex128, (*Writer).Complex128),
	"m.Point":      codecOf(recordPoint.Read, recordPoint.Write),
	"[]m.Point":    slicesOf(recordPoint.Read, recordPoint.Write),
	"*m.Point":     codecOf(optional(recordPoint.Read, recordPoint.Write)),
	"map[string]int64": codecOf(dict(
		(*Reader).Strings, (*Reader).Int64s, cmp.Compare[string], (*Writer).Strings, (*Writer).Int64s,
	)),
	"map[int64]float64": codecOf(dict(
		(*Reader).Int64s, (*Reader).Float64s, cmp.Compare[int64], (*Writer).Int64s, (*Writer).Float64s,
	)),
	"map[float64]bool": codecOf(dict(
		(*Reader).Float64s, readEach((*Reader).Bool), cmp.Compare[float64], (*Writer).Float64s, writeEach((*Writer).Bool),
	)),
	"map[m.Point]string": codecOf(dict(
		readEach(recordPoint.Read), (*Reader).Strings, CompareKeys[point], writeEach(recordPoint.Write), (*Writer).Strings,
	)),
	"map[any]any": codecOf(dict(
		readEach((*Reader).Any), readEach((*Reader).Any), CompareKeys[any], writeEach((*Writer).Any), writeEach((*Writer).Any),
	)),
	"m.Crate": codecOf(recordCrate.Read, recordCrate.Write),
	"<nil>":   {read: func(r *Reader) any { r.Skip(); return nil }},
}

func readEach[T any](read func(*Reader) T) func(*Reader) []T {
	return func(r *Reader) []T { return ReadSlice(r, read) }
}

func writeEach[T any](write func(*Writer, T)) func(*Writer, []T) {
	return func(w *Writer, v []T) { WriteSlice(w, v, write) }
}

func dict[K comparable, V any](
	keys func(*Reader) []K, values func(*Reader) []V,
	compare func(a, b K) int, writeKeys func(*Writer, []K), writeValues func(*Writer, []V),
) (func(*Reader) map[K]V, func(*Writer, map[K]V)) {
	return func(r *Reader) map[K]V { return ReadMap[map[K]V](r, keys, values) },
		func(w *Writer, m map[K]V) { WriteMap(w, m, compare, writeKeys, writeValues) }
}

func nested[T any](read func(*Reader) T, write func(*Writer, T)) (func(*Reader) []T, func(*Writer, []T)) {
	return func(r *Reader) []T { return ReadSlice(r, read) }, func(w *Writer, v []T) { WriteSlice(w, v, write) }
}

// level is the named type of the vectors.
type level int64

func optional[T any](read func(*Reader) T, write func(*Writer, T)) (func(*Reader) *T, func(*Writer, *T)) {
	return func(r *Reader) *T { return ReadOptional(r, read) }, func(w *Writer, v *T) { WriteOptional(w, v, write) }
}

func pair[T any](read func(*Reader) []T, write func(*Writer, []T)) (func(*Reader) [2]T, func(*Writer, [2]T)) {
	return func(r *Reader) [2]T { return ReadArray[[2]T](r, 2, read) }, func(w *Writer, v [2]T) { write(w, v[:]) }
}

func ofBytes[A any](n int, slice func(A) []byte) (func(*Reader) A, func(*Writer, A)) {
	return func(r *Reader) A { return ReadByteArray[A](r, n) }, func(w *Writer, v A) { w.Bytes(slice(v)) }
}

func spell(kind any) string {
	object, ok := kind.(map[string]any)
	if !ok {
		return fmt.Sprint(kind)
	}
	if array, ok := object["array"].(map[string]any); ok {
		return fmt.Sprintf("[%v]%s", array["len"], spell(array["element"]))
	}
	if key, ok := object["declared"].(string); ok {
		return path.Base(key)
	}
	if dict, ok := object["map"].(map[string]any); ok {
		return fmt.Sprintf("map[%s]%s", spell(dict["key"]), spell(dict["value"]))
	}
	if inner, ok := object["optional"]; ok {
		return "*" + spell(inner)
	}
	return "[]" + spell(object["slice"])
}

func TestVectors(t *testing.T) {
	for _, v := range vectors(t) {
		t.Run(spell(v.Type)+"/"+v.Bytes[:min(len(v.Bytes), 24)], func(t *testing.T) {
			codec, ok := codecs[spell(v.Type)]
			if !ok {
				t.Fatalf("no codec for %s", spell(v.Type))
			}
			for _, owned := range []bool{false, true} {
				check(t, &v, codec, owned)
			}
		})
	}
}

func check(t *testing.T, v *vector, codec codec, owned bool) {
	message := v.message(t)
	var r Reader
	r.Start(bytes.Clone(message), owned)
	got := codec.read(&r)
	err := r.End()
	if v.Error != "" {
		if err == nil {
			t.Fatalf("read as %v, not refused as %s", got, v.Error)
		}
		if kind := err.(*Error).Kind; kind != v.Error {
			t.Fatalf("refused as %s, not %s: %v", kind, v.Error, err)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	if spell(v.Type) == "<nil>" {
		return
	}
	want := value(t, codec.kind, v.Value)
	if !same(box(codec.kind, got), want) {
		t.Fatalf("read %#v, want %#v", got, want)
	}
	var w Writer
	w.Start(make([]byte, 0, 256), func(int) bool { return true })
	codec.write(&w, want.Interface())
	head, tail := w.Message()
	if written := append(head, tail...); v.Canonical != bytes.Equal(written, message) {
		t.Fatalf("wrote %x, canonical: %v", written[:min(len(written), 300)], v.Canonical)
	}
}

// box is a variable of that type, which can be an interface.
func box(kind reflect.Type, v any) reflect.Value {
	made := reflect.New(kind).Elem()
	if v != nil {
		made.Set(reflect.ValueOf(v))
	}
	return made
}

// value builds the Go value that a vector's JSON stands for.
func value(t *testing.T, kind reflect.Type, v any) reflect.Value {
	made := reflect.New(kind).Elem()
	object, _ := v.(map[string]any)
	switch {
	case object["repeat"] != nil:
		times, _ := object["times"].(json.Number).Int64()
		return repeated(value(t, element(kind, object["repeat"]), object["repeat"]), kind, int(times))
	case v == nil:
	case kind == reflect.TypeFor[big.Int]():
		made.Addr().Interface().(*big.Int).SetString(digits(v), 10)
	case kind.Kind() == reflect.Interface:
		made.Set(reflect.ValueOf(held(t, kind, v)))
	case object["complex"] != nil:
		made.SetComplex(complexOf(t, object))
	case kind.Kind() == reflect.Map:
		lists := v.([]any)
		made.Set(reflect.MakeMap(kind))
		for i, key := range lists[0].([]any) {
			made.SetMapIndex(value(t, kind.Key(), key), value(t, kind.Elem(), lists[1].([]any)[i]))
		}
	case kind.Kind() == reflect.Struct:
		for i, field := range v.([]any) {
			made.Field(i).Set(value(t, kind.Field(i).Type, field))
		}
	case kind.Kind() == reflect.Pointer:
		made.Set(reflect.New(kind.Elem()))
		made.Elem().Set(value(t, kind.Elem(), v))
	case kind.Kind() == reflect.Array:
		reflect.Copy(made, value(t, reflect.SliceOf(kind.Elem()), v))
	case kind.Kind() == reflect.Bool:
		made.SetBool(v.(bool))
	case made.CanInt():
		made.SetInt(must(strconv.ParseInt(digits(v), 10, 64))(t))
	case made.CanUint():
		made.SetUint(must(strconv.ParseUint(digits(v), 10, 64))(t))
	case made.CanFloat():
		made.SetFloat(float(t, object["float"].(string)))
	case kind.Kind() == reflect.String && object == nil:
		made.SetString(v.(string))
	case object != nil:
		made.Set(reflect.ValueOf(unhex(t, object["hex"].(string))).Convert(kind))
	default:
		list := v.([]any)
		made.Set(reflect.MakeSlice(kind, 0, len(list)))
		for _, item := range list {
			made.Set(reflect.Append(made, value(t, kind.Elem(), item)))
		}
	}
	return made
}

// held builds what an error or an any holds.
func held(t *testing.T, kind reflect.Type, v any) any {
	object, _ := v.(map[string]any)
	switch {
	case kind == reflect.TypeFor[error]():
		return errors.New(v.(string))
	case object["int"] != nil:
		if n, err := strconv.Atoi(object["int"].(string)); err == nil {
			return n
		}
		return must(strconv.ParseUint(object["int"].(string), 10, 64))(t)
	case object["float"] != nil:
		return float(t, object["float"].(string))
	case object["hex"] != nil:
		return unhex(t, object["hex"].(string))
	case object["complex"] != nil:
		return complexOf(t, object)
	case object["record"] != nil:
		return value(t, reflect.TypeFor[point](), object["record"].([]any)[1:]).Interface()
	case object["map"] != nil:
		made := value(t, reflect.TypeFor[map[any]any](), object["map"]).Interface().(map[any]any)
		return mapOf(made)
	}
	if list, ok := v.([]any); ok {
		return value(t, reflect.TypeFor[[]any](), list).Interface()
	}
	return v
}

// mapOf is what any gets of a map: keys that are all strings are no keys of any type.
func mapOf(made map[any]any) any {
	texts := make(map[string]any, len(made))
	for key, v := range made {
		text, ok := key.(string)
		if !ok {
			return made
		}
		texts[text] = v
	}
	return texts
}

func complexOf(t *testing.T, object map[string]any) complex128 {
	parts := object["complex"].([]any)
	return complex(float(t, parts[0].(string)), float(t, parts[1].(string)))
}

// element is the type of what a vector repeats: slices repeat elements, strings and bytes parts.
// (In Go, []byte and []uint8 are one type; the vectors keep them apart.)
func element(kind reflect.Type, part any) reflect.Type {
	_, number := part.(json.Number)
	if kind.Kind() == reflect.Slice && (number || kind != reflect.TypeFor[[]byte]()) {
		return kind.Elem()
	}
	return kind
}

func repeated(part reflect.Value, kind reflect.Type, times int) reflect.Value {
	if kind.Kind() == reflect.String {
		return reflect.ValueOf(string(bytes.Repeat([]byte(part.String()), times)))
	}
	if part.Type() == kind {
		return reflect.ValueOf(bytes.Repeat(part.Bytes(), times))
	}
	made := reflect.MakeSlice(kind, times, times)
	for i := range times {
		made.Index(i).Set(part)
	}
	return made
}

// same is equality in which NaN equals NaN, 0 differs from -0, and nil from empty.
func same(a, b reflect.Value) bool {
	if a.CanFloat() {
		x, y := a.Float(), b.Float()
		return math.Float64bits(x) == math.Float64bits(y) || math.IsNaN(x) && math.IsNaN(y)
	}
	if n, ok := a.Interface().(big.Int); ok {
		m := b.Interface().(big.Int)
		return n.Cmp(&m) == 0
	}
	switch a.Kind() {
	case reflect.Interface, reflect.Pointer:
		if a.IsNil() || b.IsNil() {
			return a.IsNil() == b.IsNil()
		}
		return a.Elem().Type() == b.Elem().Type() && same(a.Elem(), b.Elem())
	case reflect.Complex64, reflect.Complex128:
		x, y := a.Complex(), b.Complex()
		return same(reflect.ValueOf(real(x)), reflect.ValueOf(real(y))) && same(reflect.ValueOf(imag(x)), reflect.ValueOf(imag(y)))
	case reflect.Map:
		return sameMaps(a, b)
	case reflect.Struct:
		if !a.CanAddr() || a.Type() == reflect.TypeFor[point]() {
			return a.Equal(b)
		}
		// behind an error of errors.New
		return reflect.DeepEqual(a.Addr().Interface(), b.Addr().Interface())
	case reflect.Slice:
		if a.IsNil() != b.IsNil() {
			return false
		}
	case reflect.Array:
	default:
		return a.Equal(b)
	}
	if a.Len() != b.Len() {
		return false
	}
	for i := range a.Len() {
		if !same(a.Index(i), b.Index(i)) {
			return false
		}
	}
	return true
}

func sameMaps(a, b reflect.Value) bool {
	if a.IsNil() != b.IsNil() || a.Len() != b.Len() {
		return false
	}
	for pairs := a.MapRange(); pairs.Next(); {
		if other := b.MapIndex(pairs.Key()); !other.IsValid() || !same(pairs.Value(), other) {
			return false
		}
	}
	return true
}

// float parses a vector's float; its nan is the one that most languages make.
func float(t *testing.T, text string) float64 {
	if text == "nan" {
		return math.Float64frombits(0x7ff8000000000000)
	}
	return must(strconv.ParseFloat(text, 64))(t)
}

func digits(v any) string {
	if number, ok := v.(json.Number); ok {
		return number.String()
	}
	return v.(string)
}

func unhex(t testing.TB, text string) []byte { return must(hex.DecodeString(text))(t) }

func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}
