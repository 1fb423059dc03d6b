package flow

// What a function that only computes may write into: its own variables, and lists and buffers that it has
// made. In: expressions. Out: whether they are that.

import (
	"go/ast"
	"go/token"
	"go/types"
)

// givenValues are what a variable is set to; one that is set in any other way is not known.
type givenValues struct {
	values    []ast.Expr
	isUnknown bool
	isAsked   bool // while its values are looked at
}

// newBody finds the variables of a function.
func (h *harmless) newBody(decl *ast.FuncDecl, signature *types.Signature) *textBody {
	b := &textBody{h, make(map[*types.Var]*givenValues), make(map[*ast.Ident]bool)}
	for i := range signature.Params().Len() {
		// Whoever calls it passes own buffers.
		if param := signature.Params().At(i); isBufferPointer(param.Type()) {
			b.values[param] = &givenValues{}
		}
	}
	ast.Inspect(decl.Body, func(node ast.Node) bool {
		b.note(node)
		return true
	})
	return b
}

// note keeps what a node does to variables.
func (b *textBody) note(node ast.Node) {
	switch node := node.(type) {
	case *ast.ValueSpec:
		for i, name := range node.Names {
			b.declare(name)
			if len(node.Values) > 0 {
				b.set(name, valueAt(node.Values, len(node.Names), i))
			}
		}
	case *ast.AssignStmt:
		for i, target := range node.Lhs {
			value := valueAt(node.Rhs, len(node.Lhs), i)
			if node.Tok == token.DEFINE {
				b.declare(target)
			} else if node.Tok != token.ASSIGN {
				value = nil
			}
			b.set(target, value)
		}
	case *ast.RangeStmt:
		b.set(node.Key, nil)
		b.set(node.Value, nil)
	case *ast.UnaryExpr:
		// Through its address it can be set to anything; of a buffer, only methods are called there.
		if node.Op == token.AND && !isBuffer(b.typeOf(node.X)) {
			b.set(node.X, nil)
		}
	}
}

// valueAt is the value for one of several targets; nil where a call gives several.
func valueAt(values []ast.Expr, targets, i int) ast.Expr {
	if len(values) != targets {
		return nil
	}
	return values[i]
}

// declare notes a variable whose declaration is in the body.
func (b *textBody) declare(target ast.Expr) {
	if name, ok := target.(*ast.Ident); ok {
		if variable, ok := b.checked.Info.Defs[name].(*types.Var); ok && b.values[variable] == nil {
			b.values[variable] = &givenValues{}
		}
	}
}

// set notes what a variable is set to; nil is anything.
func (b *textBody) set(target, value ast.Expr) {
	name, ok := unparen(target).(*ast.Ident)
	if !ok {
		return
	}
	variable, ok := b.objectOf(name).(*types.Var)
	if !ok {
		return
	}
	given := b.values[variable]
	if given == nil {
		given = &givenValues{isUnknown: true}
		b.values[variable] = given
	}
	given.values = append(given.values, value)
	given.isUnknown = given.isUnknown || value == nil
}

func unparen(expr ast.Expr) ast.Expr {
	if expr == nil {
		return nil
	}
	return ast.Unparen(expr)
}

// isLocal says whether a variable is one of a function's.
func (b *textBody) isLocal(variable *types.Var) bool {
	pkg := b.checked.Types
	return variable.Pkg() == pkg && !variable.IsField() && variable.Parent() != pkg.Scope()
}

func (b *textBody) areOwn(targets []ast.Expr) bool {
	for _, target := range targets {
		if !b.isOwn(target) {
			return false
		}
	}
	return true
}

// isOwn says whether what is assigned to is the function's own: a variable, a part of one that no pointer
// leads to, or an element of a list that it has made.
func (b *textBody) isOwn(target ast.Expr) bool {
	switch target := unparen(target).(type) {
	case nil:
		return true
	case *ast.Ident:
		variable, ok := b.objectOf(target).(*types.Var)
		return target.Name == "_" || b.isSwitched(target) || ok && b.isLocal(variable)
	case *ast.SelectorExpr:
		selection := b.checked.Info.Selections[target]
		return selection != nil && !selection.Indirect() && b.isOwn(target.X)
	case *ast.IndexExpr:
		switch b.typeOf(target.X).Underlying().(type) {
		case *types.Array:
			return b.isOwn(target.X)
		case *types.Slice:
			return b.isFresh(target.X)
		}
	}
	return false
}

// isSwitched says whether a name is that of a type switch's variable, of which each case has an own one.
func (b *textBody) isSwitched(name *ast.Ident) bool {
	object, isDefined := b.checked.Info.Defs[name]
	return isDefined && object == nil
}

// isFresh says whether a list or a buffer is one that the function has made, which nobody else has.
func (b *textBody) isFresh(expr ast.Expr) bool {
	switch expr := unparen(expr).(type) {
	case *ast.Ident:
		if variable, ok := b.objectOf(expr).(*types.Var); ok {
			return b.isFreshVariable(variable)
		}
		_, isNil := b.objectOf(expr).(*types.Nil)
		return isNil
	case *ast.CompositeLit:
		return isSlice(b.typeOf(expr)) || isBuffer(b.typeOf(expr)) && len(expr.Elts) == 0
	case *ast.UnaryExpr:
		return expr.Op == token.AND && isBuffer(b.typeOf(expr.X)) && b.isFresh(expr.X)
	case *ast.SliceExpr:
		if _, isArray := b.typeOf(expr.X).Underlying().(*types.Array); isArray {
			return b.isOwn(expr.X)
		}
		return b.isFresh(expr.X)
	case *ast.CallExpr:
		return b.makes(expr)
	}
	return false
}

func (b *textBody) isFreshVariable(variable *types.Var) bool {
	given := b.values[variable]
	if given == nil || given.isUnknown || !b.isLocal(variable) {
		return false
	}
	if given.isAsked { // `b = append(b, c)`: the other values decide
		return true
	}
	given.isAsked = true
	defer func() { given.isAsked = false }()
	for _, value := range given.values {
		if !b.isFresh(value) {
			return false
		}
	}
	return true
}

// makes says whether the result of a call is new: of make, new, append to such, and conversions of text.
func (b *textBody) makes(call *ast.CallExpr) bool {
	if kind := b.checked.Info.Types[call.Fun]; kind.IsType() {
		_, isText := b.typeOf(call.Args[0]).Underlying().(*types.Basic)
		return isText || b.isFresh(call.Args[0])
	}
	switch called := unparen(call.Fun).(type) {
	case *ast.Ident:
		_, isBuiltin := b.objectOf(called).(*types.Builtin)
		switch {
		case isBuiltin && called.Name == "append":
			return b.isFresh(call.Args[0])
		case isBuiltin:
			return called.Name == "make" || called.Name == "new"
		}
	case *ast.SelectorExpr:
		function, ok := b.objectOf(called.Sel).(*types.Func)
		if !ok || function.Pkg() == nil || !b.isPure(function) {
			return false
		}
		return b.makesPurely(function, call.Args)
	}
	return false
}

// makesPurely says whether the result of a pure function is new.
func (b *textBody) makesPurely(function *types.Func, args []ast.Expr) bool {
	switch function.Pkg().Path() + "." + function.Name() {
	case "bytes.NewBufferString", "strings.Fields", "strings.Split", "strings.SplitN", "strings.SplitAfter":
		return true
	case "strconv.AppendBool", "strconv.AppendFloat", "strconv.AppendInt", "strconv.AppendQuote",
		"strconv.AppendQuoteRune", "strconv.AppendUint", "unicode/utf8.AppendRune":
		return b.isFresh(args[0])
	}
	return false
}

// isOwnBuffer says whether an expression is a buffer of the function's, or a pointer to one.
func (b *textBody) isOwnBuffer(expr ast.Expr) bool {
	typ := b.typeOf(expr)
	return (isBuffer(typ) || isBufferPointer(typ)) && b.isFresh(expr)
}

// areOwnBuffers says whether all pointers to buffers among arguments lead to own ones.
func (b *textBody) areOwnBuffers(args []ast.Expr) bool {
	for _, arg := range args {
		if isBufferPointer(b.typeOf(arg)) && !b.isFresh(arg) {
			return false
		}
	}
	return true
}
