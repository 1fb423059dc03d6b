// The types of the values that are held for Python. In: values. Out: the number of each type, which a
// response tells beside that of the value, and what the caller has to know of a type, once.

package wire

import (
	"reflect"
	"sync"
)

// heldType is what is known of the type of a value that is held.
type heldType struct {
	number uint64
	key    string             // of the table of types; empty where that lacks it
	kind   reflect.Type       // of the values
	null   bool               // the value is a nil pointer
	record record             // of the table: the values are records, or point to some
	box    func(any) any      // makes an object of a value; nil where the value itself is held
	write  func(*Writer, any) // of what is a value in Python, too; nil where it stays in Go
}

// heldKey tells types apart: a nil pointer counts as one of its own.
type heldKey struct {
	kind reflect.Type
	null bool
}

// heldTypes has the types that were seen, and which the table of types has.
var heldTypes struct {
	sync.RWMutex
	known      map[heldKey]*heldType
	byNumber   []*heldType
	interfaces []heldInterface
}

// objectTypes are the structs of the table of types, and the pointers to them.
var objectTypes = map[reflect.Type]bool{}

// heldInterface is an interface of the table of types.
type heldInterface struct {
	key  string
	kind reflect.Type
}

// isOf says whether values of a type have an interface's methods; of a type that is none, whether it is that.
func (i heldInterface) isOf(kind reflect.Type) bool {
	return kind == i.kind || i.kind.Kind() == reflect.Interface && kind.Implements(i.kind)
}

// copyOf is an object that was passed by its value: where Go wants an interface it is a T again, and
// everywhere else what points to it.
type copyOf[T any] struct{ content T }

// madeOf is an object that Python made, of a type that its module only knows by its value: a T where Go wants
// an interface with methods, and everywhere else what points to it.
type madeOf[T any] struct{ content *T }

// copied is a copyOf or a madeOf some type.
type copied interface {
	value() any   // in an interface with methods
	loose() any   // in any
	pointer() any // everywhere else
}

func (b *copyOf[T]) value() any   { return b.content }
func (b *copyOf[T]) loose() any   { return b.content }
func (b *copyOf[T]) pointer() any { return &b.content }

func (b *madeOf[T]) value() any   { return *b.content }
func (b *madeOf[T]) loose() any   { return b.content } // what fills any wants a pointer
func (b *madeOf[T]) pointer() any { return b.content }

// TakeObject enters a struct of the table of types, given its key.
func TakeObject[T any](key string) {
	TakePointer[T](key)
	objectTypes[reflect.TypeFor[T]()] = true
	enterType(&heldType{key: key, kind: reflect.TypeFor[T](), box: func(v any) any {
		return &copyOf[T]{v.(T)}
	}})
}

// TakePointer enters a struct of the table of types that is not copied.
func TakePointer[T any](key string) {
	objectTypes[reflect.TypeFor[*T]()] = true
	for _, null := range []bool{false, true} {
		enterType(&heldType{key: key, kind: reflect.TypeFor[*T](), null: null})
	}
}

// TakeInterface enters an interface of the table of types.
func TakeInterface[I any](key string) {
	heldTypes.interfaces = append(heldTypes.interfaces, heldInterface{key, reflect.TypeFor[I]()})
}

// TakeHidden enters a type that no other package can name, given a variable of it: the class of its values derives
// from that of the type.
func TakeHidden[H any](_ H, key string) {
	heldTypes.interfaces = append(heldTypes.interfaces, heldInterface{key, reflect.TypeFor[H]()})
}

// enterType gives a type a number, unless it has one, and returns what is known of it. Whoever enters
// one later than when the library is loaded holds the lock.
func enterType(entered *heldType) *heldType {
	key := heldKey{entered.kind, entered.null}
	if known := heldTypes.known[key]; known != nil {
		return known
	}
	if heldTypes.known == nil {
		heldTypes.known = map[heldKey]*heldType{}
	}
	entered.number = uint64(len(heldTypes.byNumber))
	heldTypes.known[key] = entered
	heldTypes.byNumber = append(heldTypes.byNumber, entered)
	return entered
}

// typeOf returns what is known of the type of a value, which is not nil.
func typeOf(v any) *heldType {
	key := heldKey{kind: reflect.TypeOf(v)}
	key.null = key.kind.Kind() == reflect.Pointer && reflect.ValueOf(v).IsNil()
	heldTypes.RLock()
	known := heldTypes.known[key]
	heldTypes.RUnlock()
	if known != nil {
		return known
	}
	heldTypes.Lock()
	defer heldTypes.Unlock()
	return enterType(&heldType{kind: key.kind, null: key.null, record: recordOf(key)})
}

// recordOf returns what writes the values of a type, if these are records or point to some.
func recordOf(key heldKey) record {
	switch {
	case key.null:
		return nil
	case key.kind.Kind() == reflect.Pointer:
		return recordsByType[key.kind.Elem()]
	}
	return recordsByType[key.kind]
}

// WriteHeldType writes what the caller has to know of a type: its key, what Go calls it, whether it is
// a nil pointer, and the keys of the interfaces that it implements. False where none has the number.
func WriteHeldType(w *Writer, number uint64) bool {
	heldTypes.RLock()
	defer heldTypes.RUnlock()
	if number >= uint64(len(heldTypes.byNumber)) {
		return false
	}
	found := heldTypes.byNumber[number]
	implemented := []string{}
	for _, each := range heldTypes.interfaces {
		if each.isOf(found.kind) {
			implemented = append(implemented, each.key)
		}
	}
	w.Array(5)
	w.String(found.key)
	w.String(found.kind.String())
	w.String(packageOf(found.kind))
	w.Bool(found.null)
	w.Strings(implemented)
	return true
}

// packageOf returns the import path of the package that declares a type, or what it points to.
func packageOf(kind reflect.Type) string {
	if kind.Kind() == reflect.Pointer {
		kind = kind.Elem()
	}
	return kind.PkgPath()
}

// looseValue is what an object stands for in any.
func looseValue(held any) any {
	if box, ok := held.(copied); ok {
		return box.loose()
	}
	return held
}

// heldValue is what an object stands for in an interface with methods.
func heldValue(held any) any {
	if box, ok := held.(copied); ok {
		return box.value()
	}
	return held
}

// heldPointer is what an object stands for where it is filled.
func heldPointer(held any) any {
	if box, ok := held.(copied); ok {
		return box.pointer()
	}
	return held
}
