// Package writers has functions that write to what they are given.
package writers

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Page collects what is written to it.
type Page struct {
	text   strings.Builder
	closed bool
}

// NewPage returns an empty page.
func NewPage() *Page { return &Page{} }

// Write appends.
func (p *Page) Write(data []byte) (int, error) {
	if p.closed {
		return 0, errors.New("the page is closed")
	}
	return p.text.Write(data)
}

// Close ends it.
func (p *Page) Close() error { p.closed = true; return nil }

// Text is what was written.
func (p *Page) Text() string { return p.text.String() }

// Render writes itself.
func (p *Page) Render(w io.Writer) error {
	_, err := io.WriteString(w, "<p>"+p.text.String()+"</p>")
	return err
}

// Counter counts bytes, and is a writer by its value.
type Counter struct{ count *int }

// NewCounter returns one.
func NewCounter() Counter { return Counter{new(int)} }

// Write counts.
func (c Counter) Write(data []byte) (int, error) { *c.count += len(data); return len(data), nil }

// Count is how many there were.
func (c Counter) Count() int { return *c.count }

// Silent is no writer.
type Silent struct{ n int }

// NewSilent returns one.
func NewSilent() *Silent { return &Silent{} }

// Print writes a text, and can fail.
func Print(w io.Writer, text string) error {
	_, err := io.WriteString(w, text)
	return err
}

// Printf writes and says how many bytes that were.
func Printf(w io.Writer, format string, args ...any) (int, error) {
	return fmt.Fprintf(w, format, args...)
}

// Cut writes what is before a separator, and returns two things beside.
func Cut(w io.Writer, text, sep string) (after string, found bool) {
	before, after, found := strings.Cut(text, sep)
	io.WriteString(w, before)
	return after, found
}

// Wait writes when it has waited.
func Wait(ctx context.Context, w io.Writer) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return Print(w, "waited")
}

// Copy has a parameter that is called as the keyword is.
func Copy(to io.Writer, from io.Reader) (int64, error) { return io.Copy(to, from) }

// Move has two: to which name, and to which writer.
func Move(w io.Writer, to string) { io.WriteString(w, to) }

// Both writes to two writers, so that it has no keyword for one.
func Both(out, err io.Writer) { io.WriteString(out, "out"); io.WriteString(err, "err") }

// Repeat is generic.
func Repeat[T string | int](w io.Writer, value T) (T, error) {
	_, err := fmt.Fprint(w, value, value)
	return value, err
}

// KindOf says of which Go type its writer is.
func KindOf(w io.Writer) string { return fmt.Sprintf("%T", w) }

// Crash panics when it has written.
func Crash(w io.Writer) { io.WriteString(w, "crash"); panic("crashed") }
