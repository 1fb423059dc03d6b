package logs

import (
	"encoding/json"
	"io"
	"log"
	"log/slog"
	"os"
	"strings"
	"testing"
)

func TestTheDefaultLoggerWritesThere(t *testing.T) {
	logger, writer, flags := slog.Default(), log.Writer(), log.Flags()
	from, to, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	redirect(to, 0)
	redirect(to, -4)
	slog.Debug("first", "n", 1, slog.Group("g", "k", "v\n"))
	log.Print("second")
	redirect(to, 4)
	slog.Info("not this")
	redirect(nil, 0)
	if slog.Default() != logger || log.Writer() != writer || log.Flags() != flags {
		t.Error("it is not as it was")
	}
	to.Close()
	text, err := io.ReadAll(from)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		var record struct {
			Level, Msg string
			N          int
			G          map[string]string
		}
		if err := json.Unmarshal([]byte(line), &record); err != nil {
			t.Fatal(err)
		}
		got = append(got, record.Level+" "+record.Msg+record.G["k"])
	}
	if want := "DEBUG firstv\n,INFO second"; strings.Join(got, ",") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
