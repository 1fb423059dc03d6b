package flow

// What is known of variables at one place of a body. In: assignments and conditions. Out: the variables that
// are not nil there.

import (
	"go/types"
	"maps"
)

// nonNilFacts are the variables that are not nil, each with the error that this depends on: then it is not nil
// where that is. Without an error, it is not nil at all. No map at all is a place that nothing reaches.
type nonNilFacts map[*types.Var]*types.Var

// meet is what is known where two ways come together.
func (f nonNilFacts) meet(other nonNilFacts) nonNilFacts {
	if f == nil {
		return other
	}
	if other == nil {
		return f
	}
	both := make(nonNilFacts)
	for variable, unless := range f {
		others, ok := other[variable]
		switch {
		case !ok:
		case unless == others, others == nil:
			both[variable] = unless
		case unless == nil:
			both[variable] = others
		}
	}
	return both
}

// without is what is left once something is assigned to variables.
func (f nonNilFacts) without(assigned ...*types.Var) nonNilFacts {
	left := maps.Clone(f)
	for _, variable := range assigned {
		delete(left, variable)
		maps.DeleteFunc(left, func(_, unless *types.Var) bool { return unless != nil && unless == variable })
	}
	return left
}

// with is what is known once a variable is known to be something.
func (f nonNilFacts) with(variable, unless *types.Var) nonNilFacts {
	if f == nil {
		return nil
	}
	more := maps.Clone(f)
	more[variable] = unless
	return more
}

// withNil is what is known where a variable is nil: what depends on it is not.
func (f nonNilFacts) withNil(variable *types.Var) nonNilFacts {
	more := maps.Clone(f)
	delete(more, variable)
	for other, unless := range more {
		if unless == variable {
			more[other] = nil
		}
	}
	return more
}
