package flow

// Where the values of parameters go in one body, for fills.go. In: a declaration. Out: the parameters
// that are filled, that go to code which nobody sees, or to other functions. Nothing is type-checked
// here: values are followed by variables, through assertions and the methods of reflect.Value.

import (
	"go/ast"
	"go/token"
)

// flow says which parameters an expression is, or leads to: a slice or struct that has one in it. What is
// in a parameter of type any can be written once it is opened, by an assertion or by reflection. Before
// that, what has fields or elements is something else, that has the parameter in it. What was never in
// something else is the parameter itself, or a part of it.
type flow struct{ direct, held, opened, itself paramSet }

func (f flow) all() paramSet { return f.direct | f.held }

func (f flow) or(other flow) flow {
	return flow{
		f.direct | other.direct, f.held | other.held, f.opened | other.opened, f.itself | other.itself,
	}
}

// element is what an element or a field of the value is.
func (f flow) element() flow { return flow{f.all(), f.held, f.opened, f.itself} }

// container is a value that has this one in it.
func (f flow) container() flow { return flow{0, f.all(), f.opened, 0} }

// open is what is in the value, if that is of type any.
func (f flow) open() flow { return flow{f.direct, f.held, f.all(), f.itself} }

// written is what an assignment to a field or an element of the value writes.
func (f flow) written() paramSet { return f.direct & f.opened }

// fillFlow follows the values of one body.
type fillFlow struct {
	use       *fillUse
	functions fillIndex
	reach     map[*ast.Object]flow
	literals  map[*ast.Object]*ast.FuncLit
	replaced  paramSet // whose variables get other values later on
	grown     bool
}

func followFills(use *fillUse, functions fillIndex) {
	if use.decl.Body == nil {
		use.unseen = all
		return
	}
	f := &fillFlow{use, functions, make(map[*ast.Object]flow), make(map[*ast.Object]*ast.FuncLit), 0, true}
	position := 0
	for _, field := range use.decl.Type.Params.List {
		for i, name := range field.Names {
			if name.Obj != nil {
				f.reach[name.Obj] = parameterFlow(field.Type, position+i)
				use.closed |= f.reach[name.Obj].all() &^ f.reach[name.Obj].opened
			}
		}
		position += max(1, len(field.Names))
	}
	for f.grown {
		f.grown, use.links = false, nil
		ast.Inspect(use.decl.Body, func(node ast.Node) bool {
			f.visit(node)
			return true
		})
	}
	use.unseen |= use.filled & f.replaced
	use.filled &^= f.replaced
	use.opened &^= f.replaced
}

// parameterFlow is what a parameter is at the start: a list holds what could be filled.
func parameterFlow(typ ast.Expr, position int) flow {
	var element ast.Expr
	switch typ := typ.(type) {
	case *ast.Ellipsis:
		element = typ.Elt
	case *ast.ArrayType:
		element = typ.Elt
	default:
		return opening(flow{direct: 1 << position, itself: 1 << position}, typ)
	}
	return opening(flow{held: 1 << position}, element)
}

// opening is the flow of a value of a type: any other than any is open.
func opening(value flow, typ ast.Expr) flow {
	switch typ := typ.(type) {
	case *ast.InterfaceType:
		return value
	case *ast.Ident:
		if typ.Name == "any" && typ.Obj == nil {
			return value
		}
	}
	return value.open()
}

func (f *fillFlow) visit(node ast.Node) {
	switch node := node.(type) {
	case *ast.AssignStmt:
		for i, target := range node.Lhs {
			if node.Tok != token.DEFINE {
				f.assign(target)
				f.replace(target, node, i)
			}
			f.bind(target, f.valueOf(node.Rhs, i, len(node.Lhs)))
			f.literal(target, node.Rhs, i)
		}
	case *ast.ValueSpec:
		for i, name := range node.Names {
			f.bind(name, f.valueOf(node.Values, i, len(node.Names)))
			f.literal(name, node.Values, i)
		}
	case *ast.RangeStmt:
		f.iterate(node)
	case *ast.IncDecStmt:
		f.assign(node.X)
	case *ast.SendStmt:
		f.use.unseen |= f.of(node.Value).all()
	case *ast.ReturnStmt:
		f.returnValues(node.Results)
	case *ast.CallExpr:
		f.call(node)
	}
}

// returnValues notes what is returned; without values those are what the named results have.
func (f *fillFlow) returnValues(values []ast.Expr) {
	results := f.use.decl.Type.Results
	if len(values) == 0 && results != nil {
		for _, field := range results.List {
			values = append(values, identifiers(field.Names)...)
		}
	}
	for _, value := range values {
		f.use.returned = f.use.returned.or(f.of(value))
	}
}

// valueOf is what the i-th of several targets gets; a call can give a value to each.
func (f *fillFlow) valueOf(values []ast.Expr, i, targets int) flow {
	switch {
	case len(values) == targets:
		return f.of(values[i])
	case len(values) == 1:
		return f.of(values[0])
	}
	return flow{}
}

func (f *fillFlow) literal(target ast.Expr, values []ast.Expr, i int) {
	name, ok := target.(*ast.Ident)
	if !ok || name.Obj == nil || i >= len(values) {
		return
	}
	if literal, ok := values[i].(*ast.FuncLit); ok {
		f.literals[name.Obj] = literal
	}
}

// iterate binds the variables of a range clause.
func (f *fillFlow) iterate(loop *ast.RangeStmt) {
	over := f.of(loop.X)
	for _, target := range []ast.Expr{loop.Key, loop.Value} {
		if target != nil {
			f.bind(target, over.element())
		}
	}
}

// assign notes an assignment to what a parameter points to, or has as an element.
func (f *fillFlow) assign(target ast.Expr) {
	switch target := target.(type) {
	case *ast.ParenExpr:
		f.assign(target.X)
	case *ast.StarExpr:
		f.set(f.of(target.X))
	case *ast.IndexExpr:
		f.assignElement(target.X)
	case *ast.SelectorExpr:
		f.assignElement(target.X)
	}
}

// assignElement notes an assignment to an element or a field of an expression. What a variable of the
// function only has in it stays as it is.
func (f *fillFlow) assignElement(expr ast.Expr) {
	switch expr.(type) {
	case *ast.ParenExpr, *ast.IndexExpr, *ast.SelectorExpr:
		f.assign(expr)
	default:
		f.set(f.of(expr))
	}
}

// set notes an assignment to a field or an element of a value.
func (f *fillFlow) set(value flow) {
	f.use.filled |= value.written()
	f.use.opened |= value.written() & value.itself
}

// replace notes that a variable gets a value that leads to no parameter: what happens to it then need
// not happen to the parameter.
func (f *fillFlow) replace(target ast.Expr, assign *ast.AssignStmt, i int) {
	name, ok := target.(*ast.Ident)
	if ok && f.valueOf(assign.Rhs, i, len(assign.Lhs)).all() == 0 {
		f.replaced |= f.reach[name.Obj].all()
	}
}

// bind notes that a variable has a value, or has it in a field or an element.
func (f *fillFlow) bind(target ast.Expr, value flow) {
	if value.all() == 0 {
		return
	}
	switch target := target.(type) {
	case *ast.Ident:
		f.bindName(target, value)
	case *ast.ParenExpr:
		f.bind(target.X, value)
	case *ast.StarExpr:
		f.bind(target.X, value.container())
	case *ast.IndexExpr:
		f.bind(target.X, value.container())
	case *ast.SelectorExpr:
		f.bind(target.X, value.container())
	default:
		f.use.unseen |= value.all()
	}
}

func (f *fillFlow) bindName(name *ast.Ident, value flow) {
	if name.Name == "_" {
		return
	}
	if name.Obj == nil || !isWithin(name.Obj.Pos(), f.use.decl) { // of the package
		f.use.unseen |= value.all()
		return
	}
	before := f.reach[name.Obj]
	if after := before.or(value); after != before {
		f.reach[name.Obj] = after
		f.grown = true
	}
}

func isWithin(pos token.Pos, decl *ast.FuncDecl) bool { return decl.Pos() <= pos && pos < decl.End() }

// of is what an expression leads to.
func (f *fillFlow) of(expr ast.Expr) flow {
	switch expr := expr.(type) {
	case *ast.Ident:
		return f.reach[expr.Obj]
	case *ast.ParenExpr:
		return f.of(expr.X)
	case *ast.TypeAssertExpr:
		return f.assertion(expr)
	case *ast.StarExpr:
		return f.of(expr.X)
	case *ast.UnaryExpr:
		if isAddress(expr) {
			return f.of(expr.X)
		}
	case *ast.SliceExpr:
		return f.of(expr.X)
	case *ast.IndexExpr:
		return f.of(expr.X).element()
	case *ast.SelectorExpr:
		return f.of(expr.X).element()
	case *ast.CompositeLit:
		return f.ofElements(expr)
	case *ast.CallExpr:
		return f.result(expr)
	}
	return flow{}
}

// assertion leads nowhere if the type is a scalar, and else to what is in the value.
func (f *fillFlow) assertion(expr *ast.TypeAssertExpr) flow {
	if name, ok := expr.Type.(*ast.Ident); ok && isScalar(name) {
		return flow{}
	}
	return f.of(expr.X).open()
}

func (f *fillFlow) ofElements(literal *ast.CompositeLit) flow {
	var found flow
	for _, element := range literal.Elts {
		if pair, ok := element.(*ast.KeyValueExpr); ok {
			element = pair.Value
		}
		found = found.or(f.of(element).container())
	}
	return found
}
