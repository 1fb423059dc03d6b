package surface

// Turns go/types types into the document's, and collects the named ones. In: types. Out: values
// for "type" fields, and the table that named types refer to.

import (
	"go/types"

	"usegolib.invalid/describe/load"
)

// typeTable is the document's "types" while it fills.
type typeTable struct {
	types     map[string]namedDoc
	texts     map[string]string // documentation of the described packages' types
	protocols []protocol
	exported  exportedNames
}

func newTypeTable(program *load.Program) *typeTable {
	return &typeTable{
		types:     make(map[string]namedDoc),
		texts:     typeTexts(program),
		protocols: standardProtocols(program),
		exported:  findExportedNames(program),
	}
}

// describe is total: whatever go/types has a type for, the document has a kind for.
func (t *typeTable) describe(typ types.Type) goType {
	switch typ := types.Unalias(typ).(type) {
	case *types.Basic:
		return describeBasic(typ)
	case *types.Named:
		return t.describeNamed(typ)
	case *types.Pointer:
		return elemType{"pointer", t.describe(typ.Elem())}
	case *types.Slice:
		return elemType{"slice", t.describe(typ.Elem())}
	case *types.Array:
		return arrayType{"array", typ.Len(), t.describe(typ.Elem())}
	case *types.Map:
		return mapType{"map", t.describe(typ.Key()), t.describe(typ.Elem())}
	case *types.Chan:
		return chanType{"chan", direction(typ.Dir()), t.describe(typ.Elem())}
	case *types.Struct:
		return structType{"struct", fieldNames(typ)}
	case *types.Interface:
		return interfaceType{"interface", methodNames(typ)}
	case *types.Signature:
		return t.describeFunc(typ)
	case *types.TypeParam:
		return typeParamType{"tparam", typ.Obj().Name(), typ.Index()}
	}
	return describeBasic(types.Typ[types.Invalid])
}

// describeBasic keeps `byte` and `rune`, which go/types tells from uint8 and int32, and names
// unsafe.Pointer as Go code does. A C type has no Go type here: it is `invalid type`.
func describeBasic(typ *types.Basic) goType {
	if typ.Kind() == types.UnsafePointer {
		return basicType{"basic", "unsafe.Pointer"}
	}
	return basicType{"basic", typ.Name()}
}

func (t *typeTable) describeNamed(typ *types.Named) goType {
	reference := reference(typ.Obj())
	t.add(reference, typ.Origin())
	described := namedType{Kind: "named", Name: reference}
	for i := 0; i < typ.TypeArgs().Len(); i++ {
		described.Args = append(described.Args, t.describe(typ.TypeArgs().At(i)))
	}
	return described
}

// reference is a type's key in the table: its import path and name.
func reference(object *types.TypeName) string {
	if object.Pkg() == nil {
		return object.Name()
	}
	return object.Pkg().Path() + "." + object.Name()
}

// add describes a named type once, under the name that other packages can write. It is entered before
// its underlying type is looked at, which may lead back to it.
func (t *typeTable) add(reference string, typ *types.Named) {
	if _, ok := t.types[reference]; ok {
		return
	}
	object, doc := typ.Obj(), t.texts[reference]
	if alias := t.exported[object]; alias != nil {
		object = alias
		if text := t.texts[alias.Pkg().Path()+"."+alias.Name()]; text != "" {
			doc = text
		}
	}
	entry := namedDoc{
		Name:       object.Name(),
		Doc:        doc,
		Writable:   isWritable(object),
		Implements: t.implements(typ),
	}
	if pkg := object.Pkg(); pkg != nil {
		entry.Package, entry.Clause = pkg.Path(), pkg.Name()
	}
	t.types[reference] = entry
	entry.Underlying = t.describe(typ.Underlying())
	t.types[reference] = entry
}

// isWritable says whether any other package can write the type's name.
func isWritable(object *types.TypeName) bool {
	pkg := object.Pkg()
	if pkg == nil {
		return true
	}
	return object.Exported() && object.Parent() == pkg.Scope() && pkg.Name() != "main" && !load.IsInternal(pkg.Path())
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

func fieldNames(typ *types.Struct) []string {
	names := make([]string, typ.NumFields())
	for i := range names {
		names[i] = typ.Field(i).Name()
	}
	return names
}

// methodNames are those of the whole method set, embedded interfaces included, sorted.
func methodNames(typ *types.Interface) []string {
	names := make([]string, typ.NumMethods())
	for i := range names {
		names[i] = typ.Method(i).Name()
	}
	return names
}
