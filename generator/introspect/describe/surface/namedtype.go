package surface

// Named types. In: the table, with the types that signatures name. Out: "types" of the document, each
// with its fields and methods.
//
// Types of the described packages bring along those that their own members name. A type of another
// module is in the table where a declaration of a described package names it, with those of its members
// that need no further type but plain data.

import (
	"go/types"

	"usegolib.invalid/describe/load"
)

// addTypes enters the types that a package exports, those that nothing else names as well.
func (e exports) addTypes() {
	scope := e.pkg.Types.Scope()
	for _, name := range scope.Names() {
		object, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || !object.Exported() || object.IsAlias() {
			continue
		}
		if named, ok := object.Type().(*types.Named); ok {
			e.table.add(named)
		}
	}
}

// describeTypes describes the types of the table, after entering those that their members name.
func (s *surface) describeTypes() map[string]namedDoc {
	entered := s.enterMembers(0)
	s.addImplementers()
	s.enterMembers(entered)
	names := findExportedNames(s.program)
	interfaces, generic := s.interfaces(), s.genericInterfaces()
	described := make(map[string]namedDoc, len(s.table.order))
	for _, entry := range s.table.order {
		doc := s.describeType(entry, names, interfaces)
		doc.Instances = s.instancesOf(entry, generic)
		described[entry.reference] = doc
	}
	return described
}

// enterMembers enters what is named by members of the types of the table, but for the first ones, and of those that
// come in so. Returns how many there are then.
func (s *surface) enterMembers(first int) int {
	for i := first; i < len(s.table.order); i++ {
		s.addNamedByMembers(s.table.order[i])
		s.addBuffer()
	}
	return len(s.table.order)
}

// addNamedByMembers enters the types that the type parameters, fields, methods and embedded interfaces
// of a type name, as far as they are declared in a described package.
func (s *surface) addNamedByMembers(entry *tableEntry) {
	if !s.isOwn(entry.typ.Obj()) {
		s.addPlainData(entry)
		return
	}
	s.typeParams(entry.typ.TypeParams())
	for _, field := range entry.fields {
		if s.isOwn(field.object) && (field.object.Exported() || field.object.Embedded()) {
			s.table.describe(field.object.Type())
		}
	}
	for _, method := range entry.methods() {
		if s.isOwn(method.Obj()) {
			s.table.describe(method.Type())
		}
	}
	for _, embedded := range embeddedInterfaces(entry.typ) {
		s.table.describe(embedded)
	}
}

// embeddedInterfaces are the named ones in an interface.
func embeddedInterfaces(typ types.Type) []types.Type {
	iface, ok := typ.Underlying().(*types.Interface)
	if !ok {
		return nil
	}
	var found []types.Type
	for i := range iface.NumEmbeddeds() {
		if embedded, ok := types.Unalias(iface.EmbeddedType(i)).(*types.Named); ok && types.IsInterface(embedded) {
			found = append(found, embedded)
		}
	}
	return found
}

// isOwn says whether something is declared in a described package.
func (s *surface) isOwn(object types.Object) bool {
	return object.Pkg() != nil && s.program.Package(object.Pkg().Path()).Described
}

// describeType describes a type with its members.
func (s *surface) describeType(entry *tableEntry, names exportedNames, interfaces []namedInterface) namedDoc {
	doc := namedDoc{
		TypeParams: s.typeParams(entry.typ.TypeParams()),
		Underlying: entry.underlying,
		Fields:     s.fields(entry),
		Methods:    s.methods(entry),
		Implements: implementedBy(entry, interfaces),
		Comparable: types.Comparable(entry.typ),
		HoldsLock:  entry.holdsLock,
	}
	s.nameType(&doc, entry.typ.Obj(), names[entry.typ.Obj()])
	if iface, ok := entry.typ.Underlying().(*types.Interface); ok {
		doc.Constraint = !iface.IsMethodSet()
		doc.UnexportedMethods = iface.NumMethods() > len(exportedMethods(entry.value))
	}
	return doc
}

// nameType says by what name, and with what documentation, other packages can write a type: its own, or
// those of an alias.
func (s *surface) nameType(doc *namedDoc, object, alias *types.TypeName) {
	doc.Doc = s.syntax.typeDoc(object)
	if alias != nil {
		object = alias
		if text := s.syntax.typeDoc(alias); text != "" {
			doc.Doc = text
		}
	}
	doc.Name, doc.Writable = object.Name(), isWritable(object)
	if pkg := object.Pkg(); pkg != nil {
		doc.Package, doc.Clause = pkg.Path(), pkg.Name()
		at := s.position(object)
		doc.Position = &at
	}
}

// isWritable says whether any other package can write the type's name.
func isWritable(object *types.TypeName) bool {
	pkg := object.Pkg()
	if pkg == nil {
		return true
	}
	return object.Exported() && object.Parent() == pkg.Scope() && pkg.Name() != "main" && !load.IsInternal(pkg.Path())
}
