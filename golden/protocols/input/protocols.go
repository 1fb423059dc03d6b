// Package protocols has methods that stand for what Python does with objects.
package protocols

// Version has a text.
type Version struct{ major, minor int }

// NewVersion makes one.
func NewVersion(major, minor int) *Version { return &Version{major, minor} }

// String is that text.
func (v *Version) String() string { return "" }

// Equal compares two by a pointer.
func (v *Version) Equal(other *Version) bool { return *v == *other }

// Amount is compared by its own method, too.
type Amount struct{ cents int }

// Euros makes one.
func Euros(n int) Amount { return Amount{100 * n} }

// Equal compares two by their values.
func (a Amount) Equal(other Amount) bool { return a == other }

// Point is only passed by its value, and compared by Go.
type Point struct{ x, y int }

// At makes one.
func At(x, y int) Point { return Point{x, y} }

// X is a part of it.
func (p Point) X() int { return p.x }

// Path cannot be compared by Go.
type Path struct{ points []Point }

// Line makes one.
func Line(points ...Point) Path { return Path{points} }

// Failure is an error that is pinned to nothing: its text is that of an error.
type Failure interface{ Error() string }

// Fail makes one.
func Fail() Failure { return nil }

// File is closed.
type File struct{ name string }

// Open opens one.
func Open(name string) (*File, error) { return &File{name}, nil }

// Close closes it.
func (f *File) Close() error { return nil }

// String does not fit: it takes an argument.
func (f *File) String(quote bool) string { return f.name }

// Equal does not fit: it takes something else.
func (f *File) Equal(name string) bool { return f.name == name }

// Closer is an interface of what is closed.
type Closer interface {
	Close() error
	String() string
}

// Opened returns one.
func Opened() Closer { return nil }

// Pool is closed without an error.
type Pool struct{ n int }

// NewPool makes one.
func NewPool() *Pool { return &Pool{} }

// Close closes it.
func (p *Pool) Close() {}

// Door is no such thing: its Close takes something.
type Door struct{ n int }

// NewDoor makes one.
func NewDoor() *Door { return &Door{} }

// Close closes it behind somebody.
func (d *Door) Close(who string) {}
