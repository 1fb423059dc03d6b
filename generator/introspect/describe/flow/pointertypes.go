package flow

// Types on the way through a pointer. In: types, nil where one is not known. Out: what is behind
// them, and whether that needs to be followed.

import (
	"go/types"

	"usegolib.invalid/describe/typeset"
)

// hasPointers says whether a value leads to variables of the caller's, those of slices aside: a
// pointer, a map, or a list of such.
func hasPointers(typ types.Type) bool {
	switch under := typeset.Core(typ).(type) {
	case *types.Pointer, *types.Map:
		return true
	case *types.Slice:
		return hasPointers(under.Elem())
	case *types.Array:
		return hasPointers(under.Elem())
	}
	return false
}

// deepest is how far isPlain looks: a type can be a slice of itself.
const deepest = 16

// isPlain says whether a value of a type is harmless in anyone's hands: scalars, lists and structs of
// them, and type parameters, whose values no function can write through.
func isPlain(typ types.Type) bool { return isPlainWithin(typ, deepest) }

func isPlainWithin(typ types.Type, depth int) bool {
	if typ == nil || depth == 0 {
		return false
	}
	if _, ok := types.Unalias(typ).(*types.TypeParam); ok {
		return true
	}
	switch under := typ.Underlying().(type) {
	case *types.Basic:
		return under.Kind() != types.Invalid && under.Kind() != types.UnsafePointer
	case *types.Struct:
		for i := range under.NumFields() {
			if !isPlainWithin(under.Field(i).Type(), depth-1) {
				return false
			}
		}
		return true
	}
	return isPlainWithin(listElement(typ), depth-1)
}

// isCopied says whether a copy of a value shares nothing with it: scalars, and structs and arrays of
// them.
func isCopied(typ types.Type, depth int) bool {
	switch under := typ.Underlying().(type) {
	case *types.Basic:
		return under.Kind() != types.Invalid && under.Kind() != types.UnsafePointer
	case *types.Array:
		return depth > 0 && isCopied(under.Elem(), depth-1)
	case *types.Struct:
		for i := range under.NumFields() {
			if depth == 0 || !isCopied(under.Field(i).Type(), depth-1) {
				return false
			}
		}
		return true
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

// element is what an index takes out of a list, of a map or of an array behind a pointer; nil if that
// is not known.
func element(typ types.Type) types.Type {
	if array := pointee(typ); array != nil {
		typ = array
	}
	if typ == nil {
		return nil
	}
	if keyed, ok := typ.Underlying().(*types.Map); ok {
		return keyed.Elem()
	}
	return listElement(typ)
}

// fieldType is the type of a field of a struct, or of one behind a pointer; nil if there is none of
// that name.
func fieldType(typ types.Type, pkg *types.Package, name string) types.Type {
	if typ == nil {
		return nil
	}
	object, _, _ := types.LookupFieldOrMethod(typ, true, pkg, name)
	if field, ok := object.(*types.Var); ok {
		return field.Type()
	}
	return nil
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
