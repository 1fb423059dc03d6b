// Fields in messages: those that are left out, and elements that are written where they lie.

package wire

import "testing"

func TestNilStandsForAFieldThatIsLeftOut(t *testing.T) {
	r := new(Reader)
	r.Start([]byte{0xc0, 0x05, 0xc0}, false)
	if r.Given() {
		t.Fatal("nil is given")
	}
	if !r.Given() || r.Int() != 5 {
		t.Fatal("5 is not given")
	}
	if r.Given() || r.End() != nil {
		t.Fatal("the last is given")
	}
	// At the end it is the value that is missing.
	if !r.Given() || r.Int() != 0 || r.err == nil || r.err.Kind != Truncated {
		t.Fatalf("%+v", r.err)
	}
}

func TestElementsAreWrittenWhereTheyLie(t *testing.T) {
	var w Writer
	startWriter(&w)
	elements := []counter{{1}, {2}}
	WriteViews(&w, elements)
	head, tail := w.Message()
	message := append(head, tail...)
	if message[0] != 0x92 {
		t.Fatalf("% x", message)
	}
	r := new(Reader)
	r.Start(message[1:], false)
	for i := range elements {
		if pointer := ReadPointer[counter](r); pointer != &elements[i] {
			t.Fatalf("element %d is at %p", i, pointer)
		}
	}
	var empty Writer
	startWriter(&empty)
	WriteViews[counter](&empty, nil)
	if head, _ := empty.Message(); len(head) != 1 || head[0] != 0xc0 {
		t.Fatalf("% x", head)
	}
}
