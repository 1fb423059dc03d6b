package flow

// What a call calls. In: the call. Out: the described functions that it can be, or what the name of another
// one says. The small questions about syntax that go with it are here, too.

import (
	"go/ast"
	"go/types"
)

// keepCallee is what is known of a called function.
type keepCallee struct {
	uses     []*keepUse
	on       ast.Expr // the receiver
	literal  *ast.FuncLit
	isKept   bool // it keeps its arguments
	isPassed bool // its result has them
}

func (b *keepBody) resolve(call *ast.CallExpr) keepCallee {
	switch callee := plainCallee(call.Fun).(type) {
	case *ast.FuncLit:
		return keepCallee{literal: callee}
	case *ast.Ident:
		return b.resolveName(callee)
	case *ast.SelectorExpr:
		return b.resolveSelector(callee, call)
	case *ast.StarExpr, *ast.ArrayType, *ast.InterfaceType: // a conversion
		return keepCallee{isPassed: true}
	}
	return keepCallee{}
}

// resolveName is a function of the package, a type of it, a literal that a variable has, or append.
func (b *keepBody) resolveName(name *ast.Ident) keepCallee {
	if b.isOwn(name.Obj) {
		return keepCallee{literal: b.literals[name.Obj]}
	}
	if uses := b.index.byKey[functionKey(b.scope.path, name.Name)]; len(uses) > 0 {
		return keepCallee{uses: uses}
	}
	return keepCallee{isPassed: name.Name == "append" || b.scope.types[name.Name]}
}

// resolveSelector is a function of another package, or a method. Where the receiver's type is not known, or is
// an interface of the package, all methods of the package are looked at that have the name and as many
// parameters.
func (b *keepBody) resolveSelector(selector *ast.SelectorExpr, call *ast.CallExpr) keepCallee {
	name := selector.Sel.Name
	if path := b.scope.packageOf(selector.X); path != "" {
		if uses := b.index.byKey[functionKey(path, name)]; len(uses) > 0 {
			return keepCallee{uses: uses}
		}
		return keepCallee{isKept: isKeeper(name), isPassed: isMaker(name)}
	}
	method, _ := b.calledBy(call, deepest)
	if method != nil && b.index.byPlace[method.Pos()] != nil {
		return keepCallee{uses: []*keepUse{b.index.byPlace[method.Pos()]}, on: selector.X}
	}
	uses := b.index.byKey[methodKey(b.scope.path, name, len(call.Args))]
	if isOwn := method == nil || method.Pkg() == b.pkg; isOwn && len(uses) > 0 {
		return keepCallee{uses: uses, on: selector.X}
	}
	return keepCallee{on: selector.X, isKept: isMethodKeeper(name), isPassed: isMaker(name)}
}

// rootOf is the variable that an expression begins with; nil if it is none.
func rootOf(expr ast.Expr) *ast.Ident {
	for {
		switch inner := expr.(type) {
		case *ast.Ident:
			return inner
		case *ast.ParenExpr:
			expr = inner.X
		case *ast.SelectorExpr:
			expr = inner.X
		case *ast.IndexExpr:
			expr = inner.X
		case *ast.StarExpr:
			expr = inner.X
		case *ast.UnaryExpr:
			expr = inner.X
		case *ast.TypeAssertExpr:
			expr = inner.X
		default:
			return nil
		}
	}
}

// resultTypes has the written type of each result.
func resultTypes(results *ast.FieldList) []ast.Expr {
	if results == nil {
		return nil
	}
	var written []ast.Expr
	for _, field := range results.List {
		for range max(1, len(field.Names)) {
			written = append(written, field.Type)
		}
	}
	return written
}

// canHold says whether a value of a written type can have a writer in it: not an error, a number, a text, or
// a list of such.
func canHold(written ast.Expr) bool {
	switch written := written.(type) {
	case *ast.Ident:
		return types.Universe.Lookup(written.Name) == nil || written.Name == "any"
	case *ast.ArrayType:
		return canHold(written.Elt)
	}
	return true
}
