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
    from types import TracebackType
    from typing import Self, TextIO

    from usegolib._pipes import Pipe

__all__ = ["Redirection", "redirect_output"]


def redirect_output(stdout: TextIO | None = None, stderr: TextIO | None = None) -> Redirection:
    """Have Go's standard output and error go to streams of Python's, until it is closed.

    Without streams they go to what `sys.stdout` and `sys.stderr` are when Go writes. What libraries
    that are loaded later write goes there as well. What was written before `flush` or `close`, or
    before a `with` statement ends, has then arrived; otherwise a thread passes it on. Where several
    were opened, the latest that is not closed has it all.

    Not redirected: the builtin `println`, what C code writes, and Go's last words when it crashes.

    Raises: TypeError for a stream that does not take text; PlatformError on Windows.
    """
    if os.name == "nt":
        raise PlatformError("usegolib.redirect_output() is not supported on Windows")
    for name, stream in (("stdout", stdout), ("stderr", stderr)):
        _check(name, stream)
    return Redirection(stdout, stderr)


def _check(name: str, stream: TextIO | None) -> None:
    if stream is None:
        return
    try:
        stream.write("")
    except (AttributeError, TypeError) as error:
        got = type(stream).__qualname__
        message = f"usegolib.redirect_output() argument {name}: expected a text stream, got {got}"
        raise TypeError(message) from error


class Redirection:
    """Go's output goes to streams of Python's as long as this is open."""

    def __init__(self, stdout: TextIO | None, stderr: TextIO | None) -> None:
        """Begin."""
        from usegolib import _pipes

        self._pipes: tuple[Pipe, ...] = _pipes.begin(self, stdout, stderr)

    def flush(self) -> None:
        """Pass on all that Go has written."""
        for pipe in self._pipes:
            pipe.flush()

    def close(self) -> None:
        """End, with all that Go has written passed on. Closing it again does nothing."""
        from usegolib import _pipes

        _pipes.end(self)
        for pipe in self._pipes:
            pipe.finish()

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
