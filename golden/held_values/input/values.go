// Package held_values has numbers and texts that implement interfaces.
package held_values

import (
	"fmt"
	"iter"
)

// Discount is what most types here are.
type Discount interface {
	// Of is what is left of a price.
	Of(cents int) int
}

// Limited includes Discount.
type Limited interface {
	Discount
	Limit() int
}

// Named has a method that is called as an attribute of members.
type Named interface{ Name() string }

// Door is closed.
type Door interface{ Close() error }

// Walk has a method that cannot be called, and one that can.
type Walk interface {
	Visit(with func(int))
	Steps() int
}

// Rows iterates.
type Rows interface{ All() iter.Seq[int] }

// Percent is a number.
type Percent int

// Of takes so much off.
func (p Percent) Of(cents int) int { return cents * (100 - int(p)) / 100 }

// String is not what Python shows.
func (p Percent) String() string { return fmt.Sprintf("%d %%", int(p)) }

// Close needs a number.
func (p Percent) Close() error {
	if p == 0 {
		return fmt.Errorf("nothing to close")
	}
	return nil
}

// Ratio is a float.
type Ratio float64

// Of multiplies.
func (r Ratio) Of(cents int) int { return int(float64(r) * float64(cents)) }

// Limit is the most.
func (r Ratio) Limit() int { return 1000 }

// Code is a string.
type Code string

// Of takes off as many cents as it is long.
func (c Code) Of(cents int) int { return cents - len(c) }

// All has the numbers of its bytes, while a str has its characters.
func (c Code) All() iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range len(c) {
			if !yield(int(c[i])) {
				return
			}
		}
	}
}

// Mark is a string that is nothing but a Discount.
type Mark string

// Of takes off as many cents as it is long.
func (m Mark) Of(cents int) int { return cents - len(m) }

// Digest is a text.
type Digest [2]byte

// MarshalText is how it is written.
func (d Digest) MarshalText() ([]byte, error) {
	if d[0] == 0xff {
		return nil, fmt.Errorf("no text")
	}
	return fmt.Appendf(nil, "%02x%02x", d[0], d[1]), nil
}

// UnmarshalText is how it is read.
func (d *Digest) UnmarshalText(text []byte) error {
	_, err := fmt.Sscanf(string(text), "%02x%02x", &d[0], &d[1])
	return err
}

// Of takes off its first byte.
func (d Digest) Of(cents int) int { return cents - int(d[0]) }

// Status is an enumeration.
type Status int8

// What there is.
const (
	Open Status = iota
	Paid
)

// Of is all, or nothing.
func (s Status) Of(cents int) int {
	if s == Paid {
		return 0
	}
	return cents
}

// String is not what Python shows.
func (s Status) String() string { return "status" }

// Mode is an enumeration of texts.
type Mode string

// The modes.
const (
	Fast Mode = "fast"
	Slow Mode = "slow"
)

// Of takes nothing off.
func (m Mode) Of(cents int) int { return cents }

// Limit is the most.
func (m Mode) Limit() int { return len(m) }

// Card is a Discount with a Name, which cannot be a method of that name.
type Card int

// Of takes off what it is.
func (c Card) Of(cents int) int { return cents - int(c) }

// Name is card.
func (c Card) Name() string { return "card" }

// Pace is an enumeration that is a Walk.
type Pace int

// The paces.
const (
	Trot Pace = 1
	Run  Pace = 2
)

// Visit cannot be called.
func (p Pace) Visit(with func(int)) {}

// Steps is what it is.
func (p Pace) Steps() int { return int(p) }

// Hop is a number that is a Walk.
type Hop int

// Visit cannot be called.
func (h Hop) Visit(with func(int)) {}

// Steps is what it is.
func (h Hop) Steps() int { return int(h) }

// Flag is a bool.
type Flag bool

// Of is all, or nothing.
func (f Flag) Of(cents int) int {
	if f {
		return 0
	}
	return cents
}

// Prices is a slice.
type Prices []int

// Of is the first.
func (p Prices) Of(cents int) int { return p[0] }

// Count is a Discount by its pointer.
type Count int

// Of counts.
func (c *Count) Of(cents int) int { *c++; return cents - int(*c) }

// Fault is an error.
type Fault int

// Error is its text.
func (f Fault) Error() string { return "fault" }

// Of takes nothing off.
func (f Fault) Of(cents int) int { return cents }

type hidden int

func (h hidden) Of(cents int) int { return int(h) }

// All has one of each kind.
func All() []Discount {
	count, pointed := Count(1), Percent(20)
	return []Discount{Percent(10), Ratio(0.5), Mark("ab"), Digest{1, 2}, Paid, Status(9), Slow, Mode("x"),
		Card(3), Code("ab"), Flag(true), Prices{7}, &count, &pointed, (*Percent)(nil), Fault(1), hidden(4), nil}
}

// Kind says of which Go type one is.
func Kind(discount Discount) string { return fmt.Sprintf("%T %v", discount, discount) }

// Same returns what it is given.
func Same(discount Discount) Discount { return discount }

// Equal tells whether Go takes them for the same.
func Equal(a, b Discount) bool { return a == b }

// Usual is one of several results.
func Usual(name string) (Discount, error) {
	if name == "" {
		return nil, fmt.Errorf("no name")
	}
	return Percent(len(name)), nil
}

// Nested has them in a map and an array.
func Nested() (map[string]Discount, [2]Discount) {
	return map[string]Discount{"a": Paid, "b": Ratio(2)}, [2]Discount{Percent(1), Mark("c")}
}

// Stream sends them.
func Stream() <-chan Discount {
	sent := make(chan Discount, 2)
	sent <- Percent(1)
	sent <- Open
	close(sent)
	return sent
}

// Till keeps one.
type Till struct {
	Discount Discount
	count    int
}

// NewTill returns one.
func NewTill() *Till { return &Till{Discount: Paid} }

// Get returns it.
func (t *Till) Get() Discount { return t.Discount }

// Default is a variable.
var Default Discount = Percent(5)

// Anything has them in any.
func Anything() any { return []Discount{Percent(1), Paid} }

// Broken cannot be written.
func Broken() Discount { return Digest{0xff, 0} }

// BrokenLater cannot be written after an object.
func BrokenLater() []Discount { return []Discount{&Prices{1}, Digest{0xff, 0}} }

// Steps asks a Walk.
func Steps(walk Walk) int { return walk.Steps() }

// Walks has both kinds.
func Walks() []Walk { return []Walk{Run, Hop(3)} }

// Doors has what can be closed.
func Doors() []Door { return []Door{Percent(1), Percent(0)} }

// NameOf asks a Named.
func NameOf(named Named) string { return named.Name() }

// CountRows asks what iterates.
func CountRows(rows Rows) (n int) {
	for range rows.All() {
		n++
	}
	return n
}

// LimitOf asks what has a limit.
func LimitOf(limited Limited) int { return limited.Limit() }

// Show asks a Stringer.
func Show(what fmt.Stringer) string { return what.String() }

// Shown is a Stringer.
func Shown() fmt.Stringer { return Percent(3) }
