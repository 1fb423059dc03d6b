package surface

// Type parameters. In: those of a generic function, type or alias. Out: their constraints, resolved.

import (
	"go/types"

	"usegolib.invalid/describe/typeset"
)

func (s *surface) typeParams(list *types.TypeParamList) []typeParamDoc {
	described := make([]typeParamDoc, list.Len())
	for i := range described {
		param := list.At(i)
		doc := typeParamDoc{Name: param.Obj().Name(), Terms: []goType{}}
		if iface, ok := param.Constraint().Underlying().(*types.Interface); ok {
			doc.Comparable = iface.IsComparable()
			doc.Methods = iface.NumMethods() > 0
			terms := typeset.Terms(iface)
			doc.Restricted = terms != nil
			doc.Terms = s.describeTerms(terms)
		}
		described[i] = doc
	}
	return described
}

func (s *surface) describeTerms(terms []typeset.Term) []goType {
	described := make([]goType, len(terms))
	for i, term := range terms {
		described[i] = s.table.describe(term.Type)
	}
	return described
}
