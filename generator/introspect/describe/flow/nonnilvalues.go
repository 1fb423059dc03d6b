package flow

// Which expressions are never nil. In: an expression, and what is known of the variables. Out: whether it is
// not nil, or not nil unless a variable has an error.

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// nonNilValue is what is known of a value.
type nonNilValue struct {
	unless *types.Var // the error that it depends on
	isSet  bool       // it is not nil, where that error is nil
}

// isCertain says whether a value is not nil, whatever an error is.
func (v nonNilValue) isCertain() bool { return v.isSet && v.unless == nil }

// value is what is known of an expression.
func (b *nonNilBody) value(expr ast.Expr, facts nonNilFacts) nonNilValue {
	expr = ast.Unparen(expr)
	if variable := b.variable(expr); variable != nil && isKnown(variable.Type()) {
		if unless, isSet := facts[variable]; isSet {
			return nonNilValue{unless, true}
		}
	}
	if star := pointedTo(expr); star != nil {
		return b.value(star, facts)
	}
	return nonNilValue{nil, b.isMade(expr, facts) || hasNoNil(b.typeOf(expr))}
}

// isError says whether what is returned as an error, or made one of, is certainly one. Its type may be unknown,
// as that of strconv.Atoi's error is where nobody loaded strconv.
func (b *nonNilBody) isError(expr ast.Expr, facts nonNilFacts) bool {
	if variable := b.variable(expr); variable != nil && !isKnown(variable.Type()) {
		unless, isSet := facts[variable]
		return isSet && unless == nil
	}
	return b.value(expr, facts).isCertain()
}

// pointedTo is p of &*p: Go does not look at what is there.
func pointedTo(expr ast.Expr) ast.Expr {
	if address, ok := expr.(*ast.UnaryExpr); ok && address.Op == token.AND {
		if star, ok := ast.Unparen(address.X).(*ast.StarExpr); ok {
			return star.X
		}
	}
	return nil
}

// hasNoNil says whether values of a type are never nil.
func hasNoNil(typ types.Type) bool {
	switch under := typ.Underlying().(type) {
	case *types.Struct, *types.Array:
		return true
	case *types.Basic:
		return under.Info()&types.IsConstType != 0 // not nil, not an address, and known
	}
	return false
}

// isMade says whether an expression makes what it gives, or gives what somebody has made.
func (b *nonNilBody) isMade(expr ast.Expr, facts nonNilFacts) bool {
	switch expr := expr.(type) {
	case *ast.CompositeLit, *ast.FuncLit:
		return true
	case *ast.UnaryExpr:
		return expr.Op == token.AND
	case *ast.Ident:
		return b.isSetForEver(expr)
	case *ast.SelectorExpr:
		if selection := b.checked.Info.Selections[expr]; selection != nil {
			return selection.Kind() != types.FieldVal
		}
		return b.isSetForEver(expr.Sel) || b.isOthersError(expr)
	case *ast.CallExpr:
		if kind, ok := b.checked.Info.Types[expr.Fun]; ok && kind.IsType() {
			return canBeNil(kind.Type) && len(expr.Args) == 1 && b.value(expr.Args[0], facts).isCertain()
		}
		results, _ := b.called(expr, facts)
		return len(results) == 1 && results[0]
	}
	return false
}

// isSetForEver says whether a name is that of a function, or of a variable of a described package that has a
// value from the beginning, and which nothing is assigned to.
func (b *nonNilBody) isSetForEver(name *ast.Ident) bool {
	switch object := b.checked.Info.Uses[name].(type) {
	case *types.Func:
		return true
	case *types.Var:
		if !isOfPackage(object) {
			return false
		}
		b.check(object.Pkg())
		return b.isVariableSet(object)
	}
	return false
}

// isVariableSet says whether a variable of a package is never nil.
func (x *nonNilIndex) isVariableSet(variable *types.Var) bool {
	known := x.variables[variable.Pos()]
	if known == nil || x.assignedNames()[variable.Name()] {
		return false
	}
	if !known.seen {
		known.seen = true
		outside := &nonNilBody{nonNilIndex: x, nonNilFunction: &nonNilFunction{checked: known.checked}}
		known.known = outside.value(known.value, nil).isCertain()
	}
	return known.known
}

// assignedNames are those that something is assigned to in the described packages, or whose address is taken.
func (x *nonNilIndex) assignedNames() map[string]bool {
	if x.assigned != nil {
		return x.assigned
	}
	x.assigned = make(map[string]bool)
	for _, pkg := range x.program.Described {
		for _, file := range pkg.Files {
			ast.Inspect(file, func(node ast.Node) bool {
				x.noteAssigned(node)
				return true
			})
		}
	}
	return x.assigned
}

func (x *nonNilIndex) noteAssigned(node ast.Node) {
	var targets []ast.Expr
	switch node := node.(type) {
	case *ast.AssignStmt:
		if node.Tok == token.ASSIGN {
			targets = node.Lhs
		}
	case *ast.RangeStmt:
		if node.Tok == token.ASSIGN {
			targets = []ast.Expr{node.Key, node.Value}
		}
	case *ast.UnaryExpr:
		if node.Op == token.AND {
			targets = []ast.Expr{node.X}
		}
	}
	for _, target := range targets {
		switch target := ast.Unparen(target).(type) {
		case *ast.Ident:
			x.assigned[target.Name] = true
		case *ast.SelectorExpr:
			x.assigned[target.Sel.Name] = true
		}
	}
}

// isOthersError says whether a name is that of an error of a package that is not described, by convention.
func (b *nonNilBody) isOthersError(selector *ast.SelectorExpr) bool {
	path, name, ok := strings.Cut(b.qualified(selector), ".Err")
	if typ := b.typeOf(selector); isKnown(typ) && !isError(typ) {
		return false
	}
	pkg := b.program.Package(path)
	isOthers := pkg == nil || !pkg.Described
	return ok && isOthers && name != "" && ast.IsExported(name) || b.qualified(selector) == "io.EOF"
}

// qualified is a name of another package, with that package's path; empty for anything else.
func (b *nonNilBody) qualified(expr ast.Expr) string {
	selector, ok := ast.Unparen(expr).(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	name, ok := selector.X.(*ast.Ident)
	if !ok {
		return ""
	}
	pkg, ok := b.checked.Info.Uses[name].(*types.PkgName)
	if !ok {
		return ""
	}
	return pkg.Imported().Path() + "." + selector.Sel.Name
}

func (b *nonNilBody) typeOf(expr ast.Expr) types.Type {
	if typ := b.checked.Info.TypeOf(expr); typ != nil {
		return typ
	}
	return types.Typ[types.Invalid]
}
