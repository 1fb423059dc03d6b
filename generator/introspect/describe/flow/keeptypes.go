package flow

// The types of expressions, as far as declarations tell, since bodies are not type-checked. In: an expression.
// Out: its type; nil where that is not known.

import (
	"go/ast"
	"go/token"
	"go/types"
)

// typeOf looks at most so deep: a variable can be set to what depends on itself.
func (b *keepBody) typeOf(expr ast.Expr, depth int) types.Type {
	if depth == 0 || b.pkg == nil {
		return nil
	}
	switch expr := expr.(type) {
	case *ast.ParenExpr:
		return b.typeOf(expr.X, depth-1)
	case *ast.Ident:
		return b.typeOfName(expr, depth-1)
	case *ast.SelectorExpr:
		return b.typeOfField(expr, depth-1)
	case *ast.StarExpr:
		return pointee(b.typeOf(expr.X, depth-1))
	case *ast.UnaryExpr:
		if expr.Op == token.AND {
			return pointerTo(b.typeOf(expr.X, depth-1))
		}
	case *ast.IndexExpr:
		return element(b.typeOf(expr.X, depth-1))
	case *ast.TypeAssertExpr:
		return b.typeWritten(expr.Type)
	case *ast.CompositeLit:
		return b.typeWritten(expr.Type)
	case *ast.CallExpr:
		if results := b.resultsOf(expr, depth-1); results != nil && results.Len() == 1 {
			return results.At(0).Type()
		}
	}
	return nil
}

// typeOfName is the type of a variable: the declared one, or that of the value it begins with.
func (b *keepBody) typeOfName(name *ast.Ident, depth int) types.Type {
	if !b.isOwn(name.Obj) {
		if variable, ok := b.pkg.Scope().Lookup(name.Name).(*types.Var); ok {
			return variable.Type()
		}
		return nil
	}
	switch declared := name.Obj.Decl.(type) {
	case *ast.Field:
		return b.typeOfParameter(name.Obj, declared)
	case *ast.ValueSpec:
		if declared.Type != nil {
			return b.typeWritten(declared.Type)
		}
		return b.typeOfValue(name.Obj, identifiers(declared.Names), declared.Values, depth)
	case *ast.AssignStmt:
		return b.typeOfValue(name.Obj, declared.Lhs, declared.Rhs, depth)
	}
	return nil
}

// typeOfParameter is that of the function's parameter, its receiver, or a parameter of a literal in it.
func (b *keepBody) typeOfParameter(object *ast.Object, field *ast.Field) types.Type {
	signature := b.signature()
	if signature == nil || object.Pos() >= b.decl.Body.Pos() {
		return b.typeWritten(field.Type)
	}
	for _, variable := range []*types.Tuple{signature.Params(), signature.Results()} {
		for i := range variable.Len() {
			if variable.At(i).Pos() == object.Pos() {
				return variable.At(i).Type()
			}
		}
	}
	if recv := signature.Recv(); recv != nil && recv.Pos() == object.Pos() {
		return recv.Type()
	}
	return nil
}

// signature is that of the function; nil if the type checker does not have it.
func (b *keepBody) signature() *types.Signature {
	if b.decl.Recv == nil {
		if object := b.object(); object != nil {
			return object.Type().(*types.Signature)
		}
		return nil
	}
	method := methodOf(b.typeWritten(b.decl.Recv.List[0].Type), b.pkg, b.decl.Name.Name)
	if method == nil || method.Pos() != b.decl.Name.Pos() {
		return nil
	}
	return method.Type().(*types.Signature)
}

func methodOf(typ types.Type, pkg *types.Package, name string) *types.Func {
	if typ == nil {
		return nil
	}
	object, _, _ := types.LookupFieldOrMethod(typ, true, pkg, name)
	method, _ := object.(*types.Func)
	return method
}

// typeOfValue is the type of the value that a variable is declared with.
func (b *keepBody) typeOfValue(object *ast.Object, targets, values []ast.Expr, depth int) types.Type {
	for i, target := range targets {
		name, ok := target.(*ast.Ident)
		switch {
		case !ok || name.Obj != object || len(values) == 0:
		case len(values) == len(targets):
			return b.typeOf(values[i], depth)
		default:
			call, ok := values[0].(*ast.CallExpr)
			if !ok {
				return nil
			}
			if results := b.resultsOf(call, depth); results != nil && i < results.Len() {
				return results.At(i).Type()
			}
		}
	}
	return nil
}

// typeOfField is the type of a field, or of a variable of another package.
func (b *keepBody) typeOfField(selector *ast.SelectorExpr, depth int) types.Type {
	if path := b.scope.packageOf(selector.X); path != "" {
		if variable, ok := b.imported(path, selector.Sel.Name).(*types.Var); ok {
			return variable.Type()
		}
		return nil
	}
	return fieldType(b.typeOf(selector.X, depth), b.pkg, selector.Sel.Name)
}

// imported is what another package declares, if its types were loaded.
func (b *keepBody) imported(path, name string) types.Object {
	for _, imported := range b.pkg.Imports() {
		if imported.Path() == path {
			return imported.Scope().Lookup(name)
		}
	}
	return nil
}

// typeWritten is the type that is written; nil for most that are spelled out.
func (b *keepBody) typeWritten(written ast.Expr) types.Type {
	var object types.Object
	switch written := written.(type) {
	case *ast.ParenExpr:
		return b.typeWritten(written.X)
	case *ast.StarExpr:
		return pointerTo(b.typeWritten(written.X))
	case *ast.IndexExpr:
		return b.typeWritten(written.X)
	case *ast.IndexListExpr:
		return b.typeWritten(written.X)
	case *ast.SelectorExpr:
		object = b.imported(b.scope.packageOf(written.X), written.Sel.Name)
	case *ast.Ident:
		if written.Obj != nil && b.isInBody(written.Obj) {
			return nil
		}
		if object = b.pkg.Scope().Lookup(written.Name); object == nil {
			object = types.Universe.Lookup(written.Name)
		}
	}
	if name, ok := object.(*types.TypeName); ok {
		return name.Type()
	}
	return nil
}

func (b *keepBody) isInBody(object *ast.Object) bool {
	return b.decl.Pos() <= object.Pos() && object.Pos() <= b.decl.End()
}

// resultsOf has the types of a call's results.
func (b *keepBody) resultsOf(call *ast.CallExpr, depth int) *types.Tuple {
	function, typ := b.calledBy(call, depth)
	if typ != nil {
		return types.NewTuple(types.NewVar(token.NoPos, b.pkg, "", typ))
	}
	if function == nil {
		return nil
	}
	return function.Type().(*types.Signature).Results()
}

// calledBy is the function that is called, or the type of what is made: by a conversion, or new.
func (b *keepBody) calledBy(call *ast.CallExpr, depth int) (*types.Func, types.Type) {
	var object types.Object
	switch callee := plainCallee(call.Fun).(type) {
	case *ast.Ident:
		if b.isOwn(callee.Obj) {
			return nil, nil
		}
		object = b.pkg.Scope().Lookup(callee.Name)
		if object == nil && callee.Name == "new" && len(call.Args) == 1 {
			return nil, pointerTo(b.typeWritten(call.Args[0]))
		}
	case *ast.SelectorExpr:
		if path := b.scope.packageOf(callee.X); path != "" {
			object = b.imported(path, callee.Sel.Name)
		} else if method := methodOf(b.typeOf(callee.X, depth), b.pkg, callee.Sel.Name); method != nil {
			object = method
		}
	}
	switch object := object.(type) {
	case *types.Func:
		return object, nil
	case *types.TypeName:
		return nil, object.Type()
	}
	return nil, nil
}
