// Readers and iterators. In and out: the bytes or the elements that they yield, all of them; in also objects
// that are readers.

package wire

import (
	"io"
	"strconv"
)

// ReadStream reads an object that is an I, or bytes, of which it makes one.
func ReadStream[I any](r *Reader, made func(data []byte) I) I {
	if c := r.peek(); c < 0x80 || 0xcc <= c && c <= 0xcf {
		return readHeld[I](r)
	}
	return made(r.Bytes())
}

type closing struct{ io.ReadSeeker }

func (closing) Close() error { return nil }

// Closing gives r a Close that does nothing.
func Closing(r io.ReadSeeker) io.ReadSeekCloser { return closing{r} }

// Drain writes all that is to be read from r, and closes it if that can be done; nothing for nil.
func (w *Writer) Drain(r io.Reader) { w.drain(r, readLimit) }

func (w *Writer) drain(r io.Reader, limit int) {
	if r == nil {
		w.Bytes([]byte{})
		return
	}
	if closer, ok := r.(io.Closer); ok {
		defer closer.Close() // all that it has is read by then: an error has nothing to tell
	}
	data, err := w.readAll(r, limit)
	if err != nil {
		w.giveUp(&Error{Kind: Failed, Cause: err})
		return
	}
	w.Bytes(data)
}

// readAll reads to the end. It does what [io.ReadAll] does, which would end the process where there
// is no memory.
func (w *Writer) readAll(r io.Reader, limit int) ([]byte, error) {
	data := make([]byte, 0, 512)
	for w.err == nil {
		n, err := r.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		switch {
		case len(data) > limit:
			w.fail("a result of more than " + strconv.Itoa(limit) + " bytes to read")
		case err == io.EOF:
			return data, nil
		case err != nil:
			return nil, err
		case len(data) == cap(data) && w.room(2*cap(data)):
			data = append(make([]byte, 0, 2*cap(data)), data...)
		}
	}
	return nil, nil
}

// Values is an iterator over a slice, as iter.Seq declares one.
func Values[T any](list []T) func(yield func(T) bool) {
	return func(yield func(T) bool) {
		for _, v := range list {
			if !yield(v) {
				return
			}
		}
	}
}

// Collect returns all that an iterator yields; nil for nil.
func Collect[T any](w *Writer, seq func(yield func(T) bool)) []T {
	if seq == nil {
		return nil
	}
	list, ended := collect(seq, iteratorLimit)
	if !ended {
		w.fail("an iterator that yields more than " + strconv.Itoa(iteratorLimit) + " elements")
	}
	return list
}

// collect takes up to limit elements. The writer stays out of it: it ends with the call, and an
// iterator may keep what it was given longer than that.
func collect[T any](seq func(yield func(T) bool), limit int) (list []T, ended bool) {
	list, ended = []T{}, true
	seq(func(v T) bool {
		ended = len(list) < limit
		if ended {
			list = append(list, v)
		}
		return ended
	})
	return list, ended
}
