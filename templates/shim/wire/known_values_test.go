// In: values in any that have a meaning of their own. Out: what is written of them, and what is refused.

package wire

import (
	"errors"
	"math/big"
	"net/netip"
	"strings"
	"testing"
	"time"
)

func writeKnown(t *testing.T, v any) (string, *Error) {
	TakeErrors(nil, nil)
	t.Cleanup(func() { tells, sentinels, namesakes, errorTypes = false, nil, nil, nil })
	var w Writer
	w.Any(v)
	err := w.Err()
	return string(w.buf), err
}

func TestTextsAndIntegersInAny(t *testing.T) {
	at := time.Date(2001, 12, 14, 0, 0, 0, 0, time.UTC)
	beyond := new(big.Int).Lsh(big.NewInt(1), 64)
	for _, c := range []struct {
		value any
		want  string
	}{
		{at, "\xb42001-12-14T00:00:00Z"},
		{&at, "\xb42001-12-14T00:00:00Z"},
		{(*time.Time)(nil), "\xc0"},
		{[]time.Time{at}, "\x91\xb42001-12-14T00:00:00Z"},
		{netip.MustParseAddr("::1"), "\xa3::1"},
		{big.NewRat(1, 3), "\xa31/3"},
		{*big.NewRat(1, 3), "\xa31/3"},
		{big.NewInt(-5), "\xfb"},
		{*big.NewInt(5), "\x05"},
		{beyond, "\xc9\x00\x00\x00\x19\x06\x92\xacmath/big.Int\xc4\x09\x01\x00\x00\x00\x00\x00\x00\x00\x00"},
		{new(big.Int).Neg(beyond), "\xc9\x00\x00\x00\x19\x06\x92\xacmath/big.Int\xc4\x09\xff\x00\x00\x00\x00\x00\x00\x00\x00"},
	} {
		if got, err := writeKnown(t, c.value); err != nil || got != c.want {
			t.Errorf("%T %v: wrote %x, %v; want %x", c.value, c.value, got, err, c.want)
		}
	}
}

func TestBelowLevelThreeTheseAreRefused(t *testing.T) {
	for _, v := range []any{time.Time{}, big.NewInt(1), errors.New("x"), netip.Addr{}} {
		var w Writer
		w.Any(v)
		if err := w.Err(); err == nil || err.Kind != Foreign {
			t.Errorf("%T: %v; want a refusal", v, err)
		}
	}
}

// holdsItself is an error that has itself in a field of type any.
type holdsItself struct{ any any }

func (*holdsItself) Error() string { return "holds itself" }

func TestErrorsInAny(t *testing.T) {
	before := CountObjects()
	for _, v := range []any{errors.New("x"), (*holdsItself)(nil), []error{errors.New("x")}, uncommon(3)} {
		got, err := writeKnown(t, v)
		if err != nil || !strings.Contains(got, "\x06\x92\xa5error\x93") {
			t.Errorf("%T: wrote %x, %v; want an extension of type 6", v, got, err)
		}
	}
	if made := CountObjects() - before; made != 4 {
		t.Errorf("%d errors are held, want 4", made)
	}
}

// uncommon is an error of a kind that any does not hold.
type uncommon uintptr

func (uncommon) Error() string { return "uncommon" }

func TestNoKeyIsAnError(t *testing.T) {
	for _, v := range []any{map[uncommon]int{1: 1}, map[any]any{uncommon(1): 1}, map[any]any{holding{1}: 1}} {
		if _, err := writeKnown(t, v); err == nil || err.Kind != Foreign {
			t.Errorf("%T: %v; want a refusal", v, err)
		}
	}
}

func TestTimesAreReadInAny(t *testing.T) {
	const at = "2001-12-14T00:00:00+02:00"
	message := "\xc7\x25\x06\x92\xa9time.Time\xb9" + at
	message = message[:1] + string(rune(len(message)-3)) + message[2:]
	got, err := read(message, (*Reader).Any)
	want, _ := time.Parse(time.RFC3339, at)
	if at, ok := got.(time.Time); err != nil || !ok || !at.Equal(want) {
		t.Errorf("read %v, %v; want %v", got, err, want)
	}
	if got, err := read("\xc7\x0d\x06\x92\xa9time.Time\xa1x", (*Reader).Any); err == nil || err.Kind != Refused {
		t.Errorf("read %v, %v; want a refusal", got, err)
	}
}

// plainRoot has a method that needs no pointer.
type plainRoot struct{ name string }

func (p plainRoot) Name() string { return p.name }

func TestWhatPythonMadeIsAValueInInterfaces(t *testing.T) {
	made := &plainRoot{"a"}
	var w Writer
	WriteMade(&w, made)
	message := string(w.buf)
	type named interface{ Name() string }
	if got, err := read(message, ReadInterface[named]); err != nil || got != named(plainRoot{"a"}) {
		t.Errorf("in an interface: %#v, %v; want the value", got, err)
	}
	if got, err := read(message, ReadPointer[plainRoot]); err != nil || got != made {
		t.Errorf("as a pointer: %p, %v; want %p", got, err, made)
	}
	number := w.first
	if got := looseValue(heldOf(number)); got != any(made) {
		t.Errorf("in any: %#v; want the pointer", got)
	}
}

func heldOf(number uint64) any {
	found, _ := objects.Get(number)
	return found
}
