package surface

// Functions and methods. In: the type checker's objects, and the syntax trees beside them. Out: entries
// of the document.

import (
	"go/ast"
	"go/types"
	"sort"
)

// functions are the exported ones without a receiver, sorted by name.
func (e exports) functions() []functionDoc {
	described := []functionDoc{}
	for _, file := range e.pkg.Files {
		for _, decl := range file.Decls {
			function, ok := decl.(*ast.FuncDecl)
			if !ok || function.Recv != nil || !function.Name.IsExported() {
				continue
			}
			if object := e.functionObject(function); object != nil {
				described = append(described, e.describeFunction(object, e.syntax.function(object), e.position(object)))
			}
		}
	}
	sort.Slice(described, func(i, j int) bool { return described[i].Name < described[j].Name })
	return described
}

// functionObject is the type checker's object for a declaration; nil for a redeclaration.
func (e exports) functionObject(decl *ast.FuncDecl) *types.Func {
	object, ok := e.pkg.Types.Scope().Lookup(decl.Name.Name).(*types.Func)
	if !ok || object.Pos() != decl.Name.Pos() {
		return nil
	}
	return object
}

// describeFunction describes a function or a method, given what was written for it, and where.
func (s *surface) describeFunction(object *types.Func, written declaration, at position) functionDoc {
	signature := object.Type().(*types.Signature)
	doc := functionDoc{
		Name:       object.Name(),
		Signature:  written.text,
		Doc:        written.doc,
		Deprecated: deprecation(written.doc),
		Position:   at,
		TypeParams: s.typeParams(signature.TypeParams()),
		Params:     s.params(written.function.Params, signature.Params()),
		Results:    s.params(written.function.Results, signature.Results()),
		Variadic:   signature.Variadic(),
	}
	for i := range doc.Params {
		doc.Params[i].Written = s.effects.Writes(object, i)
		doc.Params[i].Fills = s.effects.Fills(object, i)
		doc.Params[i].Kept = s.effects.Keeps(object, i)
	}
	for i := range doc.Results {
		doc.Results[i].NeverNil = s.effects.IsNeverNil(object, i, true)
	}
	return doc
}

// params describes parameters or results; fields and tuple hold the same ones in the same order.
func (s *surface) params(fields *ast.FieldList, tuple *types.Tuple) []paramDoc {
	described := make([]paramDoc, tuple.Len())
	written := fieldTypes(fields)
	for i := range described {
		param := tuple.At(i)
		described[i] = paramDoc{Name: param.Name(), Type: s.table.describe(param.Type())}
		if i < len(written) {
			described[i].Go = spelling(param.Type(), written[i])
		} else {
			described[i].Go = typeText(param.Type())
		}
	}
	return described
}
