package flow

// Which parameters of type any, or that are interfaces with methods, a function fills: it sets what they point
// to. In: the declarations of the described packages. Out: for each parameter whether it is filled, or, of type
// any, is handed to code that nobody sees. Goes by the writes that it finds, as writes.go does (fillflow.go), and by calls among
// the described packages.

import (
	"go/types"

	"usegolib.invalid/describe/typeset"
)

// fillIndex has the functions of the described packages by their key, and the methods of one name
// and number of parameters together. A body is looked at when somebody asks.
type fillIndex map[string][]*fillUse

// fillUse is what one function does with its parameters.
type fillUse struct {
	declared
	started  bool
	done     bool
	filled   paramSet // set through reflection or an assertion, or given to what is known to fill
	opened   paramSet // the same, but for methods of its own, whatever they are called
	unseen   paramSet // given to code without a body here, or to a method, of which there can be several
	closed   paramSet // of type any, and so opened before it can be set
	returned flow
	links    []passed // what it passes on
}

// passed is an argument of a call of another function.
type passed struct {
	value    flow
	callee   string
	position int
}

// opening is what a function returns of an argument that is one of its results, or in it.
func (u *fillUse) opening(value flow, at int) flow {
	if u.closed.has(at) && u.returned.opened.has(at) {
		return value.open()
	}
	return value
}

// written says which parameters of its caller the function sets if it sets the one that gets a value. What
// the value has in it may be what is set; the value itself, unless it is opened, is what a parameter of
// another type than any cannot be.
func (u *fillUse) written(value flow, position int) (filled, unseen paramSet) {
	filled = value.direct
	if !u.closed.has(position) {
		filled = value.written()
	}
	if u.decl.Recv != nil {
		return 0, value.all()
	}
	return filled, value.all() &^ filled
}

func indexFills(functions []declared) fillIndex {
	index := make(fillIndex)
	for _, function := range functions {
		index[function.key] = append(index[function.key], &fillUse{declared: function})
	}
	return index
}

// effect is what a function does with a parameter: "yes", "unknown", or nothing for no.
func (x fillIndex) effect(function *types.Func, i int, typ types.Type) string {
	isAny := holdsAny(typ)
	_, isSlice := typeset.Core(typ).(*types.Slice)
	if !isAny && !isSlice && !hasMethods(typ) {
		return ""
	}
	use := x.settle(function)
	switch {
	case hasMethods(typ):
		if use != nil && use.opened.has(i) {
			return "yes"
		}
		return ""
	case use == nil:
		return "unknown"
	case isAny && use.filled.has(i):
		return "yes"
	case use.unseen.has(i):
		return "unknown"
	}
	return ""
}

// holdsAny says whether a value is of type any, or of a type parameter that stands for it, or a list
// of such.
func holdsAny(typ types.Type) bool {
	if slice, ok := typ.Underlying().(*types.Slice); ok {
		typ = slice.Elem()
	}
	iface, ok := typ.Underlying().(*types.Interface)
	return ok && iface.NumMethods() == 0 && typeset.Terms(iface) == nil
}

// hasMethods says whether a value is of an interface with methods.
func hasMethods(typ types.Type) bool {
	iface, ok := typ.Underlying().(*types.Interface)
	return ok && iface.NumMethods() > 0 && !isTypeParam(typ)
}

func isTypeParam(typ types.Type) bool { _, ok := types.Unalias(typ).(*types.TypeParam); return ok }

// settle looks at a function and at all that it calls; nil where nobody sees its body.
func (x fillIndex) settle(function *types.Func) *fillUse {
	key := keyOf(function)
	reachable := make(map[*fillUse]bool)
	x.collectReachable(key, reachable)
	for changed := true; changed; {
		changed = false
		for use := range reachable {
			changed = x.followLinks(use) || changed
		}
	}
	for _, use := range x[key] {
		if use.decl.Name.Pos() == function.Pos() {
			return use
		}
	}
	return nil
}

func (x fillIndex) collectReachable(key string, found map[*fillUse]bool) {
	for _, use := range x[key] {
		if found[use] {
			continue
		}
		found[use] = true
		x.analyze(use)
		for _, link := range use.links {
			x.collectReachable(link.callee, found)
		}
	}
}

func (x fillIndex) analyze(use *fillUse) {
	if !use.started {
		use.started = true
		followFills(use, x)
		use.done = true
	}
}

// followLinks adds what the functions that it calls do; true if that is more than was known.
func (x fillIndex) followLinks(use *fillUse) bool {
	filled, unseen, opened := use.filled, use.unseen, use.opened
	for _, link := range use.links {
		for _, callee := range x[link.callee] {
			position := min(link.position, callee.decl.Type.Params.NumFields()-1)
			if callee.filled.has(position) {
				filled, unseen := callee.written(link.value, position)
				use.filled |= filled
				use.unseen |= unseen
			}
			if callee.opened.has(position) { // whichever of the methods of a name it is
				use.opened |= link.value.itself
			}
			if callee.unseen.has(position) {
				use.unseen |= link.value.all()
			}
		}
	}
	return use.filled != filled || use.unseen != unseen || use.opened != opened
}
