package surface

// By what name the shim can write a type. In: the loaded packages. Out: for a type whose own name no
// other package can write, the exported alias that can: `type Deep = internal.Deep`.

import (
	"go/types"

	"usegolib.invalid/describe/load"
)

// exportedNames has the alias for each type that has one and needs it.
type exportedNames map[*types.TypeName]*types.TypeName

func findExportedNames(program *load.Program) exportedNames {
	names := make(exportedNames)
	for _, loaded := range program.Packages() {
		if loaded.Types == nil {
			continue
		}
		for _, name := range loaded.Types.Scope().Names() {
			alias, ok := loaded.Types.Scope().Lookup(name).(*types.TypeName)
			if !ok || !alias.IsAlias() || !isWritable(alias) {
				continue
			}
			meant := meaning(alias)
			if meant != nil && !isWritable(meant) && (names[meant] == nil || isBetter(program, alias, names[meant], meant)) {
				names[meant] = alias
			}
		}
	}
	return names
}

// meaning is the declared type that an alias is another name of, at the end of a chain of them; nil
// where it is that of something else, such as one instance of a generic type.
func meaning(alias *types.TypeName) *types.TypeName {
	named, ok := types.Unalias(alias.Type()).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return nil
	}
	params := aliasTypeParams(alias)
	if params.Len() != named.TypeArgs().Len() {
		return nil
	}
	for i := 0; i < params.Len(); i++ {
		if types.Unalias(named.TypeArgs().At(i)) != params.At(i) {
			return nil // it takes its arguments in another order
		}
	}
	return named.Obj()
}

// isBetter says which of two aliases of a type to take, whatever order they are found in: one beside
// the type, one of the described packages, one that has the type's name, one further up.
func isBetter(program *load.Program, alias, other, meant *types.TypeName) bool {
	for _, preferred := range []func(*types.TypeName) bool{
		func(name *types.TypeName) bool { return name.Pkg() == meant.Pkg() },
		func(name *types.TypeName) bool { return program.Package(name.Pkg().Path()).Described },
		func(name *types.TypeName) bool { return name.Name() == meant.Name() },
	} {
		if preferred(alias) != preferred(other) {
			return preferred(alias)
		}
	}
	path, otherPath := alias.Pkg().Path(), other.Pkg().Path()
	if len(path) != len(otherPath) {
		return len(path) < len(otherPath)
	}
	return path < otherPath || path == otherPath && alias.Name() < other.Name()
}
