// Package texts has types that a string stands for.
package texts

import (
	"log/slog"
	"math/big"
	"net/netip"
	"regexp"
	"time"
)

// Version has a text form of its own, on its pointer.
type Version [2]int

// MarshalText is what [encoding.TextMarshaler] asks for.
func (v *Version) MarshalText() ([]byte, error) {
	return []byte{byte('0' + v[0]), '.', byte('0' + v[1])}, nil
}

// UnmarshalText is what [encoding.TextUnmarshaler] asks for.
func (v *Version) UnmarshalText(text []byte) error {
	v[0], v[1] = int(text[0]-'0'), int(text[2]-'0')
	return nil
}

func Next(v Version) Version { return Version{v[0], v[1] + 1} }

func Latest(list []Version) *Version {
	if len(list) == 0 {
		return nil
	}
	return &list[len(list)-1]
}

func Pointer(v *Version) bool { return v == nil }

func Tomorrow(t time.Time) time.Time { return t.AddDate(0, 0, 1) }

func Square(n *big.Int) *big.Int { return new(big.Int).Mul(n, n) }

func IsLoopback(addr netip.Addr) bool { return addr.IsLoopback() }

// Level is a number that has a text form as well; it crosses as the number.
func Level(level slog.Level) slog.Level { return level }

// Pattern is no value.
func Pattern(re *regexp.Regexp) string { return re.String() }

func Compiled(expr string) (regexp.Regexp, error) { return regexp.Regexp{}, nil }

// Release is a struct: its text need not be all of it.
type Release struct{ Version }

func Released(r Release) bool { return r == Release{} }

func Releases(list []*Release) int { return len(list) }

// Releases2 is an array of such.
type Releases2 [2]Release

// MarshalText is that of the first.
func (r Releases2) MarshalText() ([]byte, error) { return r[0].MarshalText() }

// UnmarshalText sets the first.
func (r *Releases2) UnmarshalText(text []byte) error { return r[0].UnmarshalText(text) }

func Both(r Releases2) int { return len(r) }

// Wrapped is text wherever its type argument comes from.
type Wrapped[T any] struct{ value T }

// MarshalText says nothing.
func (w Wrapped[T]) MarshalText() ([]byte, error) { return nil, nil }

// UnmarshalText does nothing.
func (w *Wrapped[T]) UnmarshalText(text []byte) error { return nil }

func Unwrap(w Wrapped[int]) int { return w.value }

// Labels are a map with a text form.
type Labels map[string][]string

// MarshalText names one.
func (l Labels) MarshalText() ([]byte, error) { return []byte("a"), nil }

// UnmarshalText takes any.
func (l *Labels) UnmarshalText(text []byte) error { return nil }

func Labelled(l Labels) Labels { return l }

// Loose can hold anything.
type Loose map[string]any

// MarshalText loses what it holds.
func (l Loose) MarshalText() ([]byte, error) { return nil, nil }

// UnmarshalText takes any.
func (l *Loose) UnmarshalText(text []byte) error { return nil }

func Loosely(l Loose) int { return len(l) }

func Precise(f *big.Float) string { return f.String() }

func Ratio(r big.Rat) *big.Rat { return &r }

func Big(n big.Int, list []*big.Int, pair [2]big.Int, more ...big.Int) ([]big.Int, *big.Int) {
	return more, &n
}

// Largest is beyond 64 bits.
var Largest = new(big.Int).Lsh(big.NewInt(1), 64)

// Half is a fraction.
var Half = big.NewRat(1, 2)
