package surface

// Packages of other modules. In: the table of types. Out: the constants of the types there, which are what
// their values are called.

import (
	"go/types"
	"sort"
)

// others are the packages of other modules that have such constants, sorted by path.
func (s *surface) others() []otherDoc {
	packages := make(map[*types.Package]bool)
	for _, entry := range s.table.order {
		object := entry.typ.Obj()
		if _, ok := entry.typ.Underlying().(*types.Basic); ok && object.Pkg() != nil && !s.isOwn(object) {
			packages[object.Pkg()] = true
		}
	}
	var described []otherDoc
	for pkg := range packages {
		if constants := s.constantsOf(pkg); len(constants) > 0 && pkg.Name() != "main" {
			described = append(described, otherDoc{pkg.Path(), constants})
		}
	}
	sort.Slice(described, func(i, j int) bool { return described[i].Path < described[j].Path })
	return described
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
	var described []constantDoc
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
