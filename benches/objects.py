"""What objects cost: calls of methods, fields, making and dropping, contexts, memory.

In: an environment with usegolib, and Go. Out: a table of figures, each beside the one that is
wanted: the ratio of two calls, or what one costs beyond the other, in one run. The rounds of all
calls are interleaved, so that a busy moment meets all of them; each figure is of the least of the
rounds.

    make figures
    .env/test/bin/python -B benches/objects.py
    .env/test/bin/python -B benches/objects.py memory       only the figures about memory
"""

import ctypes
import gc
import subprocess
import sys
import tempfile
import threading
import time
import timeit
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import usegolib

MODULE = Path(__file__).parent / "state"
ROUNDS, NUMBER = 60, 4000

# A name, and the call.
CALLS = {
    "add": "state.Add(3, 4)",
    "one": "state.One()",
    "make only": "state.MakeOnly()",
    "method": "counter.add(4)",
    "small call": "counter.count()",
    "field": "counter.step",
    "made": "state.NewCounter()",
    "always": "state.AddAlways(3, 4)",
    "Err": "state.AddUnless(3, 4)",
    "Done": "state.AddOrDone(3, 4)",
    "int subclass": "state.Give()",
    "large int": "state.Large()",
    "large int subclass": "state.GiveLarge()",
    "by Python": "new(Level, 70_000)",
    "member": "state.GiveGreen()",
    "pseudo-member": "state.GiveOther()",
}

# What is said of two calls: the first, the second, whether it is a ratio, and what is wanted of it.
FIGURES = {
    "method of an object / function on ints": ("method", "add", True, "1.1"),
    "field read / small call": ("field", "small call", True, "1.1"),
    "object made and dropped, beyond the call": ("made", "make only", False, "80 ns"),
    "context, Err / the same call": ("Err", "always", True, "1.5"),
    "context, Done / the same call": ("Done", "always", True, "2.6"),
    "int subclass, a small number, beyond an int": ("int subclass", "one", False, "65 ns"),
    "int subclass, beyond an int": ("large int subclass", "large int", False, "65 ns"),
    "enum member, beyond an int": ("member", "one", False, ""),
    "pseudo-member, beyond an int": ("pseudo-member", "one", False, ""),
}

T = TypeVar("T")

MANY = 1_000_000
GO_VALUE = 16


def main() -> None:
    """Print what is asked for, or all of it."""
    if sys.argv[1:2] == ["measure-memory"]:
        measure_memory(Path(sys.argv[2]))
        return
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder))
        if sys.argv[1:] != ["memory"]:
            state = usegolib.import_("example.com/state", artifact_dir=folder)
            show("main thread", measure_calls(state))
            show("another thread", in_thread(lambda: measure_calls(state)))
            show_timeout(state)
            show_stops(state)
        command = [sys.executable, "-B", __file__, "measure-memory", folder]
        subprocess.run(command, check=True)


def build(folder: Path) -> None:
    """Build the module."""
    done = usegolib._native.main(["build", str(MODULE), "--out", str(folder), "--level", "3"])
    if done:
        sys.exit("the module could not be built")


def measure_calls(state: usegolib.Handle) -> dict[str, float]:
    """The nanoseconds of each call, the least of all rounds."""
    names = {
        "state": state,
        "counter": state.NewCounter(),
        "Level": state.Level,
        "new": int.__new__,
    }
    timers = {what: timeit.Timer(call, globals=names) for what, call in CALLS.items()}
    least = dict.fromkeys(CALLS, float("inf"))
    for _ in range(ROUNDS):
        for what, timer in timers.items():
            least[what] = min(least[what], timer.timeit(NUMBER) / NUMBER * 1e9)
    return least


def show(where: str, least: dict[str, float]) -> None:
    """Print the figures of one thread."""
    print(f"-- {where}")
    print(", ".join(f"{what} {cost:.0f} ns" for what, cost in least.items()))
    # So much of it is Python's own part, on a machine as busy as this one.
    row("an int subclass made by int.__new__ in Python", f"{least['by Python']:.0f} ns", "")
    for what, (one, other, is_ratio, wanted) in FIGURES.items():
        if is_ratio:
            row(what, f"{least[one] / least[other]:.2f}", wanted)
        else:
            row(what, f"{least[one] - least[other]:.0f} ns", wanted)


def row(what: str, figure: str, wanted: str) -> None:
    """Print a figure."""
    print(f"{what:55} {figure:>12}" + (f"   wanted {wanted}" if wanted else ""))


def in_thread(function: Callable[[], T]) -> T:
    """What a function returns that another thread calls."""
    found: list[T] = []
    thread = threading.Thread(target=lambda: found.append(function()))
    thread.start()
    thread.join()
    return found[0]


def show_timeout(state: usegolib.Handle) -> None:
    """A call with a time limit is on a goroutine of its own."""
    calls = {
        limit: timeit.Timer(lambda limit=limit: state.AddUnless(3, 4, timeout=limit))
        for limit in (None, 60)
    }
    least = dict.fromkeys(calls, float("inf"))
    for _ in range(ROUNDS):
        for limit, timer in calls.items():
            least[limit] = min(least[limit], timer.timeit(100))
    row("context, with timeout / without", f"{least[60] / least[None]:.0f}", "as at level 2")


def show_stops(state: usegolib.Handle) -> None:
    """How long a drop holds Python's lock at most while goroutines compute.

    Beside that of a plain Python object, which shows what the machine's own load does.
    """
    stops: dict[str, list[float]] = {"Go": [], "Python": []}
    state.Burn(8)
    try:
        for _ in range(5):
            stops["Go"].append(longest_drop(state.NewCounter))
            stops["Python"].append(longest_drop(object))
    finally:
        state.Burn(0)
    for what, found in stops.items():
        wanted = "5 ms" if what == "Go" else ""
        row(f"longest drop of 20,000, 8 goroutines, {what} objects", f"{max(found):.3f} ms", wanted)
        row("    the least of 5 rounds", f"{min(found):.3f} ms", "")


def longest_drop(make: Callable[[], object]) -> float:
    """The longest of many drops, in milliseconds."""
    objects = [make() for _ in range(20_000)]
    longest = 0.0
    while objects:
        start = time.perf_counter()
        objects.pop()
        longest = max(longest, time.perf_counter() - start)
    return longest * 1e3


def measure_memory(folder: Path) -> None:
    """In a process of its own: what many objects take, and what is left of them."""
    state = usegolib.import_("example.com/state", artifact_dir=folder)
    objects: list[object] = [state.NewAlone()] * MANY
    objects[:] = [None] * MANY
    start, heap = settle(state)
    for index in range(MANY):
        objects[index] = state.NewAlone()
    alive, _ = settle(state)
    each = (alive - start) / MANY - GO_VALUE
    row(f"{MANY:,} objects alive: bytes of each beside its value", f"{each:.0f}", "120")
    objects[:] = [None] * MANY
    end, left = settle(state)
    row("all dropped: left of Go's heap", f"{(left - heap) / 1e6:.2f} MB", "1 MB")
    row("all dropped: memory above the start", f"{(end - start) / 1e6:.1f} MB", "15 MB")


def settle(state: usegolib.Handle) -> tuple[int, int]:
    """The memory of the process and the bytes of Go's heap, once all is freed that can be."""
    gc.collect()
    usegolib.stats()
    state.Collect()
    ctypes.CDLL(None).malloc_trim(0)
    return resident(), usegolib.stats()["go_heap"]


def resident() -> int:
    """The memory of the process, in bytes."""
    status = Path("/proc/self/status").read_text()
    (line,) = (line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) * 1024


if __name__ == "__main__":
    main()
