"""How long it takes to import a generated package with many classes of objects, and to get one.

In: an environment with usegolib, and Go. Out: milliseconds, the least of several fresh processes:
the package imported, which loads no library and makes no class; one class used besides; one object
made by Go, and by Python; and all classes. Also the sizes of the manifest and of the library: the
manifest is to grow no faster than the API.

    .env/test/bin/python -B benches/classes.py
    .env/test/bin/python -B benches/classes.py 50       so many types instead of 500
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from imports import best, generate

FIELDS = 10
METHODS = 3

# What is timed, after `import usegolib`, which every program has done by then.
STEPS = {
    "import": "import many",
    "import, one class": "import many; many.Thing0",
    "import, one object from Go": "import many; many.new_thing0()",
    "import, one object, one field": "import many; many.new_thing0().field0",
    "import, one object by Python": "import many; many.Thing0(field0=1)",
    "import, all classes": "import many\nfor n in range({0}): getattr(many, f'Thing{{n}}')",
    "import, one object of each": (
        "import many\nfor n in range({0}): getattr(many, f'new_thing{{n}}')()"
    ),
}


def main() -> None:
    """Print a table."""
    types = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    with tempfile.TemporaryDirectory() as folder:
        out = generate(Path(folder), source(types), level=3)
        for what, size in sizes(out).items():
            print(f"{what:30} {size / 1000:8.0f} kB, {size / types:8.0f} bytes for each type")
        for what, step in STEPS.items():
            print(f"{what:30} {best(out, step.format(types)):8.2f} ms")


def source(types: int) -> Iterator[str]:
    """The code of objects that lead to each other, and of functions that make them."""
    yield "package many\n"
    for n in range(types):
        yield f"\n// Thing{n} is one of many.\ntype Thing{n} struct {{\n\thidden int\n"
        for field in range(FIELDS - 1):
            yield f"\t// Field{field} is one of the fields.\n"
            yield f"\tField{field} {('int', 'string', 'float64', '[]int')[field % 4]}\n"
        yield f"\tNext *Thing{(n + 1) % types}\n}}\n"
        yield f"\n// NewThing{n} makes one.\n"
        yield f"func NewThing{n}() *Thing{n} {{ return &Thing{n}{{}} }}\n"
        for method in range(METHODS):
            yield f"\n// Method{method} adds to what is hidden.\n"
            yield f"func (t *Thing{n}) Method{method}(by int) int {{ t.hidden += by; return by }}\n"


def sizes(out: Path) -> dict[str, int]:
    """The sizes of the files of the artifact, and of what Python reads of the package."""
    patterns = {"manifest": "manifest.json", "library": "*.so", "__init__.py": "__init__.py"}
    return {
        what: sum(path.stat().st_size for path in out.rglob(pattern))
        for what, pattern in patterns.items()
    }


if __name__ == "__main__":
    main()
