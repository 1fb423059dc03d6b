"""What a signal handler raises while Go works comes out of the call, whatever the call gives.

In: a module whose functions sleep, and SIGINT meanwhile. Out: KeyboardInterrupt, and no other
result.
"""

import sys
from pathlib import Path

import pytest
from go_module import write_module
from installed import python, succeed

CODE = """
import (
    "io"
    "time"
)

func rest() { time.Sleep(400 * time.Millisecond) }

type Sink struct{ n int }

func (s *Sink) Write(p []byte) (int, error) { rest(); s.n += len(p); return len(p), nil }

func Put(w io.Writer, s string) error { _, err := io.WriteString(w, s); return err }

func Count(w io.Writer, s string) (int, error) { return io.WriteString(w, s) }

type Row struct {
    A int
    B string
    C []int
    M map[string]int
}

func First() Row { rest(); return Row{A: 1} }

func Unsendable() any { rest(); return make(chan int) }
"""

CALLS = [
    'slow.Put("x", to=slow.Sink())',
    'slow.Count("x", to=slow.Sink())',
    "slow.First()",
    "slow.Unsendable()",
]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An artifact root with the module in it."""
    folder = tmp_path_factory.mktemp("interrupts")
    succeed("build", write_module(folder / "module", CODE), "--out", folder / "root")
    return folder / "root"


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("call", CALLS)
def test_an_interrupt_is_not_lost(root: Path, call: str) -> None:
    code = f"""
        import os, signal, threading, time, usegolib
        slow = usegolib.import_("example.com/local", artifact_dir={str(root)!r})
        slow.Put("warm")
        threading.Timer(0.15, os.kill, (os.getpid(), signal.SIGINT)).start()
        try:
            try:
                print("came", {call})
            except TypeError:
                # Python's handler runs when the exception was caught, at the latest.
                time.sleep(5)
        except KeyboardInterrupt:
            print("interrupted")
    """
    assert python(code) == "interrupted"
