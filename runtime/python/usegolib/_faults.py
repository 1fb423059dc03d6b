"""faulthandler, beside handlers of signals that Go needs.

In: nothing. Out: whatever is done to faulthandler, usegolib's handlers stand before its own, and
pass on to them what is none of Go's business. Without that a nil dereference in Go, which is an
exception, would be the end of the process for faulthandler.
"""

import faulthandler
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from usegolib._native import _check_signals

_P = ParamSpec("_P")
_R = TypeVar("_R")

_CHANGING = ("enable", "disable", "register", "unregister")


def _checked(function: Callable[_P, _R]) -> Callable[_P, _R]:
    @wraps(function)
    def checked(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            return function(*args, **kwargs)
        finally:
            _check_signals()

    return checked


def watch() -> None:
    """Have whatever changes faulthandler's handlers put ours before them again."""
    for name in _CHANGING:
        function = getattr(faulthandler, name, None)  # Windows has not all of them
        if function is not None:
            setattr(faulthandler, name, _checked(function))
