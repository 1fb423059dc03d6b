// The context of a call. In: what the call was started with. Out: what the function is given.

package wire

import "context"

// Within makes ctx the context of the call.
func (r *Reader) Within(ctx context.Context) { r.ctx = ctx }

// Context is the context of the call; one that never ends where it was started without.
func (r *Reader) Context() context.Context {
	if r.ctx == nil {
		return context.Background()
	}
	return r.ctx
}

// Ended reports whether the call has a context that has ended.
func (r *Reader) Ended() bool { return r.ctx != nil && r.ctx.Err() != nil }
