// Package kept has functions that keep the writer that they are given, under names that do not say so.
package kept

import (
	"bytes"
	"fmt"
	"io"
)

var output io.Writer = io.Discard

// Memory is a writer of the module.
type Memory struct{ buffer bytes.Buffer }

// NewMemory has nothing in it.
func NewMemory() *Memory { return &Memory{} }

// Write puts bytes behind what is there.
func (m *Memory) Write(data []byte) (int, error) { return m.buffer.Write(data) }

// Text is what was written.
func (m *Memory) Text() string { return m.buffer.String() }

// Hold keeps the writer for Say.
func Hold(w io.Writer) { output = w }

// Say writes to what Hold was given.
func Say(text string) error {
	_, err := io.WriteString(output, text)
	return err
}

// Journal is what keeps a writer by a method.
type Journal struct{ out io.Writer }

// Follow keeps the writer for Note.
func (j *Journal) Follow(w io.Writer) { j.out = w }

// Note writes to what Follow was given.
func (j *Journal) Note(text string) { fmt.Fprintln(j.out, text) }

// Bind returns what writes to the writer when it is called upon, as any.
func Bind(w io.Writer) any { return &Journal{out: w} }

// Later writes when the call may be over.
func Later(w io.Writer) {
	go func() { io.WriteString(w, "later") }()
}

// Print keeps nothing.
func Print(w io.Writer, text string) error {
	j := &Journal{out: w}
	j.Note(text)
	return nil
}

// Summary is a record.
type Summary struct{ Bytes int }

// Report keeps nothing, though what it returns has a name of its own.
func Report(w io.Writer, text string) (*Summary, error) {
	n, err := io.WriteString(w, text)
	return &Summary{n}, err
}

// Split has two writers, of which it keeps one.
func Split(now, later io.Writer, text string) error {
	output = later
	_, err := io.WriteString(now, text)
	return err
}
