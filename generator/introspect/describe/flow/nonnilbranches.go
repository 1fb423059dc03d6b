package flow

// Loops, choices and conditions of a body. In: what is known before. Out: what is known after, or where a
// condition holds. A loop is followed until a further round takes nothing away.

import (
	"go/ast"
	"go/token"
	"go/types"
	"maps"
)

// repeat follows a loop.
func (b *nonNilBody) repeat(loop ast.Stmt, target *nonNilTarget, facts nonNilFacts) nonNilFacts {
	b.targets = append(b.targets, target)
	defer func() { b.targets = b.targets[:len(b.targets)-1] }()
	if loop, ok := loop.(*ast.ForStmt); ok {
		facts = b.statement(loop.Init, facts)
	}
	for {
		var left, next nonNilFacts
		switch loop := loop.(type) {
		case *ast.ForStmt:
			left, next = b.round(loop, target, facts)
		case *ast.RangeStmt:
			inside := facts.without(b.variable(loop.Key), b.variable(loop.Value))
			left, next = facts, b.statement(loop.Body, inside).meet(target.continues)
		}
		next = facts.meet(next)
		if maps.Equal(next, facts) {
			return left.meet(target.breaks)
		}
		facts = next
	}
}

// round is what is known where the condition does not hold, and before the next round.
func (b *nonNilBody) round(loop *ast.ForStmt, target *nonNilTarget, facts nonNilFacts) (left, next nonNilFacts) {
	inside := facts
	if loop.Cond != nil {
		left = b.learn(loop.Cond, false, facts)
		inside = b.learn(loop.Cond, true, facts)
	}
	next = b.statement(loop.Body, inside).meet(target.continues)
	if next != nil {
		next = b.statement(loop.Post, next)
	}
	return left, next
}

// choose follows a switch or a select.
func (b *nonNilBody) choose(choice ast.Stmt, target *nonNilTarget, facts nonNilFacts) nonNilFacts {
	b.targets = append(b.targets, target)
	defer func() { b.targets = b.targets[:len(b.targets)-1] }()
	switch choice := choice.(type) {
	case *ast.SwitchStmt:
		facts = b.statement(choice.Init, facts)
		return b.cases(choice.Body, choice.Tag == nil, facts).meet(target.breaks)
	case *ast.TypeSwitchStmt:
		facts = b.statement(choice.Init, facts)
		return b.cases(choice.Body, false, facts).meet(target.breaks)
	case *ast.SelectStmt:
		var after nonNilFacts
		for _, clause := range choice.Body.List {
			clause := clause.(*ast.CommClause)
			after = after.meet(b.statements(clause.Body, b.statement(clause.Comm, facts)))
		}
		return after.meet(target.breaks)
	}
	return facts
}

// cases are the clauses of a switch. Those of one without a tag are conditions; what is left where none of
// them holds is for the default, wherever that is.
func (b *nonNilBody) cases(block *ast.BlockStmt, areConditions bool, facts nonNilFacts) nonNilFacts {
	before := make([]nonNilFacts, len(block.List))
	fallback := -1
	for i, clause := range block.List {
		list := clause.(*ast.CaseClause).List
		if list == nil {
			fallback = i
			continue
		}
		before[i] = facts
		if areConditions {
			before[i] = nil
			for _, condition := range list {
				before[i] = before[i].meet(b.learn(condition, true, facts))
				facts = b.learn(condition, false, facts)
			}
		}
	}
	after := facts
	if fallback >= 0 {
		before[fallback], after = facts, nil
	}
	for i, clause := range block.List {
		before[i] = before[i].meet(b.fallen)
		b.fallen = nil
		after = after.meet(b.statements(clause.(*ast.CaseClause).Body, before[i]))
	}
	return after
}

// learn is what is known where a condition is true, or false.
func (b *nonNilBody) learn(condition ast.Expr, isTrue bool, facts nonNilFacts) nonNilFacts {
	switch condition := ast.Unparen(condition).(type) {
	case *ast.UnaryExpr:
		if condition.Op == token.NOT {
			return b.learn(condition.X, !isTrue, facts)
		}
	case *ast.BinaryExpr:
		switch condition.Op {
		case token.LAND, token.LOR:
			first := b.learn(condition.X, isTrue, facts)
			if isTrue == (condition.Op == token.LAND) {
				return b.learn(condition.Y, isTrue, first)
			}
			return first.meet(b.learn(condition.Y, isTrue, b.learn(condition.X, !isTrue, facts)))
		case token.EQL, token.NEQ:
			return b.compare(condition, isTrue == (condition.Op == token.EQL), facts)
		}
	}
	return facts
}

// compare is what is known where two values are equal, or not: one of them has to be nil.
func (b *nonNilBody) compare(condition *ast.BinaryExpr, isEqual bool, facts nonNilFacts) nonNilFacts {
	value, other := condition.X, condition.Y
	if b.isNil(value) {
		value, other = other, value
	}
	variable := b.variable(value)
	if variable == nil || !b.isNil(other) {
		return facts
	}
	if isEqual {
		return facts.withNil(variable)
	}
	// An interface can have a nil pointer in it.
	if types.IsInterface(variable.Type()) && !isError(variable.Type()) {
		return facts
	}
	return facts.with(variable, nil)
}

func (b *nonNilBody) isNil(expr ast.Expr) bool {
	name, ok := ast.Unparen(expr).(*ast.Ident)
	if !ok {
		return false
	}
	_, ok = b.checked.Info.Uses[name].(*types.Nil)
	return ok
}

// neverReturns says whether an expression is a call that ends the function, or the process.
func (b *nonNilBody) neverReturns(expr ast.Expr) bool {
	call, ok := ast.Unparen(expr).(*ast.CallExpr)
	if !ok {
		return false
	}
	if name, ok := ast.Unparen(call.Fun).(*ast.Ident); ok {
		_, isBuiltin := b.checked.Info.Uses[name].(*types.Builtin)
		return isBuiltin && name.Name == "panic"
	}
	switch b.qualified(call.Fun) {
	case "os.Exit", "log.Fatal", "log.Fatalf", "log.Fatalln", "log.Panic", "log.Panicf", "log.Panicln":
		return true
	}
	return false
}
