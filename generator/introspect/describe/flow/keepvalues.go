package flow

// What the values in a function have in them. In: an expression. Out: the parameters that it has, and those
// that it is a part of. Calls are followed where the called function is described.

import "go/ast"

// of says what an expression has in it. Of what is a part of something, a field is taken to have a parameter
// where one of its name was given one.
func (b *keepBody) of(expr ast.Expr) origin {
	found := b.ofParts(expr)
	if found.holds != 0 && isBare(b.typeOf(expr, deepest)) {
		found.holds = 0
	}
	return found
}

func (b *keepBody) ofParts(expr ast.Expr) origin {
	switch expr := expr.(type) {
	case *ast.ParenExpr:
		return b.of(expr.X)
	case *ast.Ident:
		return b.ofVariable(expr)
	case *ast.SelectorExpr:
		return b.ofField(expr)
	case *ast.UnaryExpr: // `&v`, and `<-c`
		return b.of(expr.X)
	case *ast.StarExpr:
		return origin{holds: b.of(expr.X).holds}
	case *ast.TypeAssertExpr:
		return b.of(expr.X)
	case *ast.IndexExpr:
		return b.of(expr.X)
	case *ast.SliceExpr:
		return b.of(expr.X)
	case *ast.CompositeLit:
		return b.ofLiteral(expr)
	case *ast.FuncLit:
		return b.ofClosure(expr)
	case *ast.CallExpr:
		return b.ofCall(expr)
	}
	return origin{}
}

func (b *keepBody) ofVariable(name *ast.Ident) origin {
	if b.isOwn(name.Obj) {
		return b.known[name.Obj]
	}
	return origin{within: outside}
}

func (b *keepBody) ofField(selector *ast.SelectorExpr) origin {
	whole := b.of(selector.X)
	if !b.fields[selector.Sel.Name] {
		whole.holds &= whole.within
	}
	return whole
}

// ofLiteral is what the elements of a composite literal have.
func (b *keepBody) ofLiteral(literal *ast.CompositeLit) origin {
	var found origin
	for _, element := range literal.Elts {
		pair, isPair := element.(*ast.KeyValueExpr)
		if isPair {
			element = pair.Value
		}
		given := b.of(element).holds
		if name, ok := keyOfPair(pair); ok && given != 0 && !b.fields[name] {
			b.fields[name] = true
			b.isMoved = true
		}
		found.holds |= given
	}
	return found
}

func keyOfPair(pair *ast.KeyValueExpr) (string, bool) {
	if pair == nil {
		return "", false
	}
	name, ok := pair.Key.(*ast.Ident)
	if !ok {
		return "", false
	}
	return name.Name, true
}

// ofClosure is what a function literal refers to.
func (b *keepBody) ofClosure(literal *ast.FuncLit) origin {
	var found origin
	ast.Inspect(literal.Body, func(node ast.Node) bool {
		if name, ok := node.(*ast.Ident); ok && b.isOwn(name.Obj) {
			found.holds |= b.known[name.Obj].holds
		}
		return true
	})
	return found
}

// ofCall is what the result of a call has. What it is given is looked at once, however many functions it can
// be: calls are nested deeply.
func (b *keepBody) ofCall(call *ast.CallExpr) origin {
	callee := b.resolve(call)
	given := make([]origin, len(call.Args))
	for i, arg := range call.Args {
		given[i] = b.of(arg)
	}
	var on, found origin
	if callee.on != nil {
		on = b.of(callee.on)
	}
	for _, use := range callee.uses {
		for i, argument := range given {
			found = found.and(use.gives(argument, use.parameter(i)))
		}
		found = found.and(use.gives(on, receiverPosition))
	}
	if len(callee.uses) == 0 {
		found = callee.unseenResult(given, on)
	}
	return found
}

// unseenResult is what the result of a function has that nobody sees: a chain of calls goes on with what the
// first one made.
func (c keepCallee) unseenResult(given []origin, on origin) origin {
	var found origin
	if c.isPassed {
		for _, argument := range given {
			found = found.and(argument)
		}
	}
	if _, isChained := c.on.(*ast.CallExpr); isChained || c.isPassed {
		found.holds |= on.holds
	}
	return found
}

// gives is what a result has of an argument.
func (u *keepUse) gives(argument origin, position int) origin {
	var found origin
	if u.returned&(1<<position) != 0 {
		found.holds = argument.holds
	}
	if u.within&(1<<position) != 0 {
		found.within = argument.within
	}
	return found
}

// call notes what the called function does with its arguments.
func (b *keepBody) call(call *ast.CallExpr) {
	callee := b.resolve(call)
	for _, use := range callee.uses {
		b.callees[use] = true
		for i, arg := range call.Args {
			b.pass(use, call, callee.on, b.of(arg).holds, use.parameter(i))
		}
		if callee.on != nil {
			b.pass(use, call, callee.on, b.of(callee.on).holds, receiverPosition)
		}
	}
	if callee.literal != nil {
		b.bindArguments(callee.literal, call.Args)
	}
	for _, arg := range call.Args {
		switch {
		case callee.isKept && callee.on == nil:
			b.store(outside, b.of(arg).holds)
		case callee.isKept:
			b.storeBehind(callee.on, b.of(arg).holds)
		}
	}
}

// pass notes what becomes of an argument of a described function.
func (b *keepBody) pass(use *keepUse, call *ast.CallExpr, on ast.Expr, held paramSet, position int) {
	bit := paramSet(1) << position
	if use.lasting&bit != 0 {
		b.store(outside, held)
	}
	for target, from := range use.into {
		switch {
		case from&bit == 0 || target == position:
		case target == receiverPosition && on != nil:
			b.storeBehind(on, held)
		case target < len(call.Args):
			b.storeBehind(call.Args[target], held)
		}
	}
}

// bindArguments gives the parameters of a function literal that is called here their arguments.
func (b *keepBody) bindArguments(literal *ast.FuncLit, args []ast.Expr) {
	for i, name := range paramNames(literal.Type) {
		if name != nil && name.Obj != nil && i < len(args) {
			b.learn(name.Obj, b.of(args[i]))
		}
	}
}
