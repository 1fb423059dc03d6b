// Package settings has Go's runtime heed variables of its own that were set after the process had started,
// as Python sets them in os.environ. In: their names. Out: they hold as if they had been set in time.
package settings

import (
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"

	"0.usegolib.invalid/shim/start"
)

func init() {
	for _, name := range start.Late {
		apply(name, os.Getenv(name))
	}
}

// apply sets what the variable says. What Go's runtime would end the process for is left as it is.
func apply(name, value string) {
	switch name {
	case "GOGC":
		if percent, ok := percent(value); ok {
			debug.SetGCPercent(percent)
		}
	case "GOMEMLIMIT":
		if limit, ok := limit(value); ok {
			debug.SetMemoryLimit(limit)
		}
	case "GOMAXPROCS":
		if n, err := strconv.Atoi(value); err == nil && n > 0 {
			runtime.GOMAXPROCS(n)
		}
	}
}

// percent reads GOGC.
func percent(value string) (int, bool) {
	switch value {
	case "":
		return 100, true
	case "off":
		return -1, true
	}
	n, err := strconv.ParseInt(value, 10, 32)
	return int(n), err == nil
}

// limit reads GOMEMLIMIT: bytes, perhaps with a unit.
func limit(value string) (int64, bool) {
	if value == "" || value == "off" {
		return math.MaxInt64, true
	}
	digits, unit := value, int64(1)
	for i, name := range []string{"TiB", "GiB", "MiB", "KiB", "B"} {
		if rest, found := strings.CutSuffix(value, name); found {
			digits, unit = rest, int64(1)<<(10*(4-i))
			break
		}
	}
	n, err := strconv.ParseUint(digits, 10, 63)
	return int64(n) * unit, err == nil && int64(n) <= math.MaxInt64/unit
}
