package flow

// The methods that give a value's text and do nothing else: whoever calls them waits for nothing that
// another goroutine could hold, and nothing is different afterwards. In: the described packages. Out:
// those methods String() string and Error() string of structs. What is not understood is not one.

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"usegolib.invalid/describe/load"
)

// harmlessIndex has the positions of the methods' names.
type harmlessIndex map[token.Pos]bool

// harmless is what is known of the functions of one package.
type harmless struct {
	checked *load.Bodies
	pure    map[string]*types.Package
	decls   map[*types.Func]*ast.FuncDecl
	found   map[*types.Func]bool // false while one is looked at: what calls itself is not proved
}

func findHarmless(program *load.Program) harmlessIndex {
	index := make(harmlessIndex)
	var pure map[string]*types.Package
	for _, pkg := range program.Described {
		names := reachable(pkg)
		if pkg.Types == nil || len(names) == 0 {
			continue
		}
		if pure == nil {
			pure = purePackages()
		}
		wanted := func(decl *ast.FuncDecl) bool { return names[decl.Name.Name] }
		index.addFrom(program.CheckBodies(pkg, wanted, pure), pure)
	}
	return index
}

// addFrom adds the methods of one package.
func (i harmlessIndex) addFrom(checked *load.Bodies, pure map[string]*types.Package) {
	h := &harmless{checked, pure, make(map[*types.Func]*ast.FuncDecl), make(map[*types.Func]bool)}
	for _, decl := range checked.Functions {
		if function, ok := checked.Info.Defs[decl.Name].(*types.Func); ok {
			h.decls[function] = decl
		}
	}
	for _, decl := range checked.Functions {
		function, ok := checked.Info.Defs[decl.Name].(*types.Func)
		if ok && givesText(decl) && isOfStruct(function) && h.isHarmless(function) {
			i[decl.Name.Pos()] = true
		}
	}
}

// givesText says whether a function is a method String or Error without parameters.
func givesText(decl *ast.FuncDecl) bool {
	isNamed := decl.Name.Name == "String" || decl.Name.Name == "Error"
	return isNamed && decl.Recv != nil && decl.Type.Params.NumFields() == 0
}

// isOfStruct says whether a method is one of a struct, or of a pointer to it.
func isOfStruct(method *types.Func) bool {
	receiver := method.Type().(*types.Signature).Recv()
	_, ok := behindPointer(receiver.Type()).Underlying().(*types.Struct)
	return ok
}

// reachable are the names of the functions that such methods can call, and their own, so that those are
// there that fmt calls.
func reachable(pkg *load.Package) map[string]bool {
	byName := functionsByName(pkg)
	names := make(map[string]bool)
	var left []*ast.FuncDecl
	add := func(name string) {
		if !names[name] && byName[name] != nil {
			names[name] = true
			left = append(left, byName[name]...)
		}
	}
	for _, name := range []string{"String", "Error"} {
		if slices.ContainsFunc(byName[name], givesText) {
			add(name)
		}
	}
	mention := func(node ast.Node) bool {
		if name, ok := node.(*ast.Ident); ok {
			add(name.Name)
		}
		return true
	}
	for len(left) > 0 {
		function := left[len(left)-1]
		left = left[:len(left)-1]
		ast.Inspect(function.Body, mention)
	}
	return names
}

// functionsByName are the functions of a package that have a body, whatever they belong to.
func functionsByName(pkg *load.Package) map[string][]*ast.FuncDecl {
	byName := make(map[string][]*ast.FuncDecl)
	for _, file := range pkg.Files {
		for _, decl := range file.Decls {
			if function, ok := decl.(*ast.FuncDecl); ok && function.Body != nil {
				name := function.Name.Name
				byName[name] = append(byName[name], function)
			}
		}
	}
	return byName
}

// isHarmless says whether a function of the package only computes.
func (h *harmless) isHarmless(function *types.Func) bool {
	known, seen := h.found[function]
	if seen {
		return known
	}
	h.found[function] = false
	decl := h.decls[function]
	signature := function.Type().(*types.Signature)
	isGeneric := signature.TypeParams().Len() > 0 || signature.RecvTypeParams().Len() > 0
	if decl == nil || isGeneric || !h.checked.IsSound(decl) {
		return false
	}
	h.found[function] = h.newBody(decl, signature).isHarmless(decl.Body)
	return h.found[function]
}

// has says whether a method is one.
func (i harmlessIndex) has(method *types.Func) bool { return i[method.Pos()] }
