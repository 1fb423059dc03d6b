// Package options has functional options, which no caller passes.
package options

import "io"

type config struct{ prefix string }

// Option changes how [Greet] greets.
type Option func(*config)

// Setting is an option as an interface.
type Setting interface{ apply(*config) }

// WithPrefix cannot be called: its result is a function.
func WithPrefix(prefix string) Option { return func(c *config) { c.prefix = prefix } }

// Greet greets.
func Greet(name string, opts ...Option) string {
	c := config{prefix: "hello "}
	for _, opt := range opts {
		opt(&c)
	}
	return c.prefix + name
}

func Set(name string, settings ...Setting) string { return name }

// Shower is a value.
type Shower interface{ Show() string }

// Values takes values, not options.
func Values(values ...Shower) int { return len(values) }

// Readers takes values, not options.
func Readers(readers ...io.Reader) int { return len(readers) }

// Errors takes values, not options.
func Errors(list ...error) int { return len(list) }

// Unnamed takes functions that may do anything.
func Unnamed(hooks ...func()) int { return len(hooks) }
