"""The exceptions of usegolib. The native half raises them; they are exported by ``usegolib``."""


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


def _publish(exceptions: list[object]) -> None:
    """Make exceptions part of the public module: they are pickled and shown under its name."""
    for exception in exceptions:
        if isinstance(exception, type) and issubclass(exception, UsegolibError):
            exception.__module__ = "usegolib"


_publish(list(globals().values()))
