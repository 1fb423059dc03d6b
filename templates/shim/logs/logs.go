// Package logs sends what log/slog's default logger gets to the host. Only libraries that have slog anyway
// link it. In: a file. Out: a line of JSON for each record, as slog.JSONHandler writes it.
package logs

import (
	"io"
	"log"
	"log/slog"
	"os"

	"0.usegolib.invalid/shim/output"
)

func init() { output.TakeLogs(redirect) }

// own is what there was before, while it is not.
var own *state

// state is what slog.SetDefault changes.
type state struct {
	logger *slog.Logger
	writer io.Writer
	flags  int
}

// redirect has the default logger write records from that level on to the file; to where it did at first
// where there is none. Only one goroutine calls it at a time.
func redirect(file *os.File, level int) {
	if own != nil {
		slog.SetDefault(own.logger)
		log.SetOutput(own.writer)
		log.SetFlags(own.flags)
		own = nil
	}
	if file == nil {
		return
	}
	own = &state{slog.Default(), log.Writer(), log.Flags()}
	options := &slog.HandlerOptions{AddSource: true, Level: slog.Level(level)}
	slog.SetDefault(slog.New(slog.NewJSONHandler(file, options)))
}
