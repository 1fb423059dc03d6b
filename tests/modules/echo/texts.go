package echo

import (
	"errors"
	"net/netip"
	"time"
)

// EchoTime returns v.
func EchoTime(v time.Time) time.Time { return v }

// AddDay returns the day after v.
func AddDay(v time.Time) time.Time { return v.AddDate(0, 0, 1) }

// Later is the time after v, if there is one.
func Later(v *time.Time) *time.Time {
	if v == nil {
		return nil
	}
	later := v.Add(1)
	return &later
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
type Mute [1]bool

// MarshalText fails for a loud one.
func (m Mute) MarshalText() ([]byte, error) {
	if m[0] {
		return nil, errors.New("too loud")
	}
	return []byte("mute"), nil
}

// UnmarshalText takes "mute" and "loud", and panics for nothing.
func (m *Mute) UnmarshalText(text []byte) error {
	switch string(text) {
	case "mute", "loud":
		m[0] = string(text) == "loud"
		return nil
	case "":
		panic("nothing")
	}
	return errors.New("neither mute nor loud")
}

// EchoMute returns v.
func EchoMute(v Mute) Mute { return v }
