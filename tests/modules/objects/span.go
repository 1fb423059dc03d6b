package objects

import "sync"

// Span is a value with a method that changes it.
type Span struct {
	from, to int
}

// NewSpan returns the span from one number to another.
func NewSpan(from, to int) Span { return Span{from, to} }

// Length returns how long it is.
func (s Span) Length() int { return s.to - s.from }

// Grow moves its end.
func (s *Span) Grow(n int) { s.to += n }

// Wider returns a wider one; s is a copy here.
func Wider(s Span, n int) Span {
	s.Grow(n)
	return s
}

// Spans returns n spans.
func Spans(n int) []Span {
	spans := make([]Span, n)
	for i := range spans {
		spans[i] = Span{0, i}
	}
	return spans
}

// Lengths returns how long each is.
func Lengths(spans []Span) []int {
	lengths := make([]int, len(spans))
	for i, span := range spans {
		lengths[i] = span.Length()
	}
	return lengths
}

// Both returns how long two are together.
func Both(spans [2]Span) int { return spans[0].Length() + spans[1].Length() }

// Store holds a lock, and is never copied.
type Store struct {
	mu     sync.Mutex
	values map[string]int
}

// NewStore returns an empty store.
func NewStore() *Store { return &Store{values: map[string]int{}} }

// Set sets a value.
func (s *Store) Set(name string, value int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.values[name] = value
}

// Len counts the values.
func (s *Store) Len() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.values)
}

// Hidden is returned by nothing.
type Hidden struct{ secret int }

// Reveal returns what it hides.
func (h *Hidden) Reveal() int { return h.secret }
