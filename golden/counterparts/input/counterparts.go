// Package counterparts has types for which Python has types of its own.
package counterparts

import (
	"errors"
	"math/big"
	"net"
	"net/netip"
	"time"
)

// UUID is an array with a text form.
type UUID [16]byte

// MarshalText is what [encoding.TextMarshaler] asks for.
func (u UUID) MarshalText() ([]byte, error) { return u[:], nil }

// UnmarshalText is what [encoding.TextUnmarshaler] asks for.
func (u *UUID) UnmarshalText(text []byte) error { return errors.New("not here") }

// Decimal is a slice with a text form.
type Decimal []byte

// MarshalText is what [encoding.TextMarshaler] asks for.
func (d Decimal) MarshalText() ([]byte, error) { return d, nil }

// UnmarshalText is what [encoding.TextUnmarshaler] asks for.
func (d *Decimal) UnmarshalText(text []byte) error { return errors.New("not here") }

func Same(id UUID) UUID { return id }

func Half(price Decimal) Decimal { return price }

func Ratio(r *big.Rat) *big.Rat { return r }

func Contains(network netip.Prefix, address netip.Addr) bool { return network.Contains(address) }

func Private(ip net.IP) bool { return ip.IsPrivate() }

func Sorted(times []time.Time) []time.Time { return times }

func Last(times ...time.Time) *time.Time { return nil }

func Between(span [2]time.Time, when *time.Time) bool { return false }

// Datetime has the name of a class that the others need.
func Datetime(year int) time.Time { return time.Time{} }
