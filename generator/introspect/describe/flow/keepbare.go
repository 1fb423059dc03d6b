package flow

// Which types have no room for a writer. In: a type. Out: whether a value of it can have one in it.

import "go/types"

// isBare says whether a value of a type has no writer in it. Of what is not known, that is not certain.
func isBare(typ types.Type) bool {
	return typ != nil && !hasRoom(typ, true, make(map[types.Type]bool))
}

// hasRoom says whether a value of a type can have a writer in it, directly or behind what it leads to. Within
// others, a value of type any or a function is rarely one that has: those are the caches, and the hooks.
func hasRoom(typ types.Type, isWhole bool, asked map[types.Type]bool) bool {
	if asked[typ] {
		return false
	}
	asked[typ] = true
	if isReflected(typ) {
		return false
	}
	switch under := typ.Underlying().(type) {
	case *types.Basic:
		return under.Kind() == types.Invalid
	case *types.Pointer:
		return hasRoom(under.Elem(), false, asked)
	case *types.Slice:
		return hasRoom(under.Elem(), isWhole, asked)
	case *types.Array:
		return hasRoom(under.Elem(), isWhole, asked)
	case *types.Map:
		return hasRoom(under.Elem(), isWhole, asked)
	case *types.Chan:
		return hasRoom(under.Elem(), isWhole, asked)
	case *types.Struct:
		for i := range under.NumFields() {
			if hasRoom(under.Field(i).Type(), false, asked) {
				return true
			}
		}
		return false
	case *types.Interface:
		return !isErrorType(typ) && (isWhole || under.NumMethods() > 0)
	case *types.Signature:
		return isWhole
	}
	return true
}

// isReflected says whether a type is one of package reflect, which can stand for anything, and never does here.
func isReflected(typ types.Type) bool {
	named, ok := types.Unalias(typ).(*types.Named)
	return ok && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "reflect"
}

func isErrorType(typ types.Type) bool {
	return types.Identical(typ, types.Universe.Lookup("error").Type())
}
