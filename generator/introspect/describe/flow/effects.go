// Package flow finds out what functions do with their parameters.
//
// In: a loaded program, whose function bodies are not type-checked. Out: [Effects], which say whether
// a function writes into a parameter, fills what one of type any points to, or only computes a text, and which
// results are never nil.
package flow

import (
	"go/types"

	"usegolib.invalid/describe/load"
)

// Effects are what functions do with their parameters. Of those that are not of a described package,
// and of the methods of interfaces, nobody sees the body.
type Effects struct {
	writes   writeIndex
	pointers pointerIndex
	fills    fillIndex
	keeps    keepIndex
	harmless harmlessIndex
	nonNil   *nonNilIndex
}

// Analyze looks at the functions of the described packages.
func Analyze(program *load.Program) *Effects {
	functions := declaredFunctions(program)
	return &Effects{
		findWrites(functions), indexPointers(functions), indexFills(functions), indexKeeps(functions),
		findHarmless(program), indexNonNil(program),
	}
}

// Writes says whether a function writes where the caller of its i-th parameter can see it.
func (e *Effects) Writes(function *types.Func, i int) bool {
	typ := paramType(function, i)
	return sharesElements(typ) && e.writes.of(function).has(i) ||
		hasPointers(typ) && e.pointers.writtenParameters(function).has(i)
}

// WritesReceiver says whether a method writes where a caller that holds its receiver can see it.
func (e *Effects) WritesReceiver(method *types.Func) bool {
	receiver := method.Type().(*types.Signature).Recv()
	if receiver == nil || types.IsInterface(receiver.Type()) {
		return false
	}
	typ := receiver.Type()
	return sharesElements(typ) && e.writes.of(method).hasReceiver() ||
		hasPointers(typ) && e.pointers.writtenParameters(method).hasReceiver()
}

// IsHarmless says whether a method only computes the text that it returns: anyone can call it at any time.
func (e *Effects) IsHarmless(method *types.Func) bool { return e.harmless.has(method) }

// Fills says what a function does with its i-th parameter: "yes", "unknown", or nothing for no.
func (e *Effects) Fills(function *types.Func, i int) string {
	return e.fills.effect(function, i, paramType(function, i))
}

// Keeps says whether a function's i-th parameter is a writer that outlives the call. Where nobody sees the
// body, it does not say so.
func (e *Effects) Keeps(function *types.Func, i int) bool {
	return e.keeps.effect(function, i, paramType(function, i)) != ""
}

// IsNeverNil says whether the i-th result of a function or method is something wherever the call succeeds, if
// the receiver is: through an embedded pointer, it may be nil.
func (e *Effects) IsNeverNil(function *types.Func, i int, hasReceiver bool) bool {
	return e.nonNil.has(function, i, hasReceiver)
}

func paramType(function *types.Func, i int) types.Type {
	return function.Type().(*types.Signature).Params().At(i).Type()
}

// keyOf is a function's key in the indexes.
func keyOf(function *types.Func) string {
	path := ""
	if function.Pkg() != nil {
		path = function.Pkg().Path()
	}
	signature := function.Type().(*types.Signature)
	if signature.Recv() == nil {
		return functionKey(path, function.Name())
	}
	return methodKey(path, function.Name(), signature.Params().Len())
}
