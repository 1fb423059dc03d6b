package flow

// Which parameters a function's body writes through. In: the syntax trees of the described
// packages. Out: an index by function. Bodies are not type-checked, so this goes by the shape of the
// code; it follows aliases (alias.go), known writers (writetables.go) and calls among the described
// packages, until nothing new turns up.

import (
	"go/ast"
	"go/token"
	"go/types"

	"usegolib.invalid/describe/typeset"
)

// writeIndex says which parameters functions write.
type writeIndex struct {
	byKey   map[string]paramSet // of all declarations that share a key
	byPlace map[token.Pos]*writer
}

// writer is a function that might write.
type writer struct {
	declared
	written paramSet
	links   []link // what it passes on
}

// findWrites looks at every function, once, and then follows the links.
func findWrites(functions []declared) writeIndex {
	index := writeIndex{make(map[string]paramSet, len(functions)), make(map[token.Pos]*writer, len(functions))}
	candidates := index.enter(functions)
	for _, c := range candidates {
		written, links := bodyWrites(c.decl, c.scope, index)
		c.written |= written
		c.links = links
		index.byKey[c.key] |= c.written
	}
	for changed := true; changed; {
		changed = false
		for _, c := range candidates {
			changed = index.followLinks(c) || changed
		}
	}
	return index
}

// enter adds functions to the index, and returns those worth a look.
func (x writeIndex) enter(functions []declared) []*writer {
	var found []*writer
	for _, function := range functions {
		entered := &writer{declared: function, written: knownWriters[function.key]}
		x.byPlace[function.decl.Name.Pos()] = entered
		// An entry, even an empty one, tells the package's own functions from predeclared ones.
		x.byKey[function.key] |= entered.written
		if function.decl.Body != nil && (function.decl.Recv != nil || mightShare(function.decl.Type.Params)) {
			found = append(found, entered)
		}
	}
	return found
}

// followLinks adds what the functions that it calls write; true if that is more than was known.
func (x writeIndex) followLinks(w *writer) bool {
	known := w.written
	for _, link := range w.links {
		if x.byKey[link.callee].has(link.position) {
			w.written |= link.from
		}
	}
	x.byKey[w.key] |= w.written
	return w.written != known
}

// of is what one function writes; where nobody sees its body, what is known of its name.
func (x writeIndex) of(function *types.Func) paramSet {
	if entered := x.byPlace[function.Pos()]; entered != nil {
		return entered.written
	}
	signature := function.Type().(*types.Signature)
	if signature.Recv() != nil {
		return knownMethods[arity(function.Name(), signature.Params().Len())]
	}
	return knownWriters[keyOf(function)]
}

// mightShare says whether any parameter's type could be a slice, a map of such or a pointer to an array: all but
// the predeclared types and those that are spelled as something else.
func mightShare(params *ast.FieldList) bool {
	for _, field := range params.List {
		switch typ := field.Type.(type) {
		case *ast.Ident:
			if types.Universe.Lookup(typ.Name) == nil {
				return true
			}
		case *ast.ArrayType, *ast.MapType, *ast.Ellipsis, *ast.StarExpr, *ast.SelectorExpr, *ast.IndexExpr, *ast.IndexListExpr:
			return true
		}
	}
	return false
}

// sharesElements says whether a caller can see what is assigned through a parameter's elements.
func sharesElements(typ types.Type) bool {
	switch under := typeset.Core(typ).(type) {
	case *types.Slice:
		return true
	case *types.Pointer:
		return listElement(under.Elem()) != nil
	case *types.Map:
		return sharesElements(under.Elem())
	}
	return false
}
