package flow

// What becomes of the pointers in one function. In: its body and the types of its parameters. Out:
// which parameters may be written through, are returned or passed on. Starting at each mention of a
// variable that holds a parameter, this climbs the syntax tree to what the value is used for.

import (
	"go/ast"
	"go/types"
)

// pointers of one function.
type pointers struct {
	use       *pointerUse
	functions pointerIndex
	held      map[*ast.Object]held
	stack     []ast.Node // from the body to where the walk is
	grown     bool
}

// held says which parameters a value has come from, and its type.
type held struct {
	from paramSet
	typ  types.Type
}

// followPointers walks the body until no variable holds more; assignments can come in any order.
func followPointers(use *pointerUse, functions pointerIndex) {
	p := &pointers{use: use, functions: functions, held: make(map[*ast.Object]held)}
	p.holdReceiver()
	position := 0
	for _, field := range use.decl.Type.Params.List {
		for i, name := range field.Names {
			if name.Obj != nil {
				p.held[name.Obj] = held{1 << (position + i), use.paramType(position + i)}
			}
		}
		position += max(1, len(field.Names))
	}
	for p.grown = true; p.grown; {
		p.grown, use.links = false, nil
		ast.Inspect(use.decl.Body, p.visit)
	}
}

// holdReceiver enters the receiver of a method.
func (p *pointers) holdReceiver() {
	for _, name := range receiverNames(p.use.decl) {
		if name.Obj != nil && p.use.object != nil {
			p.held[name.Obj] = held{receiver, p.use.object.Type().(*types.Signature).Recv().Type()}
		}
	}
}

func (p *pointers) visit(node ast.Node) bool {
	if node == nil {
		p.stack = p.stack[:len(p.stack)-1]
		return true
	}
	p.stack = append(p.stack, node)
	if name, ok := node.(*ast.Ident); ok && name.Obj != nil {
		if value, ok := p.held[name.Obj]; ok {
			p.follow(len(p.stack)-1, value)
		}
	}
	return true
}

// follow climbs from the expression at a depth of the stack, as long as that is taken from: `*p`,
// `p[i]`, `p[i:]`, `p.field`.
func (p *pointers) follow(depth int, value held) {
	variable := depth
	for {
		typ, ok := access(p.stack[depth-1], p.stack[depth], value.typ, p.use.pkg)
		if !ok {
			break
		}
		value.typ = typ
		depth--
	}
	if depth < variable && isTarget(p.stack[depth-1], p.stack[depth]) {
		p.noteWrite(value)
		return
	}
	p.inspectUser(depth, value)
}

// inspectUser looks at what the value of an expression is used for.
func (p *pointers) inspectUser(depth int, value held) {
	expr := p.stack[depth]
	switch parent := p.stack[depth-1].(type) {
	case *ast.UnaryExpr:
		if isAddress(parent) {
			p.follow(depth-1, held{value.from, pointerTo(value.typ)})
		} else if !isPlain(value.typ) {
			p.noteWrite(value)
		}
	case *ast.SelectorExpr:
		if !p.isReadByMethod(parent, value.typ) {
			p.noteWrite(value)
		}
	default:
		if !isPlain(value.typ) {
			p.passToUser(depth, parent, expr, value)
		}
	}
}

// passToUser gives a value that has pointers to the node that uses it.
func (p *pointers) passToUser(depth int, user, expr ast.Node, value held) {
	switch user := user.(type) {
	case *ast.BinaryExpr, *ast.SwitchStmt, *ast.CaseClause, *ast.ExprStmt: // compared, or nothing
	case *ast.AssignStmt:
		p.assign(user.Lhs, user.Rhs, expr, value)
	case *ast.ValueSpec:
		p.assign(identifiers(user.Names), user.Values, expr, value)
	case *ast.RangeStmt:
		if user.X == expr {
			p.iterate(user, value)
		}
	case *ast.ReturnStmt:
		p.result(value)
	case *ast.CallExpr:
		p.pass(user, expr, value)
	case *ast.KeyValueExpr:
		if user.Key != expr || !isStruct(p.stack[depth-2], p.use.pkg) {
			p.noteWrite(value)
		}
	default:
		p.noteWrite(value)
	}
}

func (p *pointers) noteWrite(value held) { p.use.written |= value.from }

// assign binds the variable that a value is assigned to; nothing where it is itself the target.
func (p *pointers) assign(targets, values []ast.Expr, expr ast.Node, value held) {
	position := indexOf(values, expr)
	switch {
	case position < 0:
	case len(targets) != len(values):
		p.noteWrite(value)
	default:
		p.bind(targets[position], value)
	}
}

// bind notes that a variable of the function now holds a value. Of any other variable nobody knows who
// writes through it.
func (p *pointers) bind(target ast.Expr, value held) {
	name, ok := target.(*ast.Ident)
	switch {
	case ok && name.Name == "_":
		return
	case !ok || !isLocal(name.Obj, p.use.decl):
		p.noteWrite(value)
		return
	case isResult(name.Obj, p.use.decl):
		p.use.returned |= value.from
	}
	before, known := p.held[name.Obj]
	if known {
		value = held{before.from | value.from, commonType(before.typ, value.typ)}
	}
	if !known || value != before {
		p.held[name.Obj] = value
		p.grown = true
	}
}

// iterate binds the variable that a range clause sets to the elements.
func (p *pointers) iterate(loop *ast.RangeStmt, value held) {
	value.typ = element(value.typ)
	switch {
	case isPlain(value.typ):
	case value.typ == nil: // a channel, a function
		p.noteWrite(value)
	case loop.Value != nil:
		p.bind(loop.Value, value)
	}
}

// result notes a returned value, unless it is a function literal that returns it.
func (p *pointers) result(value held) {
	for _, node := range p.stack {
		if _, ok := node.(*ast.FuncLit); ok {
			p.noteWrite(value)
			return
		}
	}
	p.use.returned |= value.from
}

// pass gives a value to a called function.
func (p *pointers) pass(call *ast.CallExpr, expr ast.Node, value held) {
	position := indexOf(call.Args, expr)
	callee, ok := p.callee(plainCallee(call.Fun))
	switch {
	case position < 0 || !ok:
		p.noteWrite(value)
	case callee == "":
	case p.hidesPointers(callee, value.typ):
		p.noteWrite(value)
	default:
		p.use.links = append(p.use.links, link{value.from, callee, position})
	}
}

// callee is the key of a called function, empty for predeclared ones that only read; false if
// nobody knows what is called: a method, a variable, a conversion.
func (p *pointers) callee(callee ast.Expr) (string, bool) {
	switch callee := callee.(type) {
	case *ast.Ident:
		if callee.Obj != nil && callee.Obj.Kind != ast.Fun {
			return "", false
		}
		key := functionKey(p.use.scope.path, callee.Name)
		if p.functions.byKey[key] != nil {
			return key, true
		}
		return "", readers[callee.Name]
	case *ast.SelectorExpr:
		path := p.use.scope.packageOf(callee.X)
		return functionKey(path, callee.Sel.Name), path != ""
	}
	return "", false
}

// hidesPointers says whether the pointers could be what a type parameter of a callee stands for, such
// as the elements of `[]*int` where it takes `[]T`: of those, isPlain knows nothing.
func (p *pointers) hidesPointers(callee string, typ types.Type) bool {
	use := p.functions.byKey[callee]
	return use != nil && use.decl.Type.TypeParams != nil && !isPlain(pointee(typ))
}

// isReadByMethod says whether a selected method has the value itself as its receiver, and that is a
// copy of all that it is.
func (p *pointers) isReadByMethod(selector *ast.SelectorExpr, typ types.Type) bool {
	if typ == nil {
		return false
	}
	object, _, _ := types.LookupFieldOrMethod(typ, true, p.use.pkg, selector.Sel.Name)
	method, ok := object.(*types.Func)
	if !ok {
		return false
	}
	return isCopied(method.Type().(*types.Signature).Recv().Type(), deepest)
}
