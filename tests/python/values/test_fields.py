"""Fields of objects: attributes that are read and assigned in Go, and keywords to make them."""

import contextlib
import copy
import gc
import inspect
import json
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import usegolib
from go_module import write_module
from installed import MODULES, python, succeed
from waiting import eventually


@pytest.fixture(scope="module")
def handle(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The same module as a handle."""
    out = tmp_path_factory.mktemp("built-fields")
    succeed("build", MODULES / "fields", "--out", out, "--level", "3")
    return usegolib.import_("example.com/fields", artifact_dir=out)


WORTH = {
    "indent": (-7, -7),
    "small": (-128, -128),
    "ratio": (0.1, 0.1),
    "on": (True, True),
    "title": ("ä\x00b", "ä\x00b"),
    "tags": (["a", "b"], ("a", "b")),
    "env": ({"b": 2, "a": 1}, {"a": 1, "b": 2}),
    "raw": (bytearray(b"\x00\xff"), b"\x00\xff"),
    "digest": (b"\x01\x02", b"\x01\x02"),
    "color": (1, 1),
    "limit": (5, 5),
    "wait": (timedelta(seconds=1), 1_000_000_000),
    "since": (datetime(2026, 1, 2, tzinfo=UTC), "2026-01-02T00:00:00Z"),
    "big": (2**100, 2**100),
    "extra": ({"a": (1, "x")}, {"a": [1, "x"]}),
    "failure": ("it failed", "it failed"),
    "matrix": ([[1.5], []], ((1.5,), ())),
    "wave": (1 + 2j, 1 + 2j),
    "letter": ("x", ord("x")),
}

ZERO = {
    "indent": 0,
    "small": 0,
    "ratio": 0.0,
    "on": False,
    "title": "",
    "tags": (),
    "env": {},
    "raw": b"",
    "digest": b"\x00\x00",
    "color": 0,
    "limit": None,
    "wait": 0,
    "since": "0001-01-01T00:00:00Z",
    "big": None,
    "extra": None,
    "failure": None,
    "matrix": ((), ()),
    "wave": 0j,
    "letter": 0,
}


def is_same(got: object, wanted: object) -> bool:
    """Tell whether both are equal and of one type, as True and 1 are not.

    Members are ints, values with methods are what they derive from; an error is an exception,
    compared by its text.
    """
    if isinstance(got, usegolib.GoError):
        return str(got) == wanted
    kind = int if isinstance(got, IntEnum) else type(got)
    kind = kind.__base__ if kind.__module__ == "fields.go.time" else kind
    return got == wanted and (kind is type(wanted) or isinstance(wanted, dict))


@pytest.mark.parametrize("name", WORTH)
def test_a_field_is_what_was_assigned(fields: ModuleType, name: str) -> None:
    given, kept = WORTH[name]
    printer = fields.Printer()
    assert is_same(getattr(printer, name), ZERO[name])
    setattr(printer, name, given)
    assert is_same(getattr(printer, name), kept)
    assert is_same(getattr(fields.Printer(**{name: given}), name), kept)
    others = {other: getattr(printer, other) for other in ZERO if other != name}
    assert all(is_same(value, ZERO[other]) for other, value in others.items())
    setattr(printer, name, getattr(printer, name))
    assert is_same(getattr(printer, name), kept), "what was read can be assigned"


def test_all_fields_at_once(fields: ModuleType) -> None:
    printer = fields.Printer(**{name: given for name, (given, _) in WORTH.items()})
    assert all(is_same(getattr(printer, name), kept) for name, (_, kept) in WORTH.items())
    assert printer.secret() == ""
    assert fields.new_printer("t").secret() == "made in Go"


def test_go_sees_what_was_assigned(fields: ModuleType) -> None:
    printer = fields.new_printer("t")
    printer.indent, printer.small, printer.tags = 4, -1, iter_of("x", "y")
    printer.env = {"k": 1}
    assert printer.show() == '4 -1 0 false "t" ["x" "y"] map[k:1] "" [0 0] 0'


def iter_of(*values: str) -> Sequence[str]:
    """A sequence that is no list."""

    class Own(Sequence[str]):
        def __len__(self) -> int:
            return len(values)

        def __getitem__(self, index: Any) -> Any:
            return values[index]

    return Own()


def test_what_is_empty_goes_in_as_nil(fields: ModuleType) -> None:
    nil = ["big", "env", "extra", "failure", "limit", "raw", "tags"]
    assert fields.Printer().nil_fields() == nil
    assert fields.Printer(tags=[], env={}, raw=b"").nil_fields() == nil
    printer = fields.Printer(
        tags=["a"], env={"a": 1}, raw=b"a", limit=0, big=0, extra=0, failure="x"
    )
    assert printer.nil_fields() == []
    printer.tags, printer.env, printer.raw = (), None, bytearray()
    assert printer.nil_fields() == ["env", "raw", "tags"]
    with pytest.raises(TypeError, match=r"Printer\.tags: expected \[\]string"):
        printer.tags = ""
    with pytest.raises(TypeError, match=r"Printer\.env: "):
        printer.env = []


def test_what_is_read_cannot_be_changed_in_vain(fields: ModuleType) -> None:
    printer = fields.Printer(tags=["a"], env={"a": 1}, at=fields.Point(x=1))
    with pytest.raises(AttributeError):
        printer.tags.append("b")
    with pytest.raises(TypeError):
        printer.env["b"] = 2
    with pytest.raises(AttributeError):
        printer.at.x = 2
    assert printer.at is not printer.at
    assert json.dumps([printer.env, printer.tags]) == '[{"a": 1}, ["a"]]'
    assert dict(printer.env) == {"a": 1}
    printer.at = copy.replace(printer.at, x=2) if sys.version_info >= (3, 13) else fields.Point(x=2)
    assert printer.at.x == 2


@pytest.mark.parametrize(
    ("name", "value", "error", "message"),
    [
        ("indent", "4", TypeError, "Printer.indent: expected int, got str"),
        ("indent", None, TypeError, "Printer.indent: expected int, got NoneType"),
        ("small", 128, OverflowError, "Printer.small: expected int8 (-128 to 127), got 128"),
        ("tags", ["a", 1], TypeError, "Printer.tags[1]: expected string, got int"),
        ("env", {"a": "b"}, TypeError, "Printer.env['a']: expected int, got str"),
        ("digest", b"123", ValueError, "Printer.digest: expected [2]uint8, got 3 bytes"),
        ("on", 1, TypeError, "Printer.on: expected bool, got int"),
        ("limit", 1.5, TypeError, "Printer.limit: expected *int, got float"),
        ("since", "no time", ValueError, "Printer.since: not a valid time.Time: parsing time"),
        ("at", (1, 2), TypeError, "Printer.at: expected fields.Point, got tuple"),
        ("matrix", [[1.0]], ValueError, "Printer.matrix: expected [2][]float64"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(
    fields: ModuleType, name: str, value: object, error: type[Exception], message: str
) -> None:
    printer = fields.Printer()
    with pytest.raises(error) as raised:
        setattr(printer, name, value)
    assert str(raised.value).startswith(message)
    assert is_same(getattr(printer, name), ZERO.get(name, fields.Point()))
    with pytest.raises(error) as raised:
        fields.Printer(**{name: value})
    assert str(raised.value).startswith(message.replace("Printer.", "Printer() ", 1))


def test_a_field_cannot_be_deleted(fields: ModuleType) -> None:
    printer = fields.Printer(indent=2)
    with pytest.raises(AttributeError, match=r"Printer\.indent cannot be deleted"):
        del printer.indent
    assert printer.indent == 2


def test_unknown_names(fields: ModuleType) -> None:
    printer = fields.Printer()
    for name in ("indnt", "secret_", "Indent", "hidden"):
        with pytest.raises(
            AttributeError, match=f"'(fields.)?Printer' object has no attribute '{name}'"
        ):
            setattr(printer, name, 1)
        with pytest.raises(
            AttributeError, match=f"'(fields.)?Printer' object has no attribute '{name}'"
        ):
            getattr(printer, name)
    with pytest.raises(AttributeError, match="read-only"):
        printer.show = None
    assert not hasattr(printer, "__dict__")
    with pytest.raises(
        TypeError,
        match=r"Printer\(\) got an unexpected keyword argument 'indnt'; its fields are indent, ",
    ):
        fields.Printer(indnt=1)
    with pytest.raises(TypeError, match="Go's Indent is called indent in Python"):
        fields.Printer(Indent=1)
    with pytest.raises(TypeError, match="its fields are fine, client and in_"):
        fields.Refusing(a=1)
    with pytest.raises(TypeError, match="it has no fields that can be set"):
        fields.Empty(a=1)
    with pytest.raises(TypeError, match=r"takes 0 positional arguments but 1 was given"):
        fields.Printer(1)


def test_fields_that_do_not_cross_say_why(fields: ModuleType) -> None:
    refusing = fields.Refusing(fine=1)
    assert refusing.fine == 1
    assert refusing.in_ is None
    words = {
        "conn": "field `Conn` is context.Context, an interface",
        "changes": "field `Changes` is chan<- int, a channel",
        "on_event": r"field `OnEvent` is func\(int\) int, a function",
    }
    for name, why in words.items():
        assert not hasattr(refusing, name)
        with pytest.raises(AttributeError, match=f"(?s){why}.*fields.go:"):
            getattr(refusing, name)
        with pytest.raises(AttributeError, match=f"(?s){why}.*fields.go:"):
            getattr(fields.Refusing, name)
        with pytest.raises(AttributeError, match=f"(?s){why}.*fields.go:") as raised:
            setattr(refusing, name, None)
        assert raised.value.name == name
        with pytest.raises(TypeError, match=f"unexpected keyword argument '{name}'; {why}"):
            fields.Refusing(**{name: None})
    with pytest.raises(AttributeError, match="Send cannot be called"):
        _ = refusing.send
    left_zero = "Conn context.Context; Changes chan<- int"
    assert left_zero in fields.Refusing.__doc__
    with pytest.raises(usegolib.GoPanicError, match="nil pointer"):
        refusing.apply(1)


def test_an_object_in_a_field_is_a_view(fields: ModuleType) -> None:
    outer = fields.Outer()
    assert type(outer.inner) is fields.Inner
    outer.inner.count = 5
    assert outer.inner.add(1) == 6
    view = outer.inner
    outer.inner = fields.Inner(count=9)
    assert view.count == 9, "the view is of the field, whatever is assigned to it"
    outer.first.count = 1
    assert outer.counts()[:2] == [1, 9]


def test_an_object_that_is_assigned_is_copied(fields: ModuleType) -> None:
    outer, inner = fields.Outer(), fields.Inner(count=1)
    outer.inner, outer.pointer = inner, inner
    inner.count = 2
    assert (outer.inner.count, outer.pointer.count) == (1, 2)
    assert outer.is_pointer(inner)
    assert outer.is_pointer(outer.pointer)
    assert not outer.is_pointer(outer.inner)
    outer.pointer = None
    assert outer.pointer is None
    assert outer.is_pointer(None)
    made = fields.Outer(inner=inner, pointer=inner, many=[inner, inner])
    inner.count = 3
    assert (made.inner.count, made.pointer.count, made.many[0].count) == (2, 3, 2)
    for wrong in (None, 1, outer, fields.Point()):
        with pytest.raises(TypeError, match=r"Outer\.inner: expected fields.Inner, got "):
            outer.inner = wrong
    with pytest.raises(TypeError, match=r"Outer\.pointer: expected \*fields.Inner, got Outer"):
        outer.pointer = outer


def test_elements_of_a_slice_are_views(fields: ModuleType) -> None:
    outer = fields.Outer(many=[fields.Inner(count=n) for n in (1, 2)])
    first, second = outer.many
    assert isinstance(outer.many, tuple)
    first.count, _ = 10, second.add(5)
    assert [inner.count for inner in outer.many] == [10, 7]
    outer.few[1].count = 4
    assert outer.counts() == [0, 0, 0, 10, 7, 0, 4]
    outer.grow()
    first.count = 99
    assert [inner.count for inner in outer.many] == [10, 7, 100], "Go has moved the slice"
    assert "once that has grown" in fields.Outer.many.__doc__


def test_maps_and_slices_of_slices_have_copies(fields: ModuleType) -> None:
    inner = fields.Inner(count=1)
    outer = fields.Outer(by_name={"a": inner}, deep=[[inner], []], several=[inner, None])
    outer.by_name["a"].count = 2
    outer.deep[0][0].count = 2
    assert (outer.by_name["a"].count, outer.deep[0][0].count) == (1, 1)
    assert outer.several[1] is None
    outer.several[0].count = 3
    assert inner.count == 3
    assert "copies" in fields.Outer.by_name.__doc__
    assert "copies" in fields.Outer.deep.__doc__


def test_what_holds_a_lock_is_never_copied(fields: ModuleType) -> None:
    outer = fields.Outer()
    assert [outer.lock.next(), outer.lock.next(), outer.lock.count] == [1, 2, 2]
    for name in ("lock", "locks"):
        with pytest.raises(AttributeError, match="with a lock, which must not be copied"):
            setattr(outer, name, fields.Locked())
        with pytest.raises(TypeError, match="with a lock, which must not be copied"):
            fields.Outer(**{name: None})
    outer.fill_locks(3)
    outer.locks[1].next()
    assert [lock.count for lock in outer.locks] == [0, 1, 0]
    assert fields.Locked(count=4).next() == 5


def test_a_view_keeps_what_it_lies_in(fields: ModuleType) -> None:
    before = fields.count_freed()
    outer = fields.Outer(many=[fields.Inner()])
    fields.track(outer)
    view = outer.inner
    view.count = 7
    del outer
    gc.collect()
    for _ in range(5):
        assert fields.count_freed() == before
    assert view.add(1) == 8
    del view
    assert eventually(lambda: fields.count_freed() == before + 1)


def test_promoted_fields_and_methods(fields: ModuleType) -> None:
    embedding = fields.Embedding(own=1, name="abc")
    assert (embedding.own, embedding.name, embedding.length()) == (1, "abc", 3)
    assert embedding.deep is None
    for touch in (
        lambda: embedding.depth,
        lambda: setattr(embedding, "depth", 1),
        lambda: embedding.dive(1),
    ):
        with pytest.raises(usegolib.GoPanicError, match="nil pointer"):
            touch()
    deep = fields.Deep(depth=2)
    embedding.deep = deep
    embedding.depth += 1
    assert (deep.depth, embedding.dive(1), embedding.deep.depth) == (3, 4, 4)
    assert fields.Embedding(deep=deep).depth == 4
    with pytest.raises(TypeError, match="its fields are deep, own and name"):
        fields.Embedding(depth=1)


def test_names_that_mean_something_in_python(fields: ModuleType) -> None:
    clash = fields.Clash(
        bool="a", int="b", list="c", str="d", tuple="e", property="f", class_=1, value=2
    )
    clash.Self, clash.Cls, clash.URL = 3, 4, "field"
    assert [clash.bool, clash.int, clash.list, clash.str, clash.tuple] == list("abcde")
    assert [clash.property, clash.class_, clash.value, clash.Self, clash.Cls] == ["f", 1, 2, 3, 4]
    assert (clash.url(), clash.URL, clash.numbers()) == ("method", "field", [1])


def test_a_panic_of_a_zero_value_names_what_go_makes(fields: ModuleType) -> None:
    registry = fields.Registry(name="x")
    assert registry.len() == 0
    with pytest.raises(usegolib.GoPanicError, match="nil map") as raised:
        registry.set("a", 1)
    note = "The object was made by Registry(), as Go's zero value; "
    assert raised.value.__notes__ == [note + "from Go: new_registry() and Registry.clone()"]
    made = fields.new_registry()
    made.set("a", 1)
    assert made.len() == 1
    with pytest.raises(usegolib.GoPanicError) as raised:
        fields.Embedding().dive(1)
    assert not hasattr(raised.value, "__notes__"), "nothing of Go's returns one"
    assert "From Go: new_registry() and Registry.clone()" in fields.Registry.__doc__


def test_tools_see_the_fields(fields: ModuleType) -> None:
    assert "Indent is how far it indents." in fields.Printer.indent.__doc__
    assert "Go: Indent int" in inspect.getdoc(fields.Printer.indent)
    assert inspect.isdatadescriptor(fields.Printer.indent)
    signature = "(*, first=Ellipsis, inner=Ellipsis, pointer=None, many=(), few=Ellipsis, several"
    assert str(inspect.signature(fields.Outer)).startswith(signature)
    assert str(inspect.signature(fields.Empty)) == "()"
    assert inspect.getdoc(fields.Empty).startswith(
        "Empty has no field of its own.\n\nGo: type Empty"
    )
    assert {"indent", "tags", "show"} <= set(dir(fields.Printer()))
    assert "conn" not in dir(fields.Refusing())
    assert not {"secret_", "hidden"} & set(dir(fields.Printer()))


def test_an_object_of_another_class_has_other_fields(fields: ModuleType) -> None:
    read, write = fields.Printer.indent.__get__, fields.Printer.indent.__set__
    for other in (fields.Inner(), 1, object()):
        with pytest.raises(TypeError):
            read(other, type(other))
        with pytest.raises(TypeError):
            write(other, 1)
    disguised = fields.Inner()
    with contextlib.suppress(TypeError):
        disguised.__class__ = fields.Printer
        with pytest.raises(TypeError, match=r"Printer\.indent: expected fields.Printer"):
            _ = disguised.indent
        with pytest.raises(TypeError, match=r"Printer\.indent: expected fields.Printer"):
            disguised.indent = 1


def test_large_values(fields: ModuleType) -> None:
    printer = fields.Printer()
    for size in (100, 10_000, 1_000_000):
        printer.title = "x" * size
        printer.tags = ["y"] * size
        assert (len(printer.title), len(printer.tags)) == (size, size)
        made = fields.Printer(title="x" * size, raw=bytes(size))
        assert (len(made.title), len(made.raw)) == (size, size)


def test_values_that_run_code_while_they_are_read(fields: ModuleType) -> None:
    outer = fields.Outer()

    class Made(Sequence[object]):
        def __len__(self) -> int:
            return 50

        def __getitem__(self, index: Any) -> Any:
            outer.inner.count = index
            gc.collect(0)
            return fields.Inner(count=range(50)[index])

    outer.many = Made()
    assert [inner.count for inner in outer.many] == list(range(50))

    class Failing(Sequence[str]):
        def __len__(self) -> int:
            raise KeyboardInterrupt

        def __getitem__(self, index: Any) -> Any:
            raise NotImplementedError

    with pytest.raises(KeyboardInterrupt):
        fields.Printer().tags = Failing()


def test_threads_read_and_make(fields: ModuleType) -> None:
    shared = fields.Outer(inner=fields.Inner(count=1))

    def work(n: int) -> int:
        total = 0
        for i in range(300):
            made = fields.Outer(inner=fields.Inner(count=i), pointer=shared.inner)
            total += made.inner.count + made.pointer.count + shared.inner.count
        return total + n

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(work, range(8))) == [sum(range(300)) + 600 + n for n in range(8)]


def test_a_handle_has_the_same_fields(handle: Any) -> None:
    printer = handle.Printer(indent=2, tags=["a"])
    printer.indent += 1
    assert (printer.indent, printer.tags, printer.env) == (3, ("a",), {})
    assert type(handle.Outer().inner) is handle.Inner
    with pytest.raises(AttributeError, match="an interface"):
        _ = handle.Refusing().conn
    with pytest.raises(AttributeError, match="an interface"):
        handle.Refusing().conn = None
    with pytest.raises(usegolib.GoPanicError) as raised:
        handle.Registry().set("a", 1)
    assert "from Go: NewRegistry() and Registry.clone()" in raised.value.__notes__[0]
    assert "Printer" in dir(handle)


def test_in_a_child_a_field_is_refused(fields_dir: Path) -> None:
    script = """
        import os
        import fields
        printer = fields.Printer(indent=1)
        pid = os.fork()
        if pid == 0:
            done = 0
            write = lambda: setattr(printer, "indent", 2)
            for touch in (lambda: printer.indent, write, fields.Printer):
                try:
                    touch()
                except RuntimeError:
                    done += 1
            os._exit(done)
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), printer.indent)
    """
    assert python(script, fields_dir).split() == ["3", "1"]


def test_a_module_of_types_alone(tmp_path: Path) -> None:
    code = "type T struct {\n\tN int\n\thidden int\n}"
    module = write_module(tmp_path / "module", code, "example.com/alone")
    succeed("gen", module, "--out", tmp_path, "--level", "3")
    assert python("import alone; print(alone.T(n=4).n)", tmp_path) == "4"
