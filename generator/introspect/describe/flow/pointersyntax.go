package flow

// The syntax around a pointer. In: a node and the operand in it that the pointer is. Out: what the
// node makes of it.

import (
	"go/ast"
	"go/token"
	"go/types"
)

// readers are the predeclared functions that only read.
var readers = map[string]bool{"cap": true, "len": true, "print": true, "println": true}

// access is the type of what a node takes out of its operand; false if it is used in another way.
func access(user, operand ast.Node, typ types.Type, pkg *types.Package) (types.Type, bool) {
	switch user := user.(type) {
	case *ast.ParenExpr:
		return typ, true
	case *ast.StarExpr:
		return pointee(typ), true
	case *ast.IndexExpr:
		return element(typ), user.X == operand
	case *ast.SliceExpr:
		return part(typ), user.X == operand
	case *ast.SelectorExpr:
		field := fieldType(typ, pkg, user.Sel.Name)
		return field, field != nil && user.X == operand
	}
	return nil, false
}

// isTarget says whether a statement assigns to the expression.
func isTarget(user, expr ast.Node) bool {
	switch user := user.(type) {
	case *ast.AssignStmt:
		return indexOf(user.Lhs, expr) >= 0
	case *ast.IncDecStmt:
		return true
	case *ast.RangeStmt:
		return user.X != expr
	}
	return false
}

func isAddress(expr *ast.UnaryExpr) bool { return expr.Op == token.AND }

// indexOf is the position of an expression in a list; -1 if it is elsewhere.
func indexOf(list []ast.Expr, expr ast.Node) int {
	for i, one := range list {
		if one == expr {
			return i
		}
	}
	return -1
}

func identifiers(names []*ast.Ident) []ast.Expr {
	list := make([]ast.Expr, len(names))
	for i, name := range names {
		list[i] = name
	}
	return list
}

// isLocal says whether a variable is the function's own; those of function literals are not, whose
// arguments and results nobody follows.
func isLocal(object *ast.Object, decl *ast.FuncDecl) bool {
	if object == nil || object.Kind != ast.Var || object.Pos() < decl.Pos() || object.Pos() > decl.End() {
		return false
	}
	_, isField := object.Decl.(*ast.Field)
	return !isField || object.Pos() < decl.Body.Pos()
}

// isResult says whether a variable is a named result.
func isResult(object *ast.Object, decl *ast.FuncDecl) bool {
	results := decl.Type.Results
	return results != nil && object.Pos() >= results.Pos() && object.Pos() < results.End()
}

// isStruct says whether a literal is one of a struct type of the package: its keys are no variables,
// though they can have the name of one.
func isStruct(node ast.Node, pkg *types.Package) bool {
	literal, ok := node.(*ast.CompositeLit)
	if !ok || pkg == nil {
		return false
	}
	name, ok := literal.Type.(*ast.Ident)
	if !ok {
		return false
	}
	object := pkg.Scope().Lookup(name.Name)
	if object == nil {
		return false
	}
	_, ok = object.Type().Underlying().(*types.Struct)
	return ok
}
