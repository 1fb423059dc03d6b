"""Results that a run left behind, so that one that was stopped goes on where it was.

In: the name of a result, and what makes it. Out: the result, made anew unless the same wheel, the
same Go and the same files made one that is kept; so no figure of another wheel is among them.
"""

import hashlib
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from usegolib import _native

HERE = Path(__file__).resolve().parent
FOLDER = HERE.parents[1] / ".env" / "corpus"

# The files here that measure; the others only ask them and tell of it.
MEASURING = (
    "call_unit.py",
    "corpus_list.py",
    "coverage.py",
    "exact.go",
    "exact.py",
    "go_literals.py",
    "go_program.py",
    "headline.py",
    "sample.py",
)

Result = TypeVar("Result")


class Kept:
    """The results of one wheel."""

    def __init__(self, go: str) -> None:
        """`go` is the version of Go."""
        files = [Path(_native.__file__), *(HERE / name for name in MEASURING)]
        self._made_by = hashlib.sha256(go.encode())
        for file in files:
            self._made_by.update(hashlib.sha256(file.read_bytes()).digest())

    def has(self, name: str) -> bool:
        """Whether something is kept under that name."""
        return self._place(name).exists()

    def result(
        self, name: str, make: Callable[[], Result], keep: Callable[[Result], bool]
    ) -> Result:
        """What is kept under that name, or what is made now; kept if `keep` says so."""
        place = self._place(name)
        if place.exists():
            return pickle.loads(place.read_bytes())
        result = make()
        if keep(result):
            FOLDER.mkdir(parents=True, exist_ok=True)
            part = place.with_suffix(".part")
            part.write_bytes(pickle.dumps(result))
            part.rename(place)
        return result

    def _place(self, name: str) -> Path:
        made_by = self._made_by.copy()
        made_by.update(name.encode())
        return FOLDER / made_by.hexdigest()
