// Package typeset finds the types that a constraint allows.
//
// In: an interface or a type parameter. Out: the terms of its type set.
package typeset

import "go/types"

// Term is one type of a constraint; with a tilde, and all that are made of it.
type Term struct {
	Tilde bool
	Type  types.Type
}

// Core is the underlying type; of a type parameter that of its constraint's terms, if one.
func Core(typ types.Type) types.Type {
	iface, ok := typ.Underlying().(*types.Interface)
	if !ok {
		return typ.Underlying()
	}
	if terms := Terms(iface); len(terms) == 1 {
		return terms[0].Type.Underlying()
	}
	return iface
}

// Terms is the type set of a constraint: what every embedded element allows. Nil where it is not a
// list of types; empty where no type is in all of them.
func Terms(iface *types.Interface) []Term {
	var terms []Term
	for i := 0; i < iface.NumEmbeddeds(); i++ {
		allowed, ok := elementTerms(iface.EmbeddedType(i))
		switch {
		case !ok:
		case terms != nil:
			terms = intersection(terms, allowed)
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
func elementTerms(element types.Type) ([]Term, bool) {
	if union, ok := types.Unalias(element).(*types.Union); ok {
		return unionTerms(union)
	}
	if iface, ok := element.Underlying().(*types.Interface); ok {
		terms := Terms(iface)
		return terms, terms != nil
	}
	return []Term{{false, element}}, true
}

func unionTerms(union *types.Union) ([]Term, bool) {
	terms := []Term{}
	for i := 0; i < union.Len(); i++ {
		one := union.Term(i)
		allowed, ok := elementTerms(one.Type())
		if !ok {
			return nil, false
		}
		if one.Tilde() {
			allowed = []Term{{true, one.Type()}}
		}
		terms = append(terms, allowed...)
	}
	return terms, true
}

// intersection are the terms that two lists share: of `~int` and `Level`, an int, that is `Level`.
func intersection(left, right []Term) []Term {
	both := []Term{}
	for _, l := range left {
		for _, r := range right {
			switch {
			case types.Identical(l.Type, r.Type):
				both = append(both, Term{l.Tilde && r.Tilde, l.Type})
			case l.Tilde && types.Identical(l.Type, r.Type.Underlying()):
				both = append(both, r)
			case r.Tilde && types.Identical(r.Type, l.Type.Underlying()):
				both = append(both, l)
			}
		}
	}
	return both
}

// comparableTerms are the terms whose values `==` compares, where a constraint asks for that as well.
func comparableTerms(terms []Term) []Term {
	found := []Term{}
	for _, term := range terms {
		if types.Comparable(term.Type) {
			found = append(found, term)
		}
	}
	return found
}
