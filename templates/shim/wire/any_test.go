package wire

import (
	"bytes"
	"errors"
	"io"
	"math"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
)

func read[T any](message string, read func(*Reader) T) (T, *Error) {
	var r Reader
	r.Start([]byte(message), false)
	v := read(&r)
	err, _ := r.End().(*Error)
	return v, err
}

func TestAnyIsWhatTheMessageHas(t *testing.T) {
	for message, want := range map[string]any{
		"\xc0":                                 nil,
		"\xc3":                                 true,
		"\xff":                                 -1,
		"\xd3\x80\x00\x00\x00\x00\x00\x00\x00": math.MinInt64,
		"\xcf\x7f\xff\xff\xff\xff\xff\xff\xff": math.MaxInt64,
		"\xcf\x80\x00\x00\x00\x00\x00\x00\x00": uint64(1 << 63),
		"\xca\x3f\xc0\x00\x00":                 1.5,
		"\xcb\x3f\xf8\x00\x00\x00\x00\x00\x00": 1.5,
		"\xa1x":                                "x",
		"\xc4\x01x":                            []byte("x"),
		"\x92\x01\x91\xc0":                     []any{1, []any{nil}},
		"\xdd\x00\x00\x00\x00":                 []any{},
	} {
		got, err := read(message, (*Reader).Any)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%x: read %#v, %v; want %#v", message, got, err, want)
		}
	}
}

func TestAnyRefuses(t *testing.T) {
	for message, kind := range map[string]Kind{
		"":                                   Truncated,
		"\x92\x01":                           Truncated,
		"\xdd\xff\xff\xff\xff":               Truncated,
		"\x92\xdc\x00\x02\x01\x01":           Truncated, // its own elements are there, but not the outer one's
		"\x80":                               Mismatch,
		"\xc1":                               Mismatch,
		"\xc7\x03\x01d\x00\x00":              Mismatch,
		strings.Repeat("\x91", 512) + "\x80": Mismatch,
		strings.Repeat("\x91", 513) + "\x01": Depth,
		"\x91\x01\x01":                       Trailing,
	} {
		if got, err := read(message, (*Reader).Any); err == nil || err.Kind != kind {
			t.Errorf("%x: read %v, %v; want %s", message, got, err, kind)
		}
	}
}

// TestNestedBombsCostNothing declares in each of many arrays as many elements as bytes are left.
func TestNestedBombsCostNothing(t *testing.T) {
	bomb := append(bytes.Repeat([]byte("\xdc\x07\xff"), 500), make([]byte, 2100)...)
	for _, name := range []string{"any", "[]any"} {
		if cost := readingCost(codecs[name], bomb, false); cost > allowed(bomb) {
			t.Errorf("%s: %d bytes for a message of %d", name, cost, len(bomb))
		}
	}
	wide := append([]byte("\xdc\x7f\xff"), make([]byte, 0x7fff)...)
	read := func(r *Reader) any {
		return ReadSlice(r, func(r *Reader) [1 << 20]byte { return ReadByteArray[[1 << 20]byte](r, 1<<20) })
	}
	if cost := readingCost(codec{read: read}, wide, false); cost > 8<<20 {
		t.Errorf("slices of wide arrays: %d bytes", cost)
	}
}

func TestOwnedTextInAnyIsAliased(t *testing.T) {
	for _, owned := range []bool{false, true} {
		message := []byte("\x92\xa1a\xc4\x01b")
		var r Reader
		r.Start(message, owned)
		list := r.Any().([]any)
		message[2], message[5] = 'x', 'x'
		if (list[0] == "x") != owned || (list[1].([]byte)[0] == 'x') != owned {
			t.Errorf("owned %v: %q", owned, list)
		}
	}
}

func TestOnlyWholeValuesOfAnyStayWhereTheyLie(t *testing.T) {
	big := bytes.Repeat([]byte("x"), 1000)
	for _, v := range []any{big, []any{big, big}, [][]byte{big, big}, &big} {
		w := start(256)
		w.Last()
		w.Any(v)
		head, tail := w.Message()
		if _, list := v.([]any); list && len(head) > 0 {
			t.Errorf("%T: head of %d bytes, tail of %d", v, len(head), len(tail))
		}
		var r Reader
		r.Start(append(bytes.Clone(head), tail...), false)
		r.Any()
		if err := r.End(); err != nil {
			t.Errorf("%T: %v", v, err)
		}
	}
}

func TestSignallingNaNsStayAsTheyAre(t *testing.T) {
	type ratio float32
	w := start(256)
	w.Any(ratio(math.Float32frombits(0x7fa00001)))
	if head, _ := w.Message(); !bytes.Equal(head, []byte{0xca, 0x7f, 0xa0, 0x00, 0x01}) {
		t.Errorf("wrote %x", head)
	}
}

func TestReadersAreReadWithinLimits(t *testing.T) {
	failure := errors.New("broken")
	for _, row := range []struct {
		reader io.Reader
		kind   Kind
		want   string
	}{
		{strings.NewReader("abc"), "", "abc"},
		{strings.NewReader(strings.Repeat("x", 1000)), "", strings.Repeat("x", 1000)},
		{strings.NewReader(strings.Repeat("x", 1001)), Oversize, ""},
		{iotest.OneByteReader(strings.NewReader("abc")), "", "abc"},
		{iotest.DataErrReader(strings.NewReader("abc")), "", "abc"},
		{iotest.ErrReader(failure), Failed, ""},
		{nil, "", ""},
	} {
		w := start(2048)
		w.drain(row.reader, 1000)
		if err := w.Err(); err != nil {
			if err.Kind != row.kind || row.kind == Failed && err.Cause != failure {
				t.Errorf("refused: %v", err)
			}
			continue
		}
		message, _ := w.Message()
		if got, err := read(string(message), (*Reader).Bytes); err != nil || string(got) != row.want {
			t.Errorf("%q, %v; want %q", got, err, row.want)
		}
	}
}

func TestDrainingAsksForMemory(t *testing.T) {
	w := new(Writer)
	w.Start(make([]byte, 0, 256), func(size int) bool { return size <= 4<<20 })
	w.Drain(iotest.DataErrReader(bytes.NewReader(make([]byte, 5<<20))))
	if err := w.Err(); err == nil || err.Kind != Oversize {
		t.Errorf("got %v", err)
	}
}

func TestCollectingEnds(t *testing.T) {
	var kept func(int) bool
	endless := func(yield func(int) bool) {
		kept = yield
		for i := 0; yield(i); i++ {
		}
	}
	if list, ended := collect(endless, 10); ended || len(list) != 10 || kept(0) {
		t.Errorf("collected %d, ended %v", len(list), ended)
	}
	if list, ended := collect(Values([]int{1, 2}), 2); !ended || !reflect.DeepEqual(list, []int{1, 2}) {
		t.Errorf("collected %v, ended %v", list, ended)
	}
	if list, ended := collect(Values([]int(nil)), 2); !ended || list == nil {
		t.Errorf("collected %v, ended %v", list, ended)
	}
}

func TestAMessageMovesIntoAnyBuffer(t *testing.T) {
	for _, size := range []int{0, 10, 250, 251, 252, 300, 5000} {
		for _, last := range []bool{false, true} {
			for _, room := range []int{0, 4, 256, 2048} {
				w := start(256)
				w.Array(1)
				if last {
					w.Last()
				}
				w.Bytes(make([]byte, size))
				before, rest := w.Message()
				want := append(bytes.Clone(before), rest...)
				w.MoveTo(make([]byte, 0, room))
				head, tail := w.Message()
				if got := append(bytes.Clone(head), tail...); !bytes.Equal(got, want) || len(head) > room {
					t.Errorf("%d bytes into %d: head %d, tail %d", size, room, len(head), len(tail))
				}
				if len(want) <= room && tail != nil {
					t.Errorf("%d bytes into %d: a tail", size, room)
				}
			}
		}
	}
}
