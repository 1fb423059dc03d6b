"""Go modules that fault, loop and collect, each a library with a Go runtime of its own.

In: a folder, and how many. Out: their generated packages.
"""

from pathlib import Path

from go_module import write_module
from installed import succeed

CODE = """
import (
	"context"
	"os"
	"runtime"
	"sync/atomic"
	"syscall"
)

type node struct {
	next  *node
	value int
}

// Nil dereferences nil.
func Nil() int {
	var n *node
	return n.value
}

// Zero divides by zero.
func Zero(n int) int { return 1 / n }

// Bus reads beyond the end of a file that is mapped into memory.
func Bus(path string) byte {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		panic(err)
	}
	file.Truncate(8192)
	mapped, err := syscall.Mmap(int(file.Fd()), 0, 8192, syscall.PROT_READ, syscall.MAP_SHARED)
	if err != nil {
		panic(err)
	}
	file.Truncate(0)
	return mapped[4096]
}

func Add(a, b int) int { return a + b }

// Collect needs each thread of this runtime to stop for a moment.
func Collect() { runtime.GC() }

var turns, stop atomic.Int64

// Spin does nothing for so long that it has to be interrupted; it does not look at its context.
func Spin(ctx context.Context) {
	for i := 0; ; i++ {
		if i == 0 && stop.Load() > 0 {
			return
		}
	}
}

// Start has a goroutine do nothing for good.
func Start() {
	go func() {
		turns.Add(1)
		for {
		}
	}()
}

// Turns is how many such there are that have begun.
func Turns() int { return int(turns.Load()) }

// Limit is the number of files that may be open, as Go sees it.
func Limit() int {
	var limit syscall.Rlimit
	syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit)
	return int(limit.Cur)
}

// Write writes to a descriptor.
func Write(fd int, text string) error {
	_, err := syscall.Write(fd, []byte(text))
	return err
}
"""


def generated(folder: Path, count: int) -> Path:
    """A folder with the packages of so many modules, `first`, `second`, ..."""
    out = folder / "out"
    for name in NAMES[:count]:
        module = write_module(folder / name, CODE, f"example.com/{name}")
        succeed("gen", module, "--out", out)
    return out


NAMES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
