package surface

// Which interfaces a type satisfies. In: an entry of the table. Out: their references.

import (
	"go/token"
	"go/types"
	"sort"

	"usegolib.invalid/describe/load"
)

// namedInterface is an interface that can be referred to.
type namedInterface struct {
	name    string
	methods []*types.Func
}

// standardInterfaces builds interfaces from predeclared types, so that their packages need not
// be loaded. context.Context needs time.Time: no loaded type can be one unless context is loaded.
func standardInterfaces(program *load.Program) []namedInterface {
	fails := types.Universe.Lookup("error").Type()
	text := types.Typ[types.String]
	data := types.NewSlice(types.Universe.Lookup("byte").Type())
	count := types.Typ[types.Int]
	standard := []namedInterface{
		{"error", methods("Error", nil, list(text))},
		{"fmt.Stringer", methods("String", nil, list(text))},
		{"encoding.TextMarshaler", methods("MarshalText", nil, list(data, fails))},
		{"encoding.TextUnmarshaler", methods("UnmarshalText", list(data), list(fails))},
		{"io.Reader", methods("Read", list(data), list(count, fails))},
		{"io.Writer", methods("Write", list(data), list(count, fails))},
	}
	if context := program.Package("context"); context != nil && context.Types != nil {
		object := context.Types.Scope().Lookup("Context")
		if iface, ok := object.Type().Underlying().(*types.Interface); ok {
			standard = append(standard, namedInterface{"context.Context", allMethods(iface)})
		}
	}
	return standard
}

func list(kinds ...types.Type) []types.Type { return kinds }

func methods(name string, params, results []types.Type) []*types.Func {
	signature := types.NewSignatureType(nil, nil, nil, tupleOf(params), tupleOf(results), false)
	return []*types.Func{types.NewFunc(token.NoPos, nil, name, signature)}
}

func tupleOf(kinds []types.Type) *types.Tuple {
	vars := make([]*types.Var, len(kinds))
	for i, kind := range kinds {
		vars[i] = types.NewParam(token.NoPos, nil, "", kind)
	}
	return types.NewTuple(vars...)
}

func allMethods(iface *types.Interface) []*types.Func {
	methods := make([]*types.Func, iface.NumMethods())
	for i := range methods {
		methods[i] = iface.Method(i)
	}
	return methods
}

// interfaces are those that types are held against: the standard ones, then those of the table, sorted
// by reference. Left out are constraints, those without methods, and generic ones, of which only an
// instance is implemented.
func (s *surface) interfaces() []namedInterface {
	all := standardInterfaces(s.program)
	names := make(map[string]bool)
	for _, standard := range all {
		names[standard.name] = true
	}
	var found []namedInterface
	for _, entry := range s.table.order {
		iface, ok := entry.typ.Underlying().(*types.Interface)
		if !ok || names[entry.reference] || entry.typ.TypeParams().Len() > 0 {
			continue
		}
		if iface.IsMethodSet() && iface.NumMethods() > 0 {
			found = append(found, namedInterface{entry.reference, allMethods(iface)})
		}
	}
	sort.Slice(found, func(i, j int) bool { return found[i].name < found[j].name })
	return append(all, found...)
}

// implementedBy names the other interfaces that a type satisfies; with a star those that only a pointer
// to it does.
func implementedBy(entry *tableEntry, interfaces []namedInterface) []string {
	names := []string{}
	for _, candidate := range interfaces {
		switch {
		case candidate.name == entry.reference:
		case candidate.isIn(entry.value):
			names = append(names, candidate.name)
		case candidate.isIn(entry.pointer):
			names = append(names, "*"+candidate.name)
		}
	}
	return names
}

// isIn compares signatures method by method: unlike types.Implements that is defined for generic
// types without arguments too.
func (n namedInterface) isIn(set *types.MethodSet) bool {
	if set.Len() < len(n.methods) {
		return false
	}
	for _, wanted := range n.methods {
		found := set.Lookup(wanted.Pkg(), wanted.Name())
		if found == nil || !types.Identical(found.Type(), wanted.Type()) {
			return false
		}
	}
	return true
}
