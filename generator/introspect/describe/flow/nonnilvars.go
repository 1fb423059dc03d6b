package flow

// Which variables a body's statements alone change. In: the body. Out: the others, and whether the function can
// return without a return statement.

import (
	"go/ast"
	"go/token"
	"go/types"
)

// nonNilBody follows one body.
type nonNilBody struct {
	*nonNilIndex
	*nonNilFunction
	signature *types.Signature
	fails     bool                  // its last result is an error, and what is returned for it is raised
	changed   map[types.Object]bool // whose address is taken, or that a function literal assigns to
	unknown   map[string]bool       // the same, of names that the type checker does not know
	isOpaque  bool
	targets   []*nonNilTarget
	label     string
	fallen    nonNilFacts // at a fallthrough
	proved    []bool
}

func newNonNilBody(index *nonNilIndex, function *nonNilFunction) *nonNilBody {
	body := &nonNilBody{
		nonNilIndex: index, nonNilFunction: function,
		changed: make(map[types.Object]bool), unknown: make(map[string]bool),
	}
	ast.Inspect(function.decl.Body, func(node ast.Node) bool {
		body.look(node)
		return true
	})
	return body
}

// look notes what changes variables from elsewhere.
func (b *nonNilBody) look(node ast.Node) {
	switch node := node.(type) {
	case *ast.UnaryExpr:
		if node.Op == token.AND {
			b.change(node.X)
		}
	case *ast.SelectorExpr:
		if b.takesAddress(node) {
			b.change(node.X)
		}
	case *ast.FuncLit:
		ast.Inspect(node.Body, func(inner ast.Node) bool {
			b.lookInLiteral(inner)
			return true
		})
	case *ast.DeferStmt:
		b.isOpaque = b.isOpaque || b.canRecover(node.Call)
	case *ast.BranchStmt:
		b.isOpaque = b.isOpaque || node.Tok == token.GOTO
	}
}

func (b *nonNilBody) lookInLiteral(node ast.Node) {
	switch node := node.(type) {
	case *ast.AssignStmt:
		for _, target := range node.Lhs {
			b.change(target)
		}
	case *ast.RangeStmt:
		b.change(node.Key)
		b.change(node.Value)
	}
}

func (b *nonNilBody) change(target ast.Expr) {
	name, ok := ast.Unparen(target).(*ast.Ident)
	if !ok {
		return
	}
	if object := b.objectOf(name); object != nil {
		b.changed[object] = true
	} else {
		b.unknown[name.Name] = true
	}
}

// takesAddress says whether a method is that of the pointer to a variable that is none.
func (b *nonNilBody) takesAddress(selector *ast.SelectorExpr) bool {
	selection := b.checked.Info.Selections[selector]
	if selection == nil || selection.Kind() != types.MethodVal {
		return false
	}
	return isPointer(receiverType(selection)) && !isPointer(selection.Recv())
}

func receiverType(selection *types.Selection) types.Type {
	return selection.Obj().Type().(*types.Signature).Recv().Type()
}

func isPointer(typ types.Type) bool {
	_, ok := typ.Underlying().(*types.Pointer)
	return ok
}

// canRecover says whether a call that is put off can end a panic, so that the results are what they were.
func (b *nonNilBody) canRecover(call *ast.CallExpr) bool {
	switch callee := ast.Unparen(call.Fun).(type) {
	case *ast.FuncLit:
		return mentions(callee.Body, "recover")
	case *ast.Ident:
		if _, ok := b.checked.Info.Uses[callee].(*types.Builtin); ok {
			return callee.Name == "recover"
		}
		return b.functionCanRecover(callee)
	case *ast.SelectorExpr:
		return b.functionCanRecover(callee.Sel)
	}
	return true
}

func (b *nonNilBody) functionCanRecover(name *ast.Ident) bool {
	if function, ok := b.checked.Info.Uses[name].(*types.Func); ok {
		b.check(function.Pkg())
		if body := b.bodies[function.Pos()]; body != nil {
			return mentions(body.decl.Body, "recover")
		}
	}
	switch name.Name {
	case "cancel", "Close", "Done", "Flush", "Free", "Lock", "Put", "RLock", "RUnlock", "Release", "Remove",
		"RemoveAll", "Reset", "Stop", "Unlock", "Wait":
		return false
	}
	return true
}

func mentions(body *ast.BlockStmt, name string) bool {
	found := false
	ast.Inspect(body, func(node ast.Node) bool {
		ident, ok := node.(*ast.Ident)
		found = found || ok && ident.Name == name
		return !found
	})
	return found
}

// variable is what a name stands for, if it is a variable that only statements change.
func (b *nonNilBody) variable(expr ast.Expr) *types.Var {
	name, ok := ast.Unparen(expr).(*ast.Ident)
	if !ok {
		return nil
	}
	variable, ok := b.objectOf(name).(*types.Var)
	if !ok || b.isChanged(variable) || isOfPackage(variable) {
		return nil
	}
	return variable
}

func (b *nonNilBody) isChanged(variable *types.Var) bool {
	return b.changed[variable] || b.unknown[variable.Name()]
}

func isOfPackage(variable *types.Var) bool {
	return variable.Pkg() != nil && variable.Parent() == variable.Pkg().Scope()
}

func (b *nonNilBody) objectOf(name *ast.Ident) types.Object {
	if object := b.checked.Info.Uses[name]; object != nil {
		return object
	}
	return b.checked.Info.Defs[name]
}
