package echo

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// ReadAll reads to the end.
func ReadAll(r io.Reader) ([]byte, error) { return io.ReadAll(r) }

// ReadAllAt reads the last count bytes.
func ReadAllAt(r io.ReaderAt, offset int64, count int) ([]byte, error) {
	data := make([]byte, count)
	n, err := r.ReadAt(data, offset)
	return data[:n], err
}

// Write writes data and says how much that was.
func Write(w io.Writer, data []byte) (int, error) { return w.Write(data) }

// Print writes to both writers.
func Print(out, log io.Writer, name string) {
	fmt.Fprintf(out, "hello %s", name)
	fmt.Fprint(log, "greeted")
}

// WriteAndFail writes first.
func WriteAndFail(w io.Writer) error {
	fmt.Fprint(w, "lost")
	return errors.New("failed after writing")
}

// Open gives a reader of data.
func Open(data []byte) io.Reader { return bytes.NewReader(data) }

// OpenNothing gives no reader.
func OpenNothing() io.Reader { return nil }

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errors.New("broken pipe dream") }

// OpenBroken gives a reader that fails.
func OpenBroken() io.ReadCloser { return io.NopCloser(broken{}) }

// Key takes its randomness from a reader.
func Key(rand io.Reader) ([]byte, error) {
	key := make([]byte, 16)
	_, err := io.ReadFull(rand, key)
	return key, err
}

// Sample is a random part of what is read: all of it, today.
func Sample(r io.Reader) (string, error) {
	data, err := io.ReadAll(r)
	return string(data), err
}
