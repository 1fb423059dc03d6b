"""What Go writes into its arguments comes back, unless the function has other results.

In: the module `kinds`. Out: values as Go leaves them, arguments that stay as they are, and
documentation that says which is which.
"""

import pydoc
from pathlib import Path
from types import ModuleType

import pytest
import usegolib


def test_what_go_writes_comes_back(kinds: ModuleType) -> None:
    numbers, items, point = [1, 2], {"b": 2}, kinds.Point(x=1)
    assert kinds.sort(numbers) == [2, 1]
    assert kinds.put(items, "a") == {"a": 1, "b": 2}
    assert kinds.move(point) == kinds.Point(x=2)
    assert kinds.bump(1) == 2
    assert kinds.fill({}) == {"a": []}
    assert kinds.Values.set({}, "a", "b") == {"a": ["b"]}
    assert kinds.Stack.push([1], 2) == [1, 2]
    assert (numbers, items, point) == ([1, 2], {"b": 2}, kinds.Point(x=1))
    assert "Returns: v as Go leaves it" in kinds.sort.__doc__


def test_beside_another_result_it_stays_unseen(kinds: ModuleType) -> None:
    numbers = [1]
    assert kinds.drain(numbers) == "drained"
    assert numbers == [1]


@pytest.mark.parametrize(("name", "param"), [("drain", "v"), ("Values.take", "value")])
def test_documentation_says_what_stays_unseen(
    kinds: ModuleType, kinds_dir: Path, kinds_artifacts: Path, name: str, param: str
) -> None:
    handle = usegolib.import_("example.com/kinds", artifact_dir=kinds_artifacts)
    of_handle = handle.Drain if name == "drain" else handle.Values.take
    of_module = kinds.drain if name == "drain" else kinds.Values.take
    line = f"Not returned: what Go may write into {param}"
    assert line in of_module.__doc__.splitlines()
    assert of_handle.__doc__ == of_module.__doc__
    assert line in pydoc.plain(pydoc.render_doc(of_module))
    stub = (kinds_dir / "kinds" / "__init__.pyi").read_text(encoding="utf-8")
    assert stub.count(f"{line}\n") == 1


def test_documentation_is_silent_where_nothing_is_written(kinds: ModuleType) -> None:
    for function in (kinds.sort, kinds.tags, kinds.points, kinds.Values.get, kinds.take_point):
        assert "Not returned" not in function.__doc__
