package wire

import (
	"encoding/binary"
	"math"
	"net/netip"
	"reflect"
	"strings"
	"testing"
)

// point is the record of the vectors, crate one that can hold itself.
type (
	point struct{ X, Y int64 }
	crate struct {
		Held any
		List []any
	}
)

var (
	recordPoint = NewRecord("example.com/m.Point", 2,
		func(r *Reader, v *point) { v.X, v.Y = r.Int64(), r.Int64() },
		func(w *Writer, v *point) { w.Int64(v.X); w.Int64(v.Y) },
	)
	recordCrate = NewRecord("example.com/m.Crate", 2,
		func(r *Reader, v *crate) { v.Held, v.List = r.Any(), ReadSlice(r, (*Reader).Any) },
		func(w *Writer, v *crate) { w.Any(v.Held); WriteSlice(w, v.List, (*Writer).Any) },
	)
)

func init() { TakeData() }

func written2(v any) (string, *Error) {
	w := start(256)
	w.Any(v)
	head, tail := w.Message()
	return string(head) + string(tail), w.Err()
}

// crateKey is how a crate starts in any, without the head of the extension.
const crateKey = "\x93\xb3example.com/m.Crate"

// boxed is an extension for a crate that holds v.
func boxed(v string) string { return extended(3, crateKey+v+"\xc0") }

func extended(code byte, payload string) string {
	n := len(payload)
	return string([]byte{0xc9, byte(n >> 24), byte(n >> 16), byte(n >> 8), byte(n), code}) + payload
}

func TestAnyOfLevelTwo(t *testing.T) {
	for _, want := range []any{
		map[string]any{}, map[string]any{"a": nil, "b": []any{}},
		map[any]any{1: "x", "a": 1.5, true: map[string]any{"k": point{1, -1}}},
		point{}, crate{Held: point{3, 4}, List: []any{map[any]any{point{1, 2}: 1}}},
		complex(1, -2), []any{complex(0, 1), point{1, 2}},
	} {
		message, _ := written2(want)
		got, err := read(message, (*Reader).Any)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%#v came back as %#v, %v", want, got, err)
		}
	}
}

func TestPointersAndNamesInAnyAreSeenThrough(t *testing.T) {
	type names map[level][]*point
	want := map[any]any{1: []any{point{1, 2}, nil}}
	message, err := written2(names{1: {{1, 2}, nil}})
	if got, refusal := read(message, (*Reader).Any); err != nil || refusal != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%#v, %v, %v", got, err, refusal)
	}
	if message, err := written2(map[string]int(nil)); message != "\xc0" || err != nil {
		t.Errorf("%x, %v", message, err)
	}
	if _, err := written2(complex64(1)); err != nil {
		t.Error(err)
	}
}

func TestAnyHoldsNothingElse(t *testing.T) {
	type stranger struct{ x int }
	one := 1
	for _, v := range []any{
		stranger{}, []stranger{}, map[string]stranger{}, map[stranger]int{}, &stranger{}, map[*int]int{&one: 1},
		map[[1]*int]int{}, map[string]chan int{}, map[any]any{stranger{2}: 1, stranger{1}: 2, netip.Addr{}: 3},
		map[any]any{&one: 1}, map[any]int{[1]any{&one}: 1},
		map[float64]int{math.NaN(): 1}, map[any]int{point{}: 1, math.NaN(): 1}, crate{Held: stranger{}},
	} {
		if message, err := written2(v); err == nil || err.Kind != Foreign {
			t.Errorf("%T: %x, %v", v, message, err)
		}
	}
}

func TestNestingEndsThroughEverything(t *testing.T) {
	lists := func(depth int) (v any) { return nest(depth, func(v any) any { return []any{v} }) }
	for name, deeper := range map[string]func(any) any{
		"list":   func(v any) any { return []any{v} },
		"map":    func(v any) any { return map[string]any{"k": v} },
		"record": func(v any) any { return crate{Held: v} },
		"mixed":  func(v any) any { return map[any]any{1: v} },
		"array":  func(v any) any { return [1]any{v} },
	} {
		message, err := written2(nest(MaxDepth, deeper))
		if _, refusal := read(message, (*Reader).Any); err != nil || refusal != nil {
			t.Errorf("%s: %v, %v", name, err, refusal)
		}
		if _, err := written2(nest(MaxDepth+1, deeper)); err == nil || err.Kind != Foreign {
			t.Errorf("%s: one deeper: %v", name, err)
		}
		if _, err := written2(deeper(lists(MaxDepth))); err == nil || err.Kind != Foreign {
			t.Errorf("%s around lists: %v", name, err)
		}
	}
	for leaf, depth := range map[any]int{1i: MaxDepth, 1: MaxDepth, point{}: MaxDepth - 1} {
		deepest := leaf
		for range depth {
			deepest = []any{deepest}
		}
		message, err := written2(deepest)
		if _, refusal := read(message, (*Reader).Any); err != nil || refusal != nil {
			t.Errorf("%v: %v, %v", leaf, err, refusal)
		}
		if _, err := written2([]any{deepest}); err == nil || err.Kind != Foreign {
			t.Errorf("%v, one deeper: %v", leaf, err)
		}
	}
	endless := &crate{}
	endless.Held = endless
	if _, err := written2(endless); err == nil || err.Kind != Foreign {
		t.Errorf("a record that holds itself: %v", err)
	}
}

func nest(depth int, deeper func(any) any) (v any) {
	for range depth {
		v = deeper(v)
	}
	return v
}

func TestMessagesThatNestTooDeepAreRefused(t *testing.T) {
	maps := func(v string) string { return extended(2, "\x92\x91\xa1k\x91"+v) }
	for name, deeper := range map[string]func(string) string{"map": maps, "record": boxed} {
		message := "\xc0"
		for range MaxDepth + 1 {
			message = deeper(message)
		}
		if _, err := read(message, (*Reader).Any); err == nil || err.Kind != Depth {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestARecordLeavesTheDepthAsItWas(t *testing.T) {
	lists := nest(MaxDepth, func(v any) any { return []any{v} })
	w := start(256)
	WriteSlice(w, []any{crate{}, lists}, (*Writer).Any)
	head, tail := w.Message()
	message := string(head) + string(tail)
	_, err := read(message, func(r *Reader) []any { return ReadSlice(r, (*Reader).Any) })
	if w.Err() != nil || err != nil {
		t.Error(w.Err(), err)
	}
}

func TestAnyRefusesExtensionsThatLie(t *testing.T) {
	for message, kind := range map[string]Kind{
		extended(2, "\x92\x91\x01\x90"):                                     Length,
		extended(2, "\x92\x90\x91\x01"):                                     Length,
		extended(2, "\x91\x90"):                                             Length,
		extended(2, "\x92\x90\x90\x01"):                                     Length,
		extended(2, "\x92\xc0\x90"):                                         Mismatch,
		extended(2, "\x92\x90\xc0"):                                         Mismatch,
		extended(2, "\xc0"):                                                 Mismatch,
		extended(2, "\x92\xdd\xff\xff\xff\xff\x90"):                         Truncated,
		extended(2, "\x92\x92\xa1a\xa1a\x92\x01\x02"):                       Refused,
		extended(2, "\x92\x92\x01\x01\x92\x01\x02"):                         Refused,
		extended(2, "\x92\x91\x90\x91\x02"):                                 Refused,
		extended(2, "\x92\x91\xc4\x01a\x91\x02"):                            Refused,
		extended(2, "\x92\x91"+extended(2, "\x92\x90\x90")+"\x91\x02"):      Refused,
		extended(2, "\x92\x91\xcb\x7f\xf8\x00\x00\x00\x00\x00\x00\x91\x02"): Refused,
		extended(3, "\x90"):                                                 Length,
		extended(3, "\x91\xb3example.com/m.Crate"):                          Length,
		extended(3, crateKey+"\x01\xc0\xc0"):                                Length,
		extended(3, "\x92\x01\x02"):                                         Mismatch,
		extended(3, "\x92\xa1x\x02"):                                        Mismatch,
		extended(4, "\x00"):                                                 Mismatch,
		extended(1, "d\x00"):                                                Mismatch,
		extended(127, "\x00"):                                               Mismatch,
		"\xc9\x00\x00\x00\x03\x02\x92\x90":                                  Truncated,
		"\xc9\x00\x00\x00\x02\x02\x92\x90\x90":                              Length,
		"\xd8\x04\x00\x00":                                                  Truncated,
		"\xc9\xff\xff\xff\xff\x02":                                          Truncated,
	} {
		if got, err := read(message, (*Reader).Any); err == nil || err.Kind != kind {
			t.Errorf("%x: read %v, %v; want %s", message, got, err, kind)
		}
	}
}

func TestOtherHeadsOfExtensionsAreRead(t *testing.T) {
	parts := "\x00\x00\x00\x00\x00\x00\xf0\x3f\x00\x00\x00\x00\x00\x00\x00\x40"
	for _, head := range []string{"\xd8\x04", "\xc7\x10\x04", "\xc8\x00\x10\x04", "\xc9\x00\x00\x00\x10\x04"} {
		if got, err := read(head+parts, (*Reader).Any); got != complex(1, 2) || err != nil {
			t.Errorf("%x: %v, %v", head, got, err)
		}
	}
}

func TestTheFirstLevelKnowsNoData(t *testing.T) {
	takesData = false
	defer TakeData()
	for _, v := range []any{map[string]int{}, complex(1, 2), point{}, []point{}, &point{}} {
		if _, err := written2(v); err == nil || err.Kind != Foreign || err.GoType != reflect.TypeOf(v).String() {
			t.Errorf("%T: %v", v, err)
		}
	}
	if _, err := read(boxed("\xc0"), (*Reader).Any); err == nil || err.Kind != Mismatch {
		t.Error(err)
	}
}

// TestListsInRecordsInAnyCostWhatTheyAre has a list in each of many records that declares as many
// elements as bytes are left.
func TestListsInRecordsInAnyCostWhatTheyAre(t *testing.T) {
	message := strings.Repeat("\x01", 1000)
	for range 300 {
		n := len(message)
		message = extended(3, crateKey+"\xc0\xdc"+string([]byte{byte(n >> 8), byte(n)})+message)
	}
	c := codec{read: func(r *Reader) any { return r.Any() }}
	if cost := readingCost(c, []byte(message), false); cost > 16*uint64(len(message)) {
		t.Errorf("%d bytes for a message of %d", cost, len(message))
	}
}

func TestANaNThatSignalsStaysOneInAny(t *testing.T) {
	for bits, want := range map[uint32]uint64{
		0x7f800001: 0x7ff0000020000000, 0xffbfffff: 0xfff7ffffe0000000, 0x7fc00000: 0x7ff8000000000000,
		0x7f800000: 0x7ff0000000000000, 0x80000000: 0x8000000000000000, 0x00000001: 0x36a0000000000000,
	} {
		type named complex64
		part := math.Float32frombits(bits)
		for _, v := range []any{complex(part, 1), named(complex(part, 1))} {
			message, err := written2(v)
			if got := binary.LittleEndian.Uint64([]byte(message[6:])); got != want || err != nil {
				t.Errorf("%08x: %016x, %v", bits, got, err)
			}
		}
	}
}
