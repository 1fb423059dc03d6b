"""Calls of standard packages and of small published modules agree with Go, bit by bit.

The rest of the corpus is run by `make corpus`; see tests/corpus/README.md.
"""

import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from installed import REPOSITORY

sys.path.insert(0, str(REPOSITORY / "tests" / "corpus"))

import corpus_list
import sample

PACKAGES = [
    "strings",
    "strconv",
    "math",
    "math/bits",
    "path",
    "html",
    "net/url",
    "unicode",
    "unicode/utf8",
    "encoding/hex",
    "encoding/base64",
    "crypto/sha256",
    "time",
    "slices",
    "sort",
    "maps",
    "math/cmplx",
    "encoding/json",
    "github.com/agnivade/levenshtein",
    "github.com/alecthomas/units",
    "github.com/dustin/go-humanize/english",
    "github.com/google/uuid",
]

UNITS = {unit.package: unit for unit in corpus_list.units()}


@pytest.fixture(scope="module")
def comparisons(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[dict[str, Future[list[sample.Comparison]]]]:
    """What the calls of each package came to, two packages at a time."""
    folder = tmp_path_factory.mktemp("corpus")
    with ThreadPoolExecutor(2) as pool:
        yield {
            package: pool.submit(sample.compare, UNITS[package], folder / str(number))
            for number, package in enumerate(PACKAGES)
        }


@pytest.mark.parametrize("package", PACKAGES)
def test_calls_agree_with_go(
    comparisons: dict[str, Future[list[sample.Comparison]]], package: str
) -> None:
    made = comparisons[package].result()
    assert made
    assert not [str(each) for each in made if not each.agrees]


def test_each_package_of_the_sample_stands_in_one_place_and_is_called() -> None:
    assert len(UNITS) == len(corpus_list.units())
    assert all(unit.calls for unit in UNITS.values())


def test_a_disagreement_is_seen() -> None:
    agree = sample.agree
    assert agree({"result": 1}, {"result": 1})
    assert not agree({"result": 1}, {"result": 2})
    assert not agree({"result": {"float": "8000000000000000"}}, {"result": {"float": "0" * 16}})
    assert not agree({"result": None}, {"error": ["*errors.errorString", "x"]})
    one, other = [["a", 1], ["b", 2]], [["b", 2], ["a", 1]]
    assert agree({"result": [{"map": one}]}, {"result": [{"map": other}]})
    assert not agree({"result": {"map": one}}, {"result": {"map": one[:1]}})
    assert not agree({"result": {"record": [1, 2]}}, {"result": {"record": [2, 1]}})
    assert not agree({"result": {"record": [1]}}, {"result": [1]})
    assert not agree(
        {"raised": ["ValueError", "f() argument 1: other words"]}, {"refused": ["T", "x"]}
    )


def test_the_module_list_is_pinned() -> None:
    targets = corpus_list.targets()
    assert sum(1 for target in targets if target.version) >= 60
    assert len({target.path for target in targets}) == len(targets)
