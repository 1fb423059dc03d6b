// The writer that a caller gives, values of named types, and the places of what is refused.

package wire

import (
	"bytes"
	"fmt"
	"slices"
	"testing"
)

// sunk is what a call writes that has n results, of which the last is what came to its writer.
func sunk(t *testing.T, request []byte, n int) []byte {
	t.Helper()
	r := started(request)
	to := ReadSink(r)
	if err := r.End(); err != nil {
		t.Fatal(err)
	}
	if _, err := to.To.Write([]byte("ab")); err != nil {
		t.Fatal(err)
	}
	var w Writer
	startWriter(&w)
	w.Several(to, n)
	for range n - 1 {
		w.Int(7)
	}
	w.Written(to, n)
	message, _ := w.Message()
	return message
}

func TestWhatIsWrittenToMemoryIsAResult(t *testing.T) {
	for n, want := range []string{1: "c4026162", 2: "9207c4026162", 3: "930707c4026162"} {
		if n == 0 {
			continue
		}
		if got := fmt.Sprintf("%x", sunk(t, []byte{0xc0}, n)); got != want {
			t.Errorf("%d results: %s", n, got)
		}
	}
}

func TestWhatIsWrittenToAnObjectIsNone(t *testing.T) {
	buffer := new(bytes.Buffer)
	var w Writer
	startWriter(&w)
	w.object(buffer)
	number, _ := w.Message()
	for n, want := range []string{1: "c0", 2: "07", 3: "920707"} {
		if n == 0 {
			continue
		}
		if got := fmt.Sprintf("%x", sunk(t, number, n)); got != want {
			t.Errorf("%d results: %s", n, got)
		}
	}
	if got := buffer.String(); got != "ababab" {
		t.Error(got)
	}
}

func TestANamedValueIsOfItsType(t *testing.T) {
	TakeValue("wire.number", func(r *Reader) number { return number(r.Int()) })
	message := append([]byte{0xc7, 14, extValue, 0x92, 0xab}, "wire.number\x05"...)
	if got := ReadInterface[named](started(message)); got != number(5) {
		t.Errorf("%T %v", got, got)
	}
	for _, wrong := range [][]byte{
		append([]byte{0xc7, 14, extValue, 0x92, 0xab}, "wire.nobody\x05"...),
		append([]byte{0xc7, 13, extValue, 0x91, 0xab}, "wire.number"...),
		{0xc7, 0, extValue},
	} {
		r := started(wrong)
		if got := ReadInterface[named](r); got != nil || r.err == nil {
			t.Errorf("% x: %v", wrong, got)
		}
	}
}

func TestThePlaceOfAByte(t *testing.T) {
	// Of function 5: 1, [[2], [], [3, "ab"]]
	request := []byte{0x93, 5, 1, 0x93, 0x91, 2, 0x90, 0x92, 3, 0xa2, 'a', 'b'}
	for offset, want := range map[int][]int{
		1: nil, 2: {0}, 3: {1}, 4: {1, 0}, 5: {1, 0, 0}, 6: {1, 1}, 8: {1, 2, 0}, 9: {1, 2, 1}, 11: {1, 2, 1},
		12: nil,
	} {
		if got := Place(request, offset); !slices.Equal(got, want) {
			t.Errorf("byte %d: %v", offset, got)
		}
	}
}
