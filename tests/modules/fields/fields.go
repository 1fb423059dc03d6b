// Package fields has objects whose fields Python reads, assigns, and makes them with.
package fields

import (
	"context"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
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
type Point struct {
	X, Y int
	Tags []string
}

// Printer has a field of each kind that is a value.
type Printer struct {
	// Indent is how far it indents.
	Indent  int
	Small   int8
	Ratio   float64
	On      bool
	Title   string
	Tags    []string
	Env     map[string]int
	Raw     []byte
	Digest  [2]byte
	Color   Color
	At      Point
	Limit   *int
	Wait    time.Duration
	Since   time.Time
	Big     *big.Int
	Extra   any
	Failure error
	Matrix  [2][]float64
	Wave    complex128
	Letter  rune

	secret string
}

// NewPrinter makes a printer.
func NewPrinter(title string) *Printer { return &Printer{Title: title, secret: "made in Go"} }

// Secret returns what no field of Python's has.
func (p *Printer) Secret() string { return p.secret }

// Show returns what Go sees.
func (p *Printer) Show() string {
	return fmt.Sprintf("%d %d %g %t %q %q %v %q %v %d", p.Indent, p.Small, p.Ratio, p.On, p.Title, p.Tags, p.Env, p.Raw, p.Digest, p.Color)
}

// NilFields names the fields that are nil.
func (p *Printer) NilFields() []string {
	names := []string{}
	for name, isNil := range map[string]bool{
		"tags": p.Tags == nil, "env": p.Env == nil, "raw": p.Raw == nil, "limit": p.Limit == nil,
		"big": p.Big == nil, "extra": p.Extra == nil, "failure": p.Failure == nil,
	} {
		if isNil {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// FailureType tells of what type the error is.
func (p *Printer) FailureType() string { return fmt.Sprintf("%T", p.Failure) }

// Registry panics until NewRegistry has made its map.
type Registry struct {
	Name   string
	values map[string]int
}

// NewRegistry makes a registry.
func NewRegistry() *Registry { return &Registry{values: map[string]int{}} }

// Clone makes another one.
func (r *Registry) Clone() *Registry { return NewRegistry() }

// Set sets a value.
func (r *Registry) Set(name string, value int) { r.values[name] = value }

// Len counts the values.
func (r *Registry) Len() int { return len(r.values) }

// Inner lies in others.
type Inner struct {
	Count int
	note  string
}

// Add adds.
func (i *Inner) Add(n int) int {
	i.Count += n
	return i.Count
}

// Locked holds a lock.
type Locked struct {
	mu    sync.Mutex
	Count int
}

// Next counts.
func (l *Locked) Next() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.Count++
	return l.Count
}

// Outer has objects in its fields.
type Outer struct {
	First   Inner
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

// Counts are what Go sees.
func (o *Outer) Counts() []int {
	counts := []int{o.First.Count, o.Inner.Count, o.Lock.Count}
	for _, inner := range o.Many {
		counts = append(counts, inner.Count)
	}
	for _, inner := range o.Few {
		counts = append(counts, inner.Count)
	}
	return counts
}

// Grow appends to the slice, which Go moves.
func (o *Outer) Grow() { o.Many = append(slices.Clip(o.Many), Inner{Count: 100}) }

// FillLocks makes some.
func (o *Outer) FillLocks(n int) { o.Locks = make([]Locked, n) }

// IsPointer tells whether the field is that very object.
func (o *Outer) IsPointer(inner *Inner) bool { return o.Pointer == inner }

var freed atomic.Int64

// Track counts the object once it is gone.
func Track(o *Outer) { runtime.SetFinalizer(o, func(*Outer) { freed.Add(1) }) }

// CountFreed tells how many that were tracked are gone.
func CountFreed() int {
	runtime.GC()
	time.Sleep(time.Millisecond)
	return int(freed.Load())
}

// Refusing has fields that Python cannot read.
type Refusing struct {
	Fine    int
	Conn    context.Context
	Client  *http.Client
	Changes chan<- int
	OnEvent func(int) int
	In      io.Reader
	hidden  int
}

// Apply calls what the field has.
func (r *Refusing) Apply(n int) int { return r.OnEvent(n) }

// Send cannot be called.
func (r *Refusing) Send(values chan int) {}

type base struct{ Name string }

// Length is promoted.
func (b *base) Length() int { return len(b.Name) }

// Deep is embedded as a pointer.
type Deep struct{ Depth int }

// Dive is promoted.
func (d *Deep) Dive(n int) int {
	d.Depth += n
	return d.Depth
}

// Embedding has what others have.
type Embedding struct {
	base
	*Deep
	Own int
}

// Clash has fields with names of Python's, and of its own methods.
type Clash struct {
	Bool, Int, List, Str, Tuple, Property string
	Self, Cls, Class, Value               int
	URL                                   string
	numbers                               []int
}

// Url has the name that the field would have.
func (c *Clash) Url() string { return "method" }

// Numbers returns a list.
func (c *Clash) Numbers() []int { return append(c.numbers, 1) }

// Empty has no field of its own.
type Empty struct{ hidden int }

// Zero returns what it hides.
func (e *Empty) Zero() int { return e.hidden }
