// Package collisions has names that meet each other, or Python's own.
package collisions

import "errors"

// Thing has fields and methods whose names in Python would be the same.
type Thing struct {
	// URL gives way to the method Url.
	URL string
	// Cls is what a constructor calls the class.
	Cls int
	// Self is what a method calls the object.
	Self string
	// None is a keyword.
	None bool
	// Class is a keyword in lower case.
	Class int
	// UserID and UserId want one name.
	UserID, UserId int
	// Int is called as a type.
	Int int
	// List is called as a type, and is one.
	List []int
	// Property is what decorates fields.
	Property string
	hidden   int
}

// NewThing returns one.
func NewThing() *Thing { return &Thing{URL: "field", List: []int{1}, Property: "p", hidden: 1} }

// Url has the name of a field in snake case.
func (t *Thing) Url() string { return "method" }

// GetID and GetId want one name.
func (t *Thing) GetID() int { return 1 }

// GetId and GetID want one name.
func (t *Thing) GetId() int { return 2 }

// Str is called as a type, and returns one.
func (t *Thing) Str() string { return "str" }

// Del is a keyword in lower case.
func (t *Thing) Del() int { return t.hidden }

// Init looks like __init__.
func (t *Thing) Init(x__init__ int) int { return x__init__ }

// Release has the name of a function of usegolib.
func (t *Thing) Release() string { return "released" }

// Bytes uses types that have the names of fields and methods.
func (t *Thing) Bytes(int int, list []int, str string) ([]byte, int_, []string) {
	return []byte(str), int_(int), []string{str}
}

type int_ = int

// Object has the name of the class that all of its kind derive from.
type Object struct{ n int }

// NewObject returns one.
func NewObject(n int) *Object { return &Object{n} }

// N is what it holds.
func (o *Object) N() int { return o.n }

// T is a class, and t a function.
type T struct{ n int }

// N is what it holds.
func (t T) N() int { return t.n }

// List has the name of a class of typing.
type List struct{ n int }

// Append is a method of Python's lists.
func (l *List) Append(n int) []int { l.n += n; return []int{l.n} }

// Self has the name of a type of typing.
type Self struct{ n int }

// Same returns it.
func (s *Self) Same() *Self { return s }

// None has the name of a keyword.
type None struct{ n int }

// Any has the name of a type of typing.
type Any struct{ n int }

// Hold takes what it is given.
func (a *Any) Hold(v any) any { return v }

// Final has the name of a type of typing.
var Final = 1

// GoError has the name of usegolib's.
type GoError struct {
	// Message is an attribute of every error.
	Message string
	// Args is an attribute of every exception.
	Args []string
	// Code is a field like any other.
	Code int
}

// Error is its text.
func (e *GoError) Error() string { return e.Message }

// WithTraceback is a method of every exception, in Python's spelling.
func (e *GoError) WithTraceback() string { return "a method of Go's" }

// AddNote is a method of every exception, in Python's spelling.
func (e *GoError) AddNote() int { return e.Code }

// ErrT is an error, a class too.
var ErrT = errors.New("t")

// Fail fails.
func Fail(code int) error { return &GoError{"failed", []string{"a"}, code} }

// Int is a record with the name of a builtin in other letters.
type Int struct {
	// Cls is what a constructor calls the class.
	Cls int
	// Self is what a method calls the record.
	Self int
	// Int is called as a type.
	Int int
	// Name gives way to the method Name.
	NAME string
	// Index and Count are methods of a tuple.
	Index, Count int
	// Replace is a function of copy.
	Replace string
}

// Name is a method.
func (i Int) Name() string { return i.NAME }

// Ints returns records.
func Ints(v Int, n int) []Int { return []Int{v, {Int: n}} }

// Color is a number with constants, and methods that an enumeration has as well.
type Color int

// The colours, of which one is called as the methods of an enumeration are.
const (
	Red Color = iota
	Value
	Name
	Mro
)

// Name is an attribute of every member.
func (c Color) Name() string { return "Go's name" }

// Value is an attribute of every member.
func (c Color) Value() int { return int(c) * 10 }

// Real is an attribute of every int.
func (c Color) Real() int { return int(c) * 100 }

// Str is none.
func (c Color) Str() string { return "str" }

// Title is text with methods of a str.
type Title string

// Upper is a method of every str.
func (t Title) Upper() string { return "Go's upper" }

// Iface has methods whose names meet.
type Iface interface {
	GetID() int
	GetId() int
	Str() string
	Del() int
}

// Near has a method that other types have under the same name in Python, and not in Go.
type Near interface{ GetID() int }

// Far has a method that has the same name in Python as the one of Near.
type Far interface{ GetId() int }

// Takes takes interfaces.
func Takes(near Near, far Far, iface Iface) int { return near.GetID() + far.GetId() + iface.Del() }

type both struct{ n int }

func (b both) GetID() int { return b.n }
func (b both) GetId() int { return -b.n }

// Both returns what has the methods of Near and Far, and no class of its own.
func Both(n int) Near { return both{n} }

// Timeout is what usegolib calls a keyword.
func Timeout(timeout int) int { return timeout }

// Release has the name of a function of usegolib.
func Release(o *Object) int { return o.n }
