// What a function fills that fills whatever it is given. In: the caller's object, or nil. Out: what the function
// put into an any of ours where it was nil, which then is one of the results.

package wire

import "reflect"

// Target is what a function fills: the caller's object, or an any of ours.
type Target struct {
	To  any
	own *any
}

// ReadTarget reads an object to be filled; an empty any for nil.
func ReadTarget(r *Reader) Target {
	if r.null() {
		own := new(any)
		return Target{own, own}
	}
	return Target{To: heldPointer(r.held(reflect.TypeFor[any]()))}
}

// Held is what is in the any of ours; nil where the caller's object was filled.
func (t Target) Held() any {
	if t.own == nil {
		return nil
	}
	return *t.own
}
