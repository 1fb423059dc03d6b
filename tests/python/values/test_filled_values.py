"""What a function fills is an object of the caller's, or a value that is returned.

In: the module `filled`. Out: objects as Go leaves them, results, and refusals of what cannot be
filled.
"""

import inspect
import io
from pathlib import Path
from types import ModuleType

import pytest
import usegolib
from installed import MODULES, built

DATA = b'{"Size": 7}'


def test_without_an_object_it_is_returned(filled: ModuleType) -> None:
    assert filled.unmarshal(DATA) == {"Size": 7}
    assert filled.unmarshal(DATA, into=None) == {"Size": 7}
    assert filled.count(DATA) == (11, {"Size": 7})
    assert filled.load(DATA) == {"Size": 7}
    assert filled.new_decoder(DATA).decode() == {"Size": 7}
    assert filled.report(DATA) == (b"*interface {}", {"Size": 7})


def test_an_object_is_filled(filled: ModuleType) -> None:
    box = filled.new_box(1)
    assert filled.unmarshal(DATA, into=box) is None
    assert box.size == 7
    for made in (filled.Box(), filled.box_of(2)):
        assert filled.new_decoder(DATA).decode(into=made) is None
        assert made.size == 7
    box = filled.Box()
    assert filled.count(DATA, into=box) == (11, None)
    assert box.size == 7
    box = filled.Box()
    assert filled.load(DATA, timeout=60, into=box) is None
    assert box.size == 7


def test_beside_other_results(filled: ModuleType) -> None:
    box = filled.Box()
    text = DATA.decode()
    assert filled.decode_text(text) == (11, text, {"Size": 7})
    assert filled.decode_text(text, into=box) == (11, text, None)
    assert box.size == 7


def test_beside_a_writer(filled: ModuleType) -> None:
    box = filled.Box()
    assert filled.report(DATA, into=box) == (b"*filled.Box", None)
    assert box.size == 7


def test_handles_fill_objects_as_well(tmp_path: Path) -> None:
    artifacts = built(tmp_path, MODULES / "filled")
    handle = usegolib.import_("example.com/filled", artifact_dir=artifacts)
    box = handle.Box()
    assert handle.Unmarshal(DATA, into=box) is None
    assert box.size == 7


def test_what_go_says_is_raised(filled: ModuleType) -> None:
    box = filled.Box()
    with pytest.raises(usegolib.GoError, match="cannot unmarshal string into Go struct field"):
        filled.unmarshal(b'{"Size": "x"}', into=box)
    with pytest.raises(usegolib.GoError, match=r"Unmarshal\(nil \*filled\.Box\)"):
        filled.unmarshal(DATA, into=filled.nil_box())


@pytest.mark.parametrize("value", [{}, [], "text", 1, io.BytesIO()])
def test_only_objects_are_filled(filled: ModuleType, value: object) -> None:
    with pytest.raises(TypeError) as caught:
        filled.unmarshal(DATA, into=value)
    assert str(caught.value) == (
        f"unmarshal() argument into: expected any, got {type(value).__name__}; only objects of its "
        "own library are filled: without it, what Go makes is returned"
    )
    with pytest.raises(TypeError, match=r"^report\(\) argument into: expected any, got Seen; "):
        filled.report(DATA, into=filled.Seen(size=1))


def test_released_objects_are_not_filled(filled: ModuleType) -> None:
    box = filled.Box()
    usegolib.release(box)
    with pytest.raises(ValueError, match="got one that was released") as caught:
        filled.unmarshal(DATA, into=box)
    assert str(caught.value).startswith("unmarshal() argument into: expected any, got one ")


def test_the_object_is_a_keyword(filled: ModuleType) -> None:
    with pytest.raises(TypeError, match="takes 1 positional argument but 2 were given"):
        filled.unmarshal(DATA, filled.Box())
    with pytest.raises(TypeError, match="unexpected keyword argument 'to'"):
        filled.unmarshal(DATA, to=filled.Box())
    into = inspect.signature(filled.unmarshal).parameters["into"]
    assert (into.annotation, into.default) == (usegolib.Object | None, None)
    assert into.kind is inspect.Parameter.KEYWORD_ONLY
    assert filled.load.__text_signature__ == "(into_, /, *, timeout=None, into=None)"
    assert "Supplied: v any (into, or else a value that is returned)" in filled.unmarshal.__doc__


def test_what_an_interface_points_to_is_filled(filled: ModuleType) -> None:
    """A struct goes into an interface by its value, but where it is filled there."""
    text = '{"Sub": "Ada"}'
    parse_with = filled.new_parser().parse_with
    for parse in (filled.parse, parse_with, filled.parse_by):
        for made in (filled.Registered(), filled.registered_of("Bob"), filled.Registered(sub="x")):
            assert parse(text, made) == "*filled.Registered"
            assert made.sub == made.subject() == "Ada"
            assert filled.kind_of(made) == "filled.Registered", "elsewhere it stays a value"
    made = filled.Registered()
    filled.rename(made, "Eve")
    assert made.sub == "Eve"
    with pytest.raises(usegolib.GoError, match="invalid character"):
        filled.parse("no", filled.Registered())


def test_what_is_nil_or_something_else_is_not(filled: ModuleType) -> None:
    with pytest.raises(TypeError, match="lacks the method Subject"):
        filled.parse("{}", filled.new_box(1))
    with pytest.raises(TypeError, match=r"expected filled\.Claims"):
        filled.parse("{}", 1)
    with pytest.raises(usegolib.GoError, match="cannot unmarshal"):
        filled.parse("{}", None)
