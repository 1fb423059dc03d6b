package objects

import (
	"context"
	"errors"
	"runtime"
	"sync/atomic"
)

// Tracked counts how many of its kind are gone.
type Tracked struct{ text string }

var freed atomic.Int64

// Freed collects what nobody refers to, and returns how many of them are gone by now.
func Freed() int64 {
	runtime.GC()
	return freed.Load()
}

// Track makes one.
func Track() *Tracked {
	made := &Tracked{"tracked"}
	runtime.SetFinalizer(made, func(*Tracked) { freed.Add(1) })
	return made
}

// Text is what it holds.
func (t *Tracked) Text() string { return t.text }

// Panic panics.
func (t *Tracked) Panic() { panic(t.text) }

// Fail fails.
func (t *Tracked) Fail() (*Tracked, error) { return t, errors.New(t.text) }

// TrackLater makes one once its context has ended.
func TrackLater(ctx context.Context) *Tracked {
	<-ctx.Done()
	return Track()
}

// Broken is a text that cannot be written.
type Broken [1]string

// MarshalText fails or panics.
func (b Broken) MarshalText() ([]byte, error) {
	if b[0] == "panic" {
		panic(b[0])
	}
	return nil, errors.New(b[0])
}

// UnmarshalText reads one.
func (b *Broken) UnmarshalText(text []byte) error { b[0] = string(text); return nil }

// TrackMany makes several and a text that cannot be written after them.
func TrackMany(n int, how string) ([]*Tracked, Broken) {
	made := make([]*Tracked, n)
	for i := range made {
		made[i] = Track()
	}
	return made, Broken{how}
}
