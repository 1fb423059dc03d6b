package surface

// Types that are nothing but data. In: an entry of the table, of another module's type. Out: more entries,
// for what its members need beside the types that are there.
//
// Such types bring nothing along: the table does not grow to all of a module where a field of one of its
// types is a number with a name.

import "go/types"

// addPlainData enters the types that fields and methods of a type name, where all of them are plain data or
// there already.
func (s *surface) addPlainData(entry *tableEntry) {
	for _, field := range entry.fields {
		if field.object.Exported() {
			s.addIfPlain(field.object.Type())
		}
	}
	for _, method := range entry.methods() {
		signature := method.Type().(*types.Signature)
		if s.isPlainTuple(signature.Params()) && s.isPlainTuple(signature.Results()) {
			s.table.describe(signature)
		}
	}
}

func (s *surface) addIfPlain(typ types.Type) {
	if s.isPlain(typ, nil) {
		s.table.describe(typ)
	}
}

func (s *surface) isPlainTuple(tuple *types.Tuple) bool {
	for i := range tuple.Len() {
		if !s.isPlain(tuple.At(i).Type(), nil) {
			return false
		}
	}
	return true
}

// isPlain says whether all named types in a type are in the table, or data that other packages can write;
// trail has those that led here.
func (s *surface) isPlain(typ types.Type, trail []*types.Named) bool {
	switch typ := types.Unalias(typ).(type) {
	case *types.Basic:
		return typ.Kind() != types.UnsafePointer && typ.Kind() != types.Invalid
	case *types.Named:
		return s.table.covers(typ) || s.isPlainNamed(typ, trail)
	case *types.Map:
		return s.isPlain(typ.Key(), trail) && s.isPlain(typ.Elem(), trail)
	case *types.Interface:
		return typ.Empty()
	case *types.Pointer:
		return s.isPlain(typ.Elem(), trail)
	case *types.Slice:
		return s.isPlain(typ.Elem(), trail)
	case *types.Array:
		return s.isPlain(typ.Elem(), trail)
	}
	return false
}

// isPlainNamed says that of a named type which is not in the table: a number, a string or a collection with
// a name, a struct of exported fields which are plain themselves and do not lead back to it, an error, a time
// or a big integer.
func (s *surface) isPlainNamed(typ *types.Named, trail []*types.Named) bool {
	switch reference := referenceTo(typ); {
	case typ.Obj().Pkg() == nil, reference == "time.Time", reference == "math/big.Int":
		return true
	case typ.TypeParams().Len() > 0 || !isWritable(typ.Obj()):
		return false
	}
	for _, before := range trail {
		if before == typ {
			return false
		}
	}
	trail = append(trail[:len(trail):len(trail)], typ)
	structure, ok := typ.Underlying().(*types.Struct)
	if !ok {
		return !types.IsInterface(typ) && s.isPlain(typ.Underlying(), trail)
	}
	for i := range structure.NumFields() {
		field := structure.Field(i)
		if !field.Exported() || !s.isPlain(field.Type(), trail) {
			return false
		}
	}
	return true
}
