package flow

// Which parameters outlive a call: a function puts them, or what has them in it, where others find them
// afterwards, or into a goroutine that it does not wait for, or into its results. In: the declarations of
// the described packages. Out: that, by function. Bodies are not type-checked, so this goes by the shape of
// the code: by the stores that it finds (keepflow.go), and by calls among the described packages; of
// functions that nobody sees, by their names (keepnames.go).

import (
	"go/token"
	"go/types"
)

// keepIndex has the functions of the described packages by their key. A body is looked at when somebody asks.
type keepIndex struct {
	byKey   map[string][]*keepUse
	byPlace map[token.Pos]*keepUse
}

// keepUse is what one function does with its parameters.
type keepUse struct {
	declared
	isSettled bool
	lasting   paramSet         // in a variable of a package, a channel or a goroutine
	into      map[int]paramSet // in what another parameter leads to, by its position
	returned  paramSet         // in a result
	within    paramSet         // a result is part of what the parameter leads to
	callees   map[*keepUse]bool
	grown     bool
}

// outside stands for the variables of packages, among the positions of parameters.
const outside paramSet = 1 << outsidePosition

const outsidePosition = receiverPosition - 1

func indexKeeps(functions []declared) keepIndex {
	index := keepIndex{make(map[string][]*keepUse), make(map[token.Pos]*keepUse)}
	for _, function := range functions {
		use := &keepUse{declared: function, into: make(map[int]paramSet), callees: make(map[*keepUse]bool)}
		index.byKey[function.key] = append(index.byKey[function.key], use)
		index.byPlace[function.decl.Name.Pos()] = use
	}
	return index
}

// effect is what becomes of a parameter that is a writer: "stored", "returned", or nothing where it is
// neither, or nobody sees the body.
func (x keepIndex) effect(function *types.Func, i int, typ types.Type) string {
	use := x.byPlace[function.Pos()]
	if !isWriter(typ) || use == nil {
		return ""
	}
	x.settle(use)
	isStored := use.lasting.has(i)
	for position, from := range use.into {
		isStored = isStored || position != i && from.has(i)
	}
	switch {
	case isStored:
		return "stored"
	case use.returned.has(i):
		return "returned"
	}
	return ""
}

// settle follows a function, and all that it calls, until nothing new turns up.
func (x keepIndex) settle(use *keepUse) {
	if use.isSettled {
		return
	}
	reached := []*keepUse{use}
	isReached := map[*keepUse]bool{use: true}
	for isGrown := true; isGrown; {
		isGrown = false
		for i := 0; i < len(reached); i++ {
			followKeeps(reached[i], x)
			isGrown = isGrown || reached[i].grown
			for callee := range reached[i].callees {
				if !isReached[callee] && !callee.isSettled {
					isReached[callee] = true
					reached = append(reached, callee)
					isGrown = true
				}
			}
		}
	}
	for _, settled := range reached {
		settled.isSettled = true
	}
}

// note adds to what is known of a function.
func (u *keepUse) note(place *paramSet, more paramSet) {
	if more&^*place != 0 {
		*place |= more
		u.grown = true
	}
}

// store notes that parameters are in what others lead to.
func (u *keepUse) store(places, held paramSet) {
	if places&outside != 0 {
		u.note(&u.lasting, held&^outside)
	}
	for position := range receiverPosition + 1 {
		if position == outsidePosition || places&(1<<position) == 0 {
			continue
		}
		into := u.into[position]
		u.note(&into, held&^outside)
		u.into[position] = into
	}
}

// parameter is the position of the parameter that an argument goes to. Where there is none, the code does not
// compile, and nothing is known of the first.
func (u *keepUse) parameter(argument int) int {
	return max(0, min(argument, u.decl.Type.Params.NumFields()-1))
}

func isWriter(typ types.Type) bool {
	named, ok := types.Unalias(typ).(*types.Named)
	return ok && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "io" && named.Obj().Name() == "Writer"
}
