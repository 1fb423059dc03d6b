package surface

// Whether values must not be copied. In: a type. Out: whether it has a lock in it, as go vet sees it.

import "go/types"

// holdsLock says whether a value is a lock or has one in it: what has Lock and Unlock only where it is
// not a copy. Those of package sync that are no locks have a field that is one for this very purpose.
func holdsLock(typ types.Type) bool {
	if array, ok := typ.Underlying().(*types.Array); ok {
		return holdsLock(array.Elem())
	}
	structure, ok := typ.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	if isLock(typ) {
		return true
	}
	for i := range structure.NumFields() {
		if holdsLock(structure.Field(i).Type()) {
			return true
		}
	}
	return false
}

func isLock(typ types.Type) bool {
	pointer, value := types.NewMethodSet(types.NewPointer(typ)), types.NewMethodSet(typ)
	for _, name := range []string{"Lock", "Unlock"} {
		if pointer.Lookup(nil, name) == nil || value.Lookup(nil, name) != nil {
			return false
		}
	}
	return true
}
