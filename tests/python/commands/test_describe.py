"""`usegolib describe`: all that a module exports, as JSON."""

import json
from pathlib import Path

from go_module import write_module
from installed import MODULES, succeed, usegolib

SHAPES = """
// Shape has an area.
type Shape interface{ Area() float64 }

// Square is a [Shape].
type Square struct{ Side float64 `json:"side"` }

// Area is the side squared.
func (s Square) Area() float64 { return s.Side * s.Side }

func (s *Square) Grow(by float64) { s.Side += by }

// Double is twice the area.
func Double(s Shape) float64 { return 2 * s.Area() }
"""


def test_types_have_their_fields_and_methods(tmp_path: Path) -> None:
    module = write_module(tmp_path / "go", SHAPES, "example.com/shapes")
    done = succeed("describe", module)
    described = json.loads(done.stdout)
    (package,) = described["packages"]
    assert [function["name"] for function in package["functions"]] == ["Double"]
    square = described["types"]["example.com/shapes.Square"]
    assert square["doc"] == "Square is a Shape."
    assert square["implements"] == ["example.com/shapes.Shape"]
    (side,) = square["fields"]
    assert (side["name"], side["go"], side["tag"]) == ("Side", "float64", 'json:"side"')
    area, grow = square["methods"]
    assert area["function"]["signature"] == "func (s Square) Area() float64"
    assert (area["pointer"], grow["pointer"]) == (False, True)
    assert succeed("describe", module).stdout == done.stdout


def test_one_package_of_a_module_is_described_with_the_others() -> None:
    """What is decided of it depends on them."""
    described = json.loads(succeed("describe", MODULES / "tree" / "leaf").stdout)
    paths = [package["path"] for package in described["packages"]]
    assert "example.com/tree" in paths
    assert "example.com/tree/leaf" in paths


def test_what_cannot_be_described(tmp_path: Path) -> None:
    for target in ("example.com/a@b@c", tmp_path / "absent", MODULES / "broken"):
        done = usegolib("describe", target)
        assert done.returncode == 1
        assert done.stdout == ""
        assert done.stderr.startswith("error: ")
