package flow

// Follows the statements of a body. In: what is known before a statement. Out: what is known after it, and which
// results are never nil at the returns within.

import (
	"go/ast"
	"go/token"
	"go/types"
)

// nonNilTarget is what break and continue can leave, and what is known where they do.
type nonNilTarget struct {
	label     string
	isLoop    bool
	breaks    nonNilFacts
	continues nonNilFacts
}

// prove says which results are never nil.
func (b *nonNilBody) prove(hasReceiver bool) []bool {
	function, ok := b.checked.Info.Defs[b.decl.Name].(*types.Func)
	if !ok || b.isOpaque {
		return nil
	}
	b.signature = function.Type().(*types.Signature)
	results := b.signature.Results()
	b.proved = make([]bool, results.Len())
	for i := range b.proved { // what is put off can give a result another value
		b.proved[i] = !b.isChanged(results.At(i))
	}
	b.fails = fails(b.signature) && b.proved[results.Len()-1]
	facts := make(nonNilFacts)
	if receiver := b.signature.Recv(); hasReceiver && receiver != nil && isPointer(receiver.Type()) && !b.isChanged(receiver) {
		facts[receiver] = nil
	}
	b.statements(b.decl.Body.List, facts)
	if b.isOpaque {
		return nil
	}
	return b.proved
}

func (b *nonNilBody) statements(list []ast.Stmt, facts nonNilFacts) nonNilFacts {
	for _, statement := range list {
		if facts == nil { // nothing comes here, as no label is jumped to
			return nil
		}
		facts = b.statement(statement, facts)
	}
	return facts
}

func (b *nonNilBody) statement(statement ast.Stmt, facts nonNilFacts) nonNilFacts {
	label := b.label
	b.label = ""
	switch statement := statement.(type) {
	case nil, *ast.DeferStmt, *ast.EmptyStmt, *ast.GoStmt, *ast.IncDecStmt, *ast.SendStmt:
		return facts
	case *ast.AssignStmt:
		return b.assign(statement.Lhs, statement.Rhs, statement.Tok, facts)
	case *ast.BlockStmt:
		return b.statements(statement.List, facts)
	case *ast.BranchStmt:
		return b.jump(statement, facts)
	case *ast.DeclStmt:
		return b.declare(statement.Decl.(*ast.GenDecl), facts)
	case *ast.ExprStmt:
		if b.neverReturns(statement.X) {
			return nil
		}
		return facts
	case *ast.IfStmt:
		facts = b.statement(statement.Init, facts)
		after := b.statement(statement.Body, b.learn(statement.Cond, true, facts))
		return after.meet(b.statement(statement.Else, b.learn(statement.Cond, false, facts)))
	case *ast.LabeledStmt:
		b.label = statement.Label.Name
		return b.statement(statement.Stmt, facts)
	case *ast.ReturnStmt:
		b.giveBack(statement.Results, facts)
		return nil
	case *ast.ForStmt, *ast.RangeStmt:
		return b.repeat(statement, &nonNilTarget{label: label, isLoop: true}, facts)
	case *ast.SelectStmt, *ast.SwitchStmt, *ast.TypeSwitchStmt:
		return b.choose(statement, &nonNilTarget{label: label}, facts)
	}
	b.isOpaque = true
	return facts
}

// declare is that of variables: without a value they are nil.
func (b *nonNilBody) declare(decl *ast.GenDecl, facts nonNilFacts) nonNilFacts {
	if decl.Tok != token.VAR {
		return facts
	}
	for _, spec := range decl.Specs {
		spec := spec.(*ast.ValueSpec)
		names := make([]ast.Expr, len(spec.Names))
		for i, name := range spec.Names {
			names[i] = name
		}
		facts = b.assign(names, spec.Values, token.ASSIGN, facts)
	}
	return facts
}

// assign evaluates all values before anything is assigned.
func (b *nonNilBody) assign(targets, values []ast.Expr, how token.Token, facts nonNilFacts) nonNilFacts {
	variables := make([]*types.Var, len(targets))
	for i, target := range targets {
		variables[i] = b.variable(target)
	}
	var known []nonNilValue
	switch {
	case how != token.ASSIGN && how != token.DEFINE:
	case len(targets) == len(values):
		for _, value := range values {
			known = append(known, b.value(value, facts))
		}
	case len(values) == 1:
		known = b.spread(values[0], variables[len(variables)-1], facts)
	}
	after := facts.without(variables...)
	for i, value := range known {
		isLost := len(targets) == len(values) && isAmong(value.unless, variables)
		if i < len(variables) && variables[i] != nil && value.isSet && !isLost {
			after = after.with(variables[i], value.unless)
		}
	}
	return after
}

func isAmong(variable *types.Var, all []*types.Var) bool {
	for _, each := range all {
		if variable != nil && each == variable {
			return true
		}
	}
	return false
}

// jump is to the end of a statement, or to its next round.
func (b *nonNilBody) jump(statement *ast.BranchStmt, facts nonNilFacts) nonNilFacts {
	if statement.Tok == token.FALLTHROUGH {
		b.fallen = facts
		return nil
	}
	for i := len(b.targets) - 1; i >= 0; i-- {
		target := b.targets[i]
		isMeant := statement.Label == nil && (target.isLoop || statement.Tok == token.BREAK)
		if statement.Label != nil {
			isMeant = target.label == statement.Label.Name
		}
		switch {
		case isMeant && statement.Tok == token.BREAK:
			target.breaks = target.breaks.meet(facts)
			return nil
		case isMeant && statement.Tok == token.CONTINUE:
			target.continues = target.continues.meet(facts)
			return nil
		}
	}
	b.isOpaque = true // a block with a label
	return nil
}

// giveBack looks at what a return gives.
func (b *nonNilBody) giveBack(results []ast.Expr, facts nonNilFacts) {
	var given []nonNilValue
	var last *types.Var
	isFailure, count := false, len(b.proved)
	switch {
	case count == 0:
		return
	case len(results) == 0:
		for i := range count {
			given = append(given, b.named(i, facts))
		}
		last, isFailure = b.signature.Results().At(count-1), given[count-1].isCertain()
	case len(results) < count:
		b.passOn(results[0], facts)
		return
	default:
		for _, result := range results {
			given = append(given, b.value(result, facts))
		}
		last, isFailure = b.variable(results[count-1]), b.isError(results[count-1], facts)
	}
	for i, value := range given {
		isCovered := value.isSet && last != nil && value.unless == last
		isProved := value.isCertain() || i < count-1 && b.fails && (isFailure || isCovered)
		b.proved[i] = b.proved[i] && isProved
	}
}

// named is a result with a name.
func (b *nonNilBody) named(i int, facts nonNilFacts) nonNilValue {
	result := b.signature.Results().At(i)
	unless, isSet := facts[result]
	return nonNilValue{unless, isSet}
}

// passOn is the return of another function's results.
func (b *nonNilBody) passOn(call ast.Expr, facts nonNilFacts) {
	results, hasError := b.called(call, facts)
	for i := range b.proved {
		isProved := i < len(results) && results[i] && (!hasError || b.fails)
		b.proved[i] = b.proved[i] && isProved
	}
}
