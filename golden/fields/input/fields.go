// Package fields has objects with fields.
package fields

import (
	"io"
	"iter"
	"net"
	"sync"
	"time"
)

// Color is an enum.
type Color int

// Colors.
const (
	Red Color = iota
	Green
)

// Point is a record.
type Point struct{ X, Y int }

// Printer prints.
type Printer struct {
	Indent int // Indent is how far it indents.
	// Tags are read as a tuple, and changed by assignment.
	Tags    []string
	Env     map[string]int
	Raw     []byte
	Color   Color
	At      Point
	Limit   *int
	Wait    time.Duration
	Since   time.Time
	Extra   any
	Failure error
	URL     string
	Matrix  [2][]float64

	secret int
}

// NewPrinter makes a printer.
func NewPrinter(indent int) *Printer { return &Printer{Indent: indent, secret: 1} }

// Url takes the name of the field URL.
func (p *Printer) Url() string { return p.URL }

// Secret returns what has no other name in Python.
func (p *Printer) Secret() int { return p.secret }

// Inner lies in others.
type Inner struct {
	Count int
	_     func()
}

// Locked holds a lock.
type Locked struct {
	sync.Mutex
	Count int
}

// Outer has objects in its fields.
type Outer struct {
	Inner   Inner
	Pointer *Inner
	Many    []Inner
	Few     [2]Inner
	Several []*Inner
	ByName  map[string]Inner
	Deep    [][]Inner
	Lock    Locked
	Locks   []Locked
}

// Refusing has fields that Python cannot read.
type Refusing struct {
	Fine    int
	Conn    net.Conn
	Changes chan int
	Hook    func(int) int
	Out     io.Writer
	In      io.Reader
	Values  iter.Seq[int]
	Address uintptr
}

// Use makes it more than its fields.
func (r *Refusing) Use() {}

type base struct{ Name string }

// Size is promoted.
func (b *base) Size() int { return len(b.Name) }

// Base is embedded as a pointer.
type Base struct{ Depth int }

// Move is promoted.
func (b *Base) Move(n int) { b.Depth += n }

// Embedding has what others have.
type Embedding struct {
	base
	*Base
	Own int
}

// Builtins has fields with names of Python's.
type Builtins struct {
	Bool, Int, List, Str, Tuple, Property string
	Self, Cls, Class, Type                int
	Numbers                               []int
	hidden                                bool
}

// Each returns them.
func (b *Builtins) Each() []int { return b.Numbers }

// Empty has nothing.
type Empty struct{ hidden int }
