package flow

// Types on the way through a pointer. In: types, nil where one is not known. Out: what is behind
// them, and whether that needs to be followed.

import (
	"go/types"

	"usegolib.invalid/describe/typeset"
)

// hasPointers says whether a value leads to variables of the caller's, those of slices aside: a
// pointer, to anything but a struct, or a list of such.
func hasPointers(typ types.Type) bool {
	switch under := typeset.Core(typ).(type) {
	case *types.Pointer:
		_, isStruct := under.Elem().Underlying().(*types.Struct)
		return !isStruct
	case *types.Slice:
		return hasPointers(under.Elem())
	case *types.Array:
		return hasPointers(under.Elem())
	}
	return false
}

// isPlain says whether a value of a type is harmless in anyone's hands: scalars, lists of them, and
// type parameters, whose values no function can write through.
func isPlain(typ types.Type) bool {
	const deepest = 16 // a type can be a slice of itself
	for range deepest {
		if typ == nil {
			return false
		}
		if _, ok := types.Unalias(typ).(*types.TypeParam); ok {
			return true
		}
		if basic, ok := typ.Underlying().(*types.Basic); ok {
			return basic.Kind() != types.Invalid && basic.Kind() != types.UnsafePointer
		}
		typ = listElement(typ)
	}
	return false
}

// listElement is the element of an array or a slice; nil of anything else.
func listElement(typ types.Type) types.Type {
	switch under := typ.Underlying().(type) {
	case *types.Slice:
		return under.Elem()
	case *types.Array:
		return under.Elem()
	}
	return nil
}

// pointee is what a pointer points to; nil if that is not known.
func pointee(typ types.Type) types.Type {
	if typ == nil {
		return nil
	}
	if pointer, ok := typeset.Core(typ).(*types.Pointer); ok {
		return pointer.Elem()
	}
	return nil
}

// element is what an index takes out of a list or of an array behind a pointer; nil if that is not
// known.
func element(typ types.Type) types.Type {
	if array := pointee(typ); array != nil {
		typ = array
	}
	if typ == nil {
		return nil
	}
	return listElement(typ)
}

// part is a slice of a list; nil if that is not known.
func part(typ types.Type) types.Type {
	if of := element(typ); of != nil {
		return types.NewSlice(of)
	}
	return typ
}

// pointerTo is the type of a variable's address.
func pointerTo(typ types.Type) types.Type {
	if typ == nil {
		return nil
	}
	return types.NewPointer(typ)
}

// commonType is the type of a variable that has values of two types: not known unless they are one.
func commonType(one, other types.Type) types.Type {
	if one == nil || other == nil || !types.Identical(one, other) {
		return nil
	}
	return one
}
