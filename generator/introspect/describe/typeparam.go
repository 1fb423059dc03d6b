package main

// Type parameters. In: a generic function's. Out: their constraints as written and resolved.

import (
	"go/ast"
	"go/types"
)

func (s surface) typeParams(fields *ast.FieldList, list *types.TypeParamList) []typeParamDoc {
	described := make([]typeParamDoc, 0, list.Len())
	written := spellings(fields)
	for i := 0; i < list.Len(); i++ {
		param := list.At(i)
		doc := typeParamDoc{Name: param.Obj().Name(), Constraint: written[i], Terms: []goType{}}
		if iface, ok := param.Constraint().Underlying().(*types.Interface); ok {
			doc.Comparable = iface.IsComparable()
			doc.Methods = iface.NumMethods() > 0
			for _, term := range constraintTerms(iface) {
				doc.Terms = append(doc.Terms, s.table.describe(term))
			}
		}
		described = append(described, doc)
	}
	return described
}

// constraintTerms is the type set of a constraint without tildes: what every embedded element
// allows. Nil where it is not a list of types.
func constraintTerms(iface *types.Interface) []types.Type {
	var terms []types.Type
	restricted := false
	for i := 0; i < iface.NumEmbeddeds(); i++ {
		allowed, ok := elementTerms(iface.EmbeddedType(i))
		switch {
		case !ok:
		case restricted:
			terms = common(terms, allowed)
		default:
			terms, restricted = allowed, true
		}
	}
	return terms
}

// elementTerms are the types that one embedded element allows; false if it allows any.
func elementTerms(element types.Type) ([]types.Type, bool) {
	if union, ok := element.(*types.Union); ok {
		return unionTerms(union)
	}
	if iface, ok := element.Underlying().(*types.Interface); ok {
		terms := constraintTerms(iface)
		return terms, terms != nil
	}
	return []types.Type{element}, true
}

func unionTerms(union *types.Union) ([]types.Type, bool) {
	var terms []types.Type
	for i := 0; i < union.Len(); i++ {
		allowed, ok := elementTerms(union.Term(i).Type())
		if !ok {
			return nil, false
		}
		terms = append(terms, allowed...)
	}
	return terms, true
}

func common(left, right []types.Type) []types.Type {
	both := []types.Type{}
	for _, l := range left {
		for _, r := range right {
			if types.Identical(l, r) {
				both = append(both, l)
				break
			}
		}
	}
	return both
}
