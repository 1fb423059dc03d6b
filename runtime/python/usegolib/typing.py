"""Types for annotations: what generated stubs are written in.

In: nothing. Out: types that mypy and pyright check arguments against. Generated modules do not
import this at run time; code that calls them may, to annotate what it passes on.

There is no type for what comes out of Go's ``any``: generated stubs say ``typing.Any``. Go gives
what the function put there, and its documentation tells callers what that is; a union of all that
it might be would make each of them take it apart first, element by element in a list.
"""

import sys
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeAlias, TypeVar

from usegolib._classes import GoClass, GoTyped
from usegolib._errors import GoError
from usegolib._native import Object

if TYPE_CHECKING:
    from typing_extensions import Buffer
elif sys.version_info >= (3, 12):
    from collections.abc import Buffer
else:
    Buffer = bytes | bytearray | memoryview  # only shown: type checkers know better

__all__ = [
    "GoAny",
    "GoClass",
    "GoData",
    "GoMapping",
    "GoRecord",
    "GoTyped",
    "GoValue",
    "SequenceNotStr",
]

_K_co = TypeVar("_K_co", covariant=True)
_T_co = TypeVar("_T_co", covariant=True)
_V_co = TypeVar("_V_co", covariant=True)


class SequenceNotStr(Protocol[_T_co]):
    """What a Go slice accepts: a sequence of `T`, but neither `str` nor `bytes`.

    `str` is a `Sequence[str]` and `bytes` a `Sequence[int]`, so `Sequence` would let through two
    likely mistakes that Go cannot make. Both look for parts of themselves only: their
    `__contains__` does not take any `object`, and that is what tells them apart here.

    Lists, tuples, ranges, deques, `array.array`, `memoryview` and numpy arrays match; sets and
    generators do not, nor do mappings, except those from `int` to `T` with `T` an `int` as well,
    which are refused when called.
    """

    def __len__(self, /) -> int:
        """Return the number of elements."""
        ...

    def __getitem__(self, index: int, /) -> _T_co:
        """Return the element at an index."""
        ...

    def __iter__(self, /) -> Iterator[_T_co]:
        """Iterate over the elements."""
        ...

    def __contains__(self, value: object, /) -> bool:
        """Tell whether any object is an element."""
        ...


GoValue: TypeAlias = bool | int | float | str | Buffer | SequenceNotStr["GoValue"] | None
"""What Go's ``any`` accepts: a value that crosses by itself, or a sequence of such, nested or not.

An ``int`` arrives as Go's ``int``, or as ``uint64`` where only that holds it; a ``float`` as
``float64``, ``str`` as ``string``, a buffer of bytes as ``[]byte``, any other buffer or sequence as
``[]any``, None as nil.
"""


class GoMapping(Protocol[_K_co, _V_co]):
    """What a Go map accepts: a mapping whose keys and values fit.

    `Mapping` itself is invariant in its keys: a `dict[bool, int]` is no `Mapping[int, int]`,
    although all that Go does with it is to read its items.
    """

    def __len__(self, /) -> int:
        """Return the number of items."""
        ...

    def items(self, /) -> Collection[tuple[_K_co, _V_co]]:
        """Return all keys with their values."""
        ...


class GoRecord(Protocol):
    """What tells a record from other values: that it is a data class without positional fields.

    A data class of your own looks the same to a type checker, and is refused when called.
    """

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def __match_args__(self) -> tuple[()]:
        """The fields by position: there are none."""
        ...


GoData: TypeAlias = (
    bool
    | int
    | float
    | complex
    | str
    | Buffer
    | SequenceNotStr["GoData"]
    | dict[str, "GoData"]
    | GoMapping["GoData", "GoData"]
    | GoRecord
    | None
)
"""What Go's ``any`` accepts from level 2 on: `GoValue`, complex numbers, mappings and records.

A mapping whose keys are all ``str`` arrives as ``map[string]any``, another one as
``map[any]any``, a record as its Go struct.
"""

GoAny: TypeAlias = (
    bool
    | int
    | float
    | complex
    | str
    | Buffer
    | SequenceNotStr["GoAny"]
    | dict[str, "GoAny"]
    | GoMapping["GoAny", "GoAny"]
    | GoRecord
    | Object
    | GoError
    | GoTyped
    | datetime
    | None
)
"""What Go's ``any`` accepts from level 3 on: `GoData`, objects, errors of Go's, and times.

A ``datetime`` with a time zone arrives as Go's ``time.Time``.
"""
