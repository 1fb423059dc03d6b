package surface

// What was written for a thing that the type checker knows. In: its object. Out: its declaration.

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"usegolib.invalid/describe/load"
)

// syntax finds declarations, in the packages that somebody asks about.
type syntax struct {
	program  *load.Program
	packages map[*load.Package]*packageSyntax
}

// packageSyntax has the declarations of one package by the place of the name that they declare.
type packageSyntax struct {
	docs      *docs
	of        dependency // nothing in a described package
	types     map[token.Pos]declaredType
	constants map[token.Pos]declaredConstant
	functions map[token.Pos]*ast.FuncDecl
	fields    map[token.Pos]*ast.Field  // of structs, and the methods of interfaces
	written   map[token.Pos]declaration // of functions that somebody asked about
}

type declaredType struct {
	decl *ast.GenDecl
	spec *ast.TypeSpec
}

type declaredConstant struct {
	decl *ast.GenDecl
	spec *ast.ValueSpec
}

// declaration is a function or a method as it was written.
type declaration struct {
	text     string // without body and documentation, on one line
	doc      string
	function *ast.FuncType
}

func newSyntax(program *load.Program) *syntax {
	return &syntax{program, make(map[*load.Package]*packageSyntax)}
}

// of is the syntax of an object's package, and where the name of the object is in that; nil for what is
// predeclared.
func (s *syntax) of(object types.Object) (*packageSyntax, token.Pos) {
	if object.Pkg() == nil {
		return nil, token.NoPos
	}
	pkg := s.program.Package(object.Pkg().Path())
	found := s.ofPackage(pkg)
	if pkg.Described {
		return found, object.Pos()
	}
	found.addFile(s.program, pkg, object.Pos())
	return found, found.place(object.Pos())
}

func (s *syntax) ofPackage(pkg *load.Package) *packageSyntax {
	found := s.packages[pkg]
	if found == nil {
		found = newPackageSyntax(pkg, newDocs(s.program, pkg))
		s.packages[pkg] = found
	}
	return found
}

func newPackageSyntax(pkg *load.Package, docs *docs) *packageSyntax {
	found := &packageSyntax{
		docs:      docs,
		of:        dependency{make(map[*ast.File]bool), make(map[token.Pos]token.Pos)},
		types:     make(map[token.Pos]declaredType),
		constants: make(map[token.Pos]declaredConstant),
		functions: make(map[token.Pos]*ast.FuncDecl),
		fields:    make(map[token.Pos]*ast.Field),
		written:   make(map[token.Pos]declaration),
	}
	if pkg.Described {
		for _, file := range pkg.Files {
			found.addDeclarations(file)
		}
	}
	return found
}

func (s *packageSyntax) addDeclarations(file *ast.File) {
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			s.functions[decl.Name.Pos()] = decl
		case *ast.GenDecl:
			s.addTypes(decl)
			s.addConstants(decl)
		}
	}
}

func (s *packageSyntax) addTypes(decl *ast.GenDecl) {
	if decl.Tok != token.TYPE {
		return
	}
	for _, spec := range decl.Specs {
		spec := spec.(*ast.TypeSpec)
		s.types[spec.Name.Pos()] = declaredType{decl, spec}
		ast.Inspect(spec.Type, func(node ast.Node) bool {
			if field, ok := node.(*ast.Field); ok {
				s.addField(field)
			}
			return true
		})
	}
}

func (s *packageSyntax) addConstants(decl *ast.GenDecl) {
	if decl.Tok != token.CONST {
		return
	}
	for _, spec := range decl.Specs {
		spec := spec.(*ast.ValueSpec)
		for _, name := range spec.Names {
			s.constants[name.Pos()] = declaredConstant{decl, spec}
		}
	}
}

// addField enters the names of a field; that of an embedded one is its type's.
func (s *packageSyntax) addField(field *ast.Field) {
	for _, name := range field.Names {
		s.fields[name.Pos()] = field
	}
	if len(field.Names) == 0 {
		if name := typeName(field.Type); name != nil {
			s.fields[name.Pos()] = field
		}
	}
}

// typeName is the last name in a named type or a pointer to one; nil in another.
func typeName(expr ast.Expr) *ast.Ident {
	switch expr := expr.(type) {
	case *ast.Ident:
		return expr
	case *ast.StarExpr:
		return typeName(expr.X)
	case *ast.ParenExpr:
		return typeName(expr.X)
	case *ast.SelectorExpr:
		return expr.Sel
	case *ast.IndexExpr:
		return typeName(expr.X)
	case *ast.IndexListExpr:
		return typeName(expr.X)
	}
	return nil
}

// function is the declaration of a function or a method.
func (s *syntax) function(object *types.Func) declaration {
	of, at := s.of(object)
	if of == nil {
		return syntheticDeclaration(object)
	}
	written, ok := of.written[at]
	if !ok {
		written = of.parseFunction(object, at)
		of.written[at] = written
	}
	return written
}

func (s *packageSyntax) parseFunction(object *types.Func, at token.Pos) declaration {
	if decl := s.functions[at]; decl != nil {
		return declaration{functionText(decl), s.docs.text(decl.Doc), decl.Type}
	}
	if field := s.fields[at]; field != nil {
		function := field.Type.(*ast.FuncType)
		return declaration{methodText(object.Name(), function), s.docs.ofField(field), function}
	}
	return syntheticDeclaration(object)
}

// syntheticDeclaration is what a declaration would be of what has none: the method of the predeclared
// error.
func syntheticDeclaration(object *types.Func) declaration {
	signature := strings.TrimPrefix(typeText(object.Type()), "func")
	return declaration{text: object.Name() + signature, function: &ast.FuncType{}}
}

// field is how a struct's field was written, and its documentation; nil if it was not found.
func (s *syntax) field(object *types.Var) (written ast.Expr, doc string) {
	of, at := s.of(object)
	if of == nil || of.fields[at] == nil {
		return nil, ""
	}
	field := of.fields[at]
	return field.Type, of.docs.ofField(field)
}

// constantDoc is the documentation of a constant.
func (s *syntax) constantDoc(object *types.Const) string {
	of, at := s.of(object)
	declared, ok := of.constants[at]
	if !ok {
		return ""
	}
	return of.docs.ofSpec(declared.decl, declared.spec.Doc, declared.spec.Comment)
}

// typeDoc is the documentation of a declared type or alias.
func (s *syntax) typeDoc(object *types.TypeName) string {
	of, at := s.of(object)
	if of == nil {
		return ""
	}
	declared, ok := of.types[at]
	if !ok {
		return ""
	}
	return of.docs.ofSpec(declared.decl, declared.spec.Doc, declared.spec.Comment)
}
