package wire

import (
	"cmp"
	"math"
	"net/netip"
	"testing"
)

func TestKeysAreOrdered(t *testing.T) {
	for _, row := range [][]any{
		{nil, false, true, -1, 2, uint(1), 1.5, complex(0, 1), complex(1, 0), [1]int{2}, [2]int{1, 0}, "a", "b", point{0, 9}, point{1, 0}},
		{netip.MustParseAddr("10.0.0.1"), netip.MustParseAddr("2.0.0.1")}, // texts by their text
	} {
		for i, a := range row {
			for j, b := range row {
				if got := CompareKeys(a, b); got != cmp.Compare(i, j) {
					t.Errorf("%v to %v: %d", a, b, got)
				}
			}
		}
	}
	if CompareText[netip.Addr]()(netip.MustParseAddr("::2"), netip.MustParseAddr("::1")) != 1 {
		t.Error("texts")
	}
}

// counted is a text that counts how often it is asked for.
type counted int

var asked int

func (c *counted) MarshalText() ([]byte, error) { asked++; return []byte{byte(*c)}, nil }

func TestTextsAreAskedForOnceToOrderAndOnceToWrite(t *testing.T) {
	const n = 100
	m := make(map[counted]int, n)
	for i := range n {
		m[counted(i)] = i
	}
	w := start(256)
	asked = 0
	texts := func(w *Writer, v []counted) { WriteSlice(w, v, WriteText[counted]) }
	WriteMap(w, m, CompareText[counted](), texts, (*Writer).Ints)
	if w.Err() != nil || asked != 2*n {
		t.Errorf("%d texts for %d keys, %v", asked, n, w.Err())
	}
}

// TestAMapIsNotCopiedWithoutMemory has room for what is written, but not for the keys in order.
func TestAMapIsNotCopiedWithoutMemory(t *testing.T) {
	m := make(map[int64]struct{ pad [64]byte }, ProbedFrom/64)
	for i := range int64(ProbedFrom / 64) {
		m[i] = struct{ pad [64]byte }{}
	}
	var w Writer
	var sizes []int
	w.Start(make([]byte, 0, 256), func(size int) bool { sizes = append(sizes, size); return false })
	WriteMap(&w, m, cmp.Compare[int64], (*Writer).Int64s, func(*Writer, []struct{ pad [64]byte }) { t.Error("written") })
	if err := w.Err(); err == nil || err.Kind != Oversize || len(sizes) != 1 || sizes[0] != 72*len(m) {
		t.Error(err, sizes)
	}
	w.Reset()
	w.Any(map[int64]any{0: nil})
	if err := w.Err(); err != nil || len(sizes) != 1 {
		t.Error(err, sizes)
	}
	large := make(map[int64]any, ProbedFrom/24+1)
	for i := range int64(ProbedFrom/24 + 1) {
		large[i] = nil
	}
	w.Reset()
	w.Any(large)
	if err := w.Err(); err == nil || err.Kind != Oversize || len(sizes) != 2 {
		t.Error(err, sizes)
	}
}

func TestNaNIsNoKeyOfAMap(t *testing.T) {
	w := start(256)
	WriteMap(w, map[float64]int{math.NaN(): 1}, cmp.Compare[float64], (*Writer).Float64s, (*Writer).Ints)
	if err := w.Err(); err == nil || err.Kind != Foreign || err.GoType != "map[float64]int" {
		t.Error(err)
	}
}
