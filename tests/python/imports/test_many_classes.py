"""A package with many object types: what of it is read and made, and that each class has its own.

In: a module of 60 types. Out: its manifest, and its classes. How long that takes is measured by
`benches/classes.py`.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from installed import python, succeed

TYPES = 60
FIELDS = 10


def source() -> Iterator[str]:
    yield "package many\n"
    for n in range(TYPES):
        fields = "".join(f"\t// Field{f} is one of them.\n\tField{f} int\n" for f in range(FIELDS))
        yield f"\n// Thing{n} is one of many.\ntype Thing{n} struct {{\n\thidden int\n{fields}}}\n"
        yield f"\n// Own{n} is of this type alone.\n"
        yield f"func (t *Thing{n}) Own{n}() int {{ return {n} + t.Field0 }}\n"
        yield f"\n// NewThing{n} makes one.\n"
        yield f"func NewThing{n}() *Thing{n} {{ return &Thing{n}{{Field0: 100}} }}\n"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the generated package."""
    folder = tmp_path_factory.mktemp("many")
    module = folder / "many"
    module.mkdir()
    (module / "go.mod").write_text("module example.com/many\n\ngo 1.24\n")
    (module / "many.go").write_text("".join(source()))
    succeed("gen", module, "--out", folder / "out", "--level", "3")
    return folder / "out"


def test_a_field_takes_little_of_the_manifest(many: Path) -> None:
    (manifest,) = many.rglob("manifest.json")
    assert manifest.stat().st_size / TYPES / FIELDS < 250
    described = json.loads(manifest.read_text(encoding="utf-8"))
    kinds = [each["kind"] for each in described["packages"][0]["callables"]]
    assert kinds == ["function"] * TYPES + ["method"] * TYPES
    fields = [len(each["fields"]) for each in described["members"]["example.com/many"]]
    assert fields == [FIELDS] * TYPES


def test_each_class_has_its_own(many: Path) -> None:
    printed = python(
        f"""
        import many
        for n in range({TYPES}):
            thing = getattr(many, f"Thing{{n}}")
            made, given = thing(field0=1, field9=n), getattr(many, f"new_thing{{n}}")()
            assert type(given) is thing
            assert (made.field0, made.field9, given.field0) == (1, n, 100)
            own = [name for name in dir(thing) if name.startswith("own")]
            assert own == [f"own{{n}}"], own
            assert getattr(made, own[0])() == n + 1
            given.field5 = n
            assert given.field5 == n
            assert thing.field9.__doc__ == "Field9 is one of them.\\n\\nGo: Field9 int"
        print("done")
        """,
        many,
    )
    assert printed == "done"


def test_the_import_reads_nothing(many: Path) -> None:
    (manifest,) = many.rglob("manifest.json")
    moved = manifest.rename(manifest.with_suffix(".moved"))
    try:
        printed = python("import many; print(len(many.__all__))", many)
    finally:
        moved.rename(manifest)
    assert int(printed) == 2 * TYPES
