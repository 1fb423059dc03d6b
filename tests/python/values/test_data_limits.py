"""Where values of level 2 end: one key for two, failures half way, what is deep, what is large."""

import gc
import sys
import threading
from pathlib import Path
from types import ModuleType

import pytest
import usegolib
from installed import SUPPORT, python

KINDS = ("list", "map", "keys", "record")
DEEPEST = 512


def test_keys_that_are_one_in_go_are_refused_by_its_reader(data: ModuleType) -> None:
    twice = {data.Host(address="::1"): 1, data.Host(address="0::1"): 2}
    assert len(twice) == 2
    for call in (data.echo_hosts, data.echo_any, lambda keys: data.echo_any([{"a": keys}])):
        with pytest.raises(ValueError, match="two of its keys are the same in Go"):
            call(twice)
    once = {data.Host(address="::1", port=1): 1, data.Host(address="0::1", port=2): 2}
    assert len(data.echo_hosts(once)) == 2


def test_what_fails_in_the_middle_names_its_place(data: ModuleType) -> None:
    good = data.Holder(name="a", path=[data.Point()])
    for bad, place in (
        (data.Holder(path=[data.Point(), 1]), r"v\[1\]\.path\[1\]: expected data.Point, got int"),
        (data.Holder(held=[1, {"a": {1}}]), r"v\[1\]\.held\[1\]\['a'\]: expected any .*got set"),
        (
            data.Holder(held=[{"a": good, "b": data.Holder(name=1)}]),
            r"\['b'\]\.name: expected str",
        ),
    ):
        with pytest.raises(TypeError, match=place):
            data.echo_holders([good, bad, good])
    with pytest.raises(TypeError, match=r"maps\[1\]\['b'\]: expected int, got str"):
        data.merged([{"a": 1}, {"a": 1, "b": "2"}])
    with pytest.raises(TypeError, match=r"points\[1\]\.x: expected int, got str"):
        data.sum_of([data.Point(), data.Point(x="1")])
    for call in (data.halfway, data.halfway_in_map):
        with pytest.raises(ValueError, match=r"1 and 1\.0, which are equal in Python"):
            call("equal keys")
        with pytest.raises(TypeError, match="a value of Go type chan int"):
            call("channel")


def test_what_fails_in_the_middle_leaves_nothing_behind(data: ModuleType) -> None:
    held, name = [object()], "the name of a holder that stays"
    bad = [data.Holder(name=name), data.Holder(name=name, held={"a": [1, held]})]

    def fail() -> None:
        with pytest.raises(TypeError, match=r"v\[1\]\.held\['a'\]\[1\]\[0\]: expected any"):
            data.echo_holders(bad)
        with pytest.raises(ValueError, match="equal in Python"):
            data.halfway_in_map("equal keys")

    def measured() -> tuple[int, int, int]:
        gc.collect()
        return sys.getrefcount(held[0]), sys.getrefcount(name), sys.getallocatedblocks()

    fail()
    before = measured()
    for _ in range(200):
        fail()
    after = measured()
    assert after[:2] == before[:2]
    assert after[2] - before[2] < 200, "blocks that nobody released"


def test_a_key_whose_text_panics_is_a_go_panic(data: ModuleType) -> None:
    for call in (data.curses, data.curses_in_any):
        with pytest.raises(usegolib.GoPanicError, match="a cursed key"):
            call("cursed")
        with pytest.raises(usegolib.GoError, match="a lost key"):
            call("lost")
    with pytest.raises(usegolib.GoPanicError, match="a forbidden key"):
        data.echo_curses({"forbidden": 1})
    assert data.curses("so") == {"blessed": 2, "left alone": 3, "so": 1}
    assert data.echo_curses({"b": 1, "a": 2}) == {"a": 2, "b": 1}


@pytest.mark.parametrize("kind", ["list", "map", "keys", "mixed"])
def test_what_contains_itself_in_go_is_refused(data: ModuleType, kind: str) -> None:
    with pytest.raises(TypeError, match="any holds a value nested deeper than 512"):
        data.circular(kind)
    assert data.type_of(1) == "int"


def test_results_of_known_type_that_contain_themselves(data: ModuleType) -> None:
    for call in (data.circular_map, data.circular_holder):
        with pytest.raises(TypeError, match="any holds a value nested deeper than 512"):
            call()


def nested(data: ModuleType, kind: str, depth: int, value: object = None) -> object:
    """Return a value nested so deep."""
    for _ in range(depth):
        if kind == "record":
            value = data.Holder(held=value)
        else:
            value = [value] if kind == "list" else {"a" if kind == "map" else 1: value}
    return value


def depth_of(value: object) -> int:
    """How deep the value is nested, without recursion."""
    depth = 0
    while isinstance(value, list | dict) or hasattr(value, "held"):
        if isinstance(value, list | dict):
            (value,) = value if isinstance(value, list) else value.values()
        else:
            value = value.held
        depth += 1
    return depth


@pytest.mark.parametrize("kind", KINDS)
def test_both_languages_agree_on_what_is_too_deep(data: ModuleType, kind: str) -> None:
    assert depth_of(data.nested(kind, DEEPEST)) == DEEPEST
    assert depth_of(data.echo_any(nested(data, kind, DEEPEST))) == DEEPEST
    with pytest.raises(TypeError, match="any holds a value nested deeper than 512"):
        data.nested(kind, DEEPEST + 1)
    with pytest.raises(ValueError, match="nested more than 512 deep"):
        data.echo_any(nested(data, kind, DEEPEST + 1))


@pytest.mark.parametrize("kind", ["list", "map"])
def test_what_is_a_level_and_what_is_none(data: ModuleType, kind: str) -> None:
    assert depth_of(data.nested_around(kind, DEEPEST, "complex")) == DEEPEST
    assert depth_of(data.echo_any(nested(data, kind, DEEPEST, 1j))) == DEEPEST
    for leaf, value in (("numbers", [0] * 20), ("empty", {})):
        with pytest.raises(TypeError, match="nested deeper than 512"):
            data.nested_around(kind, DEEPEST, leaf)
        with pytest.raises(ValueError, match="nested more than 512 deep"):
            data.echo_any(nested(data, kind, DEEPEST, value))
        assert data.nested_around(kind, DEEPEST - 1, leaf) == nested(data, kind, DEEPEST - 1, value)
        assert data.echo_any(nested(data, kind, DEEPEST - 1, value)) is not None


SMALL_STACK = """
    import sys, threading
    sys.path[:0] = {paths!r}
    import data
    from test_data_limits import DEEPEST, KINDS, depth_of, nested

    def run(call, kind):
        try:
            told[kind].append(call())
        except RecursionError as error:
            assert "does not fit on the stack of this thread" in str(error), error
            told[kind].append("too deep")

    def run_all():
        for kind in KINDS:
            for depth in (100, DEEPEST):
                run(lambda: depth_of(data.nested(kind, depth)), kind)
                run(lambda: data.type_of(nested(data, kind, depth)) != "", kind)

    data.echo_any(data.Holder())
    told = {{kind: [] for kind in KINDS}}
    threading.stack_size({size})
    thread = threading.Thread(target=run_all)
    thread.start()
    thread.join()
    print(told)
"""


def on_a_stack_of(size: int, data_dir: Path) -> dict[str, list]:
    """What a thread with a stack of so many bytes makes of deep values, both ways."""
    code = SMALL_STACK.format(size=size, paths=[str(Path(__file__).parent), str(SUPPORT)])
    return eval(python(code, data_dir))


def test_deep_values_do_not_exhaust_a_small_stack(data_dir: Path) -> None:
    for told in on_a_stack_of(256 << 10, data_dir).values():
        assert told[:2] == [100, True]
        assert told[2] in (DEEPEST, "too deep")
        assert told[3] in (True, "too deep")


def test_the_deepest_values_fit_on_half_a_megabyte(data_dir: Path) -> None:
    told = on_a_stack_of(512 << 10, data_dir)
    assert told == {kind: [100, True, DEEPEST, True] for kind in KINDS}


def test_a_method_takes_hundreds_of_thousands_of_nested_records(data: ModuleType) -> None:
    count = 300_000
    trees = [
        data.Tree(
            name="tree",
            place=data.Point(x=n, y=1),
            inner=data.Inner(path=[data.Point(x=1, y=n)], tags={"a": data.Point(x=1, y=1)}),
            weight=0.5,
        )
        for n in range(count)
    ]
    total = 5 + 2 * sum(range(count)) + count
    assert data.Point(x=5).total(trees) == total
    assert data.Point(x=5).total(data.trees(count)) == total
    assert data.trees(count) == trees


def test_iterators_of_records_and_of_maps(data: ModuleType) -> None:
    assert data.points(2) == [data.Point(), data.Point(x=1, y=-1)]
    assert data.counts(2) == [{"m": 0, "n": 0}, {"m": -1, "n": 1}]
    assert data.sum_of(data.points(10)) == data.Point(x=45, y=-45)
    assert data.merged([{"a": 1}, {"a": 2, "b": 3}]) == {"a": 3, "b": 3}
    assert data.points(0) == data.counts(0) == []


def test_a_thread_that_is_refused_goes_on(data: ModuleType) -> None:
    outcome = []

    def run() -> None:
        with pytest.raises(ValueError, match="nested more than 512 deep"):
            data.echo_any(nested(data, "list", DEEPEST + 1))
        outcome.append(data.echo_any([1]))

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert outcome == [[1]]
