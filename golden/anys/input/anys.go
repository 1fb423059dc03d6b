// Package anys has values of any type, last results that are errors, and objects that go into interfaces by value.
package anys

import "fmt"

// Same gives a value back.
func Same(v any) any { return v }

// All gives values back.
func All(list []any, named map[string]any) []any { return append(list, named) }

// SourceError is an error that knows its place.
type SourceError interface {
	error
	Line() int
}

// Fault is an error whose method needs a pointer.
type Fault struct{ Line int }

func (f *Fault) Error() string { return fmt.Sprint(f.Line) }

// Status is an error that level 2 has as a record.
type Status struct{ Code int }

func (s Status) Error() string { return fmt.Sprint(s.Code) }

// Render is raised.
func Render(text string) (string, SourceError) { return text, nil }

// Parse is raised.
func Parse(text string) (length int, fault *Fault) { return len(text), nil }

// NewSourceError has a result that is an error, and does not fail.
func NewSourceError() SourceError { return nil }

// NewFault has a result that is an error, and does not fail.
func NewFault() *Fault { return &Fault{} }

// Look has two results at each level.
func Look(code int) (int, *Status) { return code, nil }

// Step is a step.
type Step interface{ Name() string }

// Root goes into a Step by value.
type Root struct {
	Text string
	n    int
}

// Name is its text.
func (r Root) Name() string { return r.Text }

// Index goes into a Step as a pointer, since a function has one.
type Index struct {
	At int
	n  int
}

// Name is its number.
func (i Index) Name() string { return fmt.Sprint(i.At) }

// NewIndex makes one.
func NewIndex(at int) *Index { return &Index{At: at} }

// Counter goes into a Step as a pointer, since a method needs one.
type Counter struct {
	N int
	n int
}

// Name is its number.
func (c Counter) Name() string { return fmt.Sprint(c.N) }

// Add changes it.
func (c *Counter) Add() { c.N++ }

// Walk takes steps.
func Walk(steps ...Step) int { return len(steps) }
