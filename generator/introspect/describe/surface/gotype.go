package surface

// Turns go/types types into the document's. In: types. Out: values for "type" fields, whose named
// types refer to the table.

import "go/types"

// describe is total: whatever go/types has a type for, the document has a kind for.
func (t *typeTable) describe(typ types.Type) goType {
	switch typ := types.Unalias(typ).(type) {
	case *types.Basic:
		return describeBasic(typ)
	case *types.Named:
		return t.referTo(typ)
	case *types.Pointer:
		return elemType{"pointer", t.describe(typ.Elem())}
	case *types.Slice:
		return elemType{"slice", t.describe(typ.Elem())}
	case *types.Array:
		return arrayType{"array", typ.Len(), t.describe(typ.Elem())}
	case *types.Map:
		return mapType{"map", t.describe(typ.Key()), t.describe(typ.Elem())}
	case *types.Chan:
		return chanType{"chan", direction(typ.Dir()), t.describeSent(typ.Elem())}
	case *types.Struct:
		return structType{"struct"}
	case *types.Interface:
		return interfaceType{"interface", methodNames(typ)}
	case *types.Signature:
		return t.describeFunc(typ)
	case *types.TypeParam:
		return typeParamType{"tparam", typ.Obj().Name(), typ.Index()}
	}
	return describeBasic(types.Typ[types.Invalid])
}

// describeSent tells `struct{}` from other structs without a name: what only says that something happened.
func (t *typeTable) describeSent(typ types.Type) goType {
	if empty, ok := typ.(*types.Struct); ok && empty.NumFields() == 0 {
		return basicType{"basic", "struct{}"}
	}
	return t.describe(typ)
}

// describeBasic keeps `byte` and `rune`, which go/types tells from uint8 and int32, and names
// unsafe.Pointer as Go code does. A C type has no Go type here: it is `invalid type`.
func describeBasic(typ *types.Basic) goType {
	if typ.Kind() == types.UnsafePointer {
		return basicType{"basic", "unsafe.Pointer"}
	}
	return basicType{"basic", typ.Name()}
}

func (t *typeTable) referTo(typ *types.Named) goType {
	described := namedType{Kind: "named", Name: t.add(typ.Origin())}
	for i := 0; i < typ.TypeArgs().Len(); i++ {
		described.Args = append(described.Args, t.describe(typ.TypeArgs().At(i)))
	}
	return described
}

func (t *typeTable) describeFunc(typ *types.Signature) goType {
	return funcType{"func", t.describeTuple(typ.Params()), t.describeTuple(typ.Results()), typ.Variadic()}
}

func (t *typeTable) describeTuple(tuple *types.Tuple) []goType {
	described := make([]goType, tuple.Len())
	for i := range described {
		described[i] = t.describe(tuple.At(i).Type())
	}
	return described
}

func direction(dir types.ChanDir) string {
	switch dir {
	case types.SendOnly:
		return "send"
	case types.RecvOnly:
		return "recv"
	}
	return "both"
}

// methodNames are those of the whole method set, embedded interfaces included, sorted.
func methodNames(typ *types.Interface) []string {
	names := make([]string, typ.NumMethods())
	for i := range names {
		names[i] = typ.Method(i).Name()
	}
	return names
}
