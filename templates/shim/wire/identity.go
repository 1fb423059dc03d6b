// Which objects are the same one, and which are equal. In: numbers of objects. Out: an address, or whether
// Go's == holds. None of the user's code runs.

package wire

import "reflect"

// Locate returns the address of what an object is: two objects of one type are the same pointer
// where that is the same. It stays what it is while Python has the object. Not ok where there is none.
func Locate(number uint64) (address uint64, ok bool) {
	held, ok := objects.Get(number)
	if !ok {
		return 0, false
	}
	if box, isCopy := held.(copied); isCopy {
		held = box.pointer()
	}
	if v := reflect.ValueOf(held); v.Kind() == reflect.Pointer {
		return uint64(v.Pointer()), true
	}
	return 0, true
}

// Compare reports whether two objects are equal values; not ok where there is none of one of them.
func Compare(one, other uint64) (equal, ok bool) {
	a, ok := objects.Get(one)
	b, found := objects.Get(other)
	if !ok || !found {
		return false, false
	}
	return equalValues(content(a), content(b)), true
}

// content is the value that an object stands for, also where a pointer to it is held.
func content(held any) any {
	if box, ok := held.(copied); ok {
		return box.value()
	}
	v := reflect.ValueOf(held)
	if v.Kind() == reflect.Pointer && objectTypes[v.Type()] && !v.IsNil() {
		return v.Elem().Interface()
	}
	return held
}

// equalValues is Go's ==, and false for what that cannot compare.
func equalValues(a, b any) (equal bool) {
	defer func() {
		if recover() != nil {
			equal = false
		}
	}()
	return a == b
}
