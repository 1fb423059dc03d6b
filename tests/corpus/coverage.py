"""What of each module is callable, and by which rules.

In: targets, which `usegolib inspect --json` looks at. Out: a `Coverage` for each, or a `Failure`,
and sums over them. What each level has comes from the same inspection.
"""

import json
import subprocess
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from corpus_list import Target
from sample import COMMAND, LEVEL

# The rules in the order in which they were brought in; each step has those before it too.
STEPS = [
    ("strict Level 1", ()),
    ("named types", ("named",)),
    ("several results", ("results",)),
    ("nested slices, rune", ("nested",)),
    ("arrays", ("array",)),
    ("variadic parameters", ("variadic",)),
    ("functional options, left out", ("options",)),
    ("context.Context", ("context",)),
    ("any", ("any",)),
    ("types with a text form", ("text",)),
    ("readers and writers", ("stream",)),
    ("type parameters", ("generic",)),
    ("pointers, error values, iter.Seq", ("optional", "error", "seq")),
    ("maps", ("map",)),
    ("records", ("record",)),
    ("complex numbers", ("complex",)),
    ("what a function wrote", ("written",)),
    ("objects", ("object",)),
    ("interfaces", ("interface",)),
    ("channels", ("channel",)),
]

# Where the rules of the second and third level begin.
FIRST_OF_LEVEL = {13: 2, 17: 3}


@dataclass
class Coverage:
    """How much of something can be called."""

    packages: int = 0
    # Functions that become callable with each step.
    gained: list[int] = field(default_factory=lambda: [0] * len(STEPS))
    reasons: Counter[str] = field(default_factory=Counter)
    methods: int = 0
    callable_methods: int = 0
    # Functions and methods that can be called, by level.
    functions_at: Counter[int] = field(default_factory=Counter)
    methods_at: Counter[int] = field(default_factory=Counter)
    # Why methods cannot be called.
    method_reasons: Counter[str] = field(default_factory=Counter)
    constants: int = 0
    variables: int = 0

    @property
    def callable(self) -> int:
        """Functions that can be called; a generic one counts once."""
        return sum(self.gained)

    @property
    def functions(self) -> int:
        """Exported functions."""
        return self.callable + self.reasons.total()

    def __iadd__(self, other: "Coverage") -> "Coverage":
        """Count the other's as well."""
        self.packages += other.packages
        self.gained = [a + b for a, b in zip(self.gained, other.gained, strict=True)]
        self.reasons += other.reasons
        self.methods += other.methods
        self.callable_methods += other.callable_methods
        self.functions_at += other.functions_at
        self.methods_at += other.methods_at
        self.method_reasons += other.method_reasons
        self.constants += other.constants
        self.variables += other.variables
        return self


@dataclass(frozen=True)
class Failure:
    """What the command said instead."""

    message: str


def inspect(target: Target) -> Coverage | Failure:
    """Look at one."""
    done = subprocess.run(
        [str(COMMAND), "inspect", str(target), "--json", "--level", str(LEVEL)],
        check=False,
        capture_output=True,
        text=True,
        timeout=600,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode != 0:
        return Failure(done.stderr.strip())
    inspection = json.loads(done.stdout)
    whole = inspection["coverage_by_package"]
    found = total(_of_package(each, whole[each["path"]]) for each in inspection["packages"])
    levels = {each["level"]: each["coverage"] for each in inspection["levels"]}
    found.functions_at += Counter({level: each["callable"] for level, each in levels.items()})
    found.methods_at += Counter({level: each["callable_methods"] for level, each in levels.items()})
    return found


def total(parts: Iterable[Coverage]) -> Coverage:
    """The sum."""
    whole = Coverage()
    for part in parts:
        whole += part
    return whole


def _of_package(package: dict, counted: dict) -> Coverage:
    steps: dict[str, int] = {}
    functions = [each for each in package["callables"] if each["kind"] == "function"]
    for function in functions:
        step = _step(function.get("rules", []))
        steps[function["go"]] = min(step, steps.get(function["go"], step))
    no_variables = [each for each in package["skipped"] if "variable" not in each]
    skipped = [each for each in no_variables if "receiver" not in each]
    refused = {each["go"]: each["code"] for each in skipped}
    reached = Counter(steps.values())
    return Coverage(
        packages=1,
        gained=[reached[step] for step in range(len(STEPS))],
        reasons=Counter(code for go, code in refused.items() if go not in steps),
        methods=counted["exported_methods"],
        callable_methods=counted["callable_methods"],
        method_reasons=Counter(each["code"] for each in package["skipped"] if "receiver" in each),
        constants=counted["constants"],
        variables=counted["variables"],
    )


def _step(rules: list[str]) -> int:
    """The first step that has all of these rules."""
    return max((_step_of(rule) for rule in rules), default=0)


def _step_of(rule: str) -> int:
    return next(i for i, (_, rules) in enumerate(STEPS) if rule in rules)
