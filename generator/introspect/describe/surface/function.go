package surface

// Exported functions. In: the syntax trees beside the type-checked package. Out: entries of the
// document.

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
				described = append(described, e.describeFunction(function, object))
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

func (e exports) describeFunction(decl *ast.FuncDecl, object *types.Func) functionDoc {
	signature := object.Type().(*types.Signature)
	text := commentText(decl.Doc)
	doc := functionDoc{
		Name:       decl.Name.Name,
		Signature:  declaration(decl),
		Doc:        text,
		Deprecated: deprecation(text),
		Position:   e.position(decl.Name.Pos()),
		TypeParams: e.typeParams(decl.Type.TypeParams, signature.TypeParams()),
		Params:     e.params(decl.Type.Params, signature.Params()),
		Results:    e.params(decl.Type.Results, signature.Results()),
		Variadic:   signature.Variadic(),
	}
	for i := range doc.Params {
		doc.Params[i].Written = e.effects.Writes(object, i)
		doc.Params[i].Fills = e.effects.Fills(object, i)
	}
	return doc
}

// params describes parameters or results; fields and tuple hold the same ones in the same order.
func (e exports) params(fields *ast.FieldList, tuple *types.Tuple) []paramDoc {
	described := make([]paramDoc, 0, tuple.Len())
	written := spellings(fields)
	for i := 0; i < tuple.Len(); i++ {
		param := tuple.At(i)
		described = append(described, paramDoc{
			Name: param.Name(),
			Go:   spelling(param.Type(), written[i]),
			Type: e.table.describe(param.Type()),
		})
	}
	return described
}
