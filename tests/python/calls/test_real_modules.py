"""Modules from the module proxy as they are published, at pinned versions, with checked results."""

from pathlib import Path

import pytest
from installed import python, succeed

CASES = {
    "golang.org/x/mod@v0.42.0": """
        from mod import module, semver
        assert semver.compare("v1.2.3", "v1.10.0") == -1
        assert semver.compare("v1.0.0", "v1.0") == 0
        assert semver.canonical("v1.2") == "v1.2.0"
        assert semver.is_valid("v1.2.3-rc.1+build") and not semver.is_valid("1.2.3")
        assert semver.major_minor("v2.1.0") == "v2.1"
        assert semver.prerelease("v1.2.3-rc.1+build") == "-rc.1"
        assert module.escape_path("github.com/Azure/x") == "github.com/!azure/x"
        assert module.split_path_version("example.com/mod/v2") == ("example.com/mod", "/v2", True)
        import usegolib
        try:
            module.check_path("not a path")
        except usegolib.GoError as error:
            assert error.go_type == "*module.InvalidPathError", error.go_type
            assert "malformed module path" in error.message
        else:
            raise AssertionError("no error")
    """,
    "github.com/dustin/go-humanize@v1.1.0": """
        import humanize
        from humanize import english
        assert humanize.bytes(82854982) == "83 MB"
        assert humanize.bytes(2**64 - 1) == "18 EB"
        assert humanize.i_bytes(82854982) == "79 MiB"
        assert humanize.comma(-1234567) == "-1,234,567"
        assert humanize.ordinal(193) == "193rd"
        assert humanize.ftoa(2.50) == "2.5"
        assert humanize.parse_bytes("42 MB") == 42_000_000
        assert english.plural_word(2, "leaf", "leaves") == "leaves"
        assert english.oxford_word_series(["a", "b", "c"], "and") == "a, b, and c"
        import usegolib
        try:
            humanize.parse_bytes("42 nothings")
        except usegolib.GoError as error:
            assert "nothings" in error.message
        else:
            raise AssertionError("no error")
    """,
    "github.com/thoas/go-funk@v0.9.3": """
        import funk
        assert funk.get(["a", "b"], "") == ["a", "b"]
        assert funk.uniq([1, 2, 1]) == [1, 2]
        for name in ("keys", "values"):
            try:
                getattr(funk, name)([1])
            except Exception as error:
                assert "is not supported by" in str(error), error
            else:
                raise AssertionError("no panic")
        assert not hasattr(funk, "convert_slice") and not hasattr(funk, "set")
    """,
    "github.com/google/uuid@v1.6.0": """
        import uuid, go_uuid, usegolib
        made = go_uuid.new_string()
        assert str(uuid.UUID(made)) == made and uuid.UUID(made).version == 4
        assert go_uuid.validate(made) is None
        assert go_uuid.set_node_id(b"abcdef") is True
        assert go_uuid.node_id() == b"abcdef"
        try:
            go_uuid.validate("not-a-uuid")
        except usegolib.GoError as error:
            assert error.message == "invalid UUID length: 10", error.message
        else:
            raise AssertionError("no error")
    """,
    "github.com/iancoleman/strcase@v0.3.0": """
        import strcase
        assert strcase.to_snake("AnyKind of_string") == "any_kind_of_string"
        assert strcase.to_camel("AnyKind of_string") == "AnyKindOfString"
        assert strcase.to_kebab("AnyKind of_string") == "any-kind-of-string"
        assert strcase.to_delimited("AnyKind of_string", ord(".")) == "any.kind.of.string"
    """,
    "github.com/agnivade/levenshtein@v1.2.2": """
        import levenshtein
        assert levenshtein.compute_distance("kitten", "sitting") == 3
        assert levenshtein.compute_distance("", "abc") == 3
        assert levenshtein.compute_distance("résumé and café", "resumes and cafes") == 5
    """,
    # A path with capitals, whose folder name is escaped.
    "github.com/Masterminds/goutils@v1.1.1": """
        import goutils
        assert goutils.abbreviate("abcdefg", 6) == "abc..."
        assert goutils.is_blank("  ") and not goutils.is_blank("a")
    """,
}


@pytest.mark.parametrize(
    ("target", "name", "text", "value"),
    [
        ("encoding/json", "go_json", '{"a": [1, {"b": null}]}', {"a": [1.0, {"b": None}]}),
        ("gopkg.in/yaml.v3@v3.0.1", "yaml", "a: [1, {b: x}]", {"a": [1, {"b": "x"}]}),
        (
            "github.com/pelletier/go-toml/v2@v2.2.4",
            "toml",
            "a = [1, 2]\n[t]\nx = 1.5",
            {"a": [1, 2], "t": {"x": 1.5}},
        ),
    ],
)
def test_what_is_read_into_an_any_comes_back(
    tmp_path: Path, target: str, name: str, text: str, value: object
) -> None:
    succeed("gen", target, "--out", tmp_path)
    code = f"import {name}; print({name}.unmarshal({text.encode()!r}))"
    assert python(code, tmp_path) == str(value)


@pytest.mark.parametrize("target", CASES)
def test_generate_build_and_call(tmp_path: Path, target: str) -> None:
    done = succeed("gen", target, "--out", tmp_path)
    assert f"{target.partition('@')[0]}" in done.stdout
    python(CASES[target], tmp_path)


def test_one_package_of_a_module(tmp_path: Path) -> None:
    succeed("gen", "golang.org/x/mod/semver@v0.42.0", "--out", tmp_path)
    printed = python(
        "import semver; print(semver.max('v1.2.0', 'v1.10.0'), semver.compare.__module__)", tmp_path
    )
    assert printed == "v1.10.0 semver"


def test_two_modules_in_one_process(tmp_path: Path) -> None:
    for target in ("golang.org/x/mod/semver@v0.42.0", "github.com/agnivade/levenshtein@v1.2.2"):
        succeed("gen", target, "--out", tmp_path)
    printed = python(
        """
        import levenshtein, semver
        for i in range(2000):
            assert semver.canonical(f"v1.{i}") == f"v1.{i}.0"
            assert levenshtein.compute_distance("a" * (i % 50), "") == i % 50
        print("both")
        """,
        tmp_path,
    )
    assert printed == "both"


def test_a_package_of_the_standard_library(tmp_path: Path) -> None:
    succeed("gen", "strings", "--out", tmp_path)
    printed = python(
        "import strings; print(strings.fields('  a b  c '), strings.count('cheese', 'e'))", tmp_path
    )
    assert printed == "['a', 'b', 'c'] 3"
