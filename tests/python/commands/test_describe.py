"""`usegolib describe` prints what the stage after it is given, and builds nothing."""

import json
from pathlib import Path

import pytest
from goldens import GOLDEN
from installed import MODULES, listing, succeed


@pytest.mark.parametrize("case", ["scalars", "docs", "subpackages"])
def test_a_description_is_that_of_the_goldens(tmp_path: Path, case: str) -> None:
    root = {"USEGOLIB_ARTIFACT_DIR": str(tmp_path / "root")}
    described = json.loads(succeed("describe", GOLDEN / case / "input", env=root).stdout)
    expected = json.loads((GOLDEN / case / "described.json").read_text(encoding="utf-8"))
    assert described | {"go_version": ""} == expected | {"go_version": ""}
    assert listing(tmp_path) == {}


def test_what_does_not_compile_is_described_too() -> None:
    described = json.loads(succeed("describe", MODULES / "broken").stdout)
    (package,) = described["packages"]
    assert package["path"] == "example.com/broken"
    assert "not a number" in package["errors"][0]["message"]
