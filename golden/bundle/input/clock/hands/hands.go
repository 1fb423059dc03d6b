// Package hands is below package clock.
package hands

import "example.net/cogs"

// Hand is moved by a cog.
type Hand struct {
	// By moves it.
	By *cogs.Cog
}
