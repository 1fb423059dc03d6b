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
{table}{calls}\tprintOutcomes()
}}
"""

CALL = """\tcall(func() ([]any, error) {{
\t\t{statements}
\t}})
"""


def program(package: dict, types: dict[str, dict], calls: list[Call]) -> str:
    """The text of main.go."""
    imports = Imports(types)
    records = [key for key, declared in types.items() if "record" in declared]
    kinds = (spelled({"declared": key}, imports) for key in records)
    table = "".join(f"\trecordType[{kind}]()\n" for kind in kinds)
    body = "".join(_made(package, call, imports) for call in calls)
    return HEAD.format(imports=imports.text(table + body), table=table, calls=body)


def _made(package: dict, call: Call, imports: Imports) -> str:
    alias = imports.alias(package["path"])
    statements = _read if call.arguments is None else _called
    return CALL.format(statements="\n\t\t".join(statements(package, call, alias, imports)))


def _named(name: str, entries: list[dict], types: dict[str, dict]) -> list[dict]:
    """The entries of a name: several for a generic function."""
    found = [entry for entry in entries if _name(entry, types) == name]
    if not found:
        raise LookupError(f"{name} is not offered")
    return found


def _name(entry: dict, types: dict[str, dict]) -> str:
    """Go's name; of a method its type, and Python's name."""
    if "receiver" in entry:
        return f"{types[entry['receiver']]['name']}.{entry['python']}"
    return entry["go"]


def _read(package: dict, call: Call, alias: str, imports: Imports) -> list[str]:
    """A constant or a variable. Only as uint64 can Go hold an untyped constant beyond int64."""
    entries = package["constants"] + package["callables"]
    entry = _named(call.name, entries, imports.types)[0]
    large = int(entry.get("value", {}).get("int", "0")) >= 2**63
    value = f"uint64({alias}.{call.name})" if large else f"{alias}.{call.name}"
    return [f"r0 := {value}", "return []any{&r0}, nil"]


def _called(package: dict, call: Call, alias: str, imports: Imports) -> list[str]:
    """A call of the first entry that the arguments fit."""
    refusals = []
    for entry in _named(call.name, package["callables"], imports.types):
        try:
            arguments = _arguments(entry, call.arguments, imports)
        except Unfit as refusal:
            refusals.append(str(refusal))
            continue
        return _statements(entry, alias, arguments, imports)
    raise LookupError(f"{call.text} fits no {call.name}: {'; '.join(refusals)}")


def _arguments(entry: dict, given: tuple[object, ...], imports: Imports) -> list[str]:
    """What is passed for the given arguments."""
    kinds = [param["type"] for param in entry["params"]]
    if entry.get("variadic"):
        last = kinds.pop()
        rest = "uint8" if last == "bytes" else last["slice"]
        kinds += [rest] * (len(given) - len(kinds))
    if len(kinds) != len(given):
        raise Unfit(f"{entry['signature']} takes {len(kinds)} arguments")
    return [literal(kind, value, imports) for kind, value in zip(kinds, given, strict=True)]


def _supplied(entry: dict, imports: Imports) -> list[tuple[int, str]]:
    """What the library would pass itself, with its position."""
    supplied = [each for each in entry.get("supplied", []) if each["with"] != "options"]
    return [(each["position"], _supply(each, imports)) for each in supplied]


def _supply(supplied: dict, imports: Imports) -> str:
    if supplied["with"] == "context":
        return f"{imports.alias('context')}.Background()"
    if supplied["with"] in ("writer", "sink"):
        imports.alias("bytes")
        return f"&w{supplied['position']}"
    if supplied["with"] in ("target", "into"):
        return f"&t{supplied['position']}"
    raise LookupError("a function that wants randomness has no place in the sample")


def _variables(entry: dict, what: set[str], prefix: str) -> list[str]:
    """The variables for what the library supplies of these kinds."""
    supplied = (each for each in entry.get("supplied", []) if each["with"] in what)
    return [f"{prefix}{each['position']}" for each in supplied]


def _statements(entry: dict, alias: str, arguments: list[str], imports: Imports) -> list[str]:
    """What is done: variables for what is written, the call, the results."""
    writers, targets = (
        _variables(entry, {"writer", "sink"}, "w"),
        _variables(entry, {"target", "into"}, "t"),
    )
    kept = set(entry.get("written", [])) | ({0} if "receiver" in entry else set())
    kinds = {i: spelled(entry["params"][i]["type"], imports) for i in sorted(kept)}
    held = [f"var a{i} {kind} = {arguments[i]}" for i, kind in kinds.items()]
    passed = [f"a{i}" if i in kept else argument for i, argument in enumerate(arguments)]
    for position, supply in _supplied(entry, imports):
        passed.insert(position, supply)
    written = [*writers, *targets, *(f"a{i}" for i in entry.get("written", []))]
    returned = [f"r{i}" for i in range(len(entry["results"]) - len(written))]
    received = ", ".join(returned + ["err"] * entry["fails"])
    called = _call_of(entry, alias, passed, imports)
    results = ", ".join(f"&{result}" for result in returned + written)
    return [
        *(f"var {writer} bytes.Buffer" for writer in writers),
        *(f"var {target} any" for target in targets),
        *held,
        f"{received} := {called}" if received else called,
        f"return []any{{{results}}}, {'err' if entry['fails'] else 'nil'}",
    ]


def _call_of(entry: dict, alias: str, passed: list[str], imports: Imports) -> str:
    if "receiver" in entry:
        receiver, *rest = passed
        return f"{receiver}.{entry['go']}({', '.join(rest)})"
    arguments = ", ".join(spelled(kind, imports) for kind in entry.get("type_args", []))
    types = f"[{arguments}]" if arguments else ""
    return f"{alias}.{entry['go']}{types}({', '.join(passed)})"
