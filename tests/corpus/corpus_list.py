"""What the corpus consists of: the modules of modules.txt and the sample calls of calls/.

In: the two places. Out: `Target`s to inspect, and `Unit`s, each a package with the calls to make.
"""

import ast
import datetime
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
MODULES = HERE / "modules.txt"
CALLS = HERE / "calls"

# What the arguments of a sample call may use beside literals. Any other name is that of a record.
NAMES = {
    "__builtins__": {},
    "inf": math.inf,
    "nan": math.nan,
    "complex": complex,
    "list": list,
    "range": range,
    "timedelta": datetime.timedelta,
}


@dataclass(frozen=True)
class Target:
    """A module at a version, or a package of the standard library."""

    path: str
    version: str | None
    topic: str
    # Why it cannot be inspected, where that is known and accepted.
    expected_failure: str | None = None

    def __str__(self) -> str:
        """As the command takes it."""
        return self.path if self.version is None else f"{self.path}@{self.version}"


@dataclass(frozen=True, eq=False)
class Record:
    """A record to be made: the Go name of its type, and its fields by their Python names."""

    name: str
    fields: dict[str, object]


class _Names(dict[str, object]):
    """NAMES, and each other name as that of a record."""

    def __missing__(self, name: str) -> Callable[..., Record]:
        return lambda **fields: Record(name, fields)


@dataclass(frozen=True)
class Call:
    """A function or method with its arguments, or a constant or variable to read."""

    # Go's name; of a method that of its type, a dot, and Python's name: `Values.encode`.
    name: str
    # None: to be read.
    arguments: tuple[object, ...] | None
    text: str


@dataclass(frozen=True)
class Unit:
    """A package and the sample calls into it."""

    package: str
    target: Target
    calls: list[Call] = field(default_factory=list)

    def __str__(self) -> str:
        """As the command takes the package."""
        version = self.target.version
        return self.package if version is None else f"{self.package}@{version}"


def targets() -> list[Target]:
    """Everything modules.txt lists, in its order."""
    found, topic = [], ""
    for line in MODULES.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            topic = line[2:]
        elif line:
            entry, _, reason = line.partition(" !")
            path, _, version = entry.strip().partition(" ")
            found.append(Target(path, version.strip() or None, topic, reason.strip() or None))
    return found


def units() -> list[Unit]:
    """Every package with sample calls, sorted by the file they stand in."""
    return [unit for path in sorted(CALLS.glob("*.calls")) for unit in _units(path)]


def _units(path: Path) -> list[Unit]:
    """The packages of one file: each string in it opens one, and its calls follow."""
    found: list[Unit] = []
    source = path.read_text(encoding="utf-8")
    for statement in ast.parse(source, filename=str(path)).body:
        expression = statement.value
        if isinstance(expression, ast.Constant):
            package = expression.value
            found.append(Unit(package, _providing(package, path)))
        else:
            found[-1].calls.append(_call(expression, source))
    return found


def _providing(package: str, path: Path) -> Target:
    """The module of the list that has this package."""
    fitting = [t for t in targets() if f"{package}/".startswith(f"{t.path}/")]
    if not fitting:
        raise ValueError(f"{path.name}: no module of modules.txt has the package {package}")
    if any(t.path == package for t in fitting):
        return next(t for t in fitting if t.path == package)
    return max(fitting, key=lambda t: len(t.path))


def _call(expression: ast.Call | ast.Name, source: str) -> Call:
    if isinstance(expression, ast.Name):
        return Call(expression.id, None, expression.id)
    arguments = ast.Tuple(elts=expression.args, ctx=ast.Load())
    code = compile(ast.fix_missing_locations(ast.Expression(arguments)), "arguments", "eval")
    text = ast.get_source_segment(source, expression) or ""
    return Call(ast.unparse(expression.func), tuple(eval(code, dict(NAMES), _Names(NAMES))), text)
