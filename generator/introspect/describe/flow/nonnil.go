package flow

// Which results are never nil, where there is no error. In: the described packages. Out: that, by function.
// Every return is looked at, with what is known there of the variables (nonnilbody.go), and what it returns
// (nonnilvalues.go). What is not understood may be nil.

import (
	"go/ast"
	"go/token"
	"go/types"

	"usegolib.invalid/describe/load"
)

// nonNilIndex has the results of the functions that somebody asked for.
type nonNilIndex struct {
	program   *load.Program
	bodies    map[token.Pos]*nonNilFunction // by the place of the function's name
	variables map[token.Pos]*nonNilVariable // those of packages
	loaded    map[string]bool               // paths of packages whose bodies are there
	found     map[nonNilCall][]bool
	assigned  map[string]bool // names that something is assigned to; nil until somebody asks
}

// nonNilFunction is a declaration. Its types are there if its results matter.
type nonNilFunction struct {
	decl    *ast.FuncDecl
	checked *load.Bodies
}

// nonNilVariable is a variable of a package. While its first value is looked at it is not proved.
type nonNilVariable struct {
	value   ast.Expr
	checked *load.Bodies
	known   bool
	seen    bool
}

// nonNilCall is a function, called on what is not nil or on anything.
type nonNilCall struct {
	place       token.Pos
	hasReceiver bool
}

func indexNonNil(program *load.Program) *nonNilIndex {
	return &nonNilIndex{
		program:   program,
		bodies:    make(map[token.Pos]*nonNilFunction),
		variables: make(map[token.Pos]*nonNilVariable),
		loaded:    make(map[string]bool),
		found:     make(map[nonNilCall][]bool),
	}
}

// has says whether a result of a function is never nil.
func (x *nonNilIndex) has(function *types.Func, i int, hasReceiver bool) bool {
	signature := function.Type().(*types.Signature)
	if !canBeNil(signature.Results().At(i).Type()) || i == signature.Results().Len()-1 && fails(signature) {
		return false
	}
	results := x.results(function, hasReceiver)
	return i < len(results) && results[i]
}

// results says which results of a function are never nil; nothing where nobody sees the body. What calls
// itself is not proved.
func (x *nonNilIndex) results(function *types.Func, hasReceiver bool) []bool {
	call := nonNilCall{function.Pos(), hasReceiver}
	if known, seen := x.found[call]; seen {
		return known
	}
	x.found[call] = nil
	x.check(function.Pkg())
	if body := x.bodies[function.Pos()]; body != nil && body.checked != nil {
		x.found[call] = newNonNilBody(x, body).prove(hasReceiver)
	}
	return x.found[call]
}

// check has the bodies of a package type-checked.
func (x *nonNilIndex) check(of *types.Package) {
	if of == nil || x.loaded[of.Path()] {
		return
	}
	x.loaded[of.Path()] = true
	pkg := x.program.Package(of.Path())
	if pkg == nil || !pkg.Described {
		return
	}
	names := nonNilNames(pkg)
	wanted := func(decl *ast.FuncDecl) bool { return names[decl.Name.Name] && canMatter(decl) }
	checked := x.program.CheckBodies(pkg, wanted, nil)
	for _, functions := range functionsByName(pkg) {
		for _, decl := range functions {
			x.bodies[decl.Name.Pos()] = &nonNilFunction{decl: decl}
		}
	}
	for _, decl := range checked.Functions {
		x.bodies[decl.Name.Pos()].checked = checked
	}
	x.addVariables(pkg, checked)
}

// addVariables adds those of a package that have a value of their own.
func (x *nonNilIndex) addVariables(pkg *load.Package, checked *load.Bodies) {
	for _, decl := range pkg.Declarations(token.VAR) {
		for _, spec := range decl.Specs {
			spec := spec.(*ast.ValueSpec)
			for i, name := range spec.Names {
				if len(spec.Values) == len(spec.Names) {
					x.variables[name.Pos()] = &nonNilVariable{value: spec.Values[i], checked: checked}
				}
			}
		}
	}
}

// nonNilNames are the names of the functions that others can call, and of what they mention.
func nonNilNames(pkg *load.Package) map[string]bool {
	byName := functionsByName(pkg)
	names := make(map[string]bool)
	var left []*ast.FuncDecl
	add := func(name string) {
		if !names[name] && byName[name] != nil {
			names[name] = true
			left = append(left, byName[name]...)
		}
	}
	for name := range byName {
		if ast.IsExported(name) {
			add(name)
		}
	}
	for _, decl := range pkg.Declarations(token.VAR) {
		ast.Inspect(decl, func(node ast.Node) bool { return addMentioned(node, add) })
	}
	for len(left) > 0 {
		function := left[len(left)-1]
		left = left[:len(left)-1]
		if canMatter(function) {
			ast.Inspect(function.Body, func(node ast.Node) bool { return addMentioned(node, add) })
		}
	}
	return names
}

func addMentioned(node ast.Node, add func(string)) bool {
	if name, ok := node.(*ast.Ident); ok {
		add(name.Name)
	}
	return true
}

// canMatter says whether a function has a result that could be nil, by how it is written. An error alone
// matters where another function makes its errors with this one.
func canMatter(decl *ast.FuncDecl) bool {
	for _, written := range resultTypes(decl.Type.Results) {
		switch written := written.(type) {
		case *ast.ArrayType, *ast.MapType, *ast.ChanType:
		case *ast.Ident:
			if written.Name == "error" && !decl.Name.IsExported() {
				return true
			}
			if types.Universe.Lookup(written.Name) == nil {
				return true
			}
		default:
			return true
		}
	}
	return false
}

// canBeNil says whether nil of a type arrives as None, but for what a type parameter stands for.
func canBeNil(typ types.Type) bool {
	if _, ok := types.Unalias(typ).(*types.TypeParam); ok {
		return false
	}
	switch typ.Underlying().(type) {
	case *types.Pointer, *types.Interface, *types.Signature:
		return true
	}
	return false
}

// fails says whether the last result is an error, which is raised.
func fails(signature *types.Signature) bool {
	count := signature.Results().Len()
	return count > 0 && isError(signature.Results().At(count-1).Type())
}

func isError(typ types.Type) bool {
	return types.Identical(types.Unalias(typ), types.Universe.Lookup("error").Type())
}
