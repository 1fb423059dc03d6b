package surface

// Packages of other modules. In: the table of types. Out: the functions there that make values of these types,
// and the constants that are what their values are called.

import (
	"go/types"
	"sort"

	"usegolib.invalid/describe/load"
)

// addBuffer enters the type that implements io.Writer in memory, where something is written to one.
func (s *surface) addBuffer() {
	buffers := s.program.Package(load.Buffers)
	if s.table.entries["io.Writer"] == nil || buffers == nil || buffers.Types == nil {
		return
	}
	if named, ok := buffers.Types.Scope().Lookup("Buffer").Type().(*types.Named); ok {
		s.table.add(named)
	}
}

// others are the packages of other modules that have such functions or constants, sorted by path.
func (s *surface) others() []otherDoc {
	packages := make(map[*types.Package]bool)
	for _, entry := range s.table.order {
		object := entry.typ.Obj()
		if object.Pkg() != nil && !s.isOwn(object) && isWritable(object) {
			packages[object.Pkg()] = true
		}
	}
	var described []otherDoc
	for pkg := range packages {
		other := otherDoc{pkg.Path(), s.makersOf(pkg), s.constantsOf(pkg)}
		if len(other.Functions)+len(other.Constants) > 0 {
			described = append(described, other)
		}
	}
	sort.Slice(described, func(i, j int) bool { return described[i].Path < described[j].Path })
	return described
}

// makersOf are a package's exported functions that give a value of one of its structs or interfaces in the
// table, and take nothing but what is there or plain data, sorted by name.
func (s *surface) makersOf(pkg *types.Package) []functionDoc {
	described := []functionDoc{}
	for _, name := range pkg.Scope().Names() {
		object, ok := pkg.Scope().Lookup(name).(*types.Func)
		if ok && object.Exported() && s.isMaker(object) {
			described = append(described, s.describeFunction(object, s.syntax.function(object), s.position(object)))
		}
	}
	return described
}

func (s *surface) isMaker(object *types.Func) bool {
	signature := object.Type().(*types.Signature)
	results := signature.Results()
	fails := results.Len() == 2 && results.At(1).Type() == types.Universe.Lookup("error").Type()
	if signature.TypeParams().Len() > 0 || results.Len() != 1 && !fails {
		return false
	}
	made, ok := types.Unalias(dereference(results.At(0).Type())).(*types.Named)
	if !ok || made.Obj().Pkg() != object.Pkg() || s.table.entries[referenceTo(made)] == nil {
		return false
	}
	_, isBasic := made.Underlying().(*types.Basic)
	return !isBasic && s.table.coversTuple(signature.Params())
}

// constantsOf are a package's exported constants of its types in the table, in source order.
func (s *surface) constantsOf(pkg *types.Package) []constantDoc {
	var objects []*types.Const
	for _, name := range pkg.Scope().Names() {
		object, ok := pkg.Scope().Lookup(name).(*types.Const)
		if ok && object.Exported() && s.isOfTable(object) {
			objects = append(objects, object)
		}
	}
	sort.Slice(objects, func(i, j int) bool { return objects[i].Pos() < objects[j].Pos() })
	described := []constantDoc{}
	for _, object := range objects {
		if value, ok := valueOf(object); ok {
			described = append(described, constantDoc{
				Name:     object.Name(),
				Doc:      s.syntax.constantDoc(object),
				Position: s.position(object),
				Type:     s.table.describe(object.Type()),
				Value:    value,
			})
		}
	}
	return described
}

// isOfTable says whether a constant's type is one of its own package, and in the table.
func (s *surface) isOfTable(object *types.Const) bool {
	typ, ok := types.Unalias(object.Type()).(*types.Named)
	return ok && typ.Obj().Pkg() == object.Pkg() && s.table.covers(typ)
}
