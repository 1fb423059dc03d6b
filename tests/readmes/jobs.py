"""The table of modules whose READMEs are done in Python: modules.toml.

In: the file. Out: a `Job` for each module, with where its two programs are.
"""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
TABLE = HERE / "modules.toml"

# A package below the module's root, if it is in one, and a function or a type's method.
NAME = re.compile(r"(?:([a-z0-9_./-]+)\.)?([A-Z][\w.]*)")


@dataclass(frozen=True)
class Job:
    """What the README of one module shows."""

    name: str
    # A module at a version, or a package of the standard library.
    target: str
    # Whether it is quick enough to be done with every `make test`.
    quick: bool = False
    # The name that the generated package gets, if it is not that of the Go package.
    package: str | None = None
    # Further modules that the Go program needs at a version of its own.
    requires: list[str] = field(default_factory=list)
    # What the README shows and Python cannot call yet, with the code of the refusal.
    missing: dict[str, str] = field(default_factory=dict)
    # What a reader of the table should know.
    note: str | None = None

    @property
    def folder(self) -> Path:
        """Where job.go and job.py are."""
        return HERE / self.name

    @property
    def path(self) -> str:
        """The target without its version."""
        return self.target.partition("@")[0]

    @property
    def is_published(self) -> bool:
        """Whether the target is a module, not a package of the standard library."""
        return "@" in self.target


def jobs() -> list[Job]:
    """All of the table, in its order."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return [Job(name, **entry) for name, entry in table.items()]


def place(name: str) -> tuple[str, str]:
    """The package below the root, or nothing, and the name in it: `text.Reader.Source`."""
    found = NAME.fullmatch(name)
    if found is None:
        raise ValueError(f"modules.toml: {name!r} is no name of a function or method")
    return found[1] or "", found[2]
