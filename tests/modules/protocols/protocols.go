// Package protocols has methods that stand for what Python does with objects.
package protocols

import (
	"errors"
	"fmt"
	"strings"
)

// Version has a text, and is compared by its method.
type Version struct{ major, minor int }

// NewVersion makes one.
func NewVersion(major, minor int) *Version { return &Version{major, minor} }

// String is that text; of nil it panics.
func (v *Version) String() string { return fmt.Sprintf("%d.%d", v.major, v.minor) }

var compared int

// Equal compares two by a pointer; a negative version panics.
func (v *Version) Equal(other *Version) bool {
	compared++
	if v.major < 0 {
		panic("no version is negative")
	}
	return *v == *other
}

// Compared counts the calls of Equal.
func Compared() int { return compared }

// Amount is compared by its own method, too.
type Amount struct {
	cents int
	note  string
}

// Euros makes one.
func Euros(n int, note string) Amount { return Amount{100 * n, note} }

// Equal compares two by their values, except for the notes.
func (a Amount) Equal(other Amount) bool { return a.cents == other.cents }

// Point is only passed by its value, and compared by Go.
type Point struct {
	x, y int
	tag  any
}

// At makes one.
func At(x, y int) Point { return Point{x, y, nil} }

// Tagged makes one that Go cannot compare.
func Tagged(x, y int) Point { return Point{x, y, []int{1}} }

// X is a part of it.
func (p Point) X() int { return p.x }

// Path cannot be compared by Go.
type Path struct{ points []Point }

// Line makes one.
func Line(points ...Point) Path { return Path{points} }

// Node is compared by where it is.
type Node struct {
	Inner Inner
	next  *Node
}

// Inner lies in a node.
type Inner struct{ n *int }

// Set needs a pointer.
func (i *Inner) Set(n int) { i.n = &n }

// NewNode makes one.
func NewNode() *Node { return &Node{} }

// Self returns the node itself.
func (n *Node) Self() *Node { return n }

// Failure is what has the text of an error.
type Failure interface{ Error() string }

// Fail makes one.
func Fail(text string) Failure { return hidden{text} }

type hidden struct{ text string }

func (h hidden) Error() string { return h.text }

// Temperature is what has a text.
type Temperature interface{ String() string }

type celsius float64

func (c celsius) String() string { return fmt.Sprintf("%g degrees", float64(c)) }

type reading struct{ of float64 }

func (r *reading) String() string { return fmt.Sprintf("%g read", r.of) }

// Measure returns a value.
func Measure(degrees float64) Temperature { return celsius(degrees) }

// Read returns a pointer.
func Read(degrees float64) Temperature { return &reading{degrees} }

// Again returns what it gets.
func Again(t Temperature) Temperature { return t }

// Nothing returns a nil pointer.
func Nothing() Temperature { return (*Version)(nil) }

var log []string

// Log returns what happened, and forgets it.
func Log() string {
	text := strings.Join(log, " ")
	log = nil
	return text
}

// File is closed, once only.
type File struct {
	name   string
	closed bool
	fails  int
}

// Open opens one, of which so many calls of Close fail.
func Open(name string, fails int) *File { return &File{name: name, fails: fails} }

// ErrBusy is why.
var ErrBusy = errors.New("busy")

// Close closes it; a second time it panics.
func (f *File) Close() error {
	if f.fails > 0 {
		f.fails--
		log = append(log, "busy")
		return ErrBusy
	}
	if f.closed {
		panic("closed twice")
	}
	f.closed = true
	log = append(log, "close:"+f.name)
	return nil
}

// Self returns the file itself.
func (f *File) Self() *File { return f }

// Pool is closed without an error.
type Pool struct{ n int }

// NewPool makes one.
func NewPool() *Pool { return &Pool{} }

// Close closes it.
func (p *Pool) Close() { log = append(log, "pool") }

// Door is no such thing: its Close takes something.
type Door struct{ n int }

// NewDoor makes one.
func NewDoor() *Door { return &Door{} }

// Close closes it behind somebody.
func (d *Door) Close(who string) {}

// Closer is what is closed.
type Closer interface {
	Close() error
}

type secret struct{ name string }

func (s *secret) Close() error { log = append(log, s.name); return nil }

// Secret returns one of a type that is not exported.
func Secret() Closer { return &secret{"secret"} }

// Tally marshals itself.
type Tally struct{ marks []byte }

// NewTally makes one.
func NewTally(n int) *Tally { return &Tally{make([]byte, n)} }

// Add adds a mark.
func (t *Tally) Add() { t.marks = append(t.marks, 0) }

// Count counts the marks.
func (t *Tally) Count() int { return len(t.marks) }

// MarshalBinary fails for one without marks.
func (t *Tally) MarshalBinary() ([]byte, error) {
	if len(t.marks) == 0 {
		return nil, errors.New("nothing to marshal")
	}
	return t.marks, nil
}

// UnmarshalBinary refuses other bytes.
func (t *Tally) UnmarshalBinary(data []byte) error {
	for _, b := range data {
		if b != 0 {
			return errors.New("no mark")
		}
	}
	t.marks = append([]byte(nil), data...)
	return nil
}
