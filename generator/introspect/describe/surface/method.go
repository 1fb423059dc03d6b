package surface

// Methods of named types. In: an entry of the table. Out: the exported methods of its method set, those
// that embedding promotes among them.

import (
	"go/types"
	"slices"
)

// methods leaves out those that need a type outside the table.
func (s *surface) methods(entry *tableEntry) []methodDoc {
	described := []methodDoc{}
	for _, method := range entry.methods() {
		if s.table.covers(method.Type()) {
			described = append(described, s.describeMethod(entry, method))
		}
	}
	return described
}

func (s *surface) describeMethod(entry *tableEntry, method *types.Selection) methodDoc {
	object := method.Obj().(*types.Func)
	function := s.methodFunction(entry, object)
	if goesThroughPointer(entry.typ, method.Index()) {
		function.Results = s.resultsOfNil(object, function.Results)
	}
	return methodDoc{
		Pointer:  entry.needsPointer(object),
		Written:  s.effects.WritesReceiver(object),
		Harmless: s.effects.IsHarmless(object),
		Through:  embeddedPath(entry.typ, method.Index()),
		Function: function,
	}
}

// methodFunction is the same for every type that a method is promoted to. That of error, which is
// declared nowhere, is found where the type is.
func (s *surface) methodFunction(entry *tableEntry, object *types.Func) functionDoc {
	if object.Pkg() == nil {
		return s.describeFunction(object, s.syntax.function(object), s.position(entry.typ.Obj()))
	}
	described, ok := s.described[object]
	if !ok {
		described = s.describeFunction(object, s.syntax.function(object), s.position(object))
		s.described[object] = described
	}
	return described
}

// resultsOfNil are the results of a method whose receiver may be nil, though the object is not.
func (s *surface) resultsOfNil(object *types.Func, results []paramDoc) []paramDoc {
	own := slices.Clone(results)
	for i := range own {
		own[i].NeverNil = s.effects.IsNeverNil(object, i, false)
	}
	return own
}

// goesThroughPointer says whether a selection goes through an embedded pointer.
func goesThroughPointer(typ types.Type, index []int) bool {
	for _, i := range index[:len(index)-1] {
		typ = dereference(typ).Underlying().(*types.Struct).Field(i).Type()
		if _, ok := typ.Underlying().(*types.Pointer); ok {
			return true
		}
	}
	return false
}

// methods are the exported ones of the type and of a pointer to it, sorted by name.
func (e *tableEntry) methods() []*types.Selection {
	switch {
	case e.typ.Obj().Pkg() == nil: // error, whose method is known
		return nil
	case types.IsInterface(e.typ):
		return exportedMethods(e.value)
	}
	return exportedMethods(e.pointer)
}

// needsPointer says whether only a pointer to the type has a method.
func (e *tableEntry) needsPointer(method *types.Func) bool {
	return e.value.Lookup(method.Pkg(), method.Name()) == nil
}

func exportedMethods(set *types.MethodSet) []*types.Selection {
	var found []*types.Selection
	for i := range set.Len() {
		if set.At(i).Obj().Exported() {
			found = append(found, set.At(i))
		}
	}
	return found
}

// embeddedPath names the embedded fields through which a selection goes.
func embeddedPath(typ types.Type, index []int) []string {
	var path []string
	for _, i := range index[:len(index)-1] {
		field := dereference(typ).Underlying().(*types.Struct).Field(i)
		path = append(path, field.Name())
		typ = field.Type()
	}
	return path
}
