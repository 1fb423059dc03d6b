package flow

// Where a parameter stops being the caller's: `p = slices.Clone(p)`. In: a body. Out: positions.

import (
	"go/ast"
	"go/token"
)

// detach notes the variables that the body's own statements, not nested ones, set to a fresh copy.
func (a *aliases) detach(body *ast.BlockStmt) {
	for _, stmt := range body.List {
		assign, ok := stmt.(*ast.AssignStmt)
		if !ok || assign.Tok != token.ASSIGN || len(assign.Lhs) != 1 || len(assign.Rhs) != 1 {
			continue
		}
		name, ok := assign.Lhs[0].(*ast.Ident)
		if ok && name.Obj != nil && a.isFresh(assign.Rhs[0]) && !a.isReattached(body, name.Obj, assign.End()) {
			a.detached[name.Obj] = assign.End()
		}
	}
}

// isFresh says whether an expression surely has elements of its own.
func (a *aliases) isFresh(expr ast.Expr) bool {
	call, ok := expr.(*ast.CallExpr)
	if !ok {
		_, literal := expr.(*ast.CompositeLit)
		return literal
	}
	switch callee := plainCallee(call.Fun).(type) {
	case *ast.Ident:
		return callee.Name == "make" || callee.Name == "append" && a.of(call) == 0
	case *ast.SelectorExpr:
		return copiers[a.scope.packageOf(callee.X)+"."+callee.Sel.Name]
	}
	return false
}

// isReattached says whether a variable is set to something of the caller's again after a position.
func (a *aliases) isReattached(body *ast.BlockStmt, object *ast.Object, from token.Pos) bool {
	found := false
	ast.Inspect(body, func(node ast.Node) bool {
		assign, ok := node.(*ast.AssignStmt)
		if !ok || assign.Pos() < from {
			return true
		}
		for i, target := range assign.Lhs {
			name, ok := target.(*ast.Ident)
			if ok && name.Obj == object && !a.isStillDetached(assign, i, object) {
				found = true
			}
		}
		return true
	})
	return found
}

// isStillDetached says whether an assignment leaves a detached variable detached: fresh again, or made
// from itself, as in `p = append(p, x)`.
func (a *aliases) isStillDetached(assign *ast.AssignStmt, i int, object *ast.Object) bool {
	if len(assign.Lhs) != len(assign.Rhs) {
		return false
	}
	return a.isFresh(assign.Rhs[i]) || a.base(assign.Rhs[i]) == object
}

// base is the variable whose elements an expression has.
func (a *aliases) base(expr ast.Expr) *ast.Object {
	switch expr := expr.(type) {
	case *ast.Ident:
		return expr.Obj
	case *ast.ParenExpr:
		return a.base(expr.X)
	case *ast.SliceExpr:
		return a.base(expr.X)
	case *ast.CallExpr:
		if len(expr.Args) > 0 && a.passesThrough(expr.Fun) {
			return a.base(expr.Args[0])
		}
	}
	return nil
}
