"""docs/coverage.md: the corpus as tables.

In: coverages and comparisons. Out: the text, which depends on nothing else.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from corpus_list import Record, Target, Unit
from coverage import FIRST_OF_LEVEL, STEPS, Coverage, Failure, total
from headline import Shown
from sample import LEVEL, Comparison

Inspected = list[tuple[Target, Coverage | Failure]]

# What is told of each module, see `_numbers`.
COLUMNS = [
    "functions",
    *(f"at level {level}" for level in range(1, LEVEL + 1)),
    "share",
    "methods",
    *(f"at level {level}" for level in range(2, LEVEL + 1)),
    "share",
    "constants",
    "variables",
]

INTRODUCTION = """# Coverage

What of published Go modules can be called from Python. All of it is measured: `make corpus` runs
`usegolib inspect` over the modules and standard packages of `tests/corpus/modules.txt`, at the
versions pinned there, makes the calls of `tests/corpus/calls/` from Python and from a Go program,
compares what they give bit by bit, and writes this page. It fails when a call disagrees. The Go
version is {go}.

A function counts as callable when Python can call it at all; a generic function counts once. What
is refused on purpose, because it ends the process or its only effect would not be seen from Python,
counts as not callable. Methods are those of exported types, promoted ones included.
[Types](types.md) has the levels and the rules.
"""


HEADLINE = """What the READMEs of these modules show: {names} functions and methods of {modules}
modules that their READMEs call in Go code, collected by a program (`tests/corpus/headline.py`),
whatever of it works. The modules are those of this page and of `tests/readmes/`. The last line is
the mean of the shares of the modules, each counting as much as any other.
"""


RULES = """Each line has the rules of those above it too. A function that only a later level offers
counts by what its types need: one that tells errors apart, for example, with error values.
"""


SAMPLE = """The sample is `tests/corpus/calls/`. Calls of functions of the first level were chosen
by hand. For functions that need the second level, and for methods, most were made up from the
types of the parameters: at most 24 calls a package, with two values of each type, one of them
zero or empty where there is one. Not sampled are functions that depend on the time, on chance, on
files or on the network, and parameters that are a record of another package. Nothing was made up
so far for `gonum.org/v1/gonum`, `golang.org/x/crypto/ssh`, `ocsp` and `acme`,
`golang.org/x/net/http2` and `webdav`, `golang.org/x/text/message/pipeline` and
`github.com/adhocore/gronx/pkg/tasker`, nor for `github.com/golang/geo/s2` and
`github.com/valyala/fasttemplate`, which do not come to an end with such values.
"""


def report(
    shown: list[Shown],
    inspected: Inspected,
    comparisons: list[Comparison],
    missing: list[Unit],
    go: str,
) -> str:
    """The whole page; `missing` are packages of the sample that were not compared."""
    headline = {each.target.path: each for each in shown}
    groups = {
        "Modules": [each for each in inspected if each[0].version],
        "Standard library": [each for each in inspected if not each[0].version],
    }
    totals = {name: total(_measured(group)) for name, group in groups.items()}
    totals["Together"] = total(totals.values())
    sections = [
        INTRODUCTION.format(go=go),
        "## In total\n\n" + _totals(groups, totals, headline),
        "## What READMEs show\n\n" + _shown(shown),
        "## Level by level\n\n" + _levels(totals),
        f"## Rule by rule\n\n{RULES}\n{_steps(totals)}",
        "## What the rest is\n\nFunctions:\n\n"
        + _reasons({name: whole.reasons for name, whole in totals.items()})
        + "\nMethods:\n\n"
        + _reasons({name: whole.method_reasons for name, whole in totals.items()}),
        "## Calls compared with Go\n\n" + _sample(comparisons, missing),
        *(f"## {name}\n\n{_lines(group, headline)}" for name, group in groups.items()),
    ]
    return "\n".join(sections)


def _measured(group: Inspected) -> list[Coverage]:
    return [coverage for _, coverage in group if isinstance(coverage, Coverage)]


def _table(head: list[str], rows: Iterable[list[object]], words: int = 0) -> str:
    """A Markdown table: names to the left, numbers to the right, the last columns words."""
    rule = ["---", *["---:"] * (len(head) - 1 - words), *["---"] * words]
    lines = [head, rule, *([str(cell) for cell in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "-"


def _levels(totals: dict[str, Coverage]) -> str:
    """Functions and methods that can be called at each level."""
    head = ["level", "what", *(column for name in totals for column in (name, ""))]

    def row(level: int, what: str, parts: list[tuple[int, int]]) -> list[object]:
        numbers = [cell for part, whole in parts for cell in (part, _share(part, whole))]
        return [level, what, *numbers]

    rows = []
    for level in range(1, LEVEL + 1):
        functions = [(each.functions_at[level], each.functions) for each in totals.values()]
        methods = [(each.methods_at[level], each.methods) for each in totals.values()]
        rows += [row(level, "functions", functions), row(level, "methods", methods)]
    return _table(head, rows)


def _totals(
    groups: dict[str, Inspected], totals: dict[str, Coverage], headline: dict[str, Shown]
) -> str:
    head = ["", "README", "number", "packages", *COLUMNS]
    numbers = {name: len(_measured(group)) for name, group in groups.items()}
    numbers["Together"] = sum(numbers.values())
    readme = {name: _readme(group, headline) for name, group in groups.items()}
    readme["Together"] = _readme([each for group in groups.values() for each in group], headline)
    rows = (
        [name, readme[name], numbers[name], whole.packages, *_numbers(whole)]
        for name, whole in totals.items()
    )
    return _table(head, rows)


def _readme(group: Inspected, headline: dict[str, Shown]) -> str:
    """How much of what the READMEs of these show can be called."""
    shown = [headline[target.path] for target, _ in group if target.path in headline]
    names = sum(each.names for each in shown)
    return f"{sum(each.at[LEVEL] for each in shown)} of {names}" if names else "-"


def _shown(shown: list[Shown]) -> str:
    """The table of modules, their sum and the mean of their shares."""
    levels = range(1, LEVEL + 1)
    head = ["", "names", *(f"at level {level}" for level in levels), "share"]
    rows: list[list[object]] = []
    for each in shown:
        counts = [each.at[level] for level in levels]
        share = _share(each.at[LEVEL], each.names)
        rows.append([f"{each.target.path} {each.target.version}", each.names, *counts, share])
    names = sum(each.names for each in shown)
    sums = [sum(each.at[level] for each in shown) for level in levels]
    rows.append(["Together", names, *sums, _share(sums[-1], names)])
    means = [sum(each.at[level] / each.names for each in shown) / len(shown) for level in levels]
    rows.append(["Mean of modules", "", *(_share(round(1000 * mean), 1000) for mean in means), ""])
    return f"{HEADLINE.format(names=names, modules=len(shown))}\n{_table(head, rows)}"


def _steps(totals: dict[str, Coverage]) -> str:
    head = ["with", *(column for name in totals for column in (name, ""))]
    rows = []
    for step, (title, _) in enumerate(STEPS):
        level = FIRST_OF_LEVEL.get(step)
        added = f"+ {title} (level {level})" if level else f"+ {title}"
        row: list[object] = [added if step else title]
        for whole in totals.values():
            reached = sum(whole.gained[: step + 1])
            row += [reached, _share(reached, whole.functions)]
        rows.append(row)
    return _table(head, rows)


def _reasons(totals: dict[str, Counter[str]]) -> str:
    together = totals["Together"]
    codes = sorted(together, key=lambda code: (-together[code], code))
    rows = ([f"`{code}`", *(whole[code] for whole in totals.values())] for code in codes)
    return _table(["reason", *totals], rows)


def _sample(comparisons: list[Comparison], missing: list[Unit]) -> str:
    modules = {each.unit.target.path for each in comparisons if each.unit.target.version}
    standard = {each.unit.package for each in comparisons if not each.unit.target.version}
    names = {(each.unit.package, each.call.name) for each in comparisons}
    agreeing = sum(each.agrees for each in comparisons)
    text = (
        f"{len(comparisons)} calls and constants, {len(names)} names of {len(modules)} modules and "
        f"{len(standard)} standard packages: {agreeing} agree with Go.\n"
    )
    if missing:
        names = ", ".join(f"`{unit.package}`" for unit in missing)
        text += f"\n**Not compared with this version** are {len(missing)} packages: {names}.\n"
    text += f"\n{SAMPLE}\n{_table(['with', 'calls'], _kinds(comparisons))}"
    disagreeing = [each for each in comparisons if not each.agrees]
    lines = [f"- `{each.unit.package}`: `{each.call.text}`\n" for each in disagreeing]
    return "\n".join([text, *(["Disagreeing:\n", "".join(lines)] if lines else [])])


def _kinds(comparisons: list[Comparison]) -> list[list[object]]:
    """How many of the calls have to do with what the second level adds."""
    calls = [each.call for each in comparisons if each.call.arguments is not None]
    passed = [list(_within(call.arguments)) for call in calls]

    def passing(kind: type) -> int:
        return sum(any(isinstance(value, kind) for value in values) for values in passed)

    def giving(kind: str) -> int:
        return sum(kind in json.dumps(each.go) for each in comparisons)

    return [
        ["a method", sum("." in call.name for call in calls)],
        ["a record passed", passing(Record)],
        ["a map passed", passing(dict)],
        ["a complex number passed", passing(complex)],
        ["a record in the result", giving('{"record": ')],
        ["a map in the result", giving('{"map": ')],
        ["a complex number in the result", giving('{"complex": ')],
    ]


def _within(value: object) -> Iterator[object]:
    """A value and all that it holds."""
    yield value
    inner: Iterable[object] = ()
    if isinstance(value, Record):
        inner = value.fields.values()
    elif isinstance(value, dict):
        inner = [*value.keys(), *value.values()]
    elif isinstance(value, list | tuple):
        inner = value
    for each in inner:
        yield from _within(each)


def _lines(group: Inspected, headline: dict[str, Shown]) -> str:
    head = ["", "README", *COLUMNS, "functions refused", "methods refused"]
    rows = (_line(target, coverage, headline) for target, coverage in group)
    return _table(head, rows, words=2)


def _line(target: Target, coverage: Coverage | Failure, headline: dict[str, Shown]) -> list[object]:
    name = f"{target.path} {target.version}" if target.version else target.path
    readme = _readme([(target, coverage)], headline)
    if isinstance(coverage, Failure):
        reason = target.expected_failure or coverage.message.splitlines()[0]
        return [name, readme, *([""] * len(COLUMNS)), f"cannot be inspected: {reason}", ""]
    refused = (_codes(coverage.reasons), _codes(coverage.method_reasons))
    return [name, readme, *_numbers(coverage), *refused]


def _codes(reasons: Counter[str]) -> str:
    ordered = sorted(reasons.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{code} {count}" for code, count in ordered)


def _numbers(of: Coverage) -> list[object]:
    functions = [of.functions_at[level] for level in range(1, LEVEL + 1)]
    methods = [of.methods_at[level] for level in range(2, LEVEL + 1)]
    return [
        *(of.functions, *functions, _share(of.callable, of.functions)),
        *(of.methods, *methods, _share(of.callable_methods, of.methods)),
        *(of.constants, of.variables),
    ]
