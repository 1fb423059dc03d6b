"""Numbers and texts with methods that Go gives in an interface: instances of their own classes.

In: the golden module `held_values`. Out: its values, which go back as exactly what they were.
"""

import copy
import enum
import gc
import inspect
import pickle
from types import ModuleType
from typing import Any

import pytest
import usegolib
from goldens import GOLDEN
from installed import imported, succeed
from waiting import eventually

NAME = "held_values"
MODULE = GOLDEN / NAME / "input"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    """The generated package, imported into this process."""
    out = tmp_path_factory.mktemp("gen-held")
    succeed("gen", MODULE, "--out", out)
    return imported(out, NAME)


@pytest.fixture(scope="module")
def handle(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A handle of the same."""
    out = tmp_path_factory.mktemp("built-held")
    succeed("build", MODULE, "--out", out)
    return usegolib.import_(f"example.com/{NAME}", artifact_dir=out)


def test_each_is_of_its_own_class(held: ModuleType) -> None:
    every = held.all()
    assert [type(each) for each in every[:8]] == [
        held.Percent, held.Ratio, held.Mark, held.Digest, held.Status, held.Status, held.Mode,
        held.Mode,
    ]  # fmt: skip
    assert every[:8] == [10, 0.5, "ab", "0102", 1, 9, "slow", "x"]
    assert every[4] is held.Paid
    assert every[6] is held.Slow
    assert (every[5].name, every[7].name) == (None, None), "no members"
    assert [each.of(100) for each in every[:8]] == [90, 50, 98, 99, 0, 100, 100, 100]
    assert all(isinstance(each, held.Discount) for each in every[:8])
    assert not any(isinstance(each, usegolib.Object) for each in every[:8])
    assert isinstance(every[1], held.Limited)
    assert not isinstance(every[0], held.Limited)


def test_others_stay_in_go(held: ModuleType) -> None:
    """What has no class, or one that cannot derive from all interfaces, and pointers."""
    others = held.all()[8:-1]
    assert [type(each).__name__ for each in others] == [
        "Card", "Code", "Flag", "Prices", "Count", "Percent", "Percent", "Fault", "hidden",
    ]  # fmt: skip
    assert all(isinstance(each, usegolib.Object) for each in others)
    assert all(isinstance(each, held.Discount) for each in others)
    card, code = others[:2]
    assert isinstance(card, held.Named)
    assert (card.name(), held.name_of(card), card.of(4)) == ("card", "card", 1)
    assert isinstance(code, held.Rows)
    assert list(code) == list(b"ab")
    assert held.all()[-1] is None


def test_they_go_back_as_what_they_were(held: ModuleType) -> None:
    every = held.all()
    kinds = [held.kind(each).split()[0].rpartition(".")[2] for each in every]
    assert kinds == [
        "Percent", "Ratio", "Mark", "Digest", "Status", "Status", "Mode", "Mode", "Card", "Code",
        "Flag", "Prices", "Count", "Percent", "Percent", "Fault", "hidden", "<nil>",
    ]  # fmt: skip
    assert held.kind(every[13]).startswith("*held_values.Percent ")
    assert held.kind(every[0]) == "held_values.Percent 10 %"
    assert held.kind(held.Percent(10)) == "held_values.Percent 10 %"
    for each in every[:8]:
        back = held.same(each)
        assert type(back) is type(each)
        assert back == each
        assert held.equal(each, back)
    assert held.same(held.Paid) is held.Paid
    assert not held.equal(every[0], held.Ratio(10)), "other types"


def test_wherever_an_interface_is(held: ModuleType) -> None:
    by_name, pair = held.nested()
    assert by_name["a"] is held.Paid
    assert [type(each) for each in (by_name["b"], *pair)] == [held.Ratio, held.Percent, held.Mark]
    assert held.usual("Ada") == held.Percent(3)
    assert type(held.usual("Ada")) is held.Percent
    with pytest.raises(usegolib.GoError, match="no name"):
        held.usual("")
    first, second = held.stream()
    assert (type(first), second) == (held.Percent, held.Open)
    assert second is held.Open
    till = held.new_till()
    assert till.discount is till.get() is held.Paid
    till.discount = held.Mark("abc")
    assert type(till.discount) is held.Mark
    assert type(held.Till(discount=held.Percent(4)).get()) is held.Percent
    assert type(held.Default) is held.Percent
    assert type(held.shown()) is held.Percent
    assert held.show(held.shown()) == "3 %"


def test_any_has_plain_ones(held: ModuleType) -> None:
    assert held.anything() == [1, 1]
    assert [type(each) for each in held.anything()] == [int, int]


def test_the_bases_of_their_classes(held: ModuleType) -> None:
    h = held
    stringer = h.Percent.__mro__[-2]
    assert h.Percent.__bases__ == (int, h.Discount, h.Door, stringer)
    assert stringer.__name__ == "Stringer"
    assert h.Ratio.__bases__ == (float, h.Limited)
    assert h.Mark.__bases__ == (str, h.Discount)
    assert h.Digest.__bases__ == (str, h.Discount)
    assert h.Status.__bases__[1:] == (h.Discount, stringer)
    assert h.Mode.__bases__[1:] == (h.Limited,)
    assert issubclass(h.Status, enum.IntEnum)
    assert issubclass(h.Mode, enum.StrEnum)
    assert h.Card.__bases__ == (int, h.Discount), "Card.name is no method in Python"
    assert h.Code.__bases__ == (str, h.Discount), "a str iterates over its characters"
    assert h.Count.__bases__ == (int,), "only its pointer is one"
    assert h.Hop.__bases__ == (int, h.Walk)
    assert not issubclass(h.Pace, h.Walk), "two classes of classes"
    assert not issubclass(h.Fault, h.Discount)
    assert not hasattr(h.Percent(1), "__dict__")
    assert h.Percent.__slots__ == h.Digest.__slots__ == ()


def test_they_are_what_they_were_as_values(held: ModuleType) -> None:
    """An interface adds its methods, and nothing that Python does by itself."""
    percent = held.usual("Ada")
    assert (str(percent), repr(percent), f"{percent:03}") == ("3", "3", "003")
    assert percent.string() == "3 %"
    assert (percent + 1, hash(percent), percent == 3) == (4, hash(3), True)
    assert type(percent + 1) is int
    assert (str(held.Paid), repr(held.Paid)) == ("1", "<Status.Paid: 1>")
    assert (str(held.Slow), list(held.Slow)) == ("slow", list("slow"))
    assert held.Status(1) is held.Paid
    assert held.Status["Open"] is held.Open
    assert list(held.Status) == [held.Open, held.Paid]
    assert held.Status(9).name is None
    assert held.Ratio("0.5") == 0.5
    for each in (percent, held.Paid, held.Slow, held.Status(9), held.Ratio(1.5), held.Mark("a")):
        for made in (copy.copy(each), copy.deepcopy(each), pickle.loads(pickle.dumps(each))):
            assert type(made) is type(each)
            assert made == each


def test_what_has_close_is_a_context_manager(held: ModuleType) -> None:
    good, bad = held.doors()
    with good as door:
        assert door is good
    with pytest.raises(usegolib.GoError, match="nothing to close"), bad:
        pass


def test_a_class_that_says_why_a_method_is_missing(held: ModuleType) -> None:
    run, hop = held.walks()
    assert type(hop) is held.Hop
    assert (hop.steps(), held.steps(hop)) == (3, 3)
    assert (run.steps(), held.steps(run), held.steps(held.Run)) == (2, 2, 2)
    for each in (hop, run, held.Run):
        with pytest.raises(AttributeError, match=r"Visit\(with func\(int\)\)"):
            _ = each.visit


def test_an_interface_still_makes_none(held: ModuleType) -> None:
    with pytest.raises(TypeError, match="cannot make a Discount in Python"):
        held.Discount()
    assert held.Percent("7") == 7
    assert held.Percent() == 0


def test_what_does_not_implement_is_refused(held: ModuleType) -> None:
    with pytest.raises(TypeError, match="got a Percent, which does not implement it"):
        held.limit_of(held.Percent(1))
    with pytest.raises(TypeError, match="a plain value does not say of which Go type it is"):
        held.kind(10)
    assert held.limit_of(held.Ratio(1)) == 1000


def test_annotations_at_run_time(held: ModuleType) -> None:
    h = held
    assert h.kind.__annotations__["discount"] == h.Discount | h.Flag | h.Prices | None
    assert "discount" in inspect.signature(h.kind).parameters


def test_one_that_cannot_be_written(held: ModuleType) -> None:
    before = usegolib.stats()["objects"]
    for _ in range(100):
        for broken in (held.broken, held.broken_later):
            with pytest.raises(usegolib.GoError, match="no text"):
                broken()
    gc.collect()
    assert eventually(lambda: usegolib.stats()["objects"] <= before)


def test_none_is_held_in_go(held: ModuleType) -> None:
    gc.collect()
    before = usegolib.stats()["objects"]
    kept = [held.usual("Ada") for _ in range(100)]
    assert usegolib.stats()["objects"] < before + 100
    assert kept == [3] * 100


def test_handles_have_the_same(handle: Any) -> None:
    every = handle.All()
    assert type(every[0]) is handle.Percent
    assert every[4] is handle.Paid
    assert isinstance(every[1], handle.Limited)
    assert handle.Kind(every[0]) == "held_values.Percent 10 %"
    assert type(pickle.loads(pickle.dumps(every[0]))) is int
