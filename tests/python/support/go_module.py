"""Small Go modules that a test writes for itself, to change at will.

In: a folder and Go code. Out: the module on disk.
"""

from pathlib import Path


def write_module(folder: Path, code: str, path: str = "example.com/local", **files: str) -> Path:
    """Write a module of one package; files are more files by name, with `__` for a dot."""
    folder.mkdir(parents=True, exist_ok=True)
    package = path.rsplit("/", 1)[-1]
    (folder / "go.mod").write_text(f"module {path}\n\ngo 1.21\n")
    (folder / f"{package}.go").write_text(f"package {package}\n\n{code}\n")
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text)
    return folder


def answering(folder: Path, number: int) -> Path:
    """Write a module with one function, Answer, that returns the number."""
    return write_module(folder, f"func Answer() int {{ return {number} }}")
