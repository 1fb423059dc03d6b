"""docs/module.md: every public name of `usegolib`, and a handle; what stubs' types are at run time.

In: the page, and an artifact of tests/modules/shop. Out: its table is complete, its example runs, a
handle is pickled.
"""

import collections.abc
import pickle
import typing
from pathlib import Path
from types import ModuleType

import pytest
import usegolib
from installed import MODULES, SUPPORT, built, python
from pages import blocks, rows

ROWS = [row for row in rows() if (row.page, row.table) == ("docs/module.md", "name")]


@pytest.fixture(scope="module")
def shop_artifacts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An artifact root with `shop` in it."""
    return built(tmp_path_factory.mktemp("built-shop"), MODULES / "shop")


def test_every_public_name_has_its_row() -> None:
    listed = {row.cells[0].strip("`") for row in ROWS}
    public = {name for name in usegolib.__all__ if name != "_package"}
    errors = {name for name in public if name.endswith("Error")} - {"UsegolibError"}
    assert listed == public - errors | {"errors", "typing"}


def test_the_example_runs(shop_artifacts: Path) -> None:
    (block,) = [block for block in blocks() if block.page == "docs/module.md"]
    code = f"from pages import run; print(run({block.text!r}))"
    env = {"USEGOLIB_ARTIFACT_DIR": str(shop_artifacts)}
    assert int(python(code, SUPPORT, env=env)) == 7


def test_a_handle_and_its_functions_are_pickled(shop_artifacts: Path) -> None:
    handle = usegolib.import_("example.com/shop", artifact_dir=shop_artifacts)
    for each in (handle, handle.Sum):
        script = f"import pickle; print(repr(pickle.loads({pickle.dumps(each)!r})))"
        assert python(script) == repr(each)
    assert isinstance(handle, usegolib.Handle)
    assert isinstance(handle.Sum, usegolib.Function)
    assert isinstance(handle.Deliveries(1), usegolib.Iterator)


def test_types_of_stubs_at_run_time(objects: ModuleType, shop_artifacts: Path) -> None:
    """The rows of docs/typing-tools.md that test_typing_tools.py does not have."""
    listed = {row.cells for row in rows() if row.table == "in the stub"}
    assert ("`GoMapping[K, V]`", "`collections.abc.Mapping[K, V]`") in listed
    assert ("`GoValue`, `GoData`, `GoAny`", "`typing.Any`") in listed
    hint = typing.get_args(typing.get_type_hints(objects.total)["counters"])[0]
    assert typing.get_origin(hint) is collections.abc.Mapping
    handle = usegolib.import_("example.com/shop", artifact_dir=shop_artifacts)
    assert typing.get_type_hints(handle.Kind)["v"] is typing.Any
