package echo

import (
	"errors"
	"math/big"
	"net/netip"
	"time"
)

// EchoTime returns v.
func EchoTime(v time.Time) time.Time { return v }

// AddDay returns the day after v.
func AddDay(v time.Time) time.Time { return v.AddDate(0, 0, 1) }

// Square multiplies v with itself.
func Square(v *big.Int) *big.Int {
	if v == nil {
		return nil
	}
	return new(big.Int).Mul(v, v)
}

// Hosts are the addresses after the first.
func Hosts(first netip.Addr, count int) []netip.Addr {
	var all []netip.Addr
	for i := 0; i < count; i++ {
		first = first.Next()
		all = append(all, first)
	}
	return all
}

// Mute has a text form that fails.
type Mute struct{ loud bool }

// MarshalText fails for a loud one.
func (m Mute) MarshalText() ([]byte, error) {
	if m.loud {
		return nil, errors.New("too loud")
	}
	return []byte("mute"), nil
}

// UnmarshalText takes "mute" and "loud", and panics for nothing.
func (m *Mute) UnmarshalText(text []byte) error {
	switch string(text) {
	case "mute", "loud":
		m.loud = string(text) == "loud"
		return nil
	case "":
		panic("nothing")
	}
	return errors.New("neither mute nor loud")
}

// EchoMute returns v.
func EchoMute(v Mute) Mute { return v }
