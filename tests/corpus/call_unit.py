"""Make the sample calls of one package in a process of its own: a crash or a panic ends only that.

In: the package and the folder its artifact was built into. Out: on standard output, one JSON array
with the outcome of each call.
"""

import json
import sys

import usegolib
from corpus_list import Call, units
from exact import exact


def main(package: str, artifacts: str) -> None:
    """Call everything that the sample has for this package."""
    unit = next(unit for unit in units() if unit.package == package)
    handle = usegolib.import_(package, unit.target.version, artifact_dir=artifacts)
    json.dump([outcome(handle, call) for call in unit.calls], sys.stdout)


def outcome(handle: usegolib.Handle, call: Call) -> dict[str, object]:
    """Call or read, and say what came of it."""
    try:
        found = getattr(handle, call.name)
        return {"result": exact(found if call.arguments is None else found(*call.arguments))}
    except usegolib.GoError as error:
        return {"error": [error.go_type, exact(error.message)]}
    except usegolib.GoPanicError as error:
        return {"panic": [error.go_type, exact(error.message)]}
    except (TypeError, ValueError, OverflowError) as error:
        return {"raised": [type(error).__name__, exact(str(error))]}


main(*sys.argv[1:])
