// Package anys has values of every kind in any and in interfaces, and last results that are errors.
package anys

import (
	"errors"
	"fmt"
	"io"
	"math/big"
	"net/netip"
	"time"
)

// Moment is in a zone of its own, to the nanosecond.
var moment = time.Date(1979, 5, 27, 7, 32, 0, 123456000, time.FixedZone("X", 2*3600))

// Limit is a number that is an error.
type Limit uintptr

// Error says it.
func (l Limit) Error() string { return fmt.Sprintf("limit %d", uintptr(l)) }

// Get gives a value by its name.
func Get(name string) any {
	switch name {
	case "time":
		return moment
	case "utc":
		return moment.UTC()
	case "late":
		return time.Date(99999, 1, 1, 0, 0, 0, 0, time.UTC)
	case "pointer":
		return &moment
	case "none":
		return (*time.Time)(nil)
	case "times":
		return []time.Time{moment, moment.UTC()}
	case "nested":
		return map[string]any{"at": moment, "in": []any{[]*time.Time{&moment, nil}}}
	case "keys":
		return map[any]any{moment: 1, "a": 2}
	case "time keys":
		return map[time.Time]int{moment: 1, moment.Add(-time.Hour): 2}
	case "same keys":
		return map[time.Time]int{moment: 1, moment.Round(0).In(time.FixedZone("Y", 2*3600)): 2}
	case "address":
		return netip.MustParseAddr("::1")
	case "prefix":
		return netip.MustParsePrefix("10.0.0.0/8")
	case "fraction":
		return big.NewRat(-3, 4)
	case "duration":
		return 90 * time.Second
	case "month":
		return time.March
	}
	return fail(name)
}

// Number is a big.Int, by its value where asked for.
func Number(text string, value bool) any {
	n, _ := new(big.Int).SetString(text, 10)
	if value {
		return *n
	}
	return n
}

// Numbers gives some in a list.
func Numbers(texts ...string) (all []any) {
	for _, text := range texts {
		all = append(all, Number(text, len(all)%2 == 0))
	}
	return all
}

// Fault is an error with fields.
type Fault struct {
	Line int
	Any  any
}

// Error says the line.
func (f *Fault) Error() string { return fmt.Sprintf("line %d", f.Line) }

// Status is an error by its value.
type Status struct{ Code int }

// Error says the code.
func (s Status) Error() string { return fmt.Sprintf("status %d", s.Code) }

type hidden struct{ list []func() }

func (h hidden) Error() string { return "hidden" }

// ErrFull is an error by its value.
var ErrFull = errors.New("full")

func fail(name string) any {
	switch name {
	case "error":
		return ErrFull
	case "wrapped":
		return fmt.Errorf("wrapped: %w", io.EOF)
	case "fault":
		return &Fault{Line: 3, Any: moment}
	case "circular":
		fault := &Fault{Line: 4}
		fault.Any = fault
		return fault
	case "status":
		return Status{404}
	case "status pointer":
		return &Status{500}
	case "hidden":
		return hidden{}
	case "limit":
		return Limit(7)
	case "nil fault":
		return (*Fault)(nil)
	case "errors":
		return []error{ErrFull, nil}
	case "faults":
		return []*Fault{{Line: 1}, nil}
	case "in a map":
		return map[string]any{"why": Status{1}, "all": map[int]*Fault{2: {Line: 2}}}
	case "error keys":
		return map[any]any{Status{1}: 1}
	case "error kind keys":
		return map[Status]int{{1}: 1}
	case "channel":
		return map[string]any{"err": ErrFull, "bad": make(chan int)}
	}
	return nil
}

// Records gives an error in a field of a record.
func Records() Row { return Row{Cell: Status{2}, When: moment} }

// Row is a record.
type Row struct {
	Cell any
	When any
}

// Describe says what a value is.
func Describe(v any) string {
	if at, ok := v.(time.Time); ok {
		_, offset := at.Zone()
		return fmt.Sprintf("time.Time %s %d", at.Format(time.RFC3339Nano), offset)
	}
	return fmt.Sprintf("%T %v", v, v)
}

// DescribeAll says of each element what it is.
func DescribeAll(list ...any) (all []string) {
	for _, v := range list {
		all = append(all, Describe(v))
	}
	return all
}

// IsFull reports whether a value is ErrFull itself.
func IsFull(v any) bool { return v == error(ErrFull) }

// Same gives a value back.
func Same(v any) any { return v }

// SourceError is an error that knows its place.
type SourceError interface {
	error
	Line() int
}

type sourceError struct{ line int }

func (e *sourceError) Error() string { return fmt.Sprintf("at %d", e.line) }
func (e *sourceError) Line() int     { return e.line }

// Render fails for an empty text.
func Render(text string) (string, SourceError) {
	if text == "" {
		return "", &sourceError{5}
	}
	return "<" + text + ">", nil
}

// NewSourceError makes one.
func NewSourceError(line int) SourceError { return &sourceError{line} }

// Parse fails for an empty text.
func Parse(text string) (length int, fault *Fault) {
	if text == "" {
		return 0, &Fault{Line: 1}
	}
	return len(text), nil
}

// NewFault makes one.
func NewFault(line int) *Fault { return &Fault{Line: line} }

// Look gives a status, which level 2 has as a record.
func Look(code int) (int, *Status) {
	if code == 0 {
		return 0, nil
	}
	return code, &Status{code}
}

// Engine has methods that fail.
type Engine struct{ count int }

// Run fails for 0.
func (e *Engine) Run(n int) (string, int, SourceError) {
	if n == 0 {
		return "", 0, &sourceError{n}
	}
	e.count++
	return "ran", e.count, nil
}

// Option is a function with a name.
type Option func(*Engine)

// WithCount sets the count.
func WithCount(n int) Option { return func(e *Engine) { e.count = n } }

// NewEngine makes one with an option.
func NewEngine(option Option) *Engine {
	e := &Engine{}
	option(e)
	return e
}

// Count is the count.
func (e *Engine) Count() int { return e.count }

// Step is a step of a path.
type Step interface{ isStep() }

// Marked is what has a name.
type Marked interface{ Mark() string }

// Root is a step that the package only knows by its value.
type Root struct {
	Name string
	Any  any
	any  any
}

func (Root) isStep() {}

// Mark is its name.
func (r Root) Mark() string { return "root " + r.Name }

// Index is a step that is known by a pointer to it.
type Index struct {
	At  int
	any any
}

func (Index) isStep() {}

// NewIndex makes one.
func NewIndex(at int) *Index { return &Index{At: at} }

// Counter has a method with a pointer.
type Counter struct {
	N   int
	any any
}

func (Counter) isStep() {}

// Add needs a pointer.
func (c *Counter) Add() { c.N++ }

// Path says what the steps are.
func Path(steps ...Step) (all []string) {
	for _, step := range steps {
		all = append(all, fmt.Sprintf("%T", step))
	}
	return all
}

// First gives the first step back.
func First(steps ...Step) Step { return steps[0] }

// Mark calls the method.
func Mark(m Marked) string { return fmt.Sprintf("%T %s", m, m.Mark()) }
