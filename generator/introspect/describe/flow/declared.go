package flow

// The functions of the described packages. In: syntax trees. Out: each declaration with the key that
// the indexes have it by, and with what its body can refer to.

import (
	"go/ast"
	"go/token"
	"go/types"
	"strconv"

	"usegolib.invalid/describe/load"
)

// declared is one function or method.
type declared struct {
	key   string
	decl  *ast.FuncDecl
	scope *scope
	pkg   *types.Package // nil where the package's types were not needed
}

// scope is what a body can refer to outside itself.
type scope struct {
	path    string            // of its package
	imports map[string]string // local name -> import path
	types   map[string]bool   // names of the package's own types
}

// declaredFunctions are those of the described packages, in source order.
func declaredFunctions(program *load.Program) []declared {
	var found []declared
	for _, pkg := range program.Described {
		own := typeNames(pkg)
		for _, file := range pkg.Files {
			scope := &scope{pkg.Path, program.ImportNames(pkg, file), own}
			for _, decl := range file.Decls {
				if function, ok := decl.(*ast.FuncDecl); ok {
					key := declarationKey(pkg.Path, function)
					found = append(found, declared{key, function, scope, pkg.Types})
				}
			}
		}
	}
	return found
}

// object is the type checker's object for a function without a receiver; nil if there is none, as
// for a redeclaration.
func (d declared) object() *types.Func {
	if d.pkg == nil {
		return nil
	}
	function, ok := d.pkg.Scope().Lookup(d.decl.Name.Name).(*types.Func)
	if !ok || function.Pos() != d.decl.Name.Pos() {
		return nil
	}
	return function
}

// typeNames are the names of the types that a package declares.
func typeNames(pkg *load.Package) map[string]bool {
	names := make(map[string]bool)
	for _, decl := range pkg.Declarations(token.TYPE) {
		for _, spec := range decl.Specs {
			names[spec.(*ast.TypeSpec).Name.Name] = true
		}
	}
	return names
}

// functionKey and methodKey are keys of the indexes. The receiver's type is unknown at a call, so
// methods of one name and number of parameters share an entry.
func functionKey(path, name string) string { return path + "." + name }

func methodKey(path, name string, params int) string {
	return path + ".()." + arity(name, params)
}

func declarationKey(path string, function *ast.FuncDecl) string {
	if function.Recv == nil {
		return functionKey(path, function.Name.Name)
	}
	return methodKey(path, function.Name.Name, function.Type.Params.NumFields())
}

func arity(name string, params int) string { return name + "/" + strconv.Itoa(params) }

// packageOf is the import path if an expression is the name of an imported package.
func (s *scope) packageOf(expr ast.Expr) string {
	name, ok := expr.(*ast.Ident)
	if !ok || name.Obj != nil {
		return ""
	}
	return s.imports[name.Name]
}
