"""The exceptions of usegolib. The native half raises them; they are exported by ``usegolib``."""

from __future__ import annotations

TYPE_CHECKING = False  # as in the module typing, which takes longer to import than all of this
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Self, TypeVar

    _E = TypeVar("_E", bound="GoError")


class UsegolibError(Exception):
    """The root of every exception that usegolib itself defines."""


class InputError(UsegolibError, ValueError):
    """An invalid target, version or option."""


class ArtifactNotFoundError(UsegolibError, LookupError):
    """There is no such artifact."""


class AmbiguousArtifactError(UsegolibError, LookupError):
    """Several versions of a module exist, and none was chosen."""


class VersionConflictError(UsegolibError, RuntimeError):
    """Another version of the module is loaded in this process."""


class BuildError(UsegolibError, RuntimeError):
    """Go failed to resolve, describe or compile the module."""

    command: str = ""
    """The command that was run, shell-quoted."""
    log: str = ""
    """What it printed."""


class ToolchainError(UsegolibError, RuntimeError):
    """There is no Go toolchain or no C compiler, or one that is too old."""


class ManifestError(UsegolibError, ValueError):
    """A manifest.json that is invalid or does not describe its artifact."""


class IntegrityError(UsegolibError, ValueError):
    """A file that is not what its manifest says."""


class PlatformError(UsegolibError, RuntimeError):
    """An artifact for another platform, or a platform that is not supported."""


class LoadError(UsegolibError, OSError):
    """A library that does not load, or is not the one its manifest describes."""


class FileError(UsegolibError, OSError):
    """The operating system refused to read or write a file or folder."""


class ForkedProcessError(UsegolibError, RuntimeError):
    """A library was loaded before this process was forked; a Go runtime does not survive that."""


class SeveralLibrariesWarning(RuntimeWarning):
    """A process has several Go libraries, each with a Go runtime of its own."""


class ProtocolError(UsegolibError, RuntimeError):
    """A library and the runtime disagree about their messages."""


class _FromGo(UsegolibError, RuntimeError):
    """What came out of a Go function instead of its results."""

    @property
    def message(self) -> str:
        """Go's own text."""
        return str(self)


class GoError(_FromGo):
    """An error that a Go function returned; its text is the exception's."""

    go_type: str = ""
    """The error's Go type, such as ``*errors.errorString``."""
    chain: tuple[tuple[str, str], ...] = ()
    """The errors it wraps, outermost first, each as its Go type and its text."""
    _go: object = None

    def __str__(self) -> str:
        """Return Go's own text, also where Python has another for an error of the system."""
        return BaseException.__str__(self)

    def __reduce__(self) -> tuple[Any, ...]:
        """Keep the classes, the arguments and the values; leave behind what is in Go."""
        state = {name: value for name, value in _state(self).items() if not _is_in_go(value)}
        return _restore, (_parts(type(self)), self.args), state

    def __copy__(self) -> Self:
        """Share everything, the Go error included."""
        return _copy(self, lambda value: value)

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """Copy the values, and share what is in Go."""
        from copy import deepcopy

        return _copy(self, lambda value: value if _is_in_go(value) else deepcopy(value, memo))


class GoTimeoutError(GoError, TimeoutError):
    """The ``timeout`` of a call has passed.

    The text is that of the error with which the Go function returned then. If it did not return,
    the text says so, and the function continues in the background.
    """


class GoPanicError(_FromGo):
    """A panic in a Go function; the text is what it panicked with."""

    go_type: str = ""
    """The Go type of the value it panicked with, such as ``runtime.boundsError``."""
    go_stack: str = ""
    """The Go stack at the panic."""


_PLACES: dict[type, tuple[str, str, str]] = {}
"""Where handles have a class: the folder of the artifact, the Go package and the Go name."""

_COMBINED: dict[tuple[type[GoError], ...], type[GoError]] = {}


def _define(name: str, module: str, doc: str, place: tuple[str, str, str] | None) -> type[GoError]:
    """Make the exception class of a Go variable or type."""
    made = type(name, (GoError,), {"__module__": module, "__doc__": doc})
    if place:
        _PLACES[made] = place
    return made


def _combine(*classes: type[GoError]) -> type[GoError]:
    """Return the class of an error of several classes: one that derives from all of them."""
    if len(classes) < 2:
        return classes[0] if classes else GoError
    made = _COMBINED.get(classes)
    if made is None:
        made = _COMBINED.setdefault(classes, _derive(classes))
    return made


def _derive(classes: tuple[type[GoError], ...]) -> type[GoError]:
    import types

    name = "+".join(each.__name__ for each in classes)
    doc = "An error that is each of " + ", ".join(each.__name__ for each in classes) + "."
    attributes = {"__module__": classes[0].__module__, "__doc__": doc}
    made: type[GoError] = types.new_class(name, classes, exec_body=lambda it: it.update(attributes))
    return made


def _parts(made: type[GoError]) -> tuple[type[GoError] | tuple[str, str, str], ...]:
    """Return what a class can be found by again."""
    classes = made.__bases__ if _COMBINED.get(made.__bases__) is made else (made,)
    return tuple(_PLACES.get(each, each) for each in classes)


def _state(error: GoError) -> dict[str, object]:
    """Return the attributes; an error of the system keeps some outside of its dictionary."""
    system = ("errno", "strerror", "filename") if isinstance(error, OSError) else ()
    return {**error.__dict__, **{name: getattr(error, name) for name in system}}


def _is_in_go(value: object) -> bool:
    """Tell whether a value is or holds something that exists in this process only."""
    from usegolib._native import Object

    if isinstance(value, dict):
        return any(map(_is_in_go, value.values()))
    if isinstance(value, list | tuple):
        return any(map(_is_in_go, value))
    return isinstance(value, Object)


def _copy(error: _E, change: Callable[[object], object]) -> _E:
    made = type(error)(*error.args)
    for name, value in _state(error).items():
        setattr(made, name, change(value))
    return made


def _restore(parts: tuple[Any, ...], arguments: tuple[object, ...]) -> GoError:
    """Make an exception again from what ``_parts`` returned and its arguments."""
    return _combine(*map(_find, parts))(*arguments)


def _find(part: Any) -> type[GoError]:
    if isinstance(part, type):
        return part
    from usegolib._native import _restore

    found: Any = _restore(*part)
    return found  # type: ignore[no-any-return]


def _publish(exceptions: list[object]) -> None:
    """Make exceptions part of the public module: they are pickled and shown under its name."""
    for exception in exceptions:
        if isinstance(exception, type) and issubclass(exception, UsegolibError):
            exception.__module__ = "usegolib"


_publish(list(globals().values()))
