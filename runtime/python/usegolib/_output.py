"""Go's standard output and error, where Python's go: notebooks, pytest, `contextlib`.

In: streams of Python's. Out: what Go writes to `os.Stdout` and `os.Stderr` is written to them.

Go writes to descriptors, Python's streams are objects. So Go is given a descriptor of its own for
each stream, which leads to a pipe while it is redirected and to the process's stream otherwise,
and a thread passes on what comes out of the pipe.
"""

from __future__ import annotations

import os

from usegolib._errors import PlatformError

TYPE_CHECKING = False  # as in the module typing, which takes longer to import than all of this
if TYPE_CHECKING:
    from collections.abc import Callable
    from logging import Logger
    from types import TracebackType
    from typing import Self, TextIO

    from usegolib._pipes import Pipe

__all__ = ["Redirection", "redirect_logs", "redirect_output"]


def redirect_output(stdout: TextIO | None = None, stderr: TextIO | None = None) -> Redirection:
    """Have Go's standard output and error go to streams of Python's, until it is closed.

    Without streams they go to what `sys.stdout` and `sys.stderr` are when Go writes. What libraries
    that are loaded later write goes there as well. What was written before `flush` or `close`, or
    before a `with` statement ends, has then arrived; otherwise a thread passes it on. Where several
    were opened, the latest that is not closed has it all.

    Not redirected: the builtin `println`, what C code writes, and Go's last words when it crashes.

    Raises: TypeError for a stream that does not take text; PlatformError on Windows.
    """
    _check_platform("redirect_output")
    from usegolib import _streams

    for name, stream in (("stdout", stdout), ("stderr", stderr)):
        _check(name, stream)
    return Redirection(_streams.begin(stdout, stderr), _streams.end)


def _check_platform(name: str) -> None:
    if os.name == "nt":
        raise PlatformError(f"usegolib.{name}() is not supported on Windows")


def _check(name: str, stream: TextIO | None) -> None:
    if stream is None:
        return
    try:
        stream.write("")
    except (AttributeError, TypeError) as error:
        got = type(stream).__qualname__
        message = f"usegolib.redirect_output() argument {name}: expected a text stream, got {got}"
        raise TypeError(message) from error


def redirect_logs(logger: Logger | None = None) -> Redirection:
    """Have what Go gives to its default logger, `log/slog`, go to one of Python's.

    That lasts until it is closed. Without a logger it is that of the name `usegolib`. Records below
    its level stay in Go. A record has Go's file, line, function and time; its message ends with the
    attributes, as `key=value`, and its attribute `go` is a dict of them. What Go's package `log`
    prints is among them, at the level INFO. A library in which nothing uses slog has no such
    logger; see `redirect_output`.

    Raises: TypeError for anything but a logger; PlatformError on Windows.
    """
    _check_platform("redirect_logs")
    import logging

    from usegolib import _logs

    logger = logging.getLogger("usegolib") if logger is None else logger
    if not isinstance(logger, logging.Logger):
        got = type(logger).__qualname__
        message = f"usegolib.redirect_logs() argument 1: expected a logging.Logger, got {got}"
        raise TypeError(message)
    return Redirection((_logs.begin(logger),), lambda pipes: _logs.end(*pipes))


class Redirection:
    """What Go writes goes to Python as long as this is open."""

    def __init__(self, pipes: tuple[Pipe, ...], end: Callable[[tuple[Pipe, ...]], None]) -> None:
        """Begin; for usegolib itself."""
        self._pipes = pipes
        self._end = end

    def flush(self) -> None:
        """Pass on all that Go has written."""
        for pipe in self._pipes:
            pipe.flush()

    def close(self) -> None:
        """End, with all that Go has written passed on. Closing it again does nothing."""
        self._end(self._pipes)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()
