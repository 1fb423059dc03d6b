// Package level1 has a function for each kind of type.
package level1

import (
	"errors"
	"io"
	"math/big"
	"net/netip"
	"time"
	"unsafe"

	"example.com/fixture/kinds"
)

// Variables of several kinds.
var (
	Default       = kinds.Level(3)
	Names         = []kinds.Name{"a", "b"}
	Digest        = kinds.Hash{1, 2, 3, 4}
	Local         = netip.MustParseAddr("::1")
	Limit         = 90 * time.Second
	Latest  any   = []any{1, "x", nil}
	Cause   error = kinds.Code(1)
)

// Named returns its arguments.
func Named(l kinds.Level, n kinds.Name, f kinds.Flag, r kinds.Ratio, b kinds.Blob) (kinds.Level, kinds.Name, kinds.Flag, kinds.Ratio, kinds.Blob) {
	return l, n, f, r, b
}

// Slices returns its arguments.
func Slices(a []kinds.Level, b kinds.Levels, c []kinds.Name, d [][]kinds.Level, e []kinds.Blob, f []kinds.Octet) ([]kinds.Level, kinds.Levels, []kinds.Name, [][]kinds.Level, []kinds.Blob, []kinds.Octet) {
	return a, b, c, d, e, f
}

// Place returns where the elements lie, and them.
func Place(list []kinds.Level) (uint64, []kinds.Level) {
	return uint64(uintptr(unsafe.Pointer(unsafe.SliceData(list)))), list
}

// Double doubles.
func Double(d time.Duration, list []time.Duration) (time.Duration, []time.Duration) {
	for i := range list {
		list[i] *= 2
	}
	return 2 * d, list
}

// Runes returns its arguments.
func Runes(r rune, list []rune) (rune, []rune) { return r, list }

// Arrays returns its arguments.
func Arrays(h [4]byte, k kinds.Hash, v [3]int64, g kinds.Grid, o [2]kinds.Octet, s [2]string, e [0]int) ([4]byte, kinds.Hash, [3]int64, kinds.Grid, [2]kinds.Octet, [2]string, [0]int) {
	return h, k, v, g, o, s, e
}

// Hashes returns its arguments.
func Hashes(list []kinds.Hash, wide [][64]float64) ([]kinds.Hash, [][64]float64) { return list, wide }

// Wide returns its argument.
func Wide(v [1000]kinds.Level) [1000]kinds.Level { return v }

// Optional returns its arguments.
func Optional(a *int, b *string, c *kinds.Level, d *netip.Addr, e *[2]int8, f []*kinds.Name) (*int, *string, *kinds.Level, *netip.Addr, *[2]int8, []*kinds.Name) {
	return a, b, c, d, e, f
}

// Errors returns its arguments, the first one's type as well.
func Errors(err error, list []error) (bool, error, []error) {
	return err == nil, err, list
}

// Fault returns an error that is no failure.
func Fault(how string) (error, int) {
	switch how {
	case "hostile":
		return new(kinds.Word).UnmarshalText([]byte("no")), 1
	case "joined":
		return errors.Join(io.EOF, kinds.Code(1)), 2
	}
	return nil, 0
}

// Addresses returns its arguments.
func Addresses(a netip.Addr, list []netip.Addr, nested [][]netip.Addr) (netip.Addr, []netip.Addr, [][]netip.Addr) {
	return a, list, nested
}

// Times adds a day.
func Times(t time.Time) time.Time { return t.AddDate(0, 0, 1) }

// Square squares.
func Square(n *big.Int) *big.Int {
	if n == nil {
		return nil
	}
	return n.Mul(n, n)
}

// Words returns its arguments.
func Words(count int, w kinds.Word, list []kinds.Word) (kinds.Word, []kinds.Word) { return w, list }
