"""Functions that are values: Python passes on what Go made, as Go programs pass options."""

from datetime import timedelta
from pathlib import Path
from types import ModuleType

import pytest
import usegolib
from goldens import GOLDEN
from installed import imported, succeed

# That of the golden: what is expected of its package is what is called here.
MODULE = GOLDEN / "function_values" / "input"


@pytest.fixture(scope="module")
def dial(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> ModuleType:
    """The package that is generated for the module above."""
    folder = tmp_path_factory.mktemp("dial")
    succeed("gen", MODULE, "--out", folder, "--level", "3")
    return imported(folder, "dial")


def test_options(dial: ModuleType) -> None:
    options = dial.with_name("a"), dial.with_timeout(timedelta(seconds=2))
    assert [type(option) for option in options] == [dial.Option] * 2
    assert dial.new("x", *options).describe() == "a 2s"
    assert dial.new("x").describe() == " 0s"
    assert dial.new("x", options[0], None, dial.with_name("b")).describe() == "b 0s"
    conn = dial.new("x", *dial.Defaults)
    assert conn.describe() == "default 1s"
    conn.apply(options[0])
    assert conn.describe() == "a 1s"
    with pytest.raises(usegolib.GoError, match="no target"):
        dial.new("", *options)


def test_nil_is_none(dial: ModuleType) -> None:
    assert dial.none() is None
    conn = dial.new("x")
    assert conn.hook is None
    assert conn.run() == "none"
    with pytest.raises(usegolib.GoPanicError):
        conn.apply(None)


def test_their_methods_and_fields(dial: ModuleType) -> None:
    hook = dial.counting()
    assert hook.run() == "1;3;"
    conn = dial.new("x")
    conn.hook = hook
    assert conn.run() == "4;6;"
    assert type(conn.hook) is dial.Hook
    conn.hook = None
    assert conn.run() == "none"
    assert dial.Conn(hook=hook).run() == "7;9;"
    assert type(dial.same(hook)) is dial.Hook
    assert dial.constant([1]).make() == [1]
    assert dial.use(dial.twice(), "ab") == "abab"
    assert isinstance(dial.twice(), dial.Handler)


def test_what_cannot_be_had(dial: ModuleType) -> None:
    assert "Filter" not in dial.__all__
    for name in ("select", "chain"):
        with pytest.raises(AttributeError, match=r"dial\.Filter, a function"):
            getattr(dial, name)
    with pytest.raises(TypeError, match=r"cannot make an Option .* Go function; from Go: none\(\)"):
        dial.Option()
    with pytest.raises(TypeError, match="not callable"):
        dial.with_name("a")()
    for wrong in (dial.counting(), 1, lambda conn: None):
        with pytest.raises(TypeError, match=r"expected dial\.Option"):
            dial.new("x", wrong)


def test_a_handle_has_them(tmp_path: Path) -> None:
    succeed("build", MODULE, "--out", tmp_path)
    handle = usegolib.import_("example.com/dial", artifact_dir=tmp_path)
    assert handle.New("x", handle.WithName("a")).describe() == "a 0s"
    assert handle.Counting().run() == "1;3;"
