package main

// Finds the writes in one function body. In: a declaration and what it can refer to. Out: the
// parameters whose elements it assigns.

import (
	"go/ast"
	"go/token"
)

// writtenParams are the parameters that a function writes through.
func writtenParams(decl *ast.FuncDecl, scope *scope) paramSet {
	body := &body{scope: scope, aliases: followAliases(decl, scope)}
	ast.Inspect(decl.Body, func(node ast.Node) bool {
		body.visit(node)
		return true
	})
	return body.written
}

// body collects the writes of one function.
type body struct {
	scope   *scope
	aliases *aliases
	written paramSet
}

func (b *body) visit(node ast.Node) {
	switch node := node.(type) {
	case *ast.AssignStmt:
		if node.Tok != token.DEFINE {
			b.assignAll(node.Lhs)
		}
	case *ast.IncDecStmt:
		b.assign(node.X)
	case *ast.RangeStmt:
		if node.Tok == token.ASSIGN {
			b.assignAll([]ast.Expr{node.Key, node.Value})
		}
	case *ast.CallExpr:
		b.written |= b.call(node)
	}
}

func (b *body) assignAll(targets []ast.Expr) {
	for _, target := range targets {
		b.assign(target)
	}
}

// assign notes an assignment to an element: `p[i] =`, `*q =`, `p[i].field =`. Assigning to the
// variable itself changes nothing that the caller has.
func (b *body) assign(target ast.Expr) {
	switch target := target.(type) {
	case *ast.ParenExpr:
		b.assign(target.X)
	case *ast.SelectorExpr:
		b.assign(target.X)
	case *ast.IndexExpr:
		b.written |= b.aliases.of(target.X)
	case *ast.StarExpr:
		b.written |= b.aliases.of(target.X)
	}
}

// call is what a call writes: what is passed to it as a parameter that it writes.
func (b *body) call(call *ast.CallExpr) paramSet {
	var written paramSet
	for position, arg := range call.Args {
		if b.writes(call, position) {
			written |= b.aliases.ofArgument(arg)
		}
	}
	return written
}

// writes says whether a call writes the elements of its argument at a position.
func (b *body) writes(call *ast.CallExpr, position int) bool {
	switch callee := uninstantiated(call.Fun).(type) {
	case *ast.Ident:
		return b.functionWrites(callee, call, position)
	case *ast.SelectorExpr:
		if path := b.scope.packageOf(callee.X); path != "" {
			known := knownWriters[path+"."+callee.Sel.Name] | b.scope.index[functionKey(path, callee.Sel.Name)]
			return known.has(position)
		}
		return b.methodWrites(callee.Sel.Name, len(call.Args), position)
	}
	return false
}

func (b *body) functionWrites(callee *ast.Ident, call *ast.CallExpr, position int) bool {
	if callee.Obj != nil && callee.Obj.Kind != ast.Fun {
		return false // a local function: its body is part of this one
	}
	if own, ok := b.scope.index[functionKey(b.scope.path, callee.Name)]; ok {
		return own.has(position)
	}
	switch callee.Name {
	case "copy", "clear":
		return position == 0
	case "append":
		return position == 0 && b.aliases.shortened(call.Args[0])
	}
	return false
}

func (b *body) methodWrites(name string, args, position int) bool {
	known := b.scope.index[methodKey(b.scope.path, name, args)]
	if method, ok := knownMethods[name]; ok && method.args == args {
		known |= method.written
	}
	return known.has(position)
}

// packageOf is the import path if an expression is the name of an imported package.
func (s *scope) packageOf(expr ast.Expr) string {
	name, ok := expr.(*ast.Ident)
	if !ok || name.Obj != nil {
		return ""
	}
	return s.imports[name.Name]
}

// uninstantiated is a called function without parentheses and type arguments.
func uninstantiated(callee ast.Expr) ast.Expr {
	switch callee := callee.(type) {
	case *ast.ParenExpr:
		return uninstantiated(callee.X)
	case *ast.IndexExpr:
		return callee.X
	case *ast.IndexListExpr:
		return callee.X
	}
	return callee
}
