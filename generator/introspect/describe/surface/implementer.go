package surface

// What implements the interfaces that are given. In: the table of types. Out: entries for the structs that do, of
// packages of other modules that have types in the table already.

import (
	"go/types"
	"sort"
)

// addImplementers enters them. What they bring along does not bring in more of them.
func (s *surface) addImplementers() {
	interfaces := s.interfacesGiven()
	if len(interfaces) == 0 {
		return
	}
	for _, pkg := range s.otherPackages() {
		for _, named := range structsOf(pkg) {
			if s.table.entries[referenceTo(named)] == nil && implementsAny(named, interfaces) {
				s.table.add(named)
			}
		}
	}
}

// otherPackages are those of other modules that have types in the table which can be written, sorted by path.
func (s *surface) otherPackages() []*types.Package {
	known := make(map[*types.Package]bool)
	var packages []*types.Package
	for _, entry := range s.table.order {
		object := entry.typ.Obj()
		pkg := object.Pkg()
		if pkg == nil || known[pkg] || s.isOwn(object) || !isWritable(object) {
			continue
		}
		known[pkg] = true
		packages = append(packages, pkg)
	}
	sort.Slice(packages, func(i, j int) bool { return packages[i].Path() < packages[j].Path() })
	return packages
}

// structsOf are the structs that a package exports, under their own names or as aliases of what no other
// package can write.
func structsOf(pkg *types.Package) []*types.Named {
	var found []*types.Named
	for _, name := range pkg.Scope().Names() {
		object, ok := pkg.Scope().Lookup(name).(*types.TypeName)
		if !ok || !isWritable(object) {
			continue
		}
		named, ok := types.Unalias(object.Type()).(*types.Named)
		if !ok || named.TypeParams().Len() > 0 || object.IsAlias() && isWritable(named.Obj()) {
			continue
		}
		if _, ok := named.Underlying().(*types.Struct); ok {
			found = append(found, named)
		}
	}
	return found
}

func implementsAny(typ *types.Named, interfaces []*types.Named) bool {
	set := types.NewMethodSet(types.NewPointer(typ))
	for _, candidate := range interfaces {
		iface := candidate.Underlying().(*types.Interface)
		if (namedInterface{methods: allMethods(iface)}).isIn(set) {
			return true
		}
	}
	return false
}
