"""The errors of Go's own library that Python can catch by class, under Go's names.

A Go function raises them, alone or together with those of its module, where ``errors.Is`` holds.
"""

import errno
import os

from usegolib._errors import GoError

__all__ = [
    "EOF",
    "Canceled",
    "DeadlineExceeded",
    "ErrExist",
    "ErrNoRows",
    "ErrNotExist",
    "ErrPermission",
    "ErrUnexpectedEOF",
]


class EOF(GoError):
    """``io.EOF``: there is nothing more to read."""


class ErrUnexpectedEOF(GoError):
    """``io.ErrUnexpectedEOF``: what was read ended early."""


class Canceled(GoError):
    """``context.Canceled``: a context was cancelled."""


class DeadlineExceeded(GoError, TimeoutError):
    """``context.DeadlineExceeded``: the deadline of a context has passed.

    Where that was the ``timeout`` of the call, it is a ``GoTimeoutError`` too.
    """


class ErrNoRows(GoError):
    """``sql.ErrNoRows``: a query that should give a row gave none."""


class ErrNotExist(GoError, FileNotFoundError):
    """``fs.ErrNotExist``: a file does not exist."""


class ErrExist(GoError, FileExistsError):
    """``fs.ErrExist``: a file exists already."""


class ErrPermission(GoError, PermissionError):
    """``fs.ErrPermission``: it is not allowed."""


def _file(number: int) -> list[tuple[str, object]]:
    """Return what an error of a file says where Go does not say more."""
    return [("errno", number), ("strerror", os.strerror(number)), ("filename", None)]


_KNOWN: dict[str, tuple[type[GoError], list[tuple[str, object]]]] = {
    "context.Canceled": (Canceled, []),
    "context.DeadlineExceeded": (DeadlineExceeded, []),
    "database/sql.ErrNoRows": (ErrNoRows, []),
    "io.EOF": (EOF, []),
    "io.ErrUnexpectedEOF": (ErrUnexpectedEOF, []),
    "io/fs.ErrExist": (ErrExist, _file(errno.EEXIST)),
    "io/fs.ErrNotExist": (ErrNotExist, _file(errno.ENOENT)),
    "io/fs.ErrPermission": (ErrPermission, _file(errno.EACCES)),
}
"""By what responses call them: the class, and its attributes in the order of the response."""
