"""Calls in the Go code of a README that are calls of a module's own functions and methods.

In: Markdown, and what the module exports. Out: the package and the name, `Func` or `Type.Method`,
of each call. A method counts if the type of what it is called on can be seen, from the signatures
of what made it, or if only one type of the module has a method of that name.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

FENCE = re.compile(
    r"^[ \t]*(```+|~~~+)[ \t]*(\w*)[^\n]*\n(.*?)^[ \t]*\1[ \t]*\r?$", re.MULTILINE | re.DOTALL
)
INDENTED = re.compile(r"(?:^(?: {4}|\t).*\n)+", re.MULTILINE)
LANGUAGES = ("", "go", "golang")

IMPORT = re.compile(r'^\s*(?:import\s+)?([\w.]+\s+)?"([\w./-]+)"\s*$', re.MULTILINE)
# A variable or a parameter with its type: `var x *pkg.T`, `func f(x pkg.T)`, `x := &pkg.T{`.
DECLARED = re.compile(
    r"\b(\w+)\s*(?:,\s*\w+\s*)?(?::?=\s*(?:&|new\()?|\s)\s*\*?(\w+)\.([A-Z]\w*)\s*(?=[{\n,);])"
)
ASSIGNED = re.compile(r"\b(\w+)(?:\s*,\s*\w+)*\s*:?=\s*(?=[a-zA-Z_])")
# The first name of an expression such as `pkg.New("x").Get(1)`, and a further one.
FIRST = re.compile(r"(?<![\w.])([a-zA-Z_]\w*)(?=\.[A-Z])")
NEXT = re.compile(r"\s*\.\s*([A-Z]\w*)")

# Methods that types of other modules have as often.
COMMON = {"Add", "Close", "Contains", "Do", "Done", "Error", "Get", "Is", "Join", "Len", "Less"}
COMMON |= {"Lock", "Next", "Print", "Printf", "Println", "Read", "Run", "Set", "Split", "Start"}
COMMON |= {"Stop", "String", "Swap", "Unlock", "Unwrap", "Value", "Wait", "Write"}
# What READMEs import without showing it.
STANDARD = "bufio bytes context errors filepath fmt http io ioutil json log math net os path rand"
STANDARD += " reflect runtime sort strconv strings sync template testing time url utf8"

# A package and a name in it, such as that of a type.
Type = tuple[str, str]


def code(text: str) -> str:
    """The Go code of a document: fenced blocks of the language or of none, and indented lines."""
    blocks = [block for _, language, block in FENCE.findall(text) if language.lower() in LANGUAGES]
    return "\n".join([*blocks, *INDENTED.findall(FENCE.sub("", text))])


class Api:
    """What a module exports, as `usegolib inspect --json` lists it."""

    def __init__(self, packages: list[dict]) -> None:
        """Offered and refused names count alike."""
        self.clauses: dict[str, str] = {}
        self.functions: dict[Type, str] = {}
        self.methods: dict[tuple[Type, str], str] = {}
        self.types: dict[str, set[Type]] = defaultdict(set)
        for package in sorted(packages, key=lambda each: each["path"].count("/"), reverse=True):
            self.clauses[package["name"]] = package["path"]
            for each in [*package["callables"], *package["skipped"]]:
                self._add(package["path"], each)

    def _add(self, path: str, each: dict) -> None:
        if each.get("kind", "function") not in ("function", "method"):
            return
        receiver = each.get("receiver", "").partition("[")[0].rpartition(".")[2]
        if receiver:
            self.methods[(path, receiver), each["go"]] = each["signature"]
            self.types[each["go"]].add((path, receiver))
        else:
            self.functions[path, each["go"]] = each["signature"]

    def result(self, path: str, signature: str) -> Type | None:
        """The type of the first result, if it is one of this module."""
        words = _results(signature).split(",")[0].split()
        found = re.fullmatch(r"\*?(?:(\w+)\.)?([A-Z]\w*)(?:\[.*)?", words[-1]) if words else None
        if found is None:
            return None
        place = self.clauses.get(found[1]) if found[1] else path
        return (place, found[2]) if place else None


def _results(signature: str) -> str:
    """What stands behind the last parenthesis of the parameters."""
    start = re.match(r"(?:func )?(?:\([^)]*\) )?\w+(?:\[[^(]*\])?", signature)
    rest = signature[start.end() if start else 0 :]
    return rest[_closing(rest, 0) :].strip().strip("()")


def _closing(text: str, at: int) -> int:
    """The place behind the bracket that closes the one at a place."""
    depth = 0
    for place in range(at, len(text)):
        depth += {"(": 1, "{": 1, "[": 1, ")": -1, "}": -1, "]": -1}.get(text[place], 0)
        if depth == 0:
            return place + 1
    return len(text)


def calls(source: str, api: Api) -> Iterator[Type]:
    """Each call of the module's own functions and methods."""
    reader = _Reader(source, api)
    for found in FIRST.finditer(source):
        yield from reader.chain(found)


@dataclass(frozen=True)
class _Value:
    """What stands before a dot: a package, a value of a type, or something unknown."""

    package: str | None = None
    type: Type | None = None


class _Reader:
    """Goes through code from its beginning, and remembers the types of variables."""

    def __init__(self, source: str, api: Api) -> None:
        self.source, self.api = source, api
        self.packages = dict(api.clauses)
        self.foreign = set(STANDARD.split())
        for alias, path in IMPORT.findall(source):
            self._import(alias.strip(), path)
        self.variables: dict[str, Type] = {}
        for name, package, type_ in DECLARED.findall(source):
            if package in self.packages:
                self.variables[name] = (self.packages[package], type_)
        self.assigned = {found.end(): found[1] for found in ASSIGNED.finditer(source)}

    def _import(self, alias: str, path: str) -> None:
        own = [clause for clause, place in self.api.clauses.items() if place == path]
        if own:
            self.packages[alias or own[0]] = path
            self.foreign.discard(alias or own[0])
        elif (name := alias or path.rpartition("/")[2]) not in self.api.clauses:
            self.foreign.add(name)

    def chain(self, found: re.Match[str]) -> Iterator[Type]:
        """The calls of one expression, from its first name on."""
        value, at = self._first(found[1]), found.end()
        while value and (member := NEXT.match(self.source, at)):
            step = self._step(value, member[1])
            if step is None or not self.source.startswith(("(", "["), member.end()):
                return
            name, value = step
            yield name
            at = self._behind(member.end())
        if value and value.type and (variable := self.assigned.get(found.start())):
            self.variables[variable] = value.type

    def _first(self, name: str) -> _Value | None:
        """What a name is; nothing if it belongs to another module."""
        if name in self.variables:
            return _Value(type=self.variables[name])
        if name in self.packages:
            return _Value(package=self.packages[name])
        return None if name in self.foreign else _Value()

    def _step(self, value: _Value, member: str) -> tuple[Type, _Value] | None:
        """The call of a function or method of the module, and what it gives."""
        if value.package:
            signature = self.api.functions.get((value.package, member))
            name, package = (value.package, member), value.package
        else:
            owner = value.type or self._only_owner(member)
            if owner is None:
                return None
            signature = self.api.methods.get((owner, member))
            name, package = (owner[0], f"{owner[1]}.{member}"), owner[0]
        return signature and (name, _Value(type=self.api.result(package, signature)))

    def _only_owner(self, method: str) -> Type | None:
        """The type that alone has a method of this name."""
        owners = self.api.types.get(method, set())
        return next(iter(owners)) if len(owners) == 1 and method not in COMMON else None

    def _behind(self, at: int) -> int:
        """The place behind type arguments and arguments."""
        at = _closing(self.source, at)
        return _closing(self.source, at) if self.source.startswith("(", at) else at
