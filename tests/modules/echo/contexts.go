package echo

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Wait waits for d, or until ctx ends.
func Wait(ctx context.Context, d time.Duration) (string, error) {
	select {
	case <-time.After(d):
		return "done", nil
	case <-ctx.Done():
		return "", fmt.Errorf("waiting: %w", ctx.Err())
	}
}

// WaitDeaf waits for d and does not listen to ctx.
func WaitDeaf(ctx context.Context, d time.Duration) string {
	time.Sleep(d)
	return "done"
}

// HasDeadline says whether ctx ends by itself.
func HasDeadline(ctx context.Context) bool {
	_, has := ctx.Deadline()
	return has
}

// FailInContext fails for its own reasons.
func FailInContext(ctx context.Context) error { return errors.New("own reasons") }

// PanicInContext panics.
func PanicInContext(ctx context.Context, message string) { panic(message) }

// Timeout has a parameter that is called like the keyword.
func Timeout(timeout int64, ctx context.Context, more ...int64) int64 {
	for _, n := range more {
		timeout += n
	}
	return timeout
}

// BytesInContext is large enough not to fit where small answers go.
func BytesInContext(ctx context.Context, data []byte) []byte { return data }
