// Interfaces in messages: values that come back as what they were, and those that are refused.

package wire

import (
	"errors"
	"fmt"
	"reflect"
	"testing"
)

type named interface{ name() string }

type (
	byValue   struct{ text string }
	byPointer struct{ text string }
	number    int
)

func (v byValue) name() string    { return v.text }
func (v *byPointer) name() string { return "pointer" }
func (n number) name() string     { return "number" }

func init() {
	TakeObject[byValue]("wire.byValue")
	TakePointer[byPointer]("wire.byPointer")
	TakeInterface[named]("wire.named")
}

// roundTrip writes a value of an interface, and returns its type's number and what is read again.
func roundTrip(t *testing.T, v named) (kind byte, back named) {
	t.Helper()
	var w Writer
	startWriter(&w)
	WriteInterface(&w, v)
	message, _ := w.Message()
	if v == nil {
		return 0, ReadInterface[named](started(message))
	}
	if message[0] != 0x92 || message[2] != 0xcf {
		t.Fatalf("% x", message)
	}
	return message[1], ReadInterface[named](started(message[2:]))
}

func started(message []byte) *Reader {
	r := new(Reader)
	r.Start(message, false)
	return r
}

func TestWhatAnInterfaceHoldsComesBackAsItWas(t *testing.T) {
	for _, v := range []named{nil, byValue{"a"}, &byValue{"b"}, &byPointer{}, (*byPointer)(nil), number(3)} {
		if _, back := roundTrip(t, v); back != v {
			t.Errorf("%T %v became %T %v", v, v, back, back)
		}
	}
}

func TestTheNumberOfATypeTellsWhatItIs(t *testing.T) {
	for v, want := range map[named]string{
		byValue{}:         "wire.byValue wire.byValue false",
		&byValue{}:        "wire.byValue *wire.byValue false",
		(*byPointer)(nil): "wire.byPointer *wire.byPointer true",
		number(1):         " wire.number false",
	} {
		kind, _ := roundTrip(t, v)
		again, _ := roundTrip(t, v)
		var w Writer
		startWriter(&w)
		if kind != again || !WriteHeldType(&w, uint64(kind)) {
			t.Fatalf("%T: %d, %d", v, kind, again)
		}
		message, _ := w.Message()
		r := started(message)
		r.Fields(5)
		key, goType := r.String(), r.String()
		if pkg := r.String(); pkg != reflect.TypeFor[number]().PkgPath() {
			t.Errorf("%T is of %s", v, pkg)
		}
		if got := fmt.Sprint(key, " ", goType, " ", r.Bool()); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		if all := r.Strings(); len(all) != 1 || all[0] != "wire.named" || r.End() != nil {
			t.Errorf("%T implements %v", v, all)
		}
	}
	if WriteHeldType(new(Writer), 1<<40) {
		t.Error("a type of any number")
	}
}

func TestWhatDoesNotImplementAnInterfaceIsRefused(t *testing.T) {
	one := new(counter)
	var w Writer
	startWriter(&w)
	WritePointer(&w, one)
	WriteObject(&w, byPointer{})
	numbers := numbersOf(t, &w)
	r := readerOf(numbers[0])
	if v := ReadInterface[named](r); v != nil || r.err.Kind != Unfit || r.err.GoType != "wire.named" {
		t.Fatalf("%v %+v", v, r.err)
	}
	if r.err.Message != "a *wire.counter, which lacks the method name" {
		t.Fatal(r.err.Message)
	}
	if v := ReadInterface[named](readerOf(numbers[1])); v == nil || v.name() != "pointer" {
		t.Fatal("a value whose pointer implements it")
	}
	DropObjects(numbers)
	r = readerOf(numbers[1])
	if v := ReadInterface[named](r); v != nil || !errors.Is(r.err.Cause, errStale) {
		t.Fatalf("%v %+v", v, r.err)
	}
	r = started([]byte{0xc0})
	if v := ReadHolder[named](r); v != nil || r.err == nil || r.err.Message != "None" {
		t.Fatalf("%v %+v", v, r.err)
	}
}

func TestObjectsInAny(t *testing.T) {
	TakeData()
	for _, v := range []any{byValue{"a"}, &byValue{"b"}, (*byPointer)(nil)} {
		var w Writer
		startWriter(&w)
		w.Any(v)
		message, _ := w.Message()
		// In a request the number of the object stands alone.
		at := len(message) - 9
		request := append([]byte{0xc9, 0, 0, 0, 9, extObject}, message[at:]...)
		if back := started(request).Any(); back != v {
			t.Errorf("%T %v became %T %v", v, v, back, back)
		}
	}
}

type grade int

func (g grade) name() string { return "grade" }

func TestANumberThatHasAClassSaysOfWhichTypeItIs(t *testing.T) {
	TakeInstance("wire.grade", func(r *Reader) grade { return grade(r.Int()) }, func(w *Writer, v grade) { w.Int(int(v)) })
	pointed := grade(3)
	for _, v := range []named{grade(5), &pointed, (*grade)(nil)} {
		var w Writer
		startWriter(&w)
		WriteInterface(&w, v)
		message, _ := w.Message()
		if _, ok := v.(grade); !ok {
			if message[0] != 0x92 {
				t.Errorf("%T is % x", v, message)
			}
			continue
		}
		want := append([]byte{0xc9, 0, 0, 0, 13, extValue, 0x92, 0xaa}, "wire.grade\x05"...)
		if string(message) != string(want) {
			t.Errorf("% x", message)
		}
		if back := ReadInterface[named](started(message)); back != v {
			t.Errorf("%v became %T %v", v, back, back)
		}
	}
}

func TestWhatIsFilledIsThePointer(t *testing.T) {
	var w Writer
	startWriter(&w)
	WriteObject(&w, byValue{"a"})
	WriteMade(&w, &byValue{"b"})
	WritePointer(&w, &byValue{"c"})
	WritePointer(&w, new(counter))
	numbers := numbersOf(t, &w)
	for i, want := range []string{"a", "b", "c"} {
		v, ok := ReadFilled[named](readerOf(numbers[i])).(*byValue)
		if !ok || v.text != want {
			t.Errorf("%v, want a pointer to %s", v, want)
		}
	}
	if v := ReadFilled[named](started([]byte{0xc0})); v != nil {
		t.Error(v)
	}
	r := readerOf(numbers[3])
	if v := ReadFilled[named](r); v != nil || r.err.Message != "a *wire.counter, which lacks the method name" {
		t.Errorf("%v %+v", v, r.err)
	}
	DropObjects(numbers)
}
