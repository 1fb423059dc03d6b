package surface

// What the described packages give. In: their declarations. Out: the interfaces among the results of their
// functions and methods, and the types of their variables and fields.

import "go/types"

// given collects interfaces.
type given struct {
	known map[types.Type]bool
	found []*types.Named
}

// interfacesGiven are those that something which is described gives, as they come.
func (s *surface) interfacesGiven() []*types.Named {
	g := &given{known: make(map[types.Type]bool)}
	for _, pkg := range s.program.Described {
		if pkg.IsImportable() && pkg.Types != nil {
			g.addPackage(pkg.Types.Scope())
		}
	}
	for _, entry := range s.table.order {
		if s.isOwn(entry.typ.Obj()) {
			g.addMembers(entry)
		}
	}
	return g.found
}

func (g *given) addPackage(scope *types.Scope) {
	for _, name := range scope.Names() {
		object := scope.Lookup(name)
		_, isVariable := object.(*types.Var)
		if _, isFunction := object.(*types.Func); object.Exported() && (isVariable || isFunction) {
			g.addResults(object.Type())
		}
	}
}

func (g *given) addMembers(entry *tableEntry) {
	for _, field := range entry.fields {
		if field.object.Exported() {
			g.add(field.object.Type())
		}
	}
	for _, method := range entry.methods() {
		g.addResults(method.Type())
	}
}

// addResults adds what a function gives, or the type of a variable.
func (g *given) addResults(typ types.Type) {
	if signature, ok := typ.(*types.Signature); ok {
		g.addTuple(signature.Results())
		return
	}
	g.add(typ)
}

func (g *given) addTuple(tuple *types.Tuple) {
	for i := range tuple.Len() {
		g.add(tuple.At(i).Type())
	}
}

// add adds the interfaces in a type. What a function does that is given itself is both: it gives its results, and
// an iterator what it calls its argument with.
func (g *given) add(typ types.Type) {
	typ = types.Unalias(typ)
	if g.known[typ] {
		return
	}
	g.known[typ] = true
	switch typ := typ.(type) {
	case *types.Named:
		g.addNamed(typ)
	case *types.Map:
		g.add(typ.Key())
		g.add(typ.Elem())
	case *types.Signature:
		g.addTuple(typ.Params())
		g.addTuple(typ.Results())
	case interface{ Elem() types.Type }: // a pointer, slice, array or channel
		g.add(typ.Elem())
	}
}

// addNamed adds an interface, or those in what has a name; a struct has an entry of its own.
func (g *given) addNamed(typ *types.Named) {
	for i := range typ.TypeArgs().Len() {
		g.add(typ.TypeArgs().At(i))
	}
	switch underlying := typ.Underlying().(type) {
	case *types.Struct:
	case *types.Interface:
		isOne := underlying.IsMethodSet() && underlying.NumMethods() > 0 && typ.TypeArgs().Len() == 0
		if isOne && typ.Obj().Pkg() != nil {
			g.found = append(g.found, typ)
		}
	default:
		g.add(underlying)
	}
}
