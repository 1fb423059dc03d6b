package flow

// Which variables of a body share elements with a parameter. In: a declaration. Out: for any
// expression in it, the parameters whose elements it can reach. Variables are told apart by the
// objects that the parser resolves, so a local that shadows a parameter is another one.

import (
	"go/ast"
	"go/token"
)

// aliases of one function.
type aliases struct {
	scope    *scope
	reach    map[*ast.Object]paramSet
	short    map[*ast.Object]bool         // cut from a parameter's slice, with room behind
	literals map[*ast.Object]*ast.FuncLit // local functions
	detached map[*ast.Object]token.Pos    // from here on the variable has elements of its own
	grown    bool
}

// followAliases runs over the body until no variable reaches more; assignments can come in any order.
func followAliases(decl *ast.FuncDecl, scope *scope) *aliases {
	a := &aliases{
		scope:    scope,
		short:    make(map[*ast.Object]bool),
		literals: make(map[*ast.Object]*ast.FuncLit),
		detached: make(map[*ast.Object]token.Pos),
	}
	a.follow(decl)
	a.detach(decl.Body)
	if len(a.detached) > 0 {
		a.follow(decl)
	}
	return a
}

func (a *aliases) follow(decl *ast.FuncDecl) {
	a.reach = make(map[*ast.Object]paramSet)
	for i, name := range paramNames(decl.Type) {
		if name != nil && name.Obj != nil {
			a.reach[name.Obj] = 1 << i
		}
	}
	for _, name := range receiverNames(decl) {
		if name.Obj != nil {
			a.reach[name.Obj] = receiver
		}
	}
	for a.grown = true; a.grown; {
		a.grown = false
		ast.Inspect(decl.Body, func(node ast.Node) bool {
			a.visit(node)
			return true
		})
	}
}

// paramNames has one entry for each parameter, nil for those without a name and for arrays: they
// are the function's own copies.
func paramNames(function *ast.FuncType) []*ast.Ident {
	var names []*ast.Ident
	for _, field := range function.Params.List {
		array, ok := field.Type.(*ast.ArrayType)
		switch copied := ok && array.Len != nil; {
		case len(field.Names) == 0:
			names = append(names, nil)
		case copied:
			names = append(names, make([]*ast.Ident, len(field.Names))...)
		default:
			names = append(names, field.Names...)
		}
	}
	return names
}

// receiverNames has the name of a method's receiver, if it is a method whose receiver has one.
func receiverNames(decl *ast.FuncDecl) []*ast.Ident {
	if decl.Recv == nil || len(decl.Recv.List) != 1 {
		return nil
	}
	return decl.Recv.List[0].Names
}

func (a *aliases) visit(node ast.Node) {
	switch node := node.(type) {
	case *ast.AssignStmt:
		if len(node.Lhs) == len(node.Rhs) {
			for i := range node.Lhs {
				a.bind(node.Lhs[i], node.Rhs[i])
			}
		}
	case *ast.ValueSpec:
		for i := 0; i < len(node.Values) && i < len(node.Names); i++ {
			a.bind(node.Names[i], node.Values[i])
		}
	case *ast.RangeStmt:
		if node.Value != nil {
			a.bind(node.Value, node.X)
		}
	case *ast.CallExpr:
		a.bindArguments(node)
	}
}

// bind notes that a variable now has what an expression has.
func (a *aliases) bind(target, value ast.Expr) {
	name, ok := target.(*ast.Ident)
	if !ok || name.Obj == nil {
		return
	}
	if literal, ok := value.(*ast.FuncLit); ok {
		a.literals[name.Obj] = literal
	}
	if reached := a.of(value); a.reach[name.Obj]|reached != a.reach[name.Obj] {
		a.reach[name.Obj] |= reached
		a.grown = true
	}
	if !a.short[name.Obj] && a.of(value) != 0 && a.isShortened(value) {
		a.short[name.Obj] = true
		a.grown = true
	}
}

// bindArguments binds the parameters of a function literal that is called here.
func (a *aliases) bindArguments(call *ast.CallExpr) {
	literal, ok := call.Fun.(*ast.FuncLit)
	if name, isName := call.Fun.(*ast.Ident); isName && name.Obj != nil {
		literal, ok = a.literals[name.Obj]
	}
	if !ok {
		return
	}
	for i, name := range paramNames(literal.Type) {
		if name != nil && i < len(call.Args) {
			a.bind(name, call.Args[i])
		}
	}
}

// of is the set of parameters whose elements an expression reaches. Reading a scalar element is
// harmless here: Go has no way to write through it.
func (a *aliases) of(expr ast.Expr) paramSet {
	switch expr := expr.(type) {
	case *ast.Ident:
		return a.variable(expr)
	case *ast.ParenExpr:
		return a.of(expr.X)
	case *ast.IndexExpr:
		return a.of(expr.X)
	case *ast.StarExpr:
		return a.of(expr.X)
	case *ast.SelectorExpr:
		return a.of(expr.X)
	case *ast.UnaryExpr:
		if expr.Op == token.AND {
			return a.of(expr.X)
		}
	case *ast.SliceExpr:
		if !isEmptySlice(expr) {
			return a.of(expr.X)
		}
	case *ast.CallExpr:
		if len(expr.Args) > 0 && a.passesThrough(expr.Fun) {
			return a.of(expr.Args[0])
		}
	}
	return 0
}

// ofArgument also looks into literals such as `byName{p}`, whose fields are the parameter's.
func (a *aliases) ofArgument(arg ast.Expr) paramSet {
	if address, ok := arg.(*ast.UnaryExpr); ok && address.Op == token.AND {
		arg = address.X
	}
	literal, ok := arg.(*ast.CompositeLit)
	if !ok {
		return a.of(arg)
	}
	var reached paramSet
	for _, element := range literal.Elts {
		if pair, ok := element.(*ast.KeyValueExpr); ok {
			element = pair.Value
		}
		reached |= a.of(element)
	}
	return reached
}

func (a *aliases) variable(name *ast.Ident) paramSet {
	if name.Obj == nil {
		return 0
	}
	if from, ok := a.detached[name.Obj]; ok && name.Pos() >= from {
		return 0
	}
	return a.reach[name.Obj]
}

// passesThrough says whether a call returns its first argument's elements: append, a conversion,
// or one of the standard library's wrappers.
func (a *aliases) passesThrough(callee ast.Expr) bool {
	switch callee := plainCallee(callee).(type) {
	case *ast.ArrayType:
		return true
	case *ast.StarExpr: // `(*stack)(&p)`
		return a.passesThrough(callee.X)
	case *ast.Ident:
		return callee.Name == "append" || a.scope.types[callee.Name]
	case *ast.SelectorExpr:
		return wrappers[a.scope.packageOf(callee.X)+"."+callee.Sel.Name]
	}
	return false
}

// isShortened says whether appending to an expression overwrites a parameter's elements: `p[:0]`.
func (a *aliases) isShortened(expr ast.Expr) bool {
	switch expr := expr.(type) {
	case *ast.ParenExpr:
		return a.isShortened(expr.X)
	case *ast.SliceExpr:
		return !expr.Slice3 && (expr.High != nil || a.isShortened(expr.X))
	case *ast.Ident:
		return expr.Obj != nil && a.short[expr.Obj]
	case *ast.CallExpr:
		return len(expr.Args) > 0 && a.passesThrough(expr.Fun) && a.isShortened(expr.Args[0])
	}
	return false
}

// isEmptySlice says whether a slice expression has neither elements nor room: `p[:0:0]`.
func isEmptySlice(expr *ast.SliceExpr) bool {
	limit, ok := expr.Max.(*ast.BasicLit)
	return ok && limit.Value == "0"
}
