"""A generated package and a handle of one library take each other's values."""

import copy
import importlib
import pickle
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import usegolib
from goldens import GOLDEN
from installed import imported, succeed

# That of the golden: what is expected of its package is what is called here.
MODULE = GOLDEN / "foreign" / "input"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> Path:
    """Where the generated package and an artifact of the same library are."""
    folder = tmp_path_factory.mktemp("siblings")
    succeed("gen", MODULE, "--out", folder, "--name", "siblings", "--level", "3")
    succeed("build", MODULE, "--out", folder / "artifacts", "--level", "3")
    return folder


@pytest.fixture(scope="module")
def package(folder: Path) -> ModuleType:
    """The generated package, imported into this process."""
    return imported(folder, "siblings")


@pytest.fixture(scope="module")
def handle(folder: Path) -> Any:
    """The handle."""
    return usegolib.import_("example.com/foreign", artifact_dir=folder / "artifacts")


def test_records(package: ModuleType, handle: Any) -> None:
    of_handle, of_package = handle.Point(x=1, y=2), package.Point(x=3, y=4)
    assert type(of_handle) is not type(of_package)
    assert package.describe(of_handle) == "1/2"
    assert handle.Describe(of_package) == "3/4"
    assert package.Point.string(of_handle) == "1/2"
    assert handle.Point.string(of_package) == "3/4"
    assert package.describe(handle.Same(of_package)) == "3/4"


def test_members_and_other_values_with_methods(package: ModuleType, handle: Any) -> None:
    assert package.describe(handle.Color.Green) == "green"
    assert handle.Describe(package.Color.Green) == "green"
    assert package.describe(handle.Weight(2.5)) == "2.5kg"
    assert handle.Describe(package.Tag("a")) == "#a"
    assert package.kind_of(handle.Color.Green) == "foreign.Color"
    wanted = "expected fmt.Stringer, got a Level, which does not implement it"
    with pytest.raises(TypeError, match=wanted):
        package.describe(handle.Level(1))


def test_in_lists_and_maps(package: ModuleType, handle: Any) -> None:
    rows = [[handle.Color.Red, package.Color.Red], [handle.Point(x=1)]]
    assert package.nested(rows, [None, handle.NewName("a")], {"a": handle.Point(x=2)}) == 6


def test_another_library_has_other_values(package: ModuleType, record_of_another: Any) -> None:
    with pytest.raises(TypeError, match="got a Point, which does not implement it"):
        package.describe(record_of_another)
    with pytest.raises(TypeError, match="got a Point of elsewhere, not of siblings"):
        package.Point.string(record_of_another)


@pytest.fixture(scope="module")
def record_of_another(tmp_path_factory: pytest.TempPathFactory, folder: Path) -> Any:
    """A record of another library, whose class is called the same."""
    place = tmp_path_factory.mktemp("elsewhere")
    (place / "m").mkdir()
    (place / "m" / "go.mod").write_text("module example.com/elsewhere\n\ngo 1.23\n")
    (place / "m" / "m.go").write_text(
        "package elsewhere\n\n// Point is a record.\ntype Point struct{ X int }\n\n"
        "// String is its text.\nfunc (p Point) String() string { return "
        '"p" }\n\n// Show shows it.\nfunc Show(p Point) string { return p.String() }\n'
    )
    succeed("gen", place / "m", "--out", place, "--level", "3")
    return imported(place, "elsewhere").Point(x=1)


def test_names_that_are_not_there_say_why(package: ModuleType, handle: Any) -> None:
    why = "there is no 'Seeker' here: of other modules, only those types are there"
    with pytest.raises(AttributeError, match=why):
        handle.go.io.Seeker  # noqa: B018
    with pytest.raises(AttributeError, match="there is no 'json' here"):
        handle.go.json  # noqa: B018
    assert not hasattr(handle.go.io, "Seeker")
    assert hasattr(importlib.import_module("siblings.go.io"), "Reader")


def test_what_stays_in_go_is_no_bytes(package: ModuleType) -> None:
    logger = package.new_logger(None)
    wanted = "expected io.Reader, got bytes; where it stays in Go, it is an object of the library"
    with pytest.raises(TypeError, match=wanted):
        logger.in_ = b"bytes"


def test_an_error_is_asked_for_its_methods(package: ModuleType) -> None:
    with pytest.raises(usegolib.GoError) as caught:
        package.new_logger(None).log("a")
    lacks = r"expected fmt.Stringer, got a \*errors.errorString, which lacks the method String"
    with pytest.raises(TypeError, match=lacks):
        package.describe(caught.value)
    with pytest.raises(ValueError, match=r"without a Go error: it was made in Python, or pickled$"):
        package.describe(pickle.loads(pickle.dumps(caught.value)))


def test_an_iterator_is_not_copied(tmp_path: Path) -> None:
    succeed("gen", GOLDEN / "iterators" / "input", "--out", tmp_path, "--level", "3")
    iterators = imported(tmp_path, "iterators")
    made = iterators.count(2)
    for attempt in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(
            TypeError, match=r"cannot copy or pickle an Iterator: .* list\(iterator\)"
        ):
            attempt(made)
    assert len(list(made)) == 2
