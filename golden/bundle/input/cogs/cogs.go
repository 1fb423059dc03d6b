// Package cogs has what package clock is made of, in a module of its own.
package cogs

import "errors"

// ErrWorn is returned where a cog does not turn any more.
var ErrWorn = errors.New("worn")

// Cog turns.
type Cog struct {
	// Teeth are how many it has.
	Teeth int

	turns int
}

// New makes one.
func New(teeth int) *Cog { return &Cog{Teeth: teeth} }

// Turn turns it, and gives how often it was.
func (c *Cog) Turn() int {
	c.turns++
	return c.turns
}

// Turner is what turns.
type Turner interface{ Turn() int }

// Pair is a record.
type Pair struct{ One, Other int }

// Direction is one of two.
type Direction int

// The directions.
const (
	Left  Direction = 1
	Right Direction = 2
)
