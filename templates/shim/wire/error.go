// Package wire reads requests and writes responses: MessagePack, for Go's own types, without
// reflection. In: the bytes of a message. Out: Go values, and the other way round.
//
// golden/wire/vectors.json in the generator's repository says byte by byte what is read and written.
package wire

import "strconv"

var _ host // see host.go

// Kind says in one word why bytes were refused.
type Kind string

// The kinds of refusal, in the order in which a reader finds them.
const (
	Truncated Kind = "truncated" // the bytes end early, or declare more than is left
	Mismatch  Kind = "type"      // another type of value
	Malformed Kind = "packed"    // a packed array that is none
	Range     Kind = "range"     // a number that the type cannot hold exactly
	Length    Kind = "length"    // an array with another number of elements than its type
	Depth     Kind = "depth"     // nested deeper than MaxDepth
	Trailing  Kind = "trailing"  // bytes after the last value
	Unfit     Kind = "unfit"     // an object that does not implement an interface
	Refused   Kind = "refused"   // a text that UnmarshalText refuses
	Oversize  Kind = "oversize"  // a result that does not fit into a message or into memory
	Foreign   Kind = "foreign"   // a result whose dynamic type cannot cross
	Failed    Kind = "failed"    // a result that fails to say or to yield what it is
)

// Error is a message that cannot be read or written.
type Error struct {
	Kind    Kind
	Message string
	Offset  int    // where in the message the value starts
	Cause   error  // what a method of the user's returned: Refused, Failed
	GoType  string // the type as %T prints it: Unfit, Refused, Foreign
}

func (e *Error) Error() string {
	return e.Message + " (at byte " + strconv.Itoa(e.Offset) + ")"
}

// name is what MessagePack calls a value that starts with c.
func name(c byte) string {
	switch {
	case c < 0x80, c >= 0xe0, 0xcc <= c && c <= 0xd3:
		return "int"
	case c < 0x90, c == 0xde, c == 0xdf:
		return "map"
	case c < 0xa0, c == 0xdc, c == 0xdd:
		return "array"
	case c < 0xc0, 0xd9 <= c && c <= 0xdb:
		return "str"
	case c == 0xc0:
		return "nil"
	case c == 0xc1:
		return "the byte c1, which MessagePack never uses"
	case c < 0xc4:
		return "bool"
	case c < 0xc7:
		return "bin"
	case c == 0xca:
		return "float32"
	case c == 0xcb:
		return "float64"
	}
	return "ext"
}
