package flow

// Statements and expressions of a function that only computes. In: a body with its types. Out: whether
// there is nothing else in it.

import (
	"go/ast"
	"go/token"
	"go/types"
)

// textBody is one function's.
type textBody struct {
	*harmless
	values map[*types.Var]*givenValues
	called map[*ast.Ident]bool // names of functions that calls allow
}

// isHarmless says whether a body has nothing but what is known to be harmless.
func (b *textBody) isHarmless(block *ast.BlockStmt) bool {
	fine := true
	ast.Inspect(block, func(node ast.Node) bool {
		fine = fine && (node == nil || b.allows(node))
		return fine
	})
	return fine
}

// allows says whether a node, its parts aside, is harmless. What nobody thought of is not.
func (b *textBody) allows(node ast.Node) bool {
	switch node := node.(type) {
	case ast.Stmt:
		return b.allowsStatement(node)
	case ast.Expr:
		return b.allowsExpression(node)
	case *ast.CaseClause, *ast.ValueSpec, *ast.TypeSpec, *ast.GenDecl, *ast.CommentGroup, *ast.Comment,
		*ast.FieldList, *ast.Field:
		return true
	}
	return false
}

func (b *textBody) allowsStatement(statement ast.Stmt) bool {
	switch statement := statement.(type) {
	case *ast.BlockStmt, *ast.CaseClause, *ast.DeclStmt, *ast.EmptyStmt, *ast.ExprStmt, *ast.IfStmt,
		*ast.LabeledStmt, *ast.ReturnStmt, *ast.SwitchStmt, *ast.TypeSwitchStmt:
		return true
	case *ast.AssignStmt:
		return b.areOwn(statement.Lhs)
	case *ast.IncDecStmt:
		return b.isOwn(statement.X)
	case *ast.BranchStmt:
		return statement.Tok != token.GOTO
	case *ast.ForStmt:
		return statement.Cond != nil && b.counts(statement.Cond)
	case *ast.RangeStmt:
		targets := b.isOwn(statement.Key) && b.isOwn(statement.Value)
		return targets && isListed(b.typeOf(statement.X))
	}
	return false
}

// counts says whether a loop's condition is about numbers and text: one about pointers may go round a
// list for ever.
func (b *textBody) counts(condition ast.Expr) bool {
	fine := true
	ast.Inspect(condition, func(node ast.Node) bool {
		if binary, ok := node.(*ast.BinaryExpr); ok {
			for _, operand := range []ast.Expr{binary.X, binary.Y} {
				basic, isBasic := b.typeOf(operand).Underlying().(*types.Basic)
				fine = fine && isBasic && basic.Info() != 0
			}
		}
		return fine
	})
	return fine
}

// isListed says whether a range over a type gives what is there already, and no one else can change how
// much: maps must not change meanwhile, channels and functions do anything.
func isListed(typ types.Type) bool {
	switch under := typ.Underlying().(type) {
	case *types.Slice, *types.Array:
		return true
	case *types.Basic:
		return isKnown(typ)
	case *types.Pointer:
		_, ok := under.Elem().Underlying().(*types.Array)
		return ok
	}
	return false
}

func (b *textBody) allowsExpression(expr ast.Expr) bool {
	switch expr := expr.(type) {
	case *ast.BasicLit, *ast.ParenExpr, *ast.KeyValueExpr, *ast.BinaryExpr, *ast.StarExpr, *ast.SliceExpr,
		*ast.TypeAssertExpr, *ast.ArrayType, *ast.StructType, *ast.Ellipsis, *ast.InterfaceType:
		return true
	case *ast.UnaryExpr:
		return expr.Op != token.ARROW
	case *ast.CompositeLit:
		return isKnown(b.typeOf(expr)) && !isMap(b.typeOf(expr))
	case *ast.IndexExpr:
		return isKnown(b.typeOf(expr.X)) && !isMap(b.typeOf(expr.X))
	case *ast.Ident:
		return b.allowsName(expr)
	case *ast.SelectorExpr:
		return b.allowsSelector(expr)
	case *ast.CallExpr:
		return b.allowsCall(expr)
	}
	return false
}

// allowsName says what a name may stand for. Functions are looked at where they are called; elsewhere
// their names are values that anyone could call.
func (b *textBody) allowsName(name *ast.Ident) bool {
	switch object := b.objectOf(name).(type) {
	case nil: // the blank name, or that of a type switch's variable
		return true
	case *types.Const, *types.TypeName, *types.Nil, *types.Builtin, *types.PkgName, *types.Label:
		return true
	case *types.Func:
		return b.called[name]
	case *types.Var:
		return object.IsField() || b.isLocal(object) || b.isShownVariable(object)
	}
	return false
}

// isShownVariable says whether a variable of the package is a scalar or a list.
func (b *textBody) isShownVariable(variable *types.Var) bool {
	if variable.Pkg() != b.checked.Types {
		return false
	}
	switch under := variable.Type().Underlying().(type) {
	case *types.Basic:
		return under.Kind() != types.UnsafePointer
	case *types.Slice, *types.Array:
		return true
	}
	return false
}

// allowsSelector allows fields, and constants and types of packages; what is called is looked at there.
func (b *textBody) allowsSelector(selector *ast.SelectorExpr) bool {
	if selection := b.checked.Info.Selections[selector]; selection != nil {
		return selection.Kind() == types.FieldVal || b.called[selector.Sel]
	}
	switch object := b.checked.Info.Uses[selector.Sel].(type) {
	case *types.Const:
		return true
	case *types.TypeName:
		return object.Pkg() != types.Unsafe
	case *types.Func:
		return b.called[selector.Sel]
	}
	return false
}

func (b *textBody) objectOf(name *ast.Ident) types.Object {
	if object := b.checked.Info.Uses[name]; object != nil {
		return object
	}
	return b.checked.Info.Defs[name]
}

// typeOf is the type of an expression; invalid where it has none.
func (b *textBody) typeOf(expr ast.Expr) types.Type {
	if typ := b.checked.Info.TypeOf(expr); typ != nil {
		return typ
	}
	return types.Typ[types.Invalid]
}

// isKnown says whether the type checker knows a type: it does not where its package was not loaded.
func isKnown(typ types.Type) bool { return typ.Underlying() != types.Typ[types.Invalid] }

func isMap(typ types.Type) bool {
	_, ok := typ.Underlying().(*types.Map)
	return ok
}
