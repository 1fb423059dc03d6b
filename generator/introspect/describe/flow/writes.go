package flow

// Which parameters a function's body writes through. In: the syntax trees of the described
// packages. Out: an index by function. Bodies are not type-checked, so this goes by the shape of the
// code; it follows aliases (alias.go), known writers (writetables.go) and calls among the described
// packages, until nothing new turns up.

import (
	"go/ast"
	"go/types"

	"usegolib.invalid/describe/typeset"
)

// writeIndex says for each function of the described packages which parameters it writes.
type writeIndex map[string]paramSet

// candidate is a function that might write.
type candidate struct {
	declared
	links []link // what it passes on
}

// findWrites looks at every function, once, and then follows the links.
func findWrites(functions []declared) writeIndex {
	index := make(writeIndex, len(functions))
	candidates := enterFunctions(functions, index)
	for _, c := range candidates {
		written, links := bodyWrites(c.decl, c.scope, index)
		index[c.key] |= written
		c.links = links
	}
	for changed := true; changed; {
		changed = false
		for _, c := range candidates {
			changed = c.follow(index) || changed
		}
	}
	return index
}

// enterFunctions enters functions into the index, and returns those worth a look.
func enterFunctions(functions []declared, index writeIndex) []*candidate {
	var found []*candidate
	for _, function := range functions {
		// An entry, even an empty one, tells the package's own functions from predeclared ones.
		index[function.key] |= knownWriters[function.key]
		if function.decl.Body != nil && mightShare(function.decl.Type.Params) {
			found = append(found, &candidate{declared: function})
		}
	}
	return found
}

// follow adds what the functions that it calls write; true if that is more than was known.
func (c *candidate) follow(index writeIndex) bool {
	known := index[c.key]
	for _, link := range c.links {
		if index[link.callee].has(link.position) {
			index[c.key] |= link.from
		}
	}
	return index[c.key] != known
}

// mightShare says whether any parameter's type could be a slice or a pointer to an array: all but
// the predeclared types and those that are spelled as something else.
func mightShare(params *ast.FieldList) bool {
	for _, field := range params.List {
		switch typ := field.Type.(type) {
		case *ast.Ident:
			if types.Universe.Lookup(typ.Name) == nil {
				return true
			}
		case *ast.ArrayType, *ast.Ellipsis, *ast.StarExpr, *ast.SelectorExpr, *ast.IndexExpr, *ast.IndexListExpr:
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
	}
	return false
}
