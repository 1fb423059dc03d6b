// Package streams reads and writes.
package streams

import (
	"fmt"
	"io"
	"strings"
)

// Count reads to the end.
func Count(r io.Reader) (int64, error) { return io.Copy(io.Discard, r) }

func First(r io.ReaderAt) (byte, error) {
	var b [1]byte
	_, err := r.ReadAt(b[:], 0)
	return b[0], err
}

func Rune(r io.RuneScanner) (rune, error) {
	char, _, err := r.ReadRune()
	return char, err
}

func Close(r io.ReadCloser) error { return r.Close() }

// Greet writes.
func Greet(w io.Writer, name string) error {
	_, err := fmt.Fprintf(w, "hello %s", name)
	return err
}

func Both(w io.Writer, log io.Writer, text string) (n int, err error) {
	fmt.Fprint(log, "writing")
	return io.WriteString(w, text)
}

func Upper(r io.Reader) io.Reader {
	data, _ := io.ReadAll(r)
	return strings.NewReader(strings.ToUpper(string(data)))
}

func Open(text string) (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }

// Key takes its randomness from a reader.
func Key(rand io.Reader) (byte, error) {
	var b [1]byte
	_, err := rand.Read(b[:])
	return b[0] & 0, err
}

// SetOutput keeps the writer for later.
func SetOutput(w io.Writer) {}

func Writer() io.Writer { return io.Discard }
