"""What Go gives one by one: functions that yield and channels, as iterators of Python's."""

import collections.abc
import copy
import gc
import itertools
import pickle
import sys
import threading
import time
import typing
import weakref
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest
import usegolib
from go_module import write_module
from goldens import GOLDEN
from installed import built, imported, python, succeed
from waiting import eventually

# That of the golden: what is expected of its package is what is called here.
MODULE = GOLDEN / "iterators" / "input"


@pytest.fixture(scope="module")
def iterators_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds the generated package."""
    out = tmp_path_factory.mktemp("gen-iterators")
    succeed("gen", MODULE, "--out", out, "--level", "3")
    return out


@pytest.fixture(scope="module")
def go(iterators_dir: Path) -> ModuleType:
    """The generated package, imported into this process."""
    return imported(iterators_dir, "iterators")


@pytest.fixture
def counted(go: ModuleType) -> Iterator[None]:
    """What a test makes is gone at its end: objects of the table, and goroutines."""
    gc.collect()
    assert eventually(lambda: usegolib.stats()["objects"] == 0), usegolib.stats()
    yield
    gc.collect()
    assert eventually(lambda: usegolib.stats()["objects"] == 0), usegolib.stats()
    assert eventually(lambda: go.running() == 0), go.running()


pytestmark = pytest.mark.usefixtures("counted")


def test_what_lower_levels_give_as_a_list_stays_one(go: ModuleType) -> None:
    assert go.listed(3) == [0, 1, 2]
    assert typing.get_type_hints(go.listed)["return"] == list[int]


def test_what_a_function_yields_comes_one_by_one(go: ModuleType) -> None:
    numbers = go.count(4)
    assert isinstance(numbers, usegolib.Iterator)
    assert isinstance(numbers, collections.abc.Iterator)
    assert iter(numbers) is numbers
    assert list(numbers) == [0, 1, 2, 3]
    assert list(numbers) == []
    with pytest.raises(StopIteration):
        next(numbers)
    assert next(numbers, "end") == "end"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (lambda go: go.count(0), []),
        (lambda go: go.count(1000), list(range(1000))),
        (lambda go: go.nothing(), []),
        (lambda go: go.plain(), [1.5]),
        (lambda go: go.walked(), ["step"]),
        (lambda go: go.slices(), [[], [], [1, 2]]),
        (lambda go: go.mapped([1, 2]), [1, 2]),
        (lambda go: go.mapped(["a"]), ["a"]),
        (lambda go: go.pairs("a", "b"), [(0, "a"), (1, "b")]),
        (lambda go: go.pairs(), []),
        (lambda go: go.numbers(3), [0, 1, 2]),
        (lambda go: go.numbers(0), []),
        (lambda go: go.buffered("a", "b"), ["a", "b"]),
        (lambda go: go.watch(), ["created", "deleted"]),
        (lambda go: go.careless(), list(range(10))),
    ],
)
def test_values(go: ModuleType, given: Callable[[ModuleType], object], expected: object) -> None:
    assert list(given(go)) == expected  # type: ignore[call-overload]


TICKS = """
import (
    "context"
    "time"
)

func Ticks(ctx context.Context) <-chan int {
    ticks := make(chan int)
    go func() {
        defer close(ticks)
        for i := 0; ; i++ {
            select {
            case <-ctx.Done():
                return
            case ticks <- i:
                time.Sleep(20 * time.Millisecond)
            }
        }
    }()
    return ticks
}
"""


def test_a_timeout_is_that_of_the_iterator_too(tmp_path: Path) -> None:
    succeed("build", write_module(tmp_path / "module", TICKS), "--out", tmp_path / "root")
    printed = python(
        f"""
        import itertools, usegolib
        local = usegolib.import_("example.com/local", artifact_dir={str(tmp_path / "root")!r})
        print(list(itertools.islice(local.Ticks(timeout=60), 5)))
        some = list(local.Ticks(timeout=0.5))
        print(2 < len(some) < 30, some == list(range(len(some))))
        print(list(itertools.islice(local.Ticks(), 5)))
        """
    )
    assert printed.splitlines() == ["[0, 1, 2, 3, 4]", "True True", "[0, 1, 2, 3, 4]"]


def test_an_iterator_beside_another_result(go: ModuleType) -> None:
    numbers, text = go.both(2)
    assert (list(numbers), text) == ([0, 1], "so many")
    with pytest.raises(usegolib.GoError, match="negative"):
        go.both(-1)


def test_go_runs_no_further_than_it_is_asked(go: ModuleType) -> None:
    before = go.steps()
    numbers = go.count(100)
    assert go.steps() == before, "nothing runs before the first value is asked for"
    for asked in range(1, 5):
        next(numbers)
        assert go.steps() == before + asked
    time.sleep(0.02)
    assert go.steps() == before + 4


def test_errors_come_beside_values(go: ModuleType) -> None:
    (one, none), (empty, error) = go.lines()
    assert (one, none, empty) == ("one", None, "")
    assert isinstance(error, go.ErrLine)
    assert str(error) == "no line"


def test_a_value_that_does_not_cross_ends_nothing(go: ModuleType) -> None:
    values = go.anything()
    assert next(values) == 1
    with pytest.raises(TypeError, match="the iterator returned a value of Go type struct"):
        next(values)
    assert list(values) == ["two"]


def test_objects_come_out_of_iterators(go: ModuleType) -> None:
    bag = go.new_bag("a", "b", "c")
    assert [item.name() for item in bag.all()] == ["a", "b", "c"]
    assert [(i, item.name()) for i, item in bag.backward()] == [(2, "c"), (1, "b"), (0, "a")]
    assert [item.name() for item in go.items("x", "y")] == ["x", "y"]


def test_what_has_all_can_be_gone_through(go: ModuleType) -> None:
    bag = go.new_bag("a", "b")
    assert [item.name() for item in bag] == ["a", "b"]
    assert [item.name() for item in bag] == ["a", "b"], "each time anew"
    assert dict(go.new_table("row", 3)) == {"row": 3}
    assert list(go.new_ring()) == [0, 1, 2]
    assert isinstance(bag, collections.abc.Iterable)
    assert not isinstance(go.Odd(), collections.abc.Iterable)
    assert list(go.Odd().all(2)) == [0, 1]


def at_level(level: int, out: Path) -> Path:
    """Build the module at a level; return where."""
    return built(out, MODULE, env={"USEGOLIB_LEVEL": str(level)})


def test_the_same_by_a_handle(tmp_path: Path) -> None:
    go = usegolib.import_("example.com/iterators", artifact_dir=at_level(3, tmp_path))
    assert list(go.Count(3)) == [0, 1, 2]
    assert [item.name() for item in go.NewBag("a", "b")] == ["a", "b"]
    assert next(go.Watch()) == "created"


def test_below_level_3_iterators_are_lists(tmp_path: Path) -> None:
    printed = python(
        f"""
        import usegolib
        go = usegolib.import_("example.com/iterators", artifact_dir={str(at_level(2, tmp_path))!r})
        print(go.Listed(3), hasattr(go, "Count"), hasattr(go, "Watch"))
        """
    )
    assert printed == "[0, 1, 2] False False"


def test_fields_are_iterators(go: ModuleType) -> None:
    bag = go.new_bag("a", "b")
    assert list(bag.each) == [0, 1]
    assert list(bag.each) == [0, 1], "each read gives an iterator of its own"
    for _ in bag:
        pass
    visits = bag.visits
    assert [next(visits), next(visits)] == ["a", "b"]
    visits.close()
    with pytest.raises(AttributeError):
        bag.visits = None
    with pytest.raises(AttributeError, match="a channel"):
        bag.sink  # noqa: B018


def test_a_nil_channel_is_none(go: ModuleType) -> None:
    assert go.no_channel() is None
    assert go.Bag().visits is None
    assert list(go.Bag().each) == []


def test_an_iterator_keeps_what_it_comes_from(go: ModuleType) -> None:
    mark = go.Mark()
    bag = go.new_bag("a", "b")
    bag.freed(mark)
    items = iter(bag)
    assert next(items).name() == "a"
    del bag
    gc.collect()
    time.sleep(0.1)
    assert not mark.is_set()
    assert next(items).name() == "b"
    items.close()
    assert eventually(mark.is_set)


def test_closing_ends_what_yields(go: ModuleType) -> None:
    before = go.returned()
    words = go.forever()
    assert next(words) == "0"
    assert go.running() == 1
    words.close()
    assert go.returned() == before + 1, "it has returned, and done what it defers"
    assert list(words) == []
    words.close()
    go.forever().close()
    assert go.returned() == before + 1, "one that was not begun does not run"


def test_dropping_ends_what_yields(go: ModuleType) -> None:
    before = go.returned()
    assert list(itertools.islice(go.forever(), 2)) == ["0", "1"]
    gc.collect()
    assert eventually(lambda: go.returned() == before + 1)


def test_what_does_not_heed_that_it_is_to_stop_runs_to_its_end(go: ModuleType) -> None:
    before = go.returned()
    numbers = go.careless()
    assert next(numbers) == 0
    numbers.close()
    assert go.returned() == before + 1
    assert list(numbers) == []


def test_a_panic_is_raised_once(go: ModuleType) -> None:
    numbers = go.fails()
    assert next(numbers) == 1
    with pytest.raises(usegolib.GoPanicError, match="no second value") as raised:
        next(numbers)
    assert "Fails" in raised.value.go_stack, "where it panicked, not who asked"
    assert list(numbers) == []


def test_a_panic_at_the_end_is_raised_by_close(go: ModuleType) -> None:
    numbers = go.fails()
    next(numbers)
    with pytest.raises(usegolib.GoPanicError, match="no second value"):
        numbers.close()
    numbers.close()
    assert list(numbers) == []
    dropped = go.fails()
    next(dropped)


def test_a_goroutine_that_ends_itself(go: ModuleType) -> None:
    numbers = go.exits()
    assert next(numbers) == 1
    with pytest.raises(usegolib.GoPanicError, match="the function did not return"):
        next(numbers)
    assert list(numbers) == []


def test_yielding_after_the_end_harms_nobody(go: ModuleType) -> None:
    assert list(go.late()) == [1]
    assert go.yield_late() is False


def test_other_threads_run_while_one_waits(go: ModuleType) -> None:
    silent, got = go.silent(), []
    waits = threading.Thread(target=lambda: got.extend(silent))
    waits.start()
    time.sleep(0.05)
    assert go.steps() >= 0, "another call gets through"
    silent.close()
    waits.join(10)
    assert not waits.is_alive(), "closing ends the wait"
    assert got == []


def test_closing_does_not_wait_for_what_another_thread_waits_for(go: ModuleType) -> None:
    stuck, got = go.stuck(), []
    waits = threading.Thread(target=lambda: got.extend(stuck))
    waits.start()
    time.sleep(0.05)
    stuck.close()
    waits.join(10)
    assert not waits.is_alive()
    assert got == []
    go.free()


def test_several_threads_share_an_iterator(go: ModuleType) -> None:
    numbers = go.count(2000)
    with ThreadPoolExecutor(8) as threads:
        parts = list(threads.map(lambda _: list(numbers), range(8)))
    assert sorted(itertools.chain(*parts)) == list(range(2000))
    shared = go.numbers(500)
    with ThreadPoolExecutor(8) as threads:
        parts = list(threads.map(lambda _: list(shared), range(8)))
    assert sorted(itertools.chain(*parts)) == list(range(500))


def test_closing_while_others_ask(go: ModuleType) -> None:
    for _ in range(50):
        words = go.forever()
        with ThreadPoolExecutor(4) as threads:
            asking = [threads.submit(lambda it: sum(1 for _ in it), words) for _ in range(3)]
            next(words, None)
            words.close()
            for each in asking:
                each.result(10)


def test_many_iterators_at_once(go: ModuleType) -> None:
    many = [go.count(3) for _ in range(500)]
    assert [next(each) for each in many] == [0] * 500
    assert usegolib.stats()["objects"] == 500
    del many
    gc.collect()


def test_what_an_iterator_is_not(go: ModuleType) -> None:
    numbers = go.count(3)
    with pytest.raises(TypeError):
        usegolib.Iterator(1)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="pickle"):
        pickle.dumps(numbers)
    with pytest.raises(TypeError, match="pickle"):
        copy.copy(numbers)
    with pytest.raises(TypeError, match=r"expected usegolib\.Object"):
        usegolib.release(numbers)  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        numbers.other = 1  # type: ignore[attr-defined]
    assert weakref.ref(numbers)() is numbers
    assert usegolib.Iterator[int].__origin__ is usegolib.Iterator  # type: ignore[misc]


def test_hints_say_what_comes(go: ModuleType) -> None:
    assert go.count.__annotations__["return"] == usegolib.Iterator[int]
    assert go.pairs.__annotations__["return"] == usegolib.Iterator[tuple[int, str]]
    assert go.numbers.__annotations__["return"] == usegolib.Iterator[int] | None


def test_what_only_takes_is_refused(go: ModuleType) -> None:
    with pytest.raises(AttributeError, match="a channel"):
        go.orders()
    assert go.signals() is None


INTERRUPTED = """
import os, signal, threading, time, iterators
waits = iterators.{given}
threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
begun = time.monotonic()
try:
    {wait}
except KeyboardInterrupt:
    print("interrupted", time.monotonic() - begun < 20)
{then}
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize(
    ("given", "wait", "then", "printed"),
    [
        ("silent()", "next(waits)", "waits.close(); print(list(waits))", "[]"),
        ("forever()", "sum(map(len, waits))", "waits.close(); print(list(waits))", "[]"),
        ("stuck()", "next(waits)", "iterators.free(); print(list(waits))", "[1]"),
        ("stuck()", "next(waits)", "waits.close(); iterators.free(); print(list(waits))", "[]"),
    ],
)
def test_ctrl_c_ends_a_wait(
    iterators_dir: Path, given: str, wait: str, then: str, printed: str
) -> None:
    code = INTERRUPTED.format(given=given, wait=wait, then=then)
    assert python(code, iterators_dir, timeout=30).splitlines() == ["interrupted True", printed]


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_a_forked_child_refuses_the_iterators_of_its_parent(iterators_dir: Path) -> None:
    printed = python(
        """
        import os, iterators, usegolib
        numbers = iterators.count(3)
        next(numbers)
        child = os.fork()
        if not child:
            try:
                next(numbers)
            except usegolib.ForkedProcessError:
                numbers.close()
                del numbers
                os._exit(7)
            os._exit(1)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        print(list(numbers))
        """,
        iterators_dir,
        timeout=30,
    )
    assert printed.splitlines() == ["7", "[1, 2]"]


def test_the_process_ends_while_iterators_are_open(iterators_dir: Path) -> None:
    printed = python(
        """
        import threading, iterators
        kept = [iterators.forever(), iterators.count(3), iterators.silent()]
        print(next(kept[0]), next(kept[1]))
        threading.Thread(target=lambda: next(kept[2]), daemon=True).start()
        """,
        iterators_dir,
        timeout=30,
    )
    assert printed == "0 0"


# What each thread does, over and over: read iterators to their end, close, drop and share them.
STRESS = """
import gc, random, threading, time, iterators, usegolib

end, failures = time.monotonic() + 2, []
shared = [iterators.forever() for _ in range(8)]

def work(which):
    chance = random.Random(which)
    while time.monotonic() < end:
        numbers, place = iterators.count(20), chance.randrange(8)
        match chance.randrange(5):
            case 0:
                assert list(numbers) == list(range(20))
            case 1:
                assert next(numbers) == 0
                numbers.close()
                assert list(numbers) == []
            case 2:
                assert [next(numbers), next(numbers)] == [0, 1]
            case 3:
                known, shared[place] = shared[place], iterators.forever()
                next(known, None)
                known.close()
            case 4:
                next(shared[place], None)

def run(which):
    try:
        work(which)
    except BaseException as error:
        failures.append(repr(error))

threads = [threading.Thread(target=run, args=(which,)) for which in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
shared.clear()
gc.collect()
limit = time.monotonic() + 10
while (usegolib.stats()["objects"] or iterators.running()) and time.monotonic() < limit:
    time.sleep(0.01)
print(failures, usegolib.stats()["objects"], iterators.running())
"""


def test_threads_read_close_and_drop_iterators(iterators_dir: Path) -> None:
    assert python(STRESS, iterators_dir, timeout=60) == "[] 0 0"
