package settings

import (
	"math"
	"runtime"
	"runtime/debug"
	"testing"
)

func TestLimit(t *testing.T) {
	for value, want := range map[string]int64{
		"": math.MaxInt64, "off": math.MaxInt64, "0": 0, "100": 100, "7B": 7, "2KiB": 2048,
		"512MiB": 512 << 20, "3GiB": 3 << 30, "1TiB": 1 << 40,
	} {
		if got, ok := limit(value); !ok || got != want {
			t.Errorf("limit(%q) = %d, %v; want %d", value, got, ok, want)
		}
	}
	for _, value := range []string{"x", "-1", "1.5GiB", "1KB", "1 MiB", "9999999TiB", "9223372036854775808"} {
		if got, ok := limit(value); ok {
			t.Errorf("limit(%q) = %d", value, got)
		}
	}
}

func TestPercent(t *testing.T) {
	for value, want := range map[string]int{"": 100, "off": -1, "0": 0, "50": 50} {
		if got, ok := percent(value); !ok || got != want {
			t.Errorf("percent(%q) = %d, %v; want %d", value, got, ok, want)
		}
	}
	if _, ok := percent("half"); ok {
		t.Error("half is no percentage")
	}
}

func TestApply(t *testing.T) {
	before, limit, processes := debug.SetGCPercent(100), debug.SetMemoryLimit(-1), runtime.GOMAXPROCS(0)
	t.Cleanup(func() {
		debug.SetGCPercent(before)
		debug.SetMemoryLimit(limit)
		runtime.GOMAXPROCS(processes)
	})
	for _, each := range [][2]string{
		{"GOGC", "33"}, {"GOMEMLIMIT", "1GiB"}, {"GOMAXPROCS", "1"},
		{"GOGC", "x"}, {"GOMEMLIMIT", "x"}, {"GOMAXPROCS", "0"}, {"HOME", "1"},
	} {
		apply(each[0], each[1])
	}
	if got := debug.SetGCPercent(100); got != 33 {
		t.Errorf("GOGC is %d", got)
	}
	if got := debug.SetMemoryLimit(-1); got != 1<<30 {
		t.Errorf("GOMEMLIMIT is %d", got)
	}
	if got := runtime.GOMAXPROCS(0); got != 1 {
		t.Errorf("GOMAXPROCS is %d", got)
	}
}
