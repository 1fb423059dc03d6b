package flow

// Which parameters a function does more with than read through them. In: the declarations of the
// described packages and the types of their parameters. Out: the parameters for which a write
// through a pointer in them cannot be ruled out. Where writes.go goes by the writes that it finds,
// this goes by the reads: what is not known to be one counts as a write. Elements of slices are left
// to writes.go, those of slices cut from an array too.

import (
	"go/token"
	"go/types"

	"usegolib.invalid/describe/typeset"
)

// pointerIndex has every function of the described packages. A body is looked at when somebody asks:
// few functions have such parameters. Calls lead to functions only, whose keys tell them apart.
type pointerIndex struct {
	byKey   map[string]*pointerUse
	byPlace map[token.Pos]*pointerUse
}

// pointerUse is what one function does with its parameters.
type pointerUse struct {
	declared
	object   *types.Func // nil where it is not known
	analyzed bool
	written  paramSet // written through, or gone to where that cannot be known
	returned paramSet // a result of the function, which a caller can write through
	links    []link   // what it passes on
}

// indexPointers enters functions, without looking at them.
func indexPointers(functions []declared) pointerIndex {
	index := pointerIndex{make(map[string]*pointerUse), make(map[token.Pos]*pointerUse)}
	for _, function := range functions {
		use := &pointerUse{declared: function}
		index.byPlace[function.decl.Name.Pos()] = use
		if function.decl.Recv == nil {
			use.object = function.object()
			index.byKey[function.key] = use
		}
	}
	return index
}

// writtenParameters are those through which a function might write: all, where nobody sees its body.
func (x pointerIndex) writtenParameters(function *types.Func) paramSet {
	use := x.byPlace[function.Pos()]
	if use == nil {
		return all
	}
	use.object = function.Origin()
	reachable := make(map[*pointerUse]bool)
	x.collectReachable(use, reachable)
	for changed := true; changed; {
		changed = false
		for use := range reachable {
			changed = x.followLinks(use) || changed
		}
	}
	return use.written
}

// collectReachable adds a function, and those that its parameters are passed on to, to the ones
// found before.
func (x pointerIndex) collectReachable(use *pointerUse, found map[*pointerUse]bool) {
	if use == nil || found[use] {
		return
	}
	found[use] = true
	x.analyze(use)
	for _, link := range use.links {
		x.collectReachable(x.byKey[link.callee], found)
	}
}

// analyze looks at a function's body, once. Assembly and linked functions have none: they might do
// anything.
func (x pointerIndex) analyze(use *pointerUse) {
	switch {
	case use.analyzed:
	case use.decl.Body == nil:
		use.written = all
	default:
		followPointers(use, x)
	}
	use.analyzed = true
}

// followLinks adds what the functions that it is passed to write or give back; true if that is
// more than was known.
func (x pointerIndex) followLinks(use *pointerUse) bool {
	known := use.written
	for _, link := range use.links {
		callee := x.byKey[link.callee]
		if known, ok := mapFunctions[link.callee]; ok && callee == nil {
			if known.has(link.position) {
				use.written |= link.from
			}
		} else if callee == nil || (callee.written | callee.returned).has(callee.parameter(link.position)) {
			use.written |= link.from
		}
	}
	return use.written != known
}

// parameter is the position of the parameter that an argument goes to.
func (u *pointerUse) parameter(argument int) int {
	return min(argument, u.decl.Type.Params.NumFields()-1)
}

// paramType is the type of a parameter; nil if it is not known.
func (u *pointerUse) paramType(i int) types.Type {
	if u.object == nil {
		return nil
	}
	return typeset.Core(paramType(u.object, i))
}
