// Package gate has functions that wait until they are let through, with a context and without.
package gate

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
)

// Gate stands between who waits and who lets through.
type Gate struct {
	Name string

	once    sync.Once
	opened  chan struct{}
	mu      sync.Mutex
	waiting int
	passed  int
	closed  bool
}

// New returns a gate that is shut.
func New(name string) *Gate { return &Gate{Name: name, opened: make(chan struct{})} }

// Open lets everybody through.
func (g *Gate) Open() { g.once.Do(func() { close(g.opened) }) }

// Waiting says how many wait.
func (g *Gate) Waiting() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.waiting
}

// Passed says how many have returned.
func (g *Gate) Passed() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.passed
}

func (g *Gate) enter() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.waiting++
}

func (g *Gate) leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.waiting--
	g.passed++
}

// Pass waits until the gate opens, and returns what it is given.
func (g *Gate) Pass(value int) int {
	g.enter()
	defer g.leave()
	<-g.opened
	return value
}

// PassAnd waits as well, and returns another gate.
func (g *Gate) PassAnd(name string) *Gate {
	g.Pass(0)
	return New(name)
}

// Wait waits until the gate opens or the context ends.
func (g *Gate) Wait(ctx context.Context) error {
	g.enter()
	defer g.leave()
	select {
	case <-g.opened:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// WaitDeaf gets a context and takes no notice of it.
func (g *Gate) WaitDeaf(ctx context.Context) string { return fmt.Sprint(g.Pass(1)) }

// Close opens the gate for good.
func (g *Gate) Close() error {
	if g.closed {
		return errors.New("closed before")
	}
	g.closed = true
	g.Open()
	return nil
}

// Add adds.
func Add(a, b int) int { return a + b }

// Pass waits at a gate.
func Pass(g *Gate, value int) int { return g.Pass(value) }

// Join joins.
func Join(separator string, parts ...string) string { return strings.Join(parts, separator) }

// Largest returns the largest.
func Largest[T int | float64 | string](first, second T) T { return max(first, second) }

// Halves returns both.
func Halves(text string) (first, second string) {
	return text[:len(text)/2], text[len(text)/2:]
}

// Write writes.
func Write(w io.Writer, text string) error {
	_, err := io.WriteString(w, text)
	return err
}

// Fail fails.
func Fail(text string) error { return errors.New(text) }

// Panic panics.
func Panic(text string) { panic(text) }

// Names returns the names of gates.
func Names(gates []*Gate) []string {
	names := make([]string, len(gates))
	for i, g := range gates {
		names[i] = g.Name
	}
	return names
}

// Same returns what it is given.
func Same(data []byte) []byte { return data }
