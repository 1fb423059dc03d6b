// Package output sends what Go writes to os.Stdout and os.Stderr where the host wants it. In: descriptors.
// Out: whoever has these files, as loggers that were made before have, writes there from now on.
package output

import (
	"math"
	"os"
	"sync"
)

// Own is no descriptor: the stream goes where it went at first.
const Own = math.MaxUint64

// stream is a file that is known everywhere, and what it is in truth.
type stream struct {
	file  *os.File
	own   os.File
	given map[uint64]*os.File // by descriptor; kept, since Go closes a file that nobody has
}

var (
	mu      sync.Mutex
	streams = []*stream{newStream(os.Stdout), newStream(os.Stderr)}
)

func newStream(file *os.File) *stream {
	return &stream{file: file, own: *file, given: make(map[uint64]*os.File)}
}

// Redirect has stream 1, os.Stdout, or 2, os.Stderr, go to a descriptor, which the host keeps open. Others
// there are not. A write that has begun ends where it began.
func Redirect(number uint32, descriptor uint64) {
	mu.Lock()
	defer mu.Unlock()
	if number == 0 || number > uint32(len(streams)) {
		return
	}
	streams[number-1].redirect(descriptor)
}

func (s *stream) redirect(descriptor uint64) {
	if descriptor == Own {
		*s.file = s.own
		return
	}
	given := s.given[descriptor]
	if given == nil {
		given = os.NewFile(uintptr(descriptor), s.file.Name())
	}
	if given != nil {
		s.given[descriptor] = given
		*s.file = *given
	}
}

var (
	logs      func(file *os.File, level int) // nil where the library has no log/slog
	logsGiven = make(map[uint64]*os.File)
)

// TakeLogs says how the default logger of log/slog is redirected.
func TakeLogs(redirect func(file *os.File, level int)) { logs = redirect }

// RedirectLogs has that logger write its records, from a level on, to a descriptor, as Redirect does.
func RedirectLogs(descriptor uint64, level int) {
	mu.Lock()
	defer mu.Unlock()
	switch {
	case logs == nil:
	case descriptor == Own:
		logs(nil, 0)
	default:
		if logsGiven[descriptor] == nil {
			logsGiven[descriptor] = os.NewFile(uintptr(descriptor), "logs")
		}
		logs(logsGiven[descriptor], level)
	}
}
