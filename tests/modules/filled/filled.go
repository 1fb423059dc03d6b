// Package filled has functions that fill whatever they are given.
package filled

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
)

// Box is filled.
type Box struct {
	Size   int
	sealed bool
}

// BoxOf returns one by its value.
func BoxOf(size int) Box { return Box{Size: size} }

// NewBox returns one by its pointer; nil within an interface is not nil.
func NewBox(size int) *Box { return &Box{Size: size} }

// Lid is what closes a box.
type Lid interface{ Seal() }

// Seal closes it.
func (b *Box) Seal() { b.sealed = true }

// NilBox returns nil within an interface.
func NilBox() Lid { return (*Box)(nil) }

// Unmarshal fills what it is given.
func Unmarshal(data []byte, v any) error { return json.Unmarshal(data, v) }

// Count fills it in the first place, and counts.
func Count(v any, data []byte) (int, error) { return len(data), json.Unmarshal(data, v) }

// Load has a context, and a parameter that is called as the keyword.
func Load(ctx context.Context, into []byte, v any) error { return json.Unmarshal(into, v) }

// Report writes what it fills, and says of which type that is.
func Report(w io.Writer, data []byte, v any) error {
	_, err := fmt.Fprintf(w, "%T", v)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, v)
}

// DecodeText fills what it is given beside a result of its own.
func DecodeText(text string, v any) (int64, string, error) {
	return int64(len(text)), text, json.Unmarshal([]byte(text), v)
}

// Decoder has what it fills with.
type Decoder struct{ data []byte }

// NewDecoder returns one.
func NewDecoder(data []byte) *Decoder { return &Decoder{data} }

// Decode fills.
func (d *Decoder) Decode(v any) error { return json.Unmarshal(d.data, v) }

// Seen is a record.
type Seen struct{ Size int }

// See reads a record.
func See(s Seen) int { return s.Size }

// Claims is what a token says.
type Claims interface{ Subject() string }

// Registered is Claims by its value, while only a pointer to it can be filled.
type Registered struct {
	Sub string
	at  int
}

// Subject is who it is about.
func (r Registered) Subject() string { return r.Sub }

// RegisteredOf returns one by its value.
func RegisteredOf(sub string) Registered { return Registered{Sub: sub} }

// KindOf says of which type it is.
func KindOf(claims Claims) string { return fmt.Sprintf("%T", claims) }

// Parse fills them, and says of which type they are.
func Parse(text string, claims Claims) (string, error) {
	err := json.Unmarshal([]byte(text), &claims)
	return fmt.Sprintf("%T", claims), err
}

// Parser parses.
type Parser struct{ strict bool }

// NewParser returns one.
func NewParser() *Parser { return &Parser{} }

// ParseWith does what Parse does.
func (p *Parser) ParseWith(text string, claims Claims) (string, error) { return Parse(text, claims) }

// ParseBy does it by a method.
func ParseBy(text string, claims Claims) (string, error) { return NewParser().ParseWith(text, claims) }

// Rename sets a field where it can.
func Rename(claims Claims, sub string) {
	if r, ok := claims.(*Registered); ok {
		r.Sub = sub
	}
}
