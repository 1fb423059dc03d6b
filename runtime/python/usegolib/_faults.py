"""faulthandler, beside handlers of signals that Go needs.

In: nothing. Out: whatever is done to faulthandler, usegolib's handlers stand before its own, and
pass on to them what is none of Go's business. Without that a nil dereference in Go, which is an
exception, would be the end of the process for faulthandler.
"""

from __future__ import annotations

import faulthandler

from usegolib._native import _check_signals

TYPE_CHECKING = False  # as in the module typing, which takes longer to import than all of this
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import ParamSpec, TypeVar

    _P = ParamSpec("_P")
    _R = TypeVar("_R")

_CHANGING = ("enable", "disable", "register", "unregister")


def _checked(function: Callable[_P, _R]) -> Callable[_P, _R]:
    def checked(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            return function(*args, **kwargs)
        finally:
            _check_signals()

    # As functools.wraps does, which takes as long to import as usegolib.
    for attribute in ("__module__", "__name__", "__qualname__", "__doc__"):
        setattr(checked, attribute, getattr(function, attribute))
    checked.__wrapped__ = function  # type: ignore[attr-defined]
    return checked


def watch() -> None:
    """Have whatever changes faulthandler's handlers put ours before them again."""
    for name in _CHANGING:
        function = getattr(faulthandler, name, None)  # Windows has not all of them
        if function is not None:
            setattr(faulthandler, name, _checked(function))
