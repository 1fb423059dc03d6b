"""Compare what functions and methods say of themselves with what the stubs beside them say.

In: names of generated packages that can be imported. Out: an error at the first difference in the
documentation, the parameters or, where the function is not generic, the types; else how many types
of functions were compared.
"""

import ast
import dataclasses
import importlib
import inspect
import sys
import typing
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType, UnionType

import usegolib
from usegolib.typing import Buffer

# What only type checkers know, of these modules.
TYPING = ("typing", "typing_extensions", "usegolib.typing")
AT_RUN_TIME = {
    "Buffer": Buffer,
    "GoAny": typing.Any,
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
                known = AT_RUN_TIME if path in TYPING else {}
                found[alias.asname or alias.name] = known.get(alias.name) or getattr(
                    source, alias.name
                )
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


def functions(
    tree: ast.Module, module: ModuleType
) -> Iterator[tuple[str, ast.FunctionDef, object]]:
    """Every function of Go's in a stub, methods among them, and what it is at run time."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node, vars(module)[node.name]
        elif isinstance(node, ast.ClassDef):
            class_ = getattr(module, node.name)
            for method in node.body:
                if isinstance(method, ast.FunctionDef) and is_go_s(method):
                    yield f"{node.name}.{method.name}", method, getattr(class_, method.name)


def is_go_s(method: ast.FunctionDef) -> bool:
    """Tell whether a method is no protocol of Python's, and no field, which has no types."""
    decorators = [ast.unparse(each) for each in method.decorator_list]
    is_field = any(each.endswith(("property", ".setter")) for each in decorators)
    return not is_field and not (method.name.startswith("__") and method.name.endswith("__"))


def annotations(
    function: object, node: ast.FunctionDef, class_: object, names: dict[str, object]
) -> tuple[dict[str, object], dict[str, ast.expr]]:
    """A function's types at run time and in the stub, without that of `self`, which is compared.

    The stub has none for an instance; for a value with methods, which any plain value is taken
    for, it has the plain type, and the class only in what mypy infers.
    """
    said, stub = dict(function.__annotations__), written(node)
    is_value = issubclass(class_ or object, (int, float, str))
    if "self" in stub and (stub["self"] is None or is_value):
        own, plain = said.pop("self"), stub.pop("self")
        # Of a generic record, any of its instances; of an interface, also the values that
        # implement it, which the stub says of parameters only.
        kinds = {typing.get_origin(one) or one for one in alternatives(own)}
        said_of = [] if plain is None else alternatives(eval(ast.unparse(plain), names))
        wanted = {class_, *said_of}
        is_as_said = kinds >= wanted if is_interface(class_) else kinds == wanted
        assert is_as_said, (node.name, own)
    return said, stub


def alternatives(kind: object) -> Sequence[object]:
    """The members of a union, or the only one."""
    return typing.get_args(kind) if isinstance(kind, UnionType) else [kind]


def is_interface(class_: object) -> bool:
    """Tell whether a class is that of an interface, and has no instances of its own."""
    others = (usegolib.Object, BaseException, int, float, str)
    return not issubclass(class_ or object, others) and not dataclasses.is_dataclass(class_)


def compare(name: str) -> int:
    """Compare one package; count the functions whose types were compared."""
    module = importlib.import_module(name)
    tree = ast.parse(Path(f"{module.__file__}i").read_text(encoding="utf-8"))
    names, variables = namespace(tree, module), type_variables(tree)
    compared, documented = 0, set()
    for title, node, function in functions(tree, module):
        # The overload with `to` does not return what is written, and says so.
        if title not in documented:
            assert inspect.getdoc(function) == ast.get_docstring(node), title
            documented.add(title)
        class_ = getattr(module, title.split(".")[0]) if "." in title else None
        said, stub = annotations(function, node, class_, names)
        assert list(said) == list(stub), (title, list(said), list(stub))
        if is_generic(node, variables):
            continue
        types = {arg: eval(ast.unparse(kind), names) for arg, kind in stub.items()}
        assert said == types, (title, said, types)
        compared += 1
    return compared


if __name__ == "__main__":
    print(sum(map(compare, sys.argv[1:])))
