package surface

// Exported aliases. In: a package. Out: entries of the document, in source order.

import (
	"go/ast"
	"go/token"
	"go/types"
)

func (e exports) aliases() []aliasDoc {
	described := []aliasDoc{}
	for _, decl := range e.pkg.Declarations(token.TYPE) {
		for _, spec := range decl.Specs {
			spec := spec.(*ast.TypeSpec)
			if alias, ok := e.exportedObject(spec.Name).(*types.TypeName); ok && alias.IsAlias() {
				described = append(described, e.alias(alias))
			}
		}
	}
	return described
}

func (e exports) alias(alias *types.TypeName) aliasDoc {
	return aliasDoc{
		Name:       alias.Name(),
		Doc:        e.syntax.typeDoc(alias),
		Position:   e.position(alias),
		TypeParams: e.typeParams(aliasTypeParams(alias)),
		Type:       e.table.describe(alias.Type()),
	}
}

// aliasTypeParams are the type parameters of a generic alias, which not every toolchain has.
func aliasTypeParams(alias *types.TypeName) *types.TypeParamList {
	if generic, ok := alias.Type().(interface{ TypeParams() *types.TypeParamList }); ok && alias.IsAlias() {
		return generic.TypeParams()
	}
	return nil
}
