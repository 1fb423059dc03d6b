// Objects in messages: numbers that are read and written, refused, and taken back.

package wire

import (
	"bytes"
	"encoding/binary"
	"testing"
)

type counter struct{ value int }

func startWriter(w *Writer) { w.Start(make([]byte, 0, 256), func(int) bool { return true }) }

// numbersOf returns the numbers of a message of as many objects, each of which takes nine bytes.
func numbersOf(t *testing.T, w *Writer) (numbers []uint64) {
	t.Helper()
	head, tail := w.Message()
	for message := append(head, tail...); len(message) > 0; message = message[9:] {
		if message[0] != 0xcf {
			t.Fatalf("% x", message)
		}
		numbers = append(numbers, binary.BigEndian.Uint64(message[1:]))
	}
	return numbers
}

func readerOf(number uint64) *Reader {
	r := new(Reader)
	r.Start(binary.BigEndian.AppendUint64([]byte{0xcf}, number), false)
	return r
}

func TestAnObjectThatIsWrittenIsReadAgain(t *testing.T) {
	var w Writer
	startWriter(&w)
	one := &counter{1}
	WritePointer(&w, one)
	WriteObject(&w, *one)
	numbers := numbersOf(t, &w)
	one.value = 2
	if got := ReadPointer[counter](readerOf(numbers[0])); got != one {
		t.Fatal("another pointer")
	}
	if got := ReadReceiver[counter](readerOf(numbers[0])); got != one {
		t.Fatal("another receiver")
	}
	if got := ReadObject[counter](readerOf(numbers[0])); got.value != 2 {
		t.Fatalf("a copy with %d", got.value)
	}
	if got := ReadObject[counter](readerOf(numbers[1])); got.value != 1 {
		t.Fatalf("the copy has %d", got.value)
	}
	DropObjects(numbers)
	r := readerOf(numbers[0])
	if ReadPointer[counter](r) != nil || r.err == nil || r.err.Cause != errStale || r.err.GoType != "*wire.counter" {
		t.Fatalf("%+v", r.err)
	}
}

func TestNilIsZero(t *testing.T) {
	var w Writer
	startWriter(&w)
	WritePointer[counter](&w, nil)
	if head, _ := w.Message(); !bytes.Equal(head, []byte{0}) {
		t.Fatalf("% x", head)
	}
	r := readerOf(0)
	if ReadPointer[counter](r) != nil || r.End() != nil {
		t.Fatal("nil was refused")
	}
	for _, read := range []func(*Reader){
		func(r *Reader) { ReadReceiver[counter](r) },
		func(r *Reader) { ReadObject[counter](r) },
	} {
		r := readerOf(0)
		if read(r); r.err == nil || r.err.Cause != errNil {
			t.Fatalf("%+v", r.err)
		}
	}
}

func TestAMessageThatIsGivenUpTakesItsObjectsBack(t *testing.T) {
	var w Writer
	startWriter(&w)
	for range 3 {
		WritePointer(&w, new(counter))
	}
	numbers := numbersOf(t, &w)
	w.giveUp(&Error{Kind: Oversize})
	WritePointer(&w, new(counter)) // puts nothing any more
	w.Reset()
	for _, number := range numbers {
		if _, ok := objects.Get(number); ok {
			t.Fatal("still held")
		}
	}
	if w.first != 0 || w.others != nil {
		t.Fatal("still noted")
	}
}

func TestTheFirstRefusalOfARequestStays(t *testing.T) {
	r := new(Reader)
	r.Start([]byte{1, 0xc0}, false)
	ReadPointer[counter](r)
	ReadReceiver[counter](r)
	if r.err.Cause != errStale || r.err.Offset != 0 {
		t.Fatalf("%+v", r.err)
	}
}

func BenchmarkWriteReadAndDrop(b *testing.B) {
	given, one := make([]byte, 0, 256), new(counter)
	available := func(int) bool { return true }
	for range b.N {
		var w Writer
		var r Reader
		w.Start(given, available)
		WritePointer(&w, one)
		head, _ := w.Message()
		r.Start(head, false)
		ReadReceiver[counter](&r)
		DropObjects([]uint64{w.first})
	}
}
