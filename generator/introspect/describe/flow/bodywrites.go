package flow

// Finds the writes in one function body. In: a declaration and what it can refer to. Out: the
// parameters whose elements it assigns.

import (
	"go/ast"
	"go/token"
)

// bodyWrites are the parameters that a function writes through itself, and those that it passes to
// functions of the described packages, which may write them.
func bodyWrites(decl *ast.FuncDecl, scope *scope, index writeIndex) (paramSet, []link) {
	body := &body{scope: scope, index: index, aliases: followAliases(decl, scope)}
	ast.Inspect(decl.Body, func(node ast.Node) bool {
		body.visit(node)
		return true
	})
	return body.written, body.links
}

// body collects the writes of one function.
type body struct {
	scope   *scope
	index   writeIndex
	aliases *aliases
	written paramSet
	links   []link
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
		b.call(node)
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

// call looks at what is passed to a function.
func (b *body) call(call *ast.CallExpr) {
	for position, arg := range call.Args {
		reached := b.aliases.ofArgument(arg)
		if reached == 0 {
			continue
		}
		known, callee := b.callee(call)
		if known.has(position) {
			b.written |= reached
		}
		b.links = append(b.links, link{reached, callee, position})
	}
}

// callee is what a called function is known to write, and its key in the index.
func (b *body) callee(call *ast.CallExpr) (paramSet, string) {
	switch callee := plainCallee(call.Fun).(type) {
	case *ast.Ident:
		return b.function(callee, call)
	case *ast.SelectorExpr:
		name := callee.Sel.Name
		if path := b.scope.packageOf(callee.X); path != "" {
			key := functionKey(path, name)
			return knownWriters[key], key
		}
		key := methodKey(b.scope.path, name, len(call.Args))
		return knownMethods[arity(name, len(call.Args))], key
	}
	return 0, ""
}

// function is a callee without a package: the package's own, a local one, whose body is part of
// this one, or predeclared.
func (b *body) function(callee *ast.Ident, call *ast.CallExpr) (paramSet, string) {
	key := functionKey(b.scope.path, callee.Name)
	_, own := b.index.byKey[key]
	switch {
	case callee.Obj != nil && callee.Obj.Kind != ast.Fun:
		return 0, ""
	case own:
		return 0, key
	case callee.Name == "copy", callee.Name == "clear":
		return first, ""
	case callee.Name == "append" && b.aliases.isShortened(call.Args[0]):
		return first, ""
	}
	return 0, ""
}

// plainCallee is a called function without parentheses and type arguments.
func plainCallee(callee ast.Expr) ast.Expr {
	switch callee := callee.(type) {
	case *ast.ParenExpr:
		return plainCallee(callee.X)
	case *ast.IndexExpr:
		return callee.X
	case *ast.IndexListExpr:
		return callee.X
	}
	return callee
}
