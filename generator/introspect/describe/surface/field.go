package surface

// Fields of structs. In: a named type. Out: its fields in order, then those that embedding promotes.

import "go/types"

// structField is a field of a struct, or one that it has from an embedded one.
type structField struct {
	object  *types.Var
	tag     string
	through []string // the embedded fields that lead to it
}

func (s *surface) fields(entry *tableEntry) []fieldDoc {
	described := []fieldDoc{}
	for _, field := range entry.fields {
		described = append(described, s.describeField(entry, field))
	}
	return described
}

// describeField leaves out the type where that names one outside the table.
func (s *surface) describeField(entry *tableEntry, field structField) fieldDoc {
	typ := field.object.Type()
	written, text := s.syntax.field(field.object)
	doc := fieldDoc{
		Name:     field.object.Name(),
		Go:       spelling(typ, written),
		Exported: field.object.Exported(),
		Embedded: field.object.Embedded(),
		Through:  field.through,
		Tag:      field.tag,
		Doc:      text,
		Position: s.placeIn(entry, field.object),
	}
	if s.table.covers(typ) {
		doc.Type = s.table.describe(typ)
	}
	return doc
}

// fieldsOf are the fields of a type whose underlying type is a struct.
func fieldsOf(typ *types.Named) []structField {
	structure, ok := typ.Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	var fields []structField
	for i := range structure.NumFields() {
		fields = append(fields, structField{structure.Field(i), structure.Tag(i), nil})
	}
	return append(fields, promotedFields(typ)...)
}

// promotedFields are the exported fields of embedded structs that a selector on the type finds.
func promotedFields(typ *types.Named) []structField {
	var found []structField
	walkEmbeddedFields(typ, nil, make(map[types.Type]bool), func(candidate structField) {
		object, _, _ := types.LookupFieldOrMethod(typ, true, nil, candidate.object.Name())
		if object == candidate.object {
			found = append(found, candidate)
		}
	})
	return found
}

// walkEmbeddedFields visits the exported fields of the structs embedded in a type, at every depth.
func walkEmbeddedFields(typ types.Type, through []string, seen map[types.Type]bool, visit func(structField)) {
	structure, ok := dereference(typ).Underlying().(*types.Struct)
	if !ok || seen[structure] {
		return
	}
	seen[structure] = true
	for i := range structure.NumFields() {
		field := structure.Field(i)
		if field.Exported() && len(through) > 0 {
			visit(structField{field, structure.Tag(i), through})
		}
		if field.Embedded() {
			path := append(append([]string{}, through...), field.Name())
			walkEmbeddedFields(field.Type(), path, seen, visit)
		}
	}
}

// dereference is what a pointer points to; any other type is itself.
func dereference(typ types.Type) types.Type {
	if pointer, ok := typ.Underlying().(*types.Pointer); ok {
		return pointer.Elem()
	}
	return typ
}
