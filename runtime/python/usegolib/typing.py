"""Types for annotations: what generated stubs are written in.

In: nothing. Out: protocols that mypy and pyright check arguments against. Generated modules do
not import this at run time; code that calls them may, to annotate what it passes on.
"""

from collections.abc import Iterator
from typing import Protocol, TypeVar

__all__ = ["SequenceNotStr"]

_T_co = TypeVar("_T_co", covariant=True)


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
