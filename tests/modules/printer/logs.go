package printer

import (
	"context"
	"log/slog"
	"time"
)

// LogRecord gives the default logger a record with attributes of many kinds.
func LogRecord(level int, text string) {
	slog.Default().Log(context.Background(), slog.Level(level), text,
		"n", 1<<60, "f", 0.5, "s", "a b\n", "none", nil, "d", time.Second,
		slog.Group("user", slog.Int("id", 7)))
}

// KeepLogger returns what logs once it is called.
func KeepLogger() *slog.Logger { return slog.Default().With("kept", true) }
