// Package contexts has functions that can be ended early.
package contexts

import (
	"context"
	"time"
)

// Sleep waits for d, or until ctx ends.
func Sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Last has its context in another place, and a parameter that is called like the keyword.
func Last(timeout int, ctx context.Context) (int, error) { return timeout, ctx.Err() }

// Sum takes a context and any number of values.
func Sum(ctx context.Context, values ...int) (sum int) {
	for _, v := range values {
		sum += v
	}
	return sum
}

// Root gives one, which does not cross.
func Root() context.Context { return context.Background() }
