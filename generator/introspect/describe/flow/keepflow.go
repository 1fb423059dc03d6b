package flow

// Where one function puts its parameters. In: its body. Out: the notes of keeps.go. Variables are told apart
// by the objects that the parser resolves.

import (
	"go/ast"
	"go/token"
)

// origin says which parameters a value has in it, and which it is a part of: what is stored there stays
// where they lead.
type origin struct{ holds, within paramSet }

func (o origin) and(other origin) origin {
	return origin{o.holds | other.holds, o.within | other.within}
}

// keepBody follows the values in one function.
type keepBody struct {
	*keepUse
	index    keepIndex
	known    map[*ast.Object]origin
	fields   map[string]bool // that got a value with a parameter in it
	copies   map[*ast.Object]bool
	literals map[*ast.Object]*ast.FuncLit
	undone   map[string]token.Pos // fields that are set back, where that is the last thing done to them
	waits    bool
	stack    []ast.Node
	isMoved  bool
}

// followKeeps walks over a body until no variable has more in it; assignments can come in any order.
func followKeeps(use *keepUse, index keepIndex) {
	use.grown = false
	if use.decl.Body == nil {
		return
	}
	b := &keepBody{
		keepUse: use, index: index,
		known: make(map[*ast.Object]origin), fields: make(map[string]bool), copies: make(map[*ast.Object]bool),
		literals: make(map[*ast.Object]*ast.FuncLit), undone: make(map[string]token.Pos),
	}
	b.enterParameters()
	b.findEnds()
	for b.isMoved = true; b.isMoved; {
		b.isMoved = false
		ast.Inspect(use.decl.Body, b.visit)
	}
	b.giveBackNamed()
}

// enterParameters gives each parameter its own position, and the receiver its.
func (b *keepBody) enterParameters() {
	position := 0
	for _, field := range b.decl.Type.Params.List {
		for i, name := range field.Names {
			if position+i < outsidePosition {
				b.enter(name, field.Type, 1<<(position+i))
			}
		}
		position += max(1, len(field.Names))
	}
	for _, name := range receiverNames(b.decl) {
		b.enter(name, b.decl.Recv.List[0].Type, receiver)
	}
}

// enter notes a parameter. Fields of one that is no pointer are those of the function's own copy.
func (b *keepBody) enter(name *ast.Ident, typ ast.Expr, set paramSet) {
	if name.Obj == nil {
		return
	}
	b.known[name.Obj] = origin{set, set}
	switch typ.(type) {
	case *ast.Ident, *ast.SelectorExpr, *ast.IndexExpr, *ast.IndexListExpr:
		b.copies[name.Obj] = true
	}
}

// findEnds looks for what the function does at its end: set fields back, and wait for what it started.
func (b *keepBody) findEnds() {
	for _, statement := range b.decl.Body.List {
		if assign, ok := statement.(*ast.AssignStmt); ok && isNil(assign.Rhs[0]) {
			b.undo(assign.Lhs)
		}
	}
	ast.Inspect(b.decl.Body, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.DeferStmt:
			b.undoIn(node)
		case *ast.GoStmt: // waits for others, perhaps
			return false
		case *ast.UnaryExpr:
			b.waits = b.waits || node.Op == token.ARROW
		case *ast.SelectorExpr:
			b.waits = b.waits || node.Sel.Name == "Wait"
		}
		return true
	})
}

func (b *keepBody) undoIn(deferred ast.Node) {
	ast.Inspect(deferred, func(node ast.Node) bool {
		if assign, ok := node.(*ast.AssignStmt); ok {
			b.undo(assign.Lhs)
			for _, target := range assign.Lhs {
				if field, ok := target.(*ast.SelectorExpr); ok {
					b.undone[field.Sel.Name] = b.decl.End()
				}
			}
		}
		return true
	})
}

func (b *keepBody) undo(targets []ast.Expr) {
	for _, target := range targets {
		if field, ok := target.(*ast.SelectorExpr); ok {
			b.undone[field.Sel.Name] = max(b.undone[field.Sel.Name], target.Pos())
		}
	}
}

func isNil(expr ast.Expr) bool {
	name, ok := expr.(*ast.Ident)
	return ok && name.Name == "nil"
}

func (b *keepBody) visit(node ast.Node) bool {
	if node == nil {
		b.stack = b.stack[:len(b.stack)-1]
		return true
	}
	b.stack = append(b.stack, node)
	switch node := node.(type) {
	case *ast.AssignStmt:
		b.assignAll(node.Lhs, node.Rhs)
	case *ast.ValueSpec:
		b.assignAll(identifiers(node.Names), node.Values)
	case *ast.RangeStmt:
		b.assignAll([]ast.Expr{node.Value}, []ast.Expr{node.X})
	case *ast.SendStmt:
		b.storeBehind(node.Chan, b.of(node.Value).holds)
	case *ast.GoStmt:
		b.start(node.Call)
	case *ast.ReturnStmt:
		b.giveBack(node.Results)
	case *ast.CallExpr:
		b.call(node)
	}
	return true
}

// assignAll assigns each its value, and to each what a call of several results has.
func (b *keepBody) assignAll(targets, values []ast.Expr) {
	for i, target := range targets {
		switch {
		case target == nil || len(values) == 0:
		case len(values) == len(targets):
			b.assign(target, values[i])
		default:
			b.assign(target, values[0])
		}
	}
}

// assign puts a value into a variable, a field, an element, or what a pointer leads to.
func (b *keepBody) assign(target, value ast.Expr) {
	given := b.of(value)
	if isBare(b.typeOf(target, deepest)) {
		return
	}
	switch target := ast.Unparen(target).(type) {
	case *ast.Ident:
		b.bind(target, value, given)
	case *ast.SelectorExpr:
		b.setField(target, given)
	case *ast.IndexExpr:
		b.storeBehind(target.X, given.holds)
	case *ast.StarExpr:
		b.storeBehind(target.X, given.holds)
	}
}

// bind puts a value into a variable. Errors and counts have nothing in them, but bodies have no types.
func (b *keepBody) bind(target *ast.Ident, value ast.Expr, given origin) {
	if target.Name == "err" || target.Name == "_" {
		return
	}
	if !b.isOwn(target.Obj) {
		b.store(outside, given.holds)
		return
	}
	if literal, ok := ast.Unparen(value).(*ast.FuncLit); ok {
		b.literals[target.Obj] = literal
	}
	b.learn(target.Obj, given)
}

// setField puts a value into a field of a variable of the function, or of what others have too.
func (b *keepBody) setField(target *ast.SelectorExpr, given origin) {
	if given.holds == 0 || b.undone[target.Sel.Name] > target.Pos() {
		return
	}
	if !b.fields[target.Sel.Name] {
		b.fields[target.Sel.Name] = true
		b.isMoved = true
	}
	if name, ok := target.X.(*ast.Ident); ok && b.copies[name.Obj] {
		b.learn(name.Obj, origin{holds: given.holds})
		return
	}
	b.storeBehind(target.X, given.holds)
}

// storeBehind puts parameters into what an expression leads to.
func (b *keepBody) storeBehind(expr ast.Expr, held paramSet) {
	if held == 0 {
		return
	}
	b.store(b.of(expr).within, held)
	if name := rootOf(expr); name != nil && b.isOwn(name.Obj) {
		b.learn(name.Obj, origin{holds: held})
	}
}

func (b *keepBody) learn(object *ast.Object, more origin) {
	if before := b.known[object]; before.and(more) != before {
		b.known[object] = before.and(more)
		b.isMoved = true
	}
}

// start keeps what a goroutine has that the function does not wait for.
func (b *keepBody) start(call *ast.CallExpr) {
	if b.waits {
		return
	}
	held := b.of(call.Fun).holds
	for _, arg := range call.Args {
		held |= b.of(arg).holds
	}
	b.store(outside, held)
}

// giveBack notes what is in the results, unless it is those of a function literal.
func (b *keepBody) giveBack(results []ast.Expr) {
	for _, node := range b.stack {
		if _, ok := node.(*ast.FuncLit); ok {
			return
		}
	}
	written := resultTypes(b.decl.Type.Results)
	for i, result := range results {
		canHave := len(results) == len(written) && canHold(written[i]) || len(results) != len(written)
		if given := b.of(result); canHave {
			b.note(&b.returned, given.holds)
			b.note(&b.within, given.within)
		}
	}
}

// giveBackNamed notes what named results have.
func (b *keepBody) giveBackNamed() {
	if b.decl.Type.Results == nil {
		return
	}
	for _, field := range b.decl.Type.Results.List {
		for _, name := range field.Names {
			if given := b.known[name.Obj]; canHold(field.Type) {
				b.note(&b.returned, given.holds)
				b.note(&b.within, given.within)
			}
		}
	}
}

// isOwn says whether a variable is the function's, or that of a function literal in it.
func (b *keepBody) isOwn(object *ast.Object) bool {
	return object != nil && object.Kind == ast.Var && b.decl.Pos() <= object.Pos() && object.Pos() <= b.decl.End()
}
