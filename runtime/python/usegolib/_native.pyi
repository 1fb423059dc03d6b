"""The native half of usegolib."""

import collections.abc
import os
from collections.abc import Callable, Sequence
from inspect import Signature
from types import GenericAlias
from typing import Any, Final, Literal, Never, ParamSpec, Self, TypeVar, final

from typing_extensions import disjoint_base

from usegolib._errors import GoError

__all__ = [
    "Announcer",
    "Function",
    "GeneratedPackage",
    "Handle",
    "Iterator",
    "Object",
    "RunningCall",
    "__version__",
    "_check_signals",
    "_is_loaded",
    "_load",
    "_package",
    "_redirect",
    "_redirect_logs",
    "_restore",
    "_restore_object",
    "_restore_record",
    "import_",
    "main",
    "release",
    "stats",
    "with_timeout",
]

__version__: Final[str]

_P = ParamSpec("_P")
_T = TypeVar("_T")
_V_co = TypeVar("_V_co", covariant=True)

@final
class Function:
    """A Go function; calling it calls Go."""

    @property
    def __name__(self) -> str: ...
    @property
    def __qualname__(self) -> str: ...
    @property
    def __annotations__(self) -> dict[str, Any]:  # type: ignore[override]
        """The types of the parameters, and of the result as ``return``."""

    @property
    def __signature__(self) -> Signature: ...
    @property
    def __wrapped_go__(self) -> str:
        """The Go function, such as ``example.com/mod.Add``."""

    def __call__(self, *args: Any, timeout: float | None = None) -> Any:
        """Call the Go function; only those with a context take a timeout, in seconds."""

@final
class GeneratedPackage:
    """The Go package behind a generated Python module."""

    def function(
        self, go: str, python: str, result_class: type[tuple[Any, ...]] | None = None, /
    ) -> Function:
        """Bind a Go function under its name in Python."""

    def result(self, name: str, /, *fields: str) -> type[tuple[Any, ...]]:
        """Make the named tuple that several results of a Go function come in."""

    def record(self, go: str, /) -> type:
        """Make the class of a Go record."""

    def object(self, go: str, /) -> type[Object]:
        """Make the class of a Go struct that stays in Go."""

    def error(self, go: str, /) -> type[GoError]:
        """Make the exception class of an error of Go's."""

    def value(self, go: str, /) -> type:
        """Make the class of the values of a Go type."""

    def add_methods(self, class_: type, go: str, /) -> None:
        """Give a class the methods of a Go type, to be called with a value first."""

    def variable(self, go: str, /) -> Any:
        """Read a Go variable."""

    def explain(self, name: str, /) -> str | None:
        """Say why the Python module has no attribute of this name."""

@final
class Handle:
    """A Go package; what can be used of it are attributes under their Go names.

    Functions can be called, constants and variables have values, and the constants of one named
    type make an enumeration. A variable is read at each access.
    """

    @property
    def module(self) -> str:
        """Path of the Go module."""

    @property
    def version(self) -> str:
        """Version of the Go module."""

    @property
    def package(self) -> str:
        """Import path of the Go package."""

    @property
    def platform(self) -> str:
        """The platform the library was built for, such as linux-amd64."""

    def __getattribute__(self, name: str, /) -> Any: ...

@disjoint_base
class Object:
    """A value that stays in Go: the base of the classes of Go's structs.

    Go keeps the value as long as the object lives. It can be used in several threads as far as Go
    says that its type can.
    """

    __slots__ = ()
    def __new__(cls, value: Never, /) -> Self:
        """Raise TypeError: objects come from Go."""

    def __init_subclass__(cls, **kwargs: Never) -> None: ...

@final
class Iterator(collections.abc.Iterator[_V_co]):
    """The values that a Go channel gives, or a Go function yields, one after the other.

    Other threads run while one waits for a value, and several may ask. Go lets go of what the
    iterator needs at its end, by close(), and when the last reference to it ends.
    """

    def __new__(cls, value: Never, /) -> Self:
        """Raise TypeError: iterators come from Go."""

    def __class_getitem__(cls, key: Any) -> GenericAlias: ...
    def __iter__(self, /) -> Self: ...
    def __next__(self, /) -> _V_co: ...
    def close(self, /) -> None:
        """End it: there are no more values then.

        A function of Go's that yields returns from where it stands, and what it defers is done when
        this returns. Closing it again does nothing.

        Raises: usegolib.GoPanicError
        """

@final
class Announcer:
    """Tells which calls into a library are done."""

    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def next(self) -> int:
        """Wait until a call is done, and return its number."""

@final
class RunningCall:
    """A call that runs on its own, and is announced when it is done."""

    def __new__(cls, function: Any, args: tuple[Any, ...], kwargs: dict[str, Any] | None) -> Self:
        """Start a call."""

    @property
    def number(self) -> int:
        """What it is announced by."""

    @property
    def library(self) -> Announcer:
        """What tells that calls are done."""

    @property
    def patience(self) -> float | None:
        """How many seconds to wait for it; None for as long as it takes."""

    def cancel(self) -> float:
        """End the context of the function, and return how many seconds to wait for its return."""

    def result(self) -> Any:
        """Return the result of a call that is done, once; raise what it raises.

        Raises: GoTimeoutError where it is still running
        """

    def abandon(self) -> None:
        """Give the call up: its result is discarded when it comes."""

def _is_loaded(function: Any) -> bool:
    """Whether the library of a Go function is loaded."""

def _load(function: Any) -> None:
    """Load the library of a Go function."""

def _redirect(stdout: int | None, stderr: int | None, /) -> None:
    """Have Go's standard output and error go to descriptors; None for what they were at first."""

def _redirect_logs(descriptor: int | None, level: int, /) -> None:
    """Have the records of Go's default logger, from a level of slog's on, go to a descriptor.

    None stands for what it did with them at first.
    """

def with_timeout(
    seconds: float | None, function: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs
) -> _T:
    """Call a Go function or a method of a Go object, and wait at most so many seconds for it.

    It runs on another thread. A function with a context has that ended then, as by its own
    ``timeout=``; any other goes on in the background, and what it returns is discarded. Ctrl-C is
    raised at once. None waits for as long as it takes. The call costs some 30 us more than one
    without.

    Raises: GoTimeoutError after the time, and what the function raises before; TypeError for
    anything but a function or method of Go's; ValueError for a negative number of seconds.
    """

def import_(
    path: str | os.PathLike[str],
    version: str | None = None,
    *,
    artifact_dir: str | os.PathLike[str] | None = None,
    build_if_missing: bool | None = None,
) -> Handle:
    """Import a Go package and return a handle to it."""

def _package(
    *,
    name: str,
    module: str,
    version: str,
    package: str,
    root: str | tuple[str, ...] | None = None,
    file: str | None = None,
    artifacts: str | None = None,
) -> GeneratedPackage:
    """Stand for a Go package in a generated Python module."""

def _check_signals() -> None:
    """Put our signal handlers back where somebody has replaced them."""

def _restore(dir: str, package: str, function: str | None) -> Handle | Function:
    """Undo the pickling of a handle or of one of its functions."""

def _restore_object(kind: type[Object], data: bytes, /) -> Object:
    """Undo the pickling of an object that marshals itself."""

def _restore_record(maker: type | tuple[str, str, str], fields: dict[str, Any], /) -> Any:
    """Undo the pickling of a record."""

def release(object: Object, /) -> None:
    """Let go of a Go value at once, before the last reference to the object ends.

    The object cannot be used afterwards: it raises ValueError wherever it is passed. Releasing it
    again does nothing.
    """

def stats() -> dict[Literal["objects", "go_heap", "crossings"], int]:
    """Count what Go holds for this process, in all libraries together.

    ``objects``: Go values that Python has an object of; ``go_heap``: bytes of Go's heap that are in
    use, garbage that was not collected yet included; ``crossings``: calls into Go.
    """

def main(arguments: Sequence[str]) -> int:
    """Run the usegolib command and return its exit code."""
