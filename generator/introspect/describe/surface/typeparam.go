package surface

// Type parameters. In: a generic function's. Out: their constraints as written and resolved.

import (
	"go/ast"
	"go/types"

	"usegolib.invalid/describe/typeset"
)

func (e exports) typeParams(fields *ast.FieldList, list *types.TypeParamList) []typeParamDoc {
	described := make([]typeParamDoc, 0, list.Len())
	written := spellings(fields)
	for i := 0; i < list.Len(); i++ {
		param := list.At(i)
		doc := typeParamDoc{Name: param.Obj().Name(), Constraint: written[i], Terms: []goType{}}
		if iface, ok := param.Constraint().Underlying().(*types.Interface); ok {
			doc.Comparable = iface.IsComparable()
			doc.Methods = iface.NumMethods() > 0
			terms := typeset.Terms(iface)
			doc.Restricted = terms != nil
			doc.Terms = e.describeTerms(terms)
		}
		described = append(described, doc)
	}
	return described
}

func (e exports) describeTerms(terms []typeset.Term) []goType {
	described := make([]goType, len(terms))
	for i, term := range terms {
		described[i] = e.table.describe(term.Type)
	}
	return described
}
