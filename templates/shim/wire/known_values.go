// Values that any holds and that are known by what they mean: texts that are a whole value, big.Int, and
// errors. In and out: str; an integer; an extension with a key and the value. Libraries of level 3 have them.

package wire

import (
	"reflect"
	"time"
)

// typeName is a package's import path and a name.
type typeName struct{ path, name string }

// wholeTexts are the structs whose text is all that they hold, as the generator lists them.
var wholeTexts = map[typeName]bool{
	{"cloud.google.com/go/civil", "Date"}:        true,
	{"cloud.google.com/go/civil", "DateTime"}:    true,
	{"cloud.google.com/go/civil", "Time"}:        true,
	{"crypto/x509", "OID"}:                       true,
	{"github.com/cockroachdb/apd/v3", "Decimal"}: true,
	{"github.com/govalues/decimal", "Decimal"}:   true,
	{"go4.org/netipx", "IPRange"}:                true,
	{"golang.org/x/text/language", "Tag"}:        true,
	{"math/big", "Rat"}:                          true,
	{"net/netip", "Addr"}:                        true,
	{"net/netip", "AddrPort"}:                    true,
	{"net/netip", "Prefix"}:                      true,
	{"time", "Time"}:                             true,
}

var errorInterface = reflect.TypeFor[error]()

// isText reports whether values of a struct type cross as their text.
func isText(kind reflect.Type) bool {
	return tells && wholeTexts[typeName{kind.PkgPath(), kind.Name()}]
}

func isBigInt(kind reflect.Type) bool {
	return tells && kind.Name() == "Int" && kind.PkgPath() == "math/big"
}

// isKnown reports whether structs of a type cross as something else than their fields or a number.
func isKnown(kind reflect.Type) bool {
	return isText(kind) || isBigInt(kind) || isFailure(kind)
}

// isFailure reports whether values of a type are errors, and nothing else that crosses.
func isFailure(kind reflect.Type) bool {
	if !tells || !kind.Implements(errorInterface) {
		return false
	}
	structure := kind
	switch kind.Kind() {
	case reflect.Struct:
	case reflect.Pointer:
		if structure = kind.Elem(); structure.Kind() != reflect.Struct {
			return false
		}
	case reflect.Uintptr, reflect.Func, reflect.Chan, reflect.UnsafePointer:
		return true
	default:
		return false
	}
	return !objectTypes[kind] && recordsByType[structure] == nil && !isText(structure) && !isBigInt(structure)
}

// knownValue writes a struct that is known.
func (w *Writer) knownValue(v reflect.Value, depth int) {
	switch kind := v.Type(); {
	case isFailure(kind):
		w.failureValue(v.Interface().(error), depth)
	case isBigInt(kind):
		w.wholeNumber(addressable(v).Addr().Interface().(wholeNumber))
	default:
		w.text(addressable(v).Addr().Interface().(marshaler))
	}
}

// wholeNumber writes an integer, and says of one that 64 bits do not hold what its bytes are.
func (w *Writer) wholeNumber(v wholeNumber) {
	if v.IsInt64() || v.IsUint64() {
		w.bigInt(v)
		return
	}
	w.sayAs(keyBigInt, func() { w.bigInt(v) })
}

// failureValue writes an error that lies in depth others.
func (w *Writer) failureValue(err error, depth int) {
	if depth >= MaxDepth {
		w.deep(reflect.TypeOf(err))
		return
	}
	outer := w.depth
	w.depth = depth + 1
	w.sayAs(keyError, func() { w.Error(err) })
	w.depth = outer
}

// sayAs writes a value that says what it is.
func (w *Writer) sayAs(key string, body func()) {
	w.extension(extValue, func() {
		w.Array(2)
		w.String(key)
		body()
	})
}

func readTime(r *Reader) any { return ReadText[time.Time](r) }
