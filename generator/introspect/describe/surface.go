package main

// What a package exports: its functions. In: the syntax trees beside the type-checked package.
// Out: entries of the document. Values are in value.go.

import (
	"go/ast"
	"go/token"
	"go/types"
	"path"
	"path/filepath"
	"sort"
)

// surface describes one package.
type surface struct {
	program  *program
	loaded   *loaded
	table    *typeTable
	writes   writeIndex
	pointers pointerIndex
	fills    fillIndex
}

// functions are the exported ones without a receiver, sorted by name.
func (s surface) functions() []functionDoc {
	described := []functionDoc{}
	for _, file := range s.loaded.files {
		for _, decl := range file.Decls {
			function, ok := decl.(*ast.FuncDecl)
			if !ok || function.Recv != nil || !function.Name.IsExported() {
				continue
			}
			if object := s.function(function); object != nil {
				described = append(described, s.describeFunction(function, object))
			}
		}
	}
	sort.Slice(described, func(i, j int) bool { return described[i].Name < described[j].Name })
	return described
}

// function is the type checker's object for a declaration; nil for a redeclaration.
func (s surface) function(decl *ast.FuncDecl) *types.Func {
	object, ok := s.loaded.types.Scope().Lookup(decl.Name.Name).(*types.Func)
	if !ok || object.Pos() != decl.Name.Pos() {
		return nil
	}
	return object
}

func (s surface) describeFunction(decl *ast.FuncDecl, object *types.Func) functionDoc {
	signature := object.Type().(*types.Signature)
	text := commentText(decl.Doc)
	doc := functionDoc{
		Name:       decl.Name.Name,
		Signature:  declaration(decl),
		Doc:        text,
		Deprecated: deprecation(text),
		Position:   s.position(decl.Name.Pos()),
		TypeParams: s.typeParams(decl.Type.TypeParams, signature.TypeParams()),
		Params:     s.params(decl.Type.Params, signature.Params()),
		Results:    s.params(decl.Type.Results, signature.Results()),
		Variadic:   signature.Variadic(),
	}
	key := functionKey(s.loaded.listed.ImportPath, decl.Name.Name)
	for i := range doc.Params {
		typ := signature.Params().At(i).Type()
		doc.Params[i].Written = s.written(key, i, typ)
		doc.Params[i].Fills = s.fills.fills(key, i, typ)
	}
	return doc
}

// written says whether a function writes where the caller of a parameter can see it.
func (s surface) written(function string, i int, typ types.Type) bool {
	return sharesElements(typ) && s.writes[function].has(i) ||
		hasPointers(typ) && s.pointers.written(function).has(i)
}

// sharesElements says whether a caller can see what is assigned through a parameter's elements.
func sharesElements(typ types.Type) bool {
	switch under := coreType(typ).(type) {
	case *types.Slice:
		return true
	case *types.Pointer:
		return listElement(under.Elem()) != nil
	}
	return false
}

// coreType is the underlying type; of a type parameter that of its constraint's terms, if one.
func coreType(typ types.Type) types.Type {
	iface, ok := typ.Underlying().(*types.Interface)
	if !ok {
		return typ.Underlying()
	}
	if terms := constraintTerms(iface); len(terms) == 1 {
		return terms[0].typ.Underlying()
	}
	return iface
}

// params describes parameters or results; fields and tuple hold the same ones in the same order.
func (s surface) params(fields *ast.FieldList, tuple *types.Tuple) []paramDoc {
	described := make([]paramDoc, 0, tuple.Len())
	written := spellings(fields)
	for i := 0; i < tuple.Len(); i++ {
		param := tuple.At(i)
		described = append(described, paramDoc{
			Name: param.Name(),
			Go:   spelling(param.Type(), written[i]),
			Type: s.table.describe(param.Type()),
		})
	}
	return described
}

// position is relative to the module's root; a //line comment does not change it.
func (s surface) position(pos token.Pos) position {
	place := s.program.fset.PositionFor(pos, false)
	file := path.Join(s.loaded.listed.folder(), filepath.Base(place.Filename))
	return position{File: file, Line: place.Line}
}
