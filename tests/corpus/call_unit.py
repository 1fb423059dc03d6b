"""Make the sample calls of one package in a process of its own: a crash or a panic ends only that.

In: the package and the folder its artifact was built into. Out: on standard output, one JSON array
with the outcome of each call.
"""

import json
import operator
import sys
from typing import Any

import usegolib
from corpus_list import Call, Record, units
from exact import exact


def main(package: str, artifacts: str) -> None:
    """Call everything that the sample has for this package."""
    unit = next(unit for unit in units() if unit.package == package)
    handle = usegolib.import_(package, unit.target.version, artifact_dir=artifacts)
    json.dump([outcome(handle, call) for call in unit.calls], sys.stdout)


def outcome(handle: usegolib.Handle, call: Call) -> dict[str, object]:
    """Call or read, and say what came of it."""
    try:
        found = operator.attrgetter(call.name)(handle)
        arguments = made(handle, call.arguments)
        return {"result": exact(found if arguments is None else found(*arguments))}
    except usegolib.GoError as error:
        return {"error": [error.go_type, exact(error.message)]}
    except usegolib.GoPanicError as error:
        return {"panic": [error.go_type, exact(error.message)]}
    except (TypeError, ValueError, OverflowError) as error:
        return {"raised": [type(error).__name__, exact(str(error))]}


def made(handle: usegolib.Handle, value: Any) -> Any:
    """The same with the records that it describes."""
    if isinstance(value, Record):
        return getattr(handle, value.name)(**made(handle, value.fields))
    if isinstance(value, list | tuple):
        return type(value)(made(handle, element) for element in value)
    if isinstance(value, dict):
        return {made(handle, key): made(handle, element) for key, element in value.items()}
    return value


main(*sys.argv[1:])
