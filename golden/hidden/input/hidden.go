// Package hidden has values of types that other packages cannot name.
package hidden

import "errors"

// Extender extends what is written.
type Extender interface {
	// Extend extends.
	Extend(text string) string
}

// Counter is an extender that counts.
type Counter interface {
	Extender
	// Count is how often it did.
	Count() int
}

// Apply extends a text with each of them.
func Apply(text string, extenders ...Extender) string {
	for _, extender := range extenders {
		text = extender.Extend(text)
	}
	return text
}

type counter struct{ count int }

func (c *counter) Extend(text string) string { c.count++; return text + "#" }

func (c *counter) Count() int { return c.count }

// NewCounter returns one, which is a counter and an extender.
func NewCounter() *counter { return &counter{} }

// TryCounter returns one, or an error.
func TryCounter(ok bool) (*counter, error) {
	if !ok {
		return nil, errors.New("no counter")
	}
	return &counter{}, nil
}

// NilCounter returns a pointer that is nil.
func NilCounter() *counter { return nil }

type suffix string

func (s suffix) Extend(text string) string { return text + string(s) }

// NewSuffix returns a value.
func NewSuffix(text string) suffix { return suffix(text) }

// Holder has a field of such a type, and one that is a secret.
type Holder struct {
	// Counter counts.
	Counter *counter
	secret  int
}

// NewHolder returns one.
func NewHolder() *Holder { return &Holder{Counter: &counter{}, secret: 1} }

// Another returns one of the holder's kind.
func (h *Holder) Another() *counter { return h.Counter }

// Many are not converted one by one.
func Many() []*counter { return nil }

// Shared is a variable.
var Shared = &counter{}

// Mark is a variable that is a value.
var Mark suffix = "!"

type locked struct{ done chan func() }

// Lonely implements nothing.
var Lonely = &locked{}

// Hooks are functions.
var Hooks = map[string]func(int, ...string) error{}

// Anything is not read so far.
var Anything any = 1

// Pending can only be sent to.
var Pending = make(chan<- int)

// Err is a class.
var Err = errors.New("hidden")

// Policy is made by a builder that no other package can name.
type Policy struct{ rules []string }

// NewPolicy returns one.
func NewPolicy() *Policy { return &Policy{} }

// Rules are in order.
func (p *Policy) Rules() []string { return p.rules }

// AllowAttrs begins a rule.
func (p *Policy) AllowAttrs(names ...string) *attrBuilder {
	return &attrBuilder{p: p, names: names}
}

// TryAttrs does so, or fails.
func (p *Policy) TryAttrs(ok bool) (*attrBuilder, error) {
	if !ok {
		return nil, errors.New("no attributes")
	}
	return p.AllowAttrs("tried"), nil
}

// attrBuilder builds one rule.
type attrBuilder struct {
	p       *Policy
	names   []string
	pattern string
}

// Matching goes on with the same builder.
func (b *attrBuilder) Matching(pattern string) *attrBuilder {
	b.pattern = pattern
	return b
}

// OnElements ends the rule.
func (b *attrBuilder) OnElements(elements ...string) *Policy {
	for _, element := range elements {
		for _, name := range b.names {
			b.p.rules = append(b.p.rules, element+"."+name+b.pattern)
		}
	}
	return b.p
}

// Each cannot be called.
func (b *attrBuilder) Each(visit func(string)) {}

// Inner is of a type that only this method gives.
func (b *attrBuilder) Inner() *inner { return &inner{} }

type inner struct{}

// Deep is never reached.
func (i *inner) Deep() int { return 1 }

type size int

// Area is a method of a value.
func (s size) Area() int { return int(s * s) }

// SizeOf returns a value.
func SizeOf(side int) size { return size(side) }

// Default is a variable with a value.
var Default = size(3)
