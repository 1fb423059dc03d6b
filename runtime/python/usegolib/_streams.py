"""Go's standard streams, and Python's.

In: redirections, as they begin and end. Out: Go's `os.Stdout` and `os.Stderr` lead to the streams
of the latest one.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TextIO

from usegolib._native import _redirect
from usegolib._pipes import Outlet, Pipe

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["begin", "end"]

_leads: list[int | None] = [None, None]


def _outlet(index: int) -> Outlet:
    def lead(descriptor: int | None) -> None:
        _leads[index] = descriptor
        _redirect(*_leads)

    return Outlet(("stdout", "stderr")[index], index + 1, lead)


_outlets = (_outlet(0), _outlet(1))


def begin(*streams: TextIO | None) -> tuple[Pipe, ...]:
    """Have Go write to these streams; None stands for Python's own."""
    return tuple(
        outlet.begin(_writer(index, stream))
        for index, (outlet, stream) in enumerate(zip(_outlets, streams, strict=True))
    )


def end(pipes: tuple[Pipe, ...]) -> None:
    """Have Go write where it would without these, to which all has been passed on then."""
    for outlet, pipe in zip(_outlets, pipes, strict=True):
        outlet.end(pipe)


def _writer(index: int, stream: TextIO | None) -> Callable[[str], None]:
    name = ("stdout", "stderr")[index]

    def write(text: str) -> None:
        to = stream or getattr(sys, name)
        to.write(text)
        to.flush()

    return write
