// Package shop is what the pages about objects show: docs/objects.md and docs/from-go-to-python.md.
package shop

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"math/big"
	"runtime/debug"
	"slices"
	"strings"
	"time"
)

// Item is nothing but its fields: a record.
type Item struct {
	Name  string
	Cents int
}

// Status is an enumeration.
type Status int

// What an order can be.
const (
	Open Status = iota
	Paid
	Sent
)

// Currency is the one that prices are in.
const Currency = "EUR"

// Opened is the year in which the shop opened; init sets it.
var Opened int

func init() { Opened = 1999 }

// Next is the status after it.
func (s Status) Next() Status { return min(s+1, Sent) }

// Address is where an order goes.
type Address struct {
	City string
	Zip  string
}

// Move changes it.
func (a *Address) Move(city string) { a.City = city }

// Line is a part of an order.
type Line struct {
	Item  Item
	Count int
}

// Add adds to the count.
func (l *Line) Add(n int) { l.Count += n }

// Order is an object: Python sees its exported fields and its methods, and Go has the rest.
type Order struct {
	Customer string
	Tags     []string
	Notes    map[string]string
	Address  Address
	Billing  *Address
	Lines    []Line
	Stops    map[string]Address

	status Status
}

// NewOrder returns an order without lines.
func NewOrder(customer string) *Order { return &Order{Customer: customer} }

// Put adds a line, and returns it.
func (o *Order) Put(item Item, count int) *Line {
	o.Lines = append(o.Lines, Line{item, count})
	return &o.Lines[len(o.Lines)-1]
}

// Find returns the line of that name, or nil.
func (o *Order) Find(name string) *Line {
	for i := range o.Lines {
		if o.Lines[i].Item.Name == name {
			return &o.Lines[i]
		}
	}
	return nil
}

// Self returns the order itself.
func (o *Order) Self() *Order { return o }

// Total is what is to be paid.
func (o *Order) Total() int {
	total := 0
	for _, line := range o.Lines {
		total += line.Item.Cents * line.Count
	}
	return total
}

// Status is how far it is.
func (o *Order) Status() Status { return o.status }

// All yields the lines.
func (o *Order) All() iter.Seq2[int, *Line] {
	return func(yield func(int, *Line) bool) {
		for i := range o.Lines {
			if !yield(i, &o.Lines[i]) {
				return
			}
		}
	}
}

// ErrPaid is returned for what was paid before.
var ErrPaid = errors.New("already paid")

// PaymentError is returned for less than the total.
type PaymentError struct {
	Missing int
	Err     error
}

func (e *PaymentError) Error() string { return fmt.Sprintf("%d cents are missing", e.Missing) }

// Unwrap returns the error within.
func (e *PaymentError) Unwrap() error { return e.Err }

// Pay pays, and returns the change.
func (o *Order) Pay(cents int) (change int, err error) {
	if o.status != Open {
		return 0, fmt.Errorf("order of %s: %w", o.Customer, ErrPaid)
	}
	if missing := o.Total() - cents; missing > 0 {
		return 0, &PaymentError{Missing: missing, Err: io.ErrUnexpectedEOF}
	}
	o.status = Paid
	return cents - o.Total(), nil
}

// Price is a value: Go compares it.
type Price struct {
	cents    int
	currency string
}

// Euros makes one.
func Euros(n int) Price { return Price{100 * n, Currency} }

// String is its text.
func (p Price) String() string {
	return fmt.Sprintf("%d.%02d %s", p.cents/100, p.cents%100, p.currency)
}

// Twice is another one.
func (p Price) Twice() Price { return Price{2 * p.cents, p.currency} }

// SKU is a text with a method.
type SKU string

// Group is what stands before the dash.
func (s SKU) Group() string { group, _, _ := strings.Cut(string(s), "-"); return group }

// Label makes one.
func Label(group string, number int) SKU { return SKU(fmt.Sprintf("%s-%d", group, number)) }

// Discount is an interface.
type Discount interface {
	// Of is what is left of a price.
	Of(cents int) int
}

// Percent is a number that is a discount.
type Percent int

// Of takes so much off.
func (p Percent) Of(cents int) int { return cents * (100 - int(p)) / 100 }

// Voucher is an object that is one.
type Voucher struct {
	cents int
	used  bool
}

// NewVoucher returns one.
func NewVoucher(cents int) *Voucher { return &Voucher{cents: cents} }

// Of takes it off, once.
func (v *Voucher) Of(cents int) int {
	if v.used {
		return cents
	}
	v.used = true
	return max(0, cents-v.cents)
}

type none struct{}

func (none) Of(cents int) int { return cents }

// NoDiscount returns one of a type that nobody else can name.
func NoDiscount() Discount { return none{} }

// Usual returns the discount of a customer, of whatever type that is.
func Usual(customer string) Discount {
	switch customer {
	case "Ada":
		return Percent(10)
	case "Bob":
		return NewVoucher(500)
	}
	return nil
}

// Apply applies all, one after the other.
func Apply(cents int, discounts ...Discount) int {
	for _, discount := range discounts {
		cents = discount.Of(cents)
	}
	return cents
}

// Stock is not safe for concurrent use, as a map is not.
type Stock struct{ counts map[string]int }

// NewStock returns an empty one.
func NewStock() *Stock { return &Stock{map[string]int{}} }

// Put adds n items, one at a time.
func (s *Stock) Put(name string, n int) {
	for range n {
		s.counts[name]++
	}
}

// Count tells how many are there.
func (s *Stock) Count(name string) int { return s.counts[name] }

// Counts is a map.
func (s *Stock) Counts() map[string]int { return maps.Clone(s.counts) }

// Till is to be closed.
type Till struct {
	name string
	out  io.Writer
	open bool
}

// OpenTill opens one.
func OpenTill(name string) (*Till, error) {
	if name == "" {
		return nil, errors.New("a till has a name")
	}
	return &Till{name: name, open: true}, nil
}

// IsOpen tells whether it is.
func (t *Till) IsOpen() bool { return t.open }

// Close closes it.
func (t *Till) Close() error {
	if !t.open {
		return errors.New("already closed")
	}
	t.open = false
	return nil
}

// Print writes a text.
func Print(w io.Writer, text string) error {
	_, err := io.WriteString(w, text)
	return err
}

// Receipt is a text that grows; it is an io.Writer.
type Receipt struct{ text bytes.Buffer }

// NewReceipt returns an empty one.
func NewReceipt() *Receipt { return &Receipt{} }

// Write is that of an io.Writer.
func (r *Receipt) Write(data []byte) (int, error) { return r.text.Write(data) }

// Text is what was written.
func (r *Receipt) Text() string { return r.text.String() }

// CountLines reads all of it.
func CountLines(r io.Reader) (int, error) {
	data, err := io.ReadAll(r)
	return bytes.Count(data, []byte("\n")), err
}

// Points are collected, and marshal themselves.
type Points struct{ n uint32 }

// NewPoints returns so many.
func NewPoints(n int) *Points { return &Points{uint32(n)} }

// Count tells how many they are.
func (p *Points) Count() int { return int(p.n) }

// Add adds one.
func (p *Points) Add() { p.n++ }

// MarshalBinary is that of an encoding.BinaryMarshaler.
func (p *Points) MarshalBinary() ([]byte, error) { return binary.BigEndian.AppendUint32(nil, p.n), nil }

// UnmarshalBinary is that of an encoding.BinaryUnmarshaler.
func (p *Points) UnmarshalBinary(data []byte) error {
	p.n = binary.BigEndian.Uint32(data)
	return nil
}

// Set is generic.
type Set[T ~int | ~string] struct{ values []T }

// NewSet returns one with these values.
func NewSet[T ~int | ~string](values ...T) *Set[T] { return &Set[T]{values} }

// Add adds one.
func (s *Set[T]) Add(value T) {
	if !slices.Contains(s.values, value) {
		s.values = append(s.values, value)
	}
}

// Len tells how many there are.
func (s *Set[T]) Len() int { return len(s.values) }

// Larger is the larger one.
func Larger[T ~int | ~string](a, b T) T { return max(a, b) }

// Option is how a parcel is made.
type Option func(*Parcel)

// Parcel embeds an address.
type Parcel struct {
	Address
	Weight int
	gift   bool
}

// AsGift is an option.
func AsGift() Option { return func(p *Parcel) { p.gift = true } }

// Weighing is another.
func Weighing(grams int) Option { return func(p *Parcel) { p.Weight = grams } }

// NewParcel takes options.
func NewParcel(city string, options ...Option) *Parcel {
	parcel := &Parcel{Address: Address{City: city}}
	for _, option := range options {
		option(parcel)
	}
	return parcel
}

// IsGift tells whether it is one.
func (p *Parcel) IsGift() bool { return p.gift }

// Deliveries are sent to a channel, which is closed after n.
func Deliveries(n int) <-chan string {
	sent := make(chan string)
	go func() {
		defer close(sent)
		for i := range n {
			sent <- fmt.Sprintf("parcel %d", i+1)
		}
	}()
	return sent
}

// Numbers yields the numbers of orders without end.
func Numbers() func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 1; yield(i); i++ {
		}
	}
}

// Wait waits until a delivery comes, which is never.
func Wait(ctx context.Context, name string) (string, error) {
	<-ctx.Done()
	return name, ctx.Err()
}

// Sum adds.
func Sum(cents ...int) int {
	sum := 0
	for _, n := range cents {
		sum += n
	}
	return sum
}

// Extremes returns the least and the most.
func Extremes(cents []int) (low, high int) { return slices.Min(cents), slices.Max(cents) }

// Sort sorts in place.
func Sort(cents []int) { slices.Sort(cents) }

// Factorial is large.
func Factorial(n int64) *big.Int { return new(big.Int).MulRange(1, n) }

// Checksum is of bytes.
func Checksum(data []byte) byte {
	sum := byte(0)
	for _, b := range data {
		sum += b
	}
	return sum
}

// Repeat repeats a rune.
func Repeat(r rune, n int) string { return strings.Repeat(string(r), n) }

// Closing returns when the shop closes, after so long.
func Closing(after time.Duration) time.Duration { return 8*time.Hour - after }

// Middle is where a text begins that may be missing.
func Middle(text *string) string {
	if text == nil {
		return "none"
	}
	return *text
}

// Share divides.
func Share(cents, among int) int { return cents / among }

// Each calls a function of the caller's.
func Each(order *Order, visit func(*Line)) {
	for i := range order.Lines {
		visit(&order.Lines[i])
	}
}

// Kind tells what is in any.
func Kind(v any) string { return fmt.Sprintf("%T", v) }

// MemoryLimit is what GOMEMLIMIT said.
func MemoryLimit() int64 { return debug.SetMemoryLimit(-1) }

// IsPaid tells whether an error is of what was paid before.
func IsPaid(err error) bool { return errors.Is(err, ErrPaid) }

// Load fills what it is given from JSON.
func Load(data []byte, v any) error { return json.Unmarshal(data, v) }
