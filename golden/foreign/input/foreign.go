// Package foreign has interfaces of the standard library in its signatures.
package foreign

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

// Name is a Stringer by its value, which fits a copy.
type Name struct{ text string }

// NewName returns one.
func NewName(text string) *Name { return &Name{text} }

// String is the name.
func (n Name) String() string { return n.text }

// Point is a record that is a Stringer.
type Point struct{ X, Y int }

// String shows it.
func (p Point) String() string { return fmt.Sprint(p.X, "/", p.Y) }

// Describe asks a Stringer.
func Describe(what fmt.Stringer) string {
	if what == nil {
		return "nothing"
	}
	return what.String()
}

// DescribeAll asks many.
func DescribeAll(all ...fmt.Stringer) []string {
	var texts []string
	for _, each := range all {
		texts = append(texts, Describe(each))
	}
	return texts
}

// Same returns what it is given.
func Same(what fmt.Stringer) fmt.Stringer { return what }

type hidden struct{}

func (hidden) String() string { return "hidden" }

// Hidden returns a Stringer of a type without a class.
func Hidden() fmt.Stringer { return hidden{} }

// None returns none.
func None() fmt.Stringer { return nil }

// Builder is a writer and a Stringer.
func Builder() io.Writer { return &strings.Builder{} }

// Logger keeps its writer.
type Logger struct {
	out io.Writer
	// In is read by Echo.
	In io.Reader
	// Name is shown in front.
	Name fmt.Stringer
}

// NewLogger returns a logger that writes to out.
func NewLogger(out io.Writer) *Logger { return &Logger{out: out} }

// SetOutput writes to another one from now on.
func (l *Logger) SetOutput(out io.Writer) { l.out = out }

// Writer is where it writes.
func (l *Logger) Writer() io.Writer { return l.out }

// Log writes a line.
func (l *Logger) Log(text string) error {
	if l.out == nil {
		return errors.New("there is no output")
	}
	name := ""
	if l.Name != nil {
		name = l.Name.String() + ": "
	}
	_, err := fmt.Fprintln(l.out, name+text)
	return err
}

// Echo logs what In has.
func (l *Logger) Echo() error {
	data, err := io.ReadAll(l.In)
	if err != nil {
		return err
	}
	return l.Log(string(data))
}

// Pipe is a reader, a writer and a closer in memory.
type Pipe struct {
	left   strings.Builder
	closed bool
}

// NewPipe returns an empty one.
func NewPipe() *Pipe { return &Pipe{} }

// Read reads what was written.
func (p *Pipe) Read(data []byte) (int, error) {
	text := p.left.String()
	if text == "" {
		return 0, io.EOF
	}
	n := copy(data, text)
	p.left.Reset()
	p.left.WriteString(text[n:])
	return n, nil
}

// Write appends.
func (p *Pipe) Write(data []byte) (int, error) { return p.left.Write(data) }

// Close closes.
func (p *Pipe) Close() error { p.closed = true; return nil }

// Closed is whether it was closed.
func (p *Pipe) Closed() bool { return p.closed }

// Swap writes to one that can be both, and reads it back.
func Swap(both io.ReadWriter, text string) (string, error) {
	if _, err := io.WriteString(both, text); err != nil {
		return "", err
	}
	data, err := io.ReadAll(both)
	return strings.ToUpper(string(data)), err
}

// End closes.
func End(what io.Closer) error { return what.Close() }

// Open returns a closer that is a Pipe.
func Open() io.Closer { return NewPipe() }

// Lines splits what it reads, and keeps the reader.
type Lines struct{ from *bufio.Scanner }

// NewLines reads from.
func NewLines(from io.Reader) *Lines { return &Lines{bufio.NewScanner(from)} }

// Next is the next line.
func (l *Lines) Next() (line string, more bool) {
	more = l.from.Scan()
	return l.from.Text(), more
}

// Glob needs a file system, whose own method needs more than there is.
func Glob(files fs.FS, pattern string) ([]string, error) { return fs.Glob(files, pattern) }

// Files returns one.
func Files() fs.FS { return nil }

// Color is an enum that is a Stringer.
type Color int8

// The colors.
const (
	Red Color = iota
	Green
)

// String is its name; there are two.
func (c Color) String() string {
	if c < 0 || c > 1 {
		return "none"
	}
	return []string{"red", "green"}[c]
}

// Paint returns a color.
func Paint(number int) Color { return Color(number) }

// Weight is a number that is a Stringer.
type Weight float64

// String shows it.
func (w Weight) String() string { return fmt.Sprintf("%gkg", float64(w)) }

// Tag is a text that is a Stringer.
type Tag string

// String shows it.
func (t Tag) String() string { return "#" + string(t) }

// Level is a number that has another method.
type Level uint8

// Up is the next one.
func (l Level) Up() Level { return l + 1 }

// KindOf says of which Go type a Stringer is.
func KindOf(what fmt.Stringer) string { return fmt.Sprintf("%T", what) }

// Nested asks those in lists.
func Nested(rows [][]fmt.Stringer, pair [2]fmt.Stringer, more map[string]fmt.Stringer) int {
	count := len(pair) + len(more)
	for _, row := range rows {
		count += len(row)
	}
	return count
}
