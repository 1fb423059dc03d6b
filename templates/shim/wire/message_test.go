package wire

import (
	"bytes"
	"math"
	"strings"
	"testing"
	"unsafe"
)

func start(room int) *Writer {
	w := new(Writer)
	w.Start(make([]byte, 0, room), func(int) bool { return true })
	return w
}

func TestMessageLiesInTheGivenBufferWhileItFits(t *testing.T) {
	for _, n := range []int{0, 10, 251, 252, 253, 254, 300} {
		w := start(256)
		w.Array(1)
		w.Bytes(make([]byte, n))
		w.Nil()
		head, tail := w.Message()
		size := 4 + n
		if n > 255 {
			size++
		}
		if len(head)+len(tail) != size || (size > 256) != (tail != nil) {
			t.Errorf("%d: head %d, tail %d", n, len(head), len(tail))
		}
	}
}

func TestOnlyTheLastValueStaysWhereItLies(t *testing.T) {
	big := bytes.Repeat([]byte("x"), 1000)
	w := start(256)
	w.Bytes(big)
	if _, tail := w.Message(); unsafe.SliceData(tail) == unsafe.SliceData(big) {
		t.Error("a value that was not announced as the last was not copied")
	}
	for _, write := range []func(){
		func() { w.Bytes(big) },
		func() { w.String(unsafe.String(unsafe.SliceData(big), len(big))) },
		func() { w.Int8s(unsafe.Slice((*int8)(unsafe.Pointer(unsafe.SliceData(big))), len(big))) },
	} {
		w.Reset()
		w.Last()
		write()
		head, tail := w.Message()
		if unsafe.SliceData(tail) != unsafe.SliceData(big) || len(tail) != len(big) || len(head) == 0 {
			t.Errorf("head %x, tail of %d bytes", head, len(tail))
		}
	}
}

func TestResetForgetsWhatMoved(t *testing.T) {
	w := start(256)
	w.String(strings.Repeat("x", 5000))
	w.Reset()
	w.Int(7)
	if head, tail := w.Message(); !bytes.Equal(head, []byte{7}) || tail != nil {
		t.Errorf("head %x, tail %x", head, tail)
	}
}

func TestNoMemoryIsReported(t *testing.T) {
	w := new(Writer)
	w.Start(make([]byte, 0, 256), func(size int) bool { return size < 3<<20 })
	w.Bytes(make([]byte, 2<<20))
	if w.Err() != nil {
		t.Fatal(w.Err())
	}
	w.Bytes(make([]byte, 2<<20))
	w.Int(1)
	if err := w.Err(); err == nil || err.Kind != Oversize {
		t.Fatalf("got %v", err)
	}
}

func TestLengthsBeyondMessagePackAreRefused(t *testing.T) {
	var byte1 byte
	huge := unsafe.Slice(&byte1, math.MaxUint32+1) // never read: the length alone is refused
	for name, write := range map[string]func(*Writer){
		"bytes":  func(w *Writer) { w.Bytes(huge) },
		"string": func(w *Writer) { w.String(unsafe.String(&byte1, len(huge))) },
		"packed": func(w *Writer) { w.Uint8s(huge) },
		"array":  func(w *Writer) { w.Array(len(huge)) },
	} {
		w := start(256)
		w.Last()
		write(w)
		if err := w.Err(); err == nil || err.Kind != Oversize {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestOwnedBytesAreAliasedAndOthersAreNot(t *testing.T) {
	for _, owned := range []bool{false, true} {
		message := []byte("\x93\xc4\x02ab\xa2cd\x90")
		var r Reader
		r.Start(message, owned)
		r.array()
		data, text := r.Bytes(), r.String()
		message[3], message[6] = 'x', 'x'
		if (data[0] == 'x') != owned || (text[0] == 'x') != owned {
			t.Errorf("owned %v: %q, %q", owned, data, text)
		}
		if cap(data) != 2 {
			t.Errorf("appending to %q would write into the request", data)
		}
	}
}

func TestPackedNumbersAreAliasedWhereAligned(t *testing.T) {
	for shift := range 8 {
		words := make([]uint64, 8)
		message := memory(words)[shift:]
		message = append(message[:0], "\xc7\x13\x01d\x01\x00"...)
		message = append(message, make([]byte, 16)...)
		var r Reader
		r.Start(message, true)
		list := r.Float64s()
		if len(list) != 2 || r.End() != nil {
			t.Fatalf("read %v, %v", list, r.End())
		}
		at := unsafe.Pointer(unsafe.SliceData(list))
		if aliased := at == unsafe.Pointer(&message[6]); aliased != ((shift+6)%8 == 0) {
			t.Errorf("shift %d: aliased %v", shift, aliased)
		}
	}
}

func TestArgumentNamesTheOneThatHoldsAByte(t *testing.T) {
	request := []byte{0x94, 0x05, 0xa2, 'a', 'b', 0x92, 0x01, 0xcd, 0x01, 0x00, 0xc0}
	want := []int{-1, -1, 0, 0, 0, 1, 1, 1, 1, 1, 2, -1}
	for offset, argument := range want {
		if got := Argument(request, offset); got != argument {
			t.Errorf("byte %d: argument %d, want %d", offset, got, argument)
		}
	}
	if got := Argument([]byte{0x93, 0x05, 0x01, 0xcd}, 3); got != 1 {
		t.Errorf("cut short in argument 1, got %d", got)
	}
}

func TestBombsCostNothing(t *testing.T) {
	for _, bomb := range []string{
		"\xdd\xff\xff\xff\xff", "\xdc\xff\xff\x01", "\xc6\xff\xff\xff\xff", "\xdb\xff\xff\xff\xff",
		"\xc9\xff\xff\xff\xff\x01d\x00", "\x91\xdd\xff\xff\xff\xff\x01", "\xdf\xff\xff\xff\xff",
	} {
		for name, codec := range codecs {
			if cost := readingCost(codec, []byte(bomb), false); cost > allowed([]byte(bomb)) {
				t.Errorf("%s: %x costs %d bytes", name, bomb, cost)
			}
		}
	}
}

func BenchmarkAdd(b *testing.B) {
	request := []byte{0x93, 0x01, 40, 0xcd, 0x30, 0x39}
	given := make([]byte, 0, 2048)
	for range b.N {
		var r Reader
		var w Writer
		r.Start(request, false)
		w.Start(given, nil)
		if _, _, err := r.Call(); err != nil {
			b.Fatal(err)
		}
		sum := r.Int() + r.Int()
		if err := r.End(); err != nil {
			b.Fatal(err)
		}
		w.Success()
		w.Int(sum)
	}
}

func BenchmarkStrings(b *testing.B) {
	request := append([]byte("\xdd\x00\x01\x86\xa0"), bytes.Repeat([]byte("\xa5hello"), 100_000)...)
	for range b.N {
		var r Reader
		r.Start(request, true)
		if list := r.Strings(); len(list) != 100_000 {
			b.Fatal(r.End())
		}
	}
}

func BenchmarkFloat64s(b *testing.B) {
	list := make([]float64, 100_000)
	w := start(1 << 20)
	w.Float64s(list)
	message, _ := w.Message()
	for range b.N {
		var r Reader
		r.Start(message, false)
		if len(r.Float64s()) != len(list) {
			b.Fatal(r.End())
		}
	}
}
