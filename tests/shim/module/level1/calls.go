package level1

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"example.com/fixture/kinds"
)

// Streams returns the first byte of each.
func Streams(a io.Reader, b io.ReaderAt, c io.ReadSeeker, d io.ByteReader, e io.ByteScanner, f io.RuneReader, g io.RuneScanner, h io.ReadCloser, i io.ReadSeekCloser) (string, error) {
	first := make([]byte, 9)
	_, err := io.ReadFull(a, first[:1])
	_, err2 := b.ReadAt(first[1:2], 0)
	_, err3 := c.Read(first[2:3])
	first[3], _ = d.ReadByte()
	first[4], _ = e.ReadByte()
	r, _, _ := f.ReadRune()
	s, _, _ := g.ReadRune()
	first[5], first[6] = byte(r), byte(s)
	_, err4 := h.Read(first[7:8])
	_, err5 := i.Read(first[8:])
	return string(first), errors.Join(err, err2, err3, err4, err5, h.Close(), i.Close())
}

// Concat reads everything.
func Concat(readers ...io.Reader) io.Reader { return io.MultiReader(readers...) }

// Closed counts the readers of Open that were closed.
var Closed int64

type source struct{ io.Reader }

func (source) Close() error {
	atomic.AddInt64(&Closed, 1)
	return errors.New("no way to close")
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 3, errors.New("broken") }

// Open returns the reader of that name.
func Open(how string) (io.ReadCloser, error) {
	switch how {
	case "nil":
		return nil, nil
	case "error":
		return nil, errors.New("cannot open")
	case "broken":
		return source{broken{}}, nil
	}
	return source{strings.NewReader(strings.Repeat(how, 1000))}, nil
}

// Dump writes to both, and returns how much.
func Dump(left io.Writer, text string, right io.Writer) int {
	n, _ := io.WriteString(left, text)
	fmt.Fprint(right, text, text)
	return n
}

// Silent writes to neither.
func Silent(w io.Writer) error { return nil }

// Random reads from a source of randomness.
func Random(n int, random io.Reader) ([]byte, error) {
	data := make([]byte, n)
	_, err := io.ReadFull(random, data)
	return data, err
}

// Option changes something.
type Option func(*int)

// Configured takes options.
func Configured(n int, options ...Option) int {
	for _, option := range options {
		option(&n)
	}
	return n
}

// Total adds up.
func Total(first int, rest ...kinds.Level) int {
	for _, n := range rest {
		first += int(n)
	}
	return first
}

// Max returns the largest.
func Max[S ~[]E, E cmp.Ordered](list S) E { return slices.Max(list) }

// Gather returns the elements of an iterator.
func Gather(seq iter.Seq[kinds.Level]) []kinds.Level { return slices.Collect(seq) }

// Upto counts; below 0 for ever, and 0 is no iterator.
func Upto(n int) iter.Seq[kinds.Level] {
	if n == 0 {
		return nil
	}
	return func(yield func(kinds.Level) bool) {
		for i := 0; (n < 0 || i < n) && yield(kinds.Level(i)); i++ {
		}
	}
}

// Upper is an iterator over an iterator.
func Upper(lines kinds.Lines) kinds.Lines {
	return func(yield func(string) bool) {
		lines(func(line string) bool { return yield(strings.ToUpper(line)) })
	}
}

// Left counts the goroutines that Wait has left.
var Left int64

// Wait returns when its context ends, or does what it is told.
func Wait(ctx context.Context, how string) (string, error) {
	defer atomic.AddInt64(&Left, 1)
	switch how {
	case "at once":
		_, limited := ctx.Deadline()
		return fmt.Sprint("limited: ", limited), nil
	case "long":
		return strings.Repeat("x", 5000), nil
	case "panic":
		panic("in a goroutine")
	case "fault":
		var address *int
		*address = 1
	case "exit":
		runtime.Goexit()
	case "stubborn":
		time.Sleep(300 * time.Millisecond)
		return "after all", nil
	case "own error":
		return "", fmt.Errorf("not mine: %w", context.Canceled)
	case "unrelated":
		<-ctx.Done()
		return "", errors.New("unrelated")
	}
	<-ctx.Done()
	return "", fmt.Errorf("waiting: %w", ctx.Err())
}

// Late is a reader whose context ends while it is read.
func Late(ctx context.Context) io.Reader { return &late{ctx, bytes.NewReader(nil)} }

type late struct {
	ctx context.Context
	*bytes.Reader
}

func (l *late) Read([]byte) (int, error) {
	<-l.ctx.Done()
	return 0, l.ctx.Err()
}
