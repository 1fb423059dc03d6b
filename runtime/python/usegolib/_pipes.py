"""Pipes out of Go: a descriptor that Go writes to, and a thread that passes on what comes out.

In: functions that take text. Out: what Go writes, given to the function of whoever asked last.
"""

from __future__ import annotations

import atexit
import os
import select
from codecs import getincrementaldecoder
from threading import Lock, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Outlet", "Pipe"]


class Pipe:
    """A pipe, and the function that takes what comes out of it."""

    def __init__(self, name: str, write: Callable[[str], None], fallback: int) -> None:
        """Make it; what the function does not take goes to a descriptor instead."""
        self._take = write
        self._fallback = fallback
        self._decoder = getincrementaldecoder("utf-8")("backslashreplace")
        self._lock = Lock()
        self._out, self.inlet = os.pipe()
        os.set_blocking(self._out, False)
        Thread(target=self._run, name=f"usegolib.{name}", daemon=True).start()

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
        try:
            self._take(text)
        except Exception:  # It takes no more: better shown elsewhere than lost.
            os.write(self._fallback, data)


class Outlet:
    """A descriptor of Go's, which leads to the latest pipe that is open, or where it did at first.

    It is made once, since Go may keep it for good.
    """

    def __init__(self, name: str, own: int, lead: Callable[[int | None], None]) -> None:
        """Name the descriptor that it leads to without a pipe, and what tells Go of it."""
        self._name = name
        self._own = own
        self._lead = lead
        self._changing = Lock()
        self._descriptor = -1
        self._open: list[Pipe] = []
        atexit.register(self._end_all)
        os.register_at_fork(after_in_child=self._forget)

    def begin(self, write: Callable[[str], None]) -> Pipe:
        """Have Go write to a new pipe."""
        pipe = Pipe(self._name, write, self._own)
        with self._changing:
            self._open.append(pipe)
            self._connect()
        return pipe

    def end(self, pipe: Pipe) -> None:
        """Have Go write where it would without this one, to which all has been passed on then."""
        with self._changing:
            is_open = pipe in self._open
            if is_open:
                self._open.remove(pipe)
                self._connect()
        if is_open:
            os.close(pipe.inlet)
        pipe.finish()

    def _connect(self) -> None:
        inlet = self._open[-1].inlet if self._open else self._own
        if self._descriptor < 0:
            self._descriptor = os.dup(inlet)
        else:
            os.dup2(inlet, self._descriptor, inheritable=False)
        self._lead(self._descriptor if self._open else None)

    def _end_all(self) -> None:
        for pipe in [*self._open]:
            self.end(pipe)

    def _forget(self) -> None:
        """Have a forked process, which has no thread to read them, use no pipes."""
        self._changing = Lock()
        self._open.clear()
        if self._descriptor >= 0:
            self._connect()
