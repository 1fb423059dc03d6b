// Package clock takes and gives what package cogs has.
package clock

import "example.net/cogs"

// Wind turns something, unless it is worn.
func Wind(turner cogs.Turner, times int) error {
	for range times {
		if turner.Turn() > 100 {
			return cogs.ErrWorn
		}
	}
	return nil
}

// Spare gives a cog.
func Spare() *cogs.Cog { return cogs.New(12) }

// Swap exchanges two numbers.
func Swap(pair cogs.Pair) cogs.Pair { return cogs.Pair{One: pair.Other, Other: pair.One} }

// Back is the other direction.
func Back(direction cogs.Direction) cogs.Direction { return 3 - direction }
