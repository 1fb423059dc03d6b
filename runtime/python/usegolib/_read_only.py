"""The maps in records and in fields of objects: dicts that nobody can change.

In: what a dict is made of. Out: a dict whose own methods raise ``TypeError`` instead of changing
it.
What is read is a copy, so a change of it would be lost without a word.
"""

from typing import Any, NoReturn

__all__ = ["ReadOnlyDict"]


class ReadOnlyDict(dict[Any, Any]):
    """A dict that cannot be changed; ``dict(value)`` makes one that can."""

    __slots__ = ()

    def _refuse(self, *args: object, **kwargs: object) -> NoReturn:
        message = "a map that a field holds cannot be changed; make a dict of it, and assign that"
        message += " to the field, or make another record"
        raise TypeError(message)

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = popitem = _refuse
    pop = setdefault = update = _refuse  # pyright: ignore[reportAssignmentType]

    def __reduce__(self) -> tuple[type, tuple[dict[Any, Any]]]:
        """Pickle by way of a plain dict."""
        return ReadOnlyDict, (dict(self),)

    def copy(self) -> dict[Any, Any]:
        """Return a dict that can be changed."""
        return dict(self)
