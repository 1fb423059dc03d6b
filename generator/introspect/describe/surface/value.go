package surface

// Exported constants and variables. In: the syntax trees beside the type-checked package. Out:
// entries of the document, in source order.

import (
	"encoding/hex"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"math"
	"strconv"
)

// constants are the exported ones. Complex constants are left out: nothing complex crosses. So are
// C constants, of which only the C compiler knows the value, and those too large for their type.
func (e exports) constants() []constantDoc {
	described := []constantDoc{}
	for _, decl := range e.pkg.Declarations(token.CONST) {
		for _, spec := range decl.Specs {
			spec := spec.(*ast.ValueSpec)
			for _, name := range spec.Names {
				object, ok := e.exportedObject(name).(*types.Const)
				if !ok {
					continue
				}
				if value, ok := valueOf(object); ok {
					described = append(described, e.constant(object, e.docs().ofSpec(decl, spec.Doc, spec.Comment), value))
				}
			}
		}
	}
	return described
}

func (e exports) constant(object *types.Const, doc, value string) constantDoc {
	return constantDoc{
		Name:     object.Name(),
		Doc:      doc,
		Position: e.position(object),
		Type:     e.table.describe(types.Default(object.Type())),
		Value:    value,
	}
}

func (e exports) variables() []variableDoc {
	described := []variableDoc{}
	for _, decl := range e.pkg.Declarations(token.VAR) {
		for _, spec := range decl.Specs {
			spec := spec.(*ast.ValueSpec)
			for _, name := range spec.Names {
				if object, ok := e.exportedObject(name).(*types.Var); ok {
					described = append(described, variableDoc{
						Name:     object.Name(),
						Go:       typeText(object.Type()),
						Doc:      e.docs().ofSpec(decl, spec.Doc, spec.Comment),
						Position: e.position(object),
						Type:     e.table.describe(object.Type()),
					})
				}
			}
		}
	}
	return described
}

// exportedObject is the type checker's object for a declared name; nil if it is not exported or
// was declared before.
func (e exports) exportedObject(name *ast.Ident) types.Object {
	if !name.IsExported() {
		return nil
	}
	object := e.pkg.Types.Scope().Lookup(name.Name)
	if object == nil || object.Pos() != name.Pos() {
		return nil
	}
	return object
}

// valueOf is a constant's value in the spelling of its type, without loss in anything but a float:
// that is the nearest one that Go code could hold.
func valueOf(object *types.Const) (string, bool) {
	basic, ok := object.Type().Underlying().(*types.Basic)
	value := object.Val()
	if !ok || value == nil || value.Kind() == constant.Unknown {
		return "", false
	}
	switch info := basic.Info(); {
	case info&types.IsBoolean != 0:
		return value.ExactString(), true
	case info&types.IsString != 0:
		return hex.EncodeToString([]byte(constant.StringVal(value))), true
	case info&types.IsInteger != 0:
		return integer(value)
	case info&types.IsFloat != 0:
		return float(value)
	}
	return "", false
}

func integer(value constant.Value) (string, bool) {
	value = constant.ToInt(value)
	return value.ExactString(), value.Kind() == constant.Int
}

// float is the shortest decimal that means the nearest float64. The type checker has rounded what has
// a type already. As in Go, there is no negative zero among constants.
func float(value constant.Value) (string, bool) {
	size, _ := constant.Float64Val(constant.ToFloat(value))
	if size == 0 {
		size = 0
	}
	return strconv.FormatFloat(size, 'g', -1, 64), !math.IsInf(size, 0)
}
