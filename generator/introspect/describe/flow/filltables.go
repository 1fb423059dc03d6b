package flow

// What the standard library's functions and the methods of reflect.Value do with a value, for
// fillcalls.go. The receiver's type is unknown at a call, so methods go by their names.

func setOf(names ...string) map[string]bool {
	set := make(map[string]bool, len(names))
	for _, name := range names {
		set[name] = true
	}
	return set
}

// setters are methods that set what a reflect.Value stands for.
var setters = setOf(
	"Clear", "Set", "SetBool", "SetBytes", "SetCap", "SetComplex", "SetFloat", "SetInt", "SetIterKey",
	"SetIterValue", "SetLen", "SetMapIndex", "SetPointer", "SetString", "SetUint", "SetZero",
)

// getters are methods whose result leads to the value.
var getters = setOf(
	"Addr", "Convert", "Elem", "Field", "FieldByIndex", "FieldByName", "FieldByNameFunc", "Index",
	"Interface", "MapIndex", "MapRange", "Slice", "Slice3", "Value",
)

// looks are methods whose result is no way to the value.
var looks = setOf(
	"Bool", "Bytes", "CanAddr", "CanConvert", "CanFloat", "CanInt", "CanInterface", "CanSet", "CanUint",
	"Cap", "Comparable", "Complex", "Equal", "Error", "Float", "Int", "IsNil", "IsValid", "IsZero", "Key",
	"Kind", "Len", "MapKeys", "Name", "Next", "NumField", "NumIn", "NumMethod", "NumOut", "OverflowFloat",
	"OverflowInt", "OverflowUint", "PkgPath", "Pointer", "String", "Type", "Uint",
)

// derivers are functions of package reflect whose result leads to an argument.
var derivers = setOf("Append", "AppendSlice", "Indirect", "ValueOf")

// readingPackages have functions that only read what they are given, but for the known writers.
var readingPackages = setOf(
	"bytes", "errors", "fmt", "log", "math", "os", "path", "sort", "strconv", "strings", "unicode",
)
