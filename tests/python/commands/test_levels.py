"""Levels: how much of Go is offered, and pins: what a struct is.

Chosen by the command line, the environment or the project, and kept by what is there. In: a module
with a record, a map and an object. Out: what each level has of it, and when an artifact is built
anew.
"""

import json
from pathlib import Path

import pytest
from go_module import write_module
from installed import python, succeed, usegolib

CODE = """
type Point struct{ X, Y int }

func (p Point) Norm() int { return p.X + p.Y }

func Mirror(p Point) Point { return Point{p.Y, p.X} }

func Count(words map[string]int) int { return len(words) }

func Add(a, b int) int { return a + b }

type Counter struct{ n int }

func New() *Counter { return &Counter{} }

func (c *Counter) Next() int { c.n++; return c.n }
"""


@pytest.fixture
def module(tmp_path: Path) -> Path:
    """The module's folder."""
    return write_module(tmp_path / "module", CODE)


def build(module: Path, root: Path, *arguments: object) -> dict:
    """Build, and give what the command says of it."""
    done = succeed("build", module, "--out", root, "--json", *arguments)
    result: dict = json.loads(done.stdout)
    return result


def offered(result: dict) -> set[str]:
    """Go names of what can be called."""
    (package,) = result["manifest"]["packages"]
    return {each["go"] for each in package["callables"]}


@pytest.mark.parametrize("chosen", [[], ["--level", 3]])
def test_a_new_artifact_has_all_there_is(module: Path, tmp_path: Path, chosen: list) -> None:
    result = build(module, tmp_path / "root", *chosen)
    assert result["manifest"]["level"] == 3
    assert offered(result) == {"Add", "Count", "Counter", "Mirror", "New", "Next", "Norm"}


def test_the_second_level_has_no_objects(module: Path, tmp_path: Path) -> None:
    result = build(module, tmp_path / "root", "--level", 2)
    assert result["manifest"]["level"] == 2
    assert offered(result) == {"Add", "Count", "Mirror", "Norm"}


def test_the_first_level_has_no_records_and_no_maps(module: Path, tmp_path: Path) -> None:
    result = build(module, tmp_path / "root", "--level", 1)
    assert result["manifest"]["level"] == 1
    assert offered(result) == {"Add"}


def test_the_argument_wins_over_the_environment_and_that_over_the_project(
    module: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tmp_path / "project"
    (project / "src").mkdir(parents=True)
    (project / "pyproject.toml").write_text("[tool.usegolib]\nlevel = 1\n")
    monkeypatch.chdir(project / "src")
    assert build(module, tmp_path / "a")["manifest"]["level"] == 1
    monkeypatch.setenv("USEGOLIB_LEVEL", "2")
    assert build(module, tmp_path / "b")["manifest"]["level"] == 2
    assert build(module, tmp_path / "c", "--level", 1)["manifest"]["level"] == 1


def test_import_builds_at_the_level_of_the_environment(module: Path, tmp_path: Path) -> None:
    code = f"""
        import usegolib
        root = {str(tmp_path)!r}
        local = usegolib.import_({str(module)!r}, artifact_dir=root, build_if_missing=True)
        print(hasattr(local, "Count"), local.Add(1, 2))
    """
    assert python(code, env={"USEGOLIB_LEVEL": "1"}) == "False 3"
    # What is there stays as it is until something else is asked for.
    assert python(code) == "False 3"
    assert python(code, env={"USEGOLIB_LEVEL": "2"}) == "True 3"


def test_import_refuses_what_is_no_level(module: Path, tmp_path: Path) -> None:
    code = f"""
        import usegolib
        try:
            usegolib.import_({str(module)!r}, artifact_dir={str(tmp_path)!r}, build_if_missing=True)
        except ValueError as error:
            print(error)
    """
    printed = python(code, env={"USEGOLIB_LEVEL": "two"})
    assert printed == 'USEGOLIB_LEVEL is "two", which is no level; set it to 1, 2 or 3, or unset it'


def test_an_artifact_keeps_its_level_until_another_is_asked_for(
    module: Path, tmp_path: Path
) -> None:
    root = tmp_path / "root"
    build(module, root, "--level", 2)
    kept = build(module, root)
    assert (kept["rebuilt"], kept["manifest"]["level"]) == (False, 2)
    lowered = build(module, root, "--level", 1)
    assert (lowered["reason"], offered(lowered)) == ("it is of level 2", {"Add"})
    (module / "local.go").write_text("package local\n" + CODE + "\nfunc Other() {}\n")
    assert build(module, root)["manifest"]["level"] == 1


def test_a_locked_artifact_of_another_level_is_refused(module: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    build(module, root, "--level", 1)
    refused = usegolib("build", module, "--out", root, "--level", 2, "--locked")
    assert refused.returncode == 1
    assert "is not up to date (it is of level 1)" in refused.stderr


@pytest.mark.parametrize("level", ["0", "4", "one"])
@pytest.mark.parametrize("command", ["gen", "build", "inspect"])
def test_another_level_is_a_usage_error(command: str, level: str, tmp_path: Path) -> None:
    out = ["--out", tmp_path] if command != "inspect" else []
    refused = usegolib(command, "example.com/mod", *out, "--level", level)
    assert refused.returncode == 2
    assert "--level" in refused.stderr


def test_inspect_tells_what_a_level_adds(module: Path) -> None:
    first = succeed("inspect", module, "--level", 1).stdout
    assert first.endswith("\ntotal: 1 of 4 exported functions callable (25 %)\n")
    third = succeed("inspect", module).stdout
    assert "type Point  ->  Point (record)\n    X int  ->  x\n" in third
    assert third.splitlines()[-1] == (
        "total at level 1: 1 of 4 functions (25 %); "
        "at level 2: 3 of 4 functions (75 %), 1 of 2 methods (50 %); "
        "at level 3: 4 of 4 functions (100 %), 2 of 2 methods (100 %)"
    )


def test_inspect_counts_for_programs_what_each_level_offers(module: Path) -> None:
    found = json.loads(succeed("inspect", module, "--level", 2, "--json").stdout)
    levels = {each["level"]: each for each in found["levels"]}
    assert levels.keys() == {1, 2}
    alone = json.loads(succeed("inspect", module, "--level", 1, "--json").stdout)
    assert levels[1] == alone["levels"][0], "what another run at that level says"
    for level, whole in ((1, alone), (2, found)):
        assert levels[level]["coverage"] == whole["coverage"]
        assert levels[level]["coverage_by_package"] == whole["coverage_by_package"]


def test_inspect_lists_errors_and_says_which_can_be_read(tmp_path: Path) -> None:
    code = """
import "errors"

type Fault string

func (f Fault) Error() string { return string(f) }

var ErrFull = errors.New("full")

var ErrShort = Fault("short")

var Limit = 3
"""
    module = write_module(tmp_path / "module", code)
    found = json.loads(succeed("inspect", module, "--level", 2, "--json").stdout)
    (errors,) = found["error_variables"].values()
    readable = {each["go"]: each["readable"] for each in errors}
    assert readable == {"ErrFull": False, "ErrShort": True}
    printed = f"""
        import usegolib
        local = usegolib.import_({str(module)!r}, build_if_missing=True)
        print({{name: hasattr(local, name) for name in ("ErrFull", "ErrShort")}})
    """
    done = python(printed, env={"USEGOLIB_LEVEL": "2"})
    assert done == str(readable), "what is told is what can be done"
    done = python(printed, env={"USEGOLIB_LEVEL": "3"})
    assert done == str(dict.fromkeys(readable, True)), "they are classes"


def test_import_takes_an_artifact_of_any_level(module: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    build(module, root, "--level", 2)
    code = f"""
        import usegolib
        local = usegolib.import_({str(module)!r}, artifact_dir={str(root)!r}, build_if_missing=True)
        print(local.Mirror(local.Point(x=1, y=2)), local.Count({{"a": 1}}), local.Point(x=3).norm())
    """
    assert python(code) == "Point(x=2, y=1) 1 3"


POINTED = """
type Counter struct{ N int }

func (c *Counter) Add(by int) { c.N += by }

func New(n int) Counter { return Counter{n} }

func Two() int { return 2 }
"""


def kind_of_counter(result: dict) -> str:
    """What the type `Counter` is in what was built."""
    (kind,) = set(result["manifest"]["types"]["example.com/local.Counter"]) & {"object", "record"}
    return str(kind)


def pin(project: Path, kind: str) -> None:
    """Let the project say what the type is."""
    text = f'[tool.usegolib.types]\n"example.com/local.Counter" = "{kind}"\n'
    (project / "pyproject.toml").write_text(text)


def test_a_pinned_record_brings_what_its_methods_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = write_module(tmp_path / "module", POINTED)
    pin(tmp_path, "record")
    monkeypatch.chdir(tmp_path)
    succeed("gen", module, "--out", tmp_path)
    code = """
        import local
        counter = local.new(40)
        print(counter, counter.add(2), counter)
    """
    assert python(code, tmp_path) == "Counter(n=40) Counter(n=42) Counter(n=40)"


def test_an_artifact_keeps_its_pins_until_others_are_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, root = write_module(tmp_path / "module", POINTED), tmp_path / "root"
    first = build(module, root)
    assert kind_of_counter(first) == "object"
    pin(tmp_path, "record")
    monkeypatch.chdir(tmp_path)
    changed = build(module, root)
    assert changed["reason"] == "other types of it are pinned"
    assert kind_of_counter(changed) == "record"
    monkeypatch.chdir("/")
    assert not build(module, root)["rebuilt"]
    monkeypatch.chdir(tmp_path)
    pin(tmp_path, "object")
    assert kind_of_counter(build(module, root)) == "object"


def test_kept_pins_of_a_type_that_is_gone_are_dropped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, root = write_module(tmp_path / "module", POINTED), tmp_path / "root"
    pin(tmp_path, "record")
    monkeypatch.chdir(tmp_path)
    assert build(module, root)["manifest"]["pins"] == {"example.com/local.Counter": "record"}
    write_module(module, "func Two() int { return 2 }")
    refused = usegolib("build", module, "--out", root)
    assert "example.com/local.Counter cannot be pinned" in refused.stderr
    monkeypatch.chdir("/")
    assert "pins" not in build(module, root)["manifest"]
