"""The Go program that makes the sample calls of a package directly.

In: the package and its types, as the manifest has them, and the calls. Out: main.go, which prints
the outcome of each call with the help of exact.go.
"""

from corpus_list import Call
from go_literals import Imports, Unfit, literal, spelled

HEAD = """package main

import (
{imports}
)

func main() {{
{calls}\tprintOutcomes()
}}
"""

CALL = """\tcall(func() ([]any, error) {{
\t\t{statements}
\t}})
"""


def program(package: dict, types: dict[str, dict], calls: list[Call]) -> str:
    """The text of main.go."""
    imports = Imports(types)
    body = "".join(_made(package, call, imports) for call in calls)
    return HEAD.format(imports=imports.text(body), calls=body)


def _made(package: dict, call: Call, imports: Imports) -> str:
    alias = imports.alias(package["path"])
    statements = _read if call.arguments is None else _called
    return CALL.format(statements="\n\t\t".join(statements(package, call, alias, imports)))


def _named(go: str, entries: list[dict]) -> list[dict]:
    """The entries of a name: several for a generic function."""
    found = [entry for entry in entries if entry["go"] == go]
    if not found:
        raise LookupError(f"{go} is not offered")
    return found


def _read(package: dict, call: Call, alias: str, _: Imports) -> list[str]:
    """A constant or a variable. Only as uint64 can Go hold an untyped constant beyond int64."""
    entry = _named(call.name, package["constants"] + package["callables"])[0]
    large = int(entry.get("value", {}).get("int", "0")) >= 2**63
    value = f"uint64({alias}.{call.name})" if large else f"{alias}.{call.name}"
    return [f"r0 := {value}", "return []any{&r0}, nil"]


def _called(package: dict, call: Call, alias: str, imports: Imports) -> list[str]:
    """A call of the first entry that the arguments fit."""
    refusals = []
    for entry in _named(call.name, package["callables"]):
        try:
            arguments = _arguments(entry, call.arguments, imports)
        except Unfit as refusal:
            refusals.append(str(refusal))
            continue
        arguments_of_type = ", ".join(spelled(kind, imports) for kind in entry.get("type_args", []))
        types = f"[{arguments_of_type}]" if arguments_of_type else ""
        return _statements(entry, f"{alias}.{call.name}{types}", arguments)
    raise LookupError(f"{call.text} fits no {call.name}: {'; '.join(refusals)}")


def _arguments(entry: dict, given: tuple[object, ...], imports: Imports) -> list[str]:
    """Go's arguments: the given ones, and what the library would supply between them."""
    kinds = [param["type"] for param in entry["params"]]
    if entry.get("variadic"):
        rest = kinds.pop()["slice"]
        kinds += [rest] * (len(given) - len(kinds))
    if len(kinds) != len(given):
        raise Unfit(f"{entry['signature']} takes {len(kinds)} arguments")
    arguments = [literal(kind, value, imports) for kind, value in zip(kinds, given, strict=True)]
    for supplied in entry.get("supplied", []):
        if supplied["with"] != "options":
            arguments.insert(supplied["position"], _supplied(supplied, imports))
    return arguments


def _supplied(supplied: dict, imports: Imports) -> str:
    if supplied["with"] == "context":
        return f"{imports.alias('context')}.Background()"
    if supplied["with"] == "writer":
        imports.alias("bytes")
        return f"&w{supplied['position']}"
    raise LookupError("a function that wants randomness has no place in the sample")


def _statements(entry: dict, name: str, arguments: list[str]) -> list[str]:
    """What is done: buffers for the writers, the call, the results."""
    writers = [
        f"w{supplied['position']}"
        for supplied in entry.get("supplied", [])
        if supplied["with"] == "writer"
    ]
    returned = [f"r{i}" for i in range(len(entry["results"]) - len(writers))]
    received = ", ".join(returned + ["err"] * entry["fails"])
    called = f"{name}({', '.join(arguments)})"
    results = ", ".join(f"&{result}" for result in returned + writers)
    return [
        *(f"var {writer} bytes.Buffer" for writer in writers),
        f"{received} := {called}" if received else called,
        f"return []any{{{results}}}, {'err' if entry['fails'] else 'nil'}",
    ]
