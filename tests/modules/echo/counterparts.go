package echo

import (
	"encoding/hex"
	"errors"
	"fmt"
	"math/big"
	"net"
	"net/netip"
	"strings"
	"time"
)

// UUID is what many packages call an array of sixteen bytes.
type UUID [16]byte

// MarshalText is the usual spelling.
func (u UUID) MarshalText() ([]byte, error) {
	return fmt.Appendf(nil, "%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:]), nil
}

// UnmarshalText takes the usual spelling.
func (u *UUID) UnmarshalText(text []byte) error {
	digits, err := hex.DecodeString(strings.ReplaceAll(string(text), "-", ""))
	if err != nil || len(text) != 36 || len(digits) != 16 {
		return errors.New("no UUID")
	}
	copy(u[:], digits)
	return nil
}

// EchoUUID returns v.
func EchoUUID(v UUID) UUID { return v }

// BytesOfUUID are the bytes that v is made of.
func BytesOfUUID(v UUID) []byte { return v[:] }

// Decimal keeps the text it is read from.
type Decimal []byte

// MarshalText is the text.
func (d Decimal) MarshalText() ([]byte, error) { return d, nil }

// UnmarshalText takes what Go calls a number.
func (d *Decimal) UnmarshalText(text []byte) error {
	if _, _, err := big.ParseFloat(string(text), 10, 100, big.ToNearestEven); err != nil {
		return err
	}
	*d = append(Decimal(nil), text...)
	return nil
}

// EchoDecimal returns v.
func EchoDecimal(v Decimal) Decimal { return v }

// EchoAddr returns v.
func EchoAddr(v netip.Addr) netip.Addr { return v }

// EchoPrefix returns v.
func EchoPrefix(v netip.Prefix) netip.Prefix { return v }

// EchoIP returns v.
func EchoIP(v net.IP) net.IP { return v }

// EchoRat returns v.
func EchoRat(v *big.Rat) *big.Rat { return v }

// TimeParts are the seconds and nanoseconds of an instant, the seconds that it is spelled away from
// UTC, and whether it is in UTC itself.
func TimeParts(v time.Time) (seconds int64, nanosecond, offset int, utc bool) {
	_, offset = v.Zone()
	return v.Unix(), v.Nanosecond(), offset, v.Location() == time.UTC
}

// EchoTimes returns v.
func EchoTimes(v []time.Time) []time.Time { return v }

// TwoTimes returns v.
func TwoTimes(v [2]time.Time) [2]time.Time { return v }

// AllTimes returns v.
func AllTimes(v ...time.Time) []time.Time { return v }

// OptionalTime returns v.
func OptionalTime(v *time.Time) *time.Time { return v }

// EchoAddrs returns v.
func EchoAddrs(v []netip.Addr) []netip.Addr { return v }

// EchoUUIDs returns v.
func EchoUUIDs(v []UUID) []UUID { return v }

// TypesOf are the dynamic types of the values, those in lists in brackets.
func TypesOf(v ...any) string {
	all := make([]string, len(v))
	for i, one := range v {
		if list, ok := one.([]any); ok {
			all[i] = "[" + TypesOf(list...) + "]"
		} else {
			all[i] = fmt.Sprintf("%T", one)
		}
	}
	return strings.Join(all, " ")
}

// KindOf is the dynamic type of v.
func KindOf[T any](v T) string { return fmt.Sprintf("%T", v) }
