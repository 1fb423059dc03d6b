"""Results that a run left behind, so that one that was stopped goes on where it was.

In: the name of a result, and what makes it. Out: the result, made anew unless the same wheel, the
same Go and these same files made one that is kept; so no figure of another wheel is among them.
"""

import hashlib
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from usegolib import _native

HERE = Path(__file__).resolve().parent
FOLDER = HERE.parents[1] / ".env" / "corpus"

Result = TypeVar("Result")


class Kept:
    """The results of one wheel."""

    def __init__(self, go: str) -> None:
        """`go` is the version of Go."""
        files = [Path(_native.__file__), *sorted(HERE.glob("*.py")), HERE / "exact.go"]
        self._made_by = hashlib.sha256(go.encode())
        for file in files:
            self._made_by.update(hashlib.sha256(file.read_bytes()).digest())

    def result(
        self, name: str, make: Callable[[], Result], keep: Callable[[Result], bool]
    ) -> Result:
        """What is kept under that name, or what is made now; kept if `keep` says so."""
        made_by = self._made_by.copy()
        made_by.update(name.encode())
        place = FOLDER / made_by.hexdigest()
        if place.exists():
            return pickle.loads(place.read_bytes())
        result = make()
        if keep(result):
            FOLDER.mkdir(parents=True, exist_ok=True)
            part = place.with_suffix(".part")
            part.write_bytes(pickle.dumps(result))
            part.rename(place)
        return result
