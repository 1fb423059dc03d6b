"""Compare what functions say of themselves with what the stubs beside them say.

In: names of generated packages that can be imported. Out: an error at the first difference in the
documentation, the parameters or, where the function is not generic, the types; else how many types
of functions were compared.
"""

import ast
import importlib
import inspect
import sys
import typing
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType

from usegolib.typing import Buffer

# What only type checkers know.
AT_RUN_TIME = {
    "Buffer": Buffer,
    "GoData": typing.Any,
    "GoMapping": Mapping,
    "GoValue": typing.Any,
    "SequenceNotStr": Sequence,
}


def namespace(tree: ast.Module, module: ModuleType) -> dict[str, object]:
    """What the names in a stub's annotations are."""
    classes = [node.name for node in tree.body if isinstance(node, ast.ClassDef)]
    found: dict[str, object] = {name: getattr(module, name) for name in classes}
    for node in tree.body:
        if isinstance(node, ast.Import):
            exec(ast.unparse(node), found)
        elif isinstance(node, ast.ImportFrom):
            path = "." * node.level + (node.module or "")
            source = importlib.import_module(path, module.__package__)
            for alias in node.names:
                value = AT_RUN_TIME.get(alias.name) or getattr(source, alias.name)
                found[alias.asname or alias.name] = value
    return found


def type_variables(tree: ast.Module) -> set[str]:
    """The names that are type variables, which are the stub's only assignments without a type."""
    assigned = [
        target for node in tree.body if isinstance(node, ast.Assign) for target in node.targets
    ]
    return {target.id for target in assigned if isinstance(target, ast.Name)} - {"__all__"}


def written(node: ast.FunctionDef) -> dict[str, ast.expr]:
    """A function's annotations in its stub."""
    arguments = node.args
    rest = [arguments.vararg] if arguments.vararg else []
    every = [*arguments.posonlyargs, *rest, *arguments.kwonlyargs]
    return {**{each.arg: each.annotation for each in every}, "return": node.returns}


def is_generic(node: ast.FunctionDef, variables: set[str]) -> bool:
    """Tell whether the types are several, of which a function itself shows the union."""
    is_overload = any(ast.unparse(each).endswith("overload") for each in node.decorator_list)
    return is_overload or any(
        isinstance(part, ast.Name) and part.id in variables for part in ast.walk(node)
    )


def compare(name: str) -> int:
    """Compare one package; count the functions whose types were compared."""
    module = importlib.import_module(name)
    tree = ast.parse(Path(f"{module.__file__}i").read_text(encoding="utf-8"))
    names, variables = namespace(tree, module), type_variables(tree)
    compared = 0
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef):
            continue
        function = vars(module)[node.name]
        assert inspect.getdoc(function) == ast.get_docstring(node), node.name
        annotations = function.__annotations__
        assert list(annotations) == list(written(node)), node.name
        if is_generic(node, variables):
            continue
        stub = {arg: eval(ast.unparse(kind), names) for arg, kind in written(node).items()}
        assert annotations == stub, (node.name, annotations, stub)
        compared += 1
    return compared


if __name__ == "__main__":
    print(sum(map(compare, sys.argv[1:])))
