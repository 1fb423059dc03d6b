"""The pipes between Go's output and streams of Python's, and which of them Go writes to.

In: redirections, as they begin and end. Out: Go's descriptors lead to the pipes of the latest one.
"""

from __future__ import annotations

import atexit
import os
import select
import sys
from codecs import getincrementaldecoder
from threading import Lock, Thread
from typing import TYPE_CHECKING, TextIO

from usegolib._native import _redirect

if TYPE_CHECKING:
    from usegolib._output import Redirection

_NAMES = ("stdout", "stderr")

_changing = Lock()
_open: dict[Redirection, tuple[Pipe, ...]] = {}
# What Go writes to, once it was redirected: made once, since Go may keep it for good.
_go: list[int] = []


class Pipe:
    """A pipe, and the stream that what comes out of it is written to."""

    def __init__(self, number: int, stream: TextIO | None) -> None:
        """Make it for descriptor 1 or 2, for a stream or for Python's standard one."""
        self._number = number
        self._stream = stream
        self._decoder = getincrementaldecoder("utf-8")("backslashreplace")
        self._lock = Lock()
        self._out, self.inlet = os.pipe()
        os.set_blocking(self._out, False)
        name = f"usegolib.{_NAMES[number - 1]}"
        Thread(target=self._run, name=name, daemon=True).start()

    def flush(self) -> None:
        """Pass on what is there."""
        with self._lock:
            while self._out >= 0 and (data := self._read()):
                self._write(self._decoder.decode(data), data)

    def finish(self) -> None:
        """Pass on what is there, with the beginning of a letter that does not come any more."""
        self.flush()
        with self._lock:
            begun = self._decoder.getstate()[0]
            self._write(self._decoder.decode(b"", final=True), begun)
            self._decoder.reset()

    def _run(self) -> None:
        poll = select.poll()
        poll.register(self._out, select.POLLIN)
        while True:
            ((_, events),) = poll.poll()
            self.flush()
            if not events & select.POLLIN:
                break
        # Nobody can write to it any more.
        with self._lock:
            os.close(self._out)
            self._out = -1

    def _read(self) -> bytes:
        try:
            return os.read(self._out, 1 << 16)
        except BlockingIOError:
            return b""

    def _write(self, text: str, data: bytes) -> None:
        if not text:
            return
        stream = self._stream or getattr(sys, _NAMES[self._number - 1])
        try:
            stream.write(text)
            stream.flush()
        except Exception:  # It takes no more: better shown elsewhere than lost.
            os.write(self._number, data)


def begin(owner: Redirection, *streams: TextIO | None) -> tuple[Pipe, ...]:
    """Have Go write to new pipes."""
    pipes = tuple(Pipe(number, stream) for number, stream in enumerate(streams, 1))
    with _changing:
        if not _go:
            _go.extend(os.dup(number) for number in (1, 2))
        _open[owner] = pipes
        _lead()
    return pipes


def end(owner: Redirection) -> None:
    """Have Go write where it would without this one."""
    with _changing:
        pipes = _open.pop(owner, ())
        if pipes:
            _lead()
    for pipe in pipes:
        os.close(pipe.inlet)


def _lead() -> None:
    """Lead Go's descriptors to the latest pipes, or to the process's own streams."""
    inlets = [pipe.inlet for pipe in [*_open.values()][-1]] if _open else [1, 2]
    for inlet, descriptor in zip(inlets, _go, strict=True):
        os.dup2(inlet, descriptor, inheritable=False)
    stdout, stderr = _go if _open else (None, None)
    _redirect(stdout, stderr)


@atexit.register
def _end_all() -> None:
    for owner in [*_open]:
        owner.close()


def _forget() -> None:
    """Have a forked process, which has no thread to read them, use no pipes."""
    global _changing
    _changing = Lock()
    _open.clear()
    for number, descriptor in enumerate(_go, 1):
        os.dup2(number, descriptor, inheritable=False)
    _redirect(None, None)


os.register_at_fork(after_in_child=_forget)
