"""The records of Go's default logger, `log/slog`, as records of Python's `logging`.

In: lines of JSON, as `slog.JSONHandler` writes them. Out: records of a logger.
"""

from __future__ import annotations

import json
import logging
from datetime import datetime
from typing import TYPE_CHECKING, Any

from usegolib._native import _redirect_logs
from usegolib._pipes import Outlet, Pipe

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["begin", "end"]

# slog's levels are as far apart as OpenTelemetry's: https://pkg.go.dev/log/slog#Level
_STEP = 4

_level = 0


def _lead(descriptor: int | None) -> None:
    _redirect_logs(descriptor, _level)


_outlet = Outlet("logs", 2, _lead)


def begin(logger: logging.Logger) -> Pipe:
    """Have Go's records go to this logger, those that it takes."""
    global _level
    _level = (logger.getEffectiveLevel() - logging.INFO) * _STEP // 10
    return _outlet.begin(_writer(logger))


def end(pipe: Pipe) -> None:
    """Have Go log as it would without this one, to which all records have been passed on then."""
    _outlet.end(pipe)


def _writer(logger: logging.Logger) -> Callable[[str], None]:
    begun = ""

    def write(text: str) -> None:
        nonlocal begun
        *lines, begun = (begun + text).split("\n")
        for line in lines:
            _log(logger, json.loads(line))

    return write


def _log(logger: logging.Logger, found: dict[str, Any]) -> None:
    level = _python_level(found.pop("level"))
    if not logger.isEnabledFor(level):
        return
    source = found.pop("source", None) or {}
    when = datetime.fromisoformat(found.pop("time"))
    words = [found.pop("msg"), *_attributes("", found)]
    record = logger.makeRecord(
        logger.name,
        level,
        source.get("file", "(unknown file)"),
        source.get("line", 0),
        " ".join(words),
        (),
        None,
        source.get("function"),
        {"go": found},
    )
    record.created = when.timestamp()
    record.msecs = when.microsecond // 1000
    logger.handle(record)


def _python_level(name: str) -> int:
    """The level of `INFO`, or of `WARN+2`, as Go spells it."""
    word, sign, more = name.replace("-", "+-").partition("+")
    base = logging.getLevelNamesMapping()["WARNING" if word == "WARN" else word]
    return base + (int(more) * 10 // _STEP if sign else 0)


def _attributes(group: str, found: dict[str, Any]) -> list[str]:
    """The attributes as Go's own text shows them: `user.id=7`."""
    shown = []
    for name, value in found.items():
        if isinstance(value, dict):
            shown += _attributes(f"{group}{name}.", value)
        else:
            shown.append(f"{group}{name}={value if isinstance(value, str) else json.dumps(value)}")
    return shown
