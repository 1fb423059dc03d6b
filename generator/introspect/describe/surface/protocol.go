package surface

// Which standard interfaces a type satisfies. In: a named type. Out: their names.

import (
	"go/token"
	"go/types"

	"usegolib.invalid/describe/load"
)

// protocol is a standard interface.
type protocol struct {
	name    string
	methods []*types.Func
}

// standardProtocols builds the interfaces from predeclared types, so that their packages need not
// be loaded. context.Context needs time.Time: no loaded type can be one unless context is loaded.
func standardProtocols(program *load.Program) []protocol {
	fails := types.Universe.Lookup("error").Type()
	text := types.Typ[types.String]
	data := types.NewSlice(types.Universe.Lookup("byte").Type())
	count := types.Typ[types.Int]
	protocols := []protocol{
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
			protocols = append(protocols, protocol{"context.Context", allMethods(iface)})
		}
	}
	return protocols
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

// implements names the protocols that typ satisfies; with a star those that only a pointer to it
// does.
func (t *typeTable) implements(typ *types.Named) []string {
	names := []string{}
	value := types.NewMethodSet(typ)
	pointer := types.NewMethodSet(types.NewPointer(typ))
	for _, protocol := range t.protocols {
		switch {
		case protocol.isIn(value):
			names = append(names, protocol.name)
		case protocol.isIn(pointer):
			names = append(names, "*"+protocol.name)
		}
	}
	return names
}

// isIn compares signatures method by method: unlike types.Implements that is defined for generic
// types without arguments too.
func (p protocol) isIn(set *types.MethodSet) bool {
	for _, wanted := range p.methods {
		found := set.Lookup(nil, wanted.Name())
		if found == nil || !types.Identical(found.Type(), wanted.Type()) {
			return false
		}
	}
	return true
}
