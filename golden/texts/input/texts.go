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
type Version struct{ major, minor int }

// MarshalText is what [encoding.TextMarshaler] asks for.
func (v *Version) MarshalText() ([]byte, error) {
	return []byte{byte('0' + v.major), '.', byte('0' + v.minor)}, nil
}

// UnmarshalText is what [encoding.TextUnmarshaler] asks for.
func (v *Version) UnmarshalText(text []byte) error {
	v.major, v.minor = int(text[0]-'0'), int(text[2]-'0')
	return nil
}

func Next(v Version) Version { return Version{v.major, v.minor + 1} }

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
