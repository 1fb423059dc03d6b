package main

// Type parameters. In: a generic function's. Out: their constraints as written and resolved.

import (
	"go/ast"
	"go/types"
)

// term is one type of a constraint; with a tilde, and all that are made of it.
type term struct {
	tilde bool
	typ   types.Type
}

func (s surface) typeParams(fields *ast.FieldList, list *types.TypeParamList) []typeParamDoc {
	described := make([]typeParamDoc, 0, list.Len())
	written := spellings(fields)
	for i := 0; i < list.Len(); i++ {
		param := list.At(i)
		doc := typeParamDoc{Name: param.Obj().Name(), Constraint: written[i], Terms: []goType{}}
		if iface, ok := param.Constraint().Underlying().(*types.Interface); ok {
			doc.Comparable = iface.IsComparable()
			doc.Methods = iface.NumMethods() > 0
			terms := constraintTerms(iface)
			doc.Restricted = terms != nil
			doc.Terms = s.describeTerms(terms)
		}
		described = append(described, doc)
	}
	return described
}

func (s surface) describeTerms(terms []term) []goType {
	described := make([]goType, len(terms))
	for i, term := range terms {
		described[i] = s.table.describe(term.typ)
	}
	return described
}

// constraintTerms is the type set of a constraint: what every embedded element allows. Nil where it
// is not a list of types; empty where no type is in all of them.
func constraintTerms(iface *types.Interface) []term {
	var terms []term
	for i := 0; i < iface.NumEmbeddeds(); i++ {
		allowed, ok := elementTerms(iface.EmbeddedType(i))
		switch {
		case !ok:
		case terms != nil:
			terms = common(terms, allowed)
		default:
			terms = allowed
		}
	}
	if terms != nil && iface.IsComparable() {
		terms = comparableTerms(terms)
	}
	return terms
}

// elementTerms are the types that one embedded element allows; false if it allows any.
func elementTerms(element types.Type) ([]term, bool) {
	if union, ok := types.Unalias(element).(*types.Union); ok {
		return unionTerms(union)
	}
	if iface, ok := element.Underlying().(*types.Interface); ok {
		terms := constraintTerms(iface)
		return terms, terms != nil
	}
	return []term{{false, element}}, true
}

func unionTerms(union *types.Union) ([]term, bool) {
	terms := []term{}
	for i := 0; i < union.Len(); i++ {
		one := union.Term(i)
		allowed, ok := elementTerms(one.Type())
		if !ok {
			return nil, false
		}
		if one.Tilde() {
			allowed = []term{{true, one.Type()}}
		}
		terms = append(terms, allowed...)
	}
	return terms, true
}

// common are the terms that two lists share: of `~int` and `Level`, an int, that is `Level`.
func common(left, right []term) []term {
	both := []term{}
	for _, l := range left {
		for _, r := range right {
			switch {
			case types.Identical(l.typ, r.typ):
				both = append(both, term{l.tilde && r.tilde, l.typ})
			case l.tilde && types.Identical(l.typ, r.typ.Underlying()):
				both = append(both, r)
			case r.tilde && types.Identical(r.typ, l.typ.Underlying()):
				both = append(both, l)
			}
		}
	}
	return both
}

// comparableTerms are the terms whose values `==` compares, where a constraint asks for that as well.
func comparableTerms(terms []term) []term {
	kept := []term{}
	for _, term := range terms {
		if types.Comparable(term.typ) {
			kept = append(kept, term)
		}
	}
	return kept
}
