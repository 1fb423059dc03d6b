"""`usegolib describe` prints what the stage after it is given, and builds nothing."""

import json
from pathlib import Path

import pytest
from go_module import write_module
from goldens import GOLDEN
from installed import MODULES, listing, succeed

SHAPES = """
// Shape has an area.
type Shape interface{ Area() float64 }

// Square is a [Shape].
type Square struct{ Side float64 `json:"side"` }

// Area is the side squared.
func (s Square) Area() float64 { return s.Side * s.Side }

func (s *Square) Grow(by float64) { s.Side += by }
"""


@pytest.mark.parametrize("case", ["scalars", "docs", "subpackages"])
def test_a_description_is_that_of_the_goldens(tmp_path: Path, case: str) -> None:
    root = {"USEGOLIB_ARTIFACT_DIR": str(tmp_path / "root")}
    described = json.loads(succeed("describe", GOLDEN / case / "input", env=root).stdout)
    expected = json.loads((GOLDEN / case / "described.json").read_text(encoding="utf-8"))
    assert described == expected
    assert listing(tmp_path) == {}


def test_what_does_not_compile_is_described_too() -> None:
    described = json.loads(succeed("describe", MODULES / "broken").stdout)
    (package,) = described["packages"]
    assert package["path"] == "example.com/broken"
    assert "not a number" in package["errors"][0]["message"]


def test_types_have_their_fields_and_methods(tmp_path: Path) -> None:
    module = write_module(tmp_path / "go", SHAPES, "example.com/shapes")
    described = json.loads(succeed("describe", module).stdout)
    square = described["types"]["example.com/shapes.Square"]
    assert square["doc"] == "Square is a Shape."
    assert square["implements"] == ["example.com/shapes.Shape"]
    (side,) = square["fields"]
    assert (side["name"], side["go"], side["tag"]) == ("Side", "float64", 'json:"side"')
    area, grow = square["methods"]
    assert area["function"]["signature"] == "func (s Square) Area() float64"
    assert (area["pointer"], grow["pointer"]) == (False, True)
