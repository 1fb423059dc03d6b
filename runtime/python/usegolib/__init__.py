"""Call Go from Python: import Go modules in process, with types.

``import_`` returns a handle to a Go package; ``usegolib gen`` on the command line writes a typed
Python package for it instead. Every exception is a ``UsegolibError``, except that a wrong argument
raises ``TypeError``, ``OverflowError`` or ``ValueError`` as anywhere in Python.
"""

from usegolib import _faults
from usegolib._aio import aio
from usegolib._errors import (
    AmbiguousArtifactError,
    ArtifactNotFoundError,
    BuildError,
    FileError,
    ForkedProcessError,
    GoError,
    GoPanicError,
    GoTimeoutError,
    InputError,
    IntegrityError,
    LoadError,
    ManifestError,
    PlatformError,
    ProtocolError,
    SeveralLibrariesWarning,
    ToolchainError,
    UsegolibError,
    VersionConflictError,
)
from usegolib._native import (
    Function,
    Handle,
    Iterator,
    Object,
    __version__,
    _package,
    import_,
    release,
    stats,
    with_timeout,
)
from usegolib._output import redirect_logs, redirect_output

__all__ = [
    "AmbiguousArtifactError",
    "ArtifactNotFoundError",
    "BuildError",
    "FileError",
    "ForkedProcessError",
    "Function",
    "GoError",
    "GoPanicError",
    "GoTimeoutError",
    "Handle",
    "InputError",
    "IntegrityError",
    "Iterator",
    "LoadError",
    "ManifestError",
    "Object",
    "PlatformError",
    "ProtocolError",
    "SeveralLibrariesWarning",
    "ToolchainError",
    "UsegolibError",
    "VersionConflictError",
    "__version__",
    "_package",
    "aio",
    "import_",
    "redirect_logs",
    "redirect_output",
    "release",
    "stats",
    "with_timeout",
]

_faults.watch()
