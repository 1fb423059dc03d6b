package surface

// Which instances of generic interfaces a type satisfies. In: an entry of the table, and a generic interface.
// Out: what stands for the interface's type parameters, in terms of those of the type.

import (
	"go/types"
	"sort"
)

// genericInterface is one with type parameters.
type genericInterface struct {
	name    string
	params  *types.TypeParamList
	methods []*types.Func
}

// genericInterfaces are those of the table, sorted by reference, without constraints and those without methods.
func (s *surface) genericInterfaces() []genericInterface {
	var found []genericInterface
	for _, entry := range s.table.order {
		iface, ok := entry.typ.Underlying().(*types.Interface)
		if !ok || entry.typ.TypeParams().Len() == 0 || !iface.IsMethodSet() || iface.NumMethods() == 0 {
			continue
		}
		found = append(found, genericInterface{entry.reference, entry.typ.TypeParams(), allMethods(iface)})
	}
	sort.Slice(found, func(i, j int) bool { return found[i].name < found[j].name })
	return found
}

// instancesOf describes the instances that a type, or a pointer to it, satisfies.
func (s *surface) instancesOf(entry *tableEntry, interfaces []genericInterface) []instanceDoc {
	if len(interfaces) == 0 {
		return nil
	}
	value, pointer := entry.ownMethodSets()
	var found []instanceDoc
	for _, candidate := range interfaces {
		if candidate.name == entry.reference {
			continue
		}
		for _, set := range []*types.MethodSet{value, pointer} {
			args := candidate.argumentsIn(set)
			if args == nil || !s.table.coversAll(args) {
				continue
			}
			doc := instanceDoc{Name: candidate.name, Pointer: set == pointer}
			for _, arg := range args {
				doc.Args = append(doc.Args, s.table.describe(arg))
			}
			found = append(found, doc)
			break
		}
	}
	return found
}

// ownMethodSets are those of the type and of a pointer to it. Each method of a generic type has type parameters of
// its own; here all have those of the type.
func (e *tableEntry) ownMethodSets() (value, pointer *types.MethodSet) {
	params := e.typ.TypeParams()
	if params.Len() == 0 || e.pointer.Len() == 0 && e.value.Len() == 0 {
		return e.value, e.pointer
	}
	args := make([]types.Type, params.Len())
	for i := range args {
		args[i] = params.At(i)
	}
	instance, err := types.Instantiate(nil, e.typ, args, false)
	if err != nil {
		return e.value, e.pointer
	}
	return types.NewMethodSet(instance), types.NewMethodSet(types.NewPointer(instance))
}

func (t *typeTable) coversAll(all []types.Type) bool {
	for _, typ := range all {
		if !t.covers(typ) {
			return false
		}
	}
	return true
}

// argumentsIn is what stands for the type parameters where a method set has the methods; nil where it lacks
// one, and where the methods do not say of all parameters.
func (g genericInterface) argumentsIn(set *types.MethodSet) []types.Type {
	if set.Len() < len(g.methods) {
		return nil
	}
	bound := bindings{}
	for _, wanted := range g.methods {
		found := set.Lookup(wanted.Pkg(), wanted.Name())
		if found == nil || !bound.unify(wanted.Type(), found.Type(), g.params) {
			return nil
		}
	}
	args := make([]types.Type, g.params.Len())
	for i := range args {
		if args[i] = bound[g.params.At(i)]; args[i] == nil {
			return nil
		}
	}
	return args
}

// bindings has what stands for type parameters.
type bindings map[*types.TypeParam]types.Type

// unify says whether one type is another with something in the place of the parameters, and what.
func (b bindings) unify(wanted, found types.Type, params *types.TypeParamList) bool {
	wanted, found = types.Unalias(wanted), types.Unalias(found)
	if param, ok := wanted.(*types.TypeParam); ok && isOf(params, param) {
		if b[param] == nil {
			b[param] = found
		}
		return types.Identical(b[param], found)
	}
	switch wanted := wanted.(type) {
	case *types.Named:
		other, ok := found.(*types.Named)
		return ok && wanted.Origin() == other.Origin() && b.unifyLists(wanted.TypeArgs(), other.TypeArgs(), params)
	case *types.Signature:
		other, ok := found.(*types.Signature)
		return ok && wanted.Variadic() == other.Variadic() &&
			b.unifyTuples(wanted.Params(), other.Params(), params) &&
			b.unifyTuples(wanted.Results(), other.Results(), params)
	case *types.Map:
		other, ok := found.(*types.Map)
		return ok && b.unify(wanted.Key(), other.Key(), params) && b.unify(wanted.Elem(), other.Elem(), params)
	case *types.Array:
		other, ok := found.(*types.Array)
		return ok && wanted.Len() == other.Len() && b.unify(wanted.Elem(), other.Elem(), params)
	case *types.Chan:
		other, ok := found.(*types.Chan)
		return ok && wanted.Dir() == other.Dir() && b.unify(wanted.Elem(), other.Elem(), params)
	case *types.Pointer:
		other, ok := found.(*types.Pointer)
		return ok && b.unify(wanted.Elem(), other.Elem(), params)
	case *types.Slice:
		other, ok := found.(*types.Slice)
		return ok && b.unify(wanted.Elem(), other.Elem(), params)
	}
	return types.Identical(wanted, found)
}

func (b bindings) unifyLists(wanted, found *types.TypeList, params *types.TypeParamList) bool {
	if wanted.Len() != found.Len() {
		return false
	}
	for i := range wanted.Len() {
		if !b.unify(wanted.At(i), found.At(i), params) {
			return false
		}
	}
	return true
}

func (b bindings) unifyTuples(wanted, found *types.Tuple, params *types.TypeParamList) bool {
	if wanted.Len() != found.Len() {
		return false
	}
	for i := range wanted.Len() {
		if !b.unify(wanted.At(i).Type(), found.At(i).Type(), params) {
			return false
		}
	}
	return true
}

func isOf(params *types.TypeParamList, param *types.TypeParam) bool {
	for i := range params.Len() {
		if params.At(i) == param {
			return true
		}
	}
	return false
}
