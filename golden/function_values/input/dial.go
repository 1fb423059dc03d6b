// Package dial has functions that are values: options that it makes, and that its functions take.
package dial

import (
	"errors"
	"fmt"
	"sync"
	"time"
)

// Conn is what is made of options.
type Conn struct {
	name    string
	timeout time.Duration
	// Hook is called by Run; nil in a new one.
	Hook Hook
}

// Option changes a connection.
type Option func(*Conn)

// WithName is an option.
func WithName(name string) Option { return func(c *Conn) { c.name = name } }

// WithTimeout is another.
func WithTimeout(timeout time.Duration) Option { return func(c *Conn) { c.timeout = timeout } }

// None is nil.
func None() Option { return nil }

// Defaults are options.
var Defaults = []Option{WithName("default"), WithTimeout(time.Second)}

// New takes options.
func New(target string, options ...Option) (*Conn, error) {
	if target == "" {
		return nil, errors.New("no target")
	}
	conn := &Conn{}
	for _, option := range options {
		if option != nil {
			option(conn)
		}
	}
	return conn, nil
}

// Apply takes one.
func (c *Conn) Apply(option Option) { option(c) }

// Describe shows it.
func (c *Conn) Describe() string { return fmt.Sprint(c.name, " ", c.timeout) }

// Hook is a function with a method.
type Hook func(step int) string

// Run calls it twice.
func (h Hook) Run() string { return h(1) + h(2) }

// Counting returns a hook that counts.
func Counting() Hook {
	var mutex sync.Mutex
	count := 0
	return func(step int) string {
		mutex.Lock()
		defer mutex.Unlock()
		count += step
		return fmt.Sprint(count, ";")
	}
}

// Run calls a hook, or none.
func (c *Conn) Run() string {
	if c.Hook == nil {
		return "none"
	}
	return c.Hook.Run()
}

// Filter is a function of which nothing gives a value.
type Filter func(string) bool

// Select is refused: nothing gives a Filter.
func Select(names []string, filter Filter) []string { return names }

// Chain gives a Filter only to those who have one.
func Chain(filters ...Filter) Filter { return nil }

// Maker is a generic function.
type Maker[T any] func() T

// Constant returns one.
func Constant[T any](value T) Maker[T] { return func() T { return value } }

// Make calls it.
func (m Maker[T]) Make() T { return m() }

// Same returns what it is given, in an interface.
func Same(value any) any { return value }

// Handler is an interface that a function implements.
type Handler interface{ Handle(text string) string }

// HandlerFunc implements it.
type HandlerFunc func(string) string

// Handle calls it.
func (f HandlerFunc) Handle(text string) string { return f(text) }

// Twice is one.
func Twice() HandlerFunc { return func(text string) string { return text + text } }

// Use takes the interface.
func Use(handler Handler, text string) string { return handler.Handle(text) }
