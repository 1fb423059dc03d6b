// Package flow finds out what functions do with their parameters.
//
// In: a loaded program, whose function bodies are not type-checked. Out: [Effects], which say whether
// a function writes into a parameter, or fills what one of type any points to.
package flow

import (
	"go/types"

	"usegolib.invalid/describe/load"
)

// Effects are what the functions of the described packages do with their parameters.
type Effects struct {
	writes   writeIndex
	pointers pointerIndex
	fills    fillIndex
}

// Analyze looks at the functions of the described packages.
func Analyze(program *load.Program) *Effects {
	functions := declaredFunctions(program)
	return &Effects{findWrites(functions), indexPointers(functions), indexFills(functions)}
}

// Writes says whether a function writes where the caller of its i-th parameter can see it.
func (e *Effects) Writes(function *types.Func, i int) bool {
	key, typ := keyAndType(function, i)
	return sharesElements(typ) && e.writes[key].has(i) ||
		hasPointers(typ) && e.pointers.writtenParameters(key).has(i)
}

// Fills says what a function does with its i-th parameter: "yes", "unknown", or nothing for no.
func (e *Effects) Fills(function *types.Func, i int) string {
	key, typ := keyAndType(function, i)
	return e.fills.effect(key, i, typ)
}

func keyAndType(function *types.Func, i int) (string, types.Type) {
	key := functionKey(function.Pkg().Path(), function.Name())
	return key, function.Type().(*types.Signature).Params().At(i).Type()
}
