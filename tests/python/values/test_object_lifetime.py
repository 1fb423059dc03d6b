"""How long objects live: released, counted, and under load from many threads."""

import gc
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest
import usegolib
from installed import python
from waiting import eventually

# How long the threads go on; `make stress` has them go on for minutes.
SECONDS = float(os.environ.get("STRESS_SECONDS", "3"))
THREADS = 8


def alive() -> int:
    gc.collect()
    return usegolib.stats()["objects"]


def test_what_is_released_is_gone_at_once(objects: ModuleType) -> None:
    before = alive()
    counter, other = objects.new_counter("a", 1), objects.new_counter("b", 2)
    assert alive() == before + 2
    usegolib.release(counter)
    assert usegolib.stats()["objects"] == before + 1
    assert repr(counter) == "<objects.Counter object, released>"
    usegolib.release(counter)
    assert usegolib.stats()["objects"] == before + 1
    assert other.count() == 2


@pytest.mark.parametrize(
    ("use", "words"),
    [
        (lambda m, c: c.count(), "Counter.count() self: expected objects.Counter"),
        (lambda m, c: c.add(1), "Counter.add() self"),
        (lambda m, c: m.describe(c), "describe() argument 1, c: expected *objects.Counter"),
        (lambda m, c: m.names(m.new_counter("x", 1), c), "names() argument 2"),
        (lambda m, c: m.find([c], "x"), "find() argument 1, counters[0]"),
        (lambda m, c: m.total({"x": c}), "total() argument 1, counters['x']"),
    ],
)
def test_what_was_released_is_refused(
    objects: ModuleType, use: Callable[[ModuleType, object], object], words: str
) -> None:
    counter = objects.new_counter("a", 1)
    usegolib.release(counter)
    with pytest.raises(ValueError, match="got one that was released") as refused:
        use(objects, counter)
    assert words in str(refused.value)


def test_what_was_released_is_refused_as_what_implements_an_interface(
    interfaces: ModuleType,
) -> None:
    cube = interfaces.new_cube(2)
    usegolib.release(cube)
    with pytest.raises(ValueError, match="got one that was released"):
        interfaces.is_nil(cube)
    with pytest.raises(ValueError, match="got one that was released"):
        interfaces.same(cube, 1)


def test_fields_of_what_was_released_are_refused(fields: ModuleType) -> None:
    printer = fields.Printer(indent=2)
    usegolib.release(printer)
    with pytest.raises(ValueError, match="got one that was released"):
        printer.indent  # noqa: B018
    with pytest.raises(ValueError, match="got one that was released"):
        printer.indent = 3
    assert repr(printer) == "<fields.Printer object, released>"


@pytest.mark.parametrize("wrong", [None, 7, "text", object(), usegolib.Object])
def test_only_objects_are_released(wrong: object) -> None:
    with pytest.raises(TypeError, match=r"release\(\) argument 1: expected usegolib.Object, got"):
        usegolib.release(wrong)  # type: ignore[arg-type]


def test_stats_count_objects_calls_and_the_heap(objects: ModuleType) -> None:
    before = usegolib.stats()
    assert set(before) == {"objects", "go_heap", "crossings"}
    row = objects.row(1001)
    after = usegolib.stats()
    assert after["objects"] - before["objects"] == 1001, "and nil is none"
    assert after["crossings"] - before["crossings"] == 1
    assert 0 < after["go_heap"] < 1 << 33
    assert len(row) == 1002
    del row
    assert alive() == before["objects"]


def test_stats_before_any_library_is_loaded() -> None:
    printed = python("import usegolib; print(usegolib.stats())")
    assert printed == "{'objects': 0, 'go_heap': 0, 'crossings': 0}"


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_a_forked_child_counts_nothing_of_its_parent(objects_dir: Path) -> None:
    printed = python(
        """
        import os, objects, usegolib
        row = objects.row(10)
        child = os.fork()
        if not child:
            counts = usegolib.stats()
            usegolib.release(row[0])
            os._exit(7 if set(counts.values()) == {0} else 1)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        print(usegolib.stats()["objects"], row[0].count())
        """,
        objects_dir,
        timeout=30,
    )
    assert printed.splitlines() == ["7", "10 0"]


# What each thread does, over and over: make, use, pass on, keep for a while, drop and release.
STRESS = """
import gc, os, random, sys, threading, time, objects, usegolib

seconds, threads = float(os.environ["SECONDS"]), int(os.environ["THREADS"])
shared = [objects.new_counter(str(i), i) for i in range(50)]
done, failures = [0] * threads, []
end = time.monotonic() + seconds

def work(which):
    chance, kept = random.Random(which), []
    while time.monotonic() < end:
        counter = objects.new_counter("x", which)
        assert counter.clone().count() == which
        assert counter.name() == "x"
        place = chance.randrange(len(shared))
        known, shared[place] = shared[place], counter
        known.count()
        assert objects.same(known, known.self())
        row = objects.row(20)
        assert objects.find(row[:-1], "row").count() == 0
        kept.append((known, row[chance.randrange(19)]))
        if len(kept) > 100:
            del kept[: chance.randrange(100)]
        usegolib.release(row[3])
        try:
            row[3].count()
        except ValueError:
            done[which] += 1

def guarded(which):
    try:
        work(which)
    except BaseException as error:
        failures.append(repr(error))

def collect():
    while time.monotonic() < end:
        objects.count_live()
        gc.collect()

crew = [threading.Thread(target=guarded, args=[i]) for i in range(threads)]
crew.append(threading.Thread(target=collect))
for one in crew: one.start()
for one in crew: one.join()
assert not failures, failures[0]
shared.clear()
gc.collect()
print(min(done) > 0, usegolib.stats()["objects"])
for _ in range(100):
    if not objects.count_live(): break
    time.sleep(0.05)
print(objects.count_live())
print(sum(done), usegolib.stats()["crossings"], file=sys.stderr)
"""


def stress(folder: Path) -> list[str]:
    env = {"SECONDS": str(SECONDS), "THREADS": str(THREADS)}
    return python(STRESS, folder, env=env, timeout=SECONDS * 4 + 120).splitlines()


def test_many_threads_make_use_pass_and_drop_while_go_collects(objects_dir: Path) -> None:
    assert stress(objects_dir) == ["True 0", "0"]


def test_an_object_that_is_released_while_it_is_used(objects: ModuleType) -> None:
    """Either the call has it in time, or it raises: nothing else."""

    def use(counter: object) -> bool:
        try:
            return bool(counter.name() == "a")  # type: ignore[attr-defined]
        except ValueError:
            return True

    before = alive()
    with ThreadPoolExecutor(THREADS) as pool:
        for _ in range(300):
            counter = objects.new_counter("a", 1)
            used = [pool.submit(use, counter) for _ in range(4)]
            pool.submit(usegolib.release, counter).result()
            assert all(one.result() for one in used)
            del counter, used
    assert eventually(lambda: alive() == before)
