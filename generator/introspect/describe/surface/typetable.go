package surface

// The table of named types. In: the types that declarations name. Out: an entry for each, found by
// reference, so that types may be recursive.

import (
	"go/types"

	"usegolib.invalid/describe/load"
)

// typeTable collects named types; an entry's members are described when all are known.
type typeTable struct {
	program *load.Program
	entries map[string]*tableEntry
	order   []*tableEntry // as they came
}

// tableEntry is one named type; a generic one without arguments.
type tableEntry struct {
	reference  string
	typ        *types.Named
	underlying goType
	value      *types.MethodSet
	pointer    *types.MethodSet
	fields     []structField
	holdsLock  bool
}

func newTypeTable(program *load.Program) *typeTable {
	return &typeTable{program: program, entries: make(map[string]*tableEntry)}
}

// add enters a type, and those that its underlying type names, unless it is there; its reference is
// the key. It is entered before its underlying type is looked at, which may lead back to it.
func (t *typeTable) add(typ *types.Named) (reference string) {
	reference = referenceTo(typ)
	if t.entries[reference] != nil {
		return reference
	}
	entry := t.newEntry(reference, typ)
	t.entries[reference] = entry
	t.order = append(t.order, entry)
	entry.underlying = t.describe(typ.Underlying())
	return reference
}

// newEntry leaves the members of a type out where its package does not compile: nobody can use them, and
// they need not come to an end (`type T[P any] struct{ *T[[]P] }`).
func (t *typeTable) newEntry(reference string, typ *types.Named) *tableEntry {
	if pkg := typ.Obj().Pkg(); pkg != nil && !t.program.Package(pkg.Path()).IsSound() {
		return &tableEntry{reference: reference, typ: typ, value: new(types.MethodSet), pointer: new(types.MethodSet)}
	}
	return &tableEntry{
		reference: reference,
		typ:       typ,
		value:     types.NewMethodSet(typ),
		pointer:   types.NewMethodSet(types.NewPointer(typ)),
		fields:    fieldsOf(typ),
		holdsLock: holdsLock(typ),
	}
}

// referenceTo is a type's key in the table: its import path and name.
func referenceTo(typ *types.Named) string {
	object := typ.Obj()
	if object.Pkg() == nil {
		return object.Name()
	}
	return object.Pkg().Path() + "." + object.Name()
}

// covers says whether describing a type would add none to the table.
func (t *typeTable) covers(typ types.Type) bool {
	switch typ := types.Unalias(typ).(type) {
	case *types.Named:
		return t.entries[referenceTo(typ.Origin())] != nil && t.coversList(typ.TypeArgs())
	case *types.Map:
		return t.covers(typ.Key()) && t.covers(typ.Elem())
	case *types.Signature:
		return t.coversTuple(typ.Params()) && t.coversTuple(typ.Results())
	case interface{ Elem() types.Type }: // a pointer, slice, array or channel
		return t.covers(typ.Elem())
	}
	return true
}

func (t *typeTable) coversTuple(tuple *types.Tuple) bool {
	for i := range tuple.Len() {
		if !t.covers(tuple.At(i).Type()) {
			return false
		}
	}
	return true
}

func (t *typeTable) coversList(list *types.TypeList) bool {
	for i := range list.Len() {
		if !t.covers(list.At(i)) {
			return false
		}
	}
	return true
}
