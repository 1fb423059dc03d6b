// Which classes an error is of. In: an error and all that it wraps. Out: the exported variables that
// errors.Is finds there, the exported types that errors.As finds, and what their fields are.

package wire

import (
	"reflect"
	"slices"
)

// ErrorVariable is an exported variable with an error.
type ErrorVariable struct {
	Key   string // of its package and name
	Value error
}

// ErrorType is an exported type whose values are errors.
type ErrorType struct {
	key    string
	find   func(error) (any, bool)
	fields []func(*Writer, any)
}

// NewErrorType makes the ErrorType of T, given its key and what writes each of its fields.
func NewErrorType[T any](key string, fields ...func(*Writer, *T)) ErrorType {
	made := ErrorType{key: key, find: func(err error) (any, bool) {
		found, ok := findType[T](err)
		return found, ok
	}}
	for _, write := range fields {
		made.fields = append(made.fields, func(w *Writer, v any) { write(w, v.(*T)) })
	}
	return made
}

// The classes that an error can be of.
var (
	sentinels  []ErrorVariable    // one for each value
	namesakes  map[error][]string // the keys of the variables that have a value
	errorTypes []ErrorType
)

// TakeErrors says which classes there are. The variables are those of packages that are initialised; one
// that is nil, or whose value cannot be compared, is never found.
func TakeErrors(variables []ErrorVariable, types []ErrorType) {
	tells, errorTypes, namesakes = true, types, map[error][]string{}
	for _, variable := range append(variables, knownVariables...) {
		if !isSomething(variable.Value) {
			continue
		}
		keys := namesakes[variable.Value]
		if len(keys) == 0 {
			sentinels = append(sentinels, variable)
		}
		if !slices.Contains(keys, variable.Key) {
			namesakes[variable.Value] = append(keys, variable.Key)
		}
	}
}

// isSomething reports whether an error is not nil, nor a nil pointer, and can be compared.
func isSomething(err error) bool {
	v := reflect.ValueOf(err)
	return err != nil && v.Comparable() && (v.Kind() != reflect.Pointer || !v.IsNil())
}

// errorClass is a class that an error is of. Its value is what its fields are read from.
type errorClass struct {
	key    string
	value  any
	fields []func(*Writer, any)
}

// finder gathers the classes of one error.
type finder struct{ found []errorClass }

// classesOf finds the classes of an error, each once, in the order of what it wraps.
func classesOf(tree []error) []errorClass {
	var f finder
	for _, err := range tree {
		f.addTypes(err)
		f.addVariables(err, tree)
	}
	return f.found
}

func (f *finder) has(key string) bool {
	return slices.ContainsFunc(f.found, func(it errorClass) bool { return it.key == key })
}

func (f *finder) addTypes(err error) {
	for _, kind := range errorTypes {
		if f.has(kind.key) {
			continue
		}
		if value, ok := kind.find(err); ok {
			f.found = append(f.found, errorClass{kind.key, value, kind.fields})
		}
	}
}

// addVariables looks an error up, and asks it about the others where it has an answer.
func (f *finder) addVariables(err error, tree []error) {
	if reflect.ValueOf(err).Comparable() {
		f.addKeys(namesakes[err], tree)
	}
	if _, asks := err.(interface{ Is(error) bool }); !asks {
		return
	}
	for _, sentinel := range sentinels {
		if !f.has(sentinel.Key) && Is(err, sentinel.Value) {
			f.addKeys(namesakes[sentinel.Value], tree)
		}
	}
}

func (f *finder) addKeys(keys []string, tree []error) {
	for _, key := range keys {
		if !f.has(key) {
			f.found = append(f.found, errorClass{key, tree, knownFields(key)})
		}
	}
}

// findType is the T that an error is, or says that it is; false where its method panics.
func findType[T any](err error) (found *T, ok bool) {
	defer func() {
		if recover() != nil {
			found, ok = nil, false
		}
	}()
	switch err := any(err).(type) {
	case *T:
		return err, true
	case T:
		return &err, true
	case interface{ As(any) bool }:
		var value T
		if err.As(&found) && found != nil {
			return found, true
		}
		return &value, err.As(&value)
	}
	return nil, false
}
