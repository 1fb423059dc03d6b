"""Which calls of a README count as what a module shows, and what the list of them holds."""

import sys

from installed import REPOSITORY

sys.path.insert(0, str(REPOSITORY / "tests" / "corpus"))

import headline
from readme_calls import Api, calls, code

ROOT, SUB = "example.com/tree", "example.com/tree/leaf"


def _function(signature: str, receiver: str | None = None, **more: str) -> dict:
    """A row as inspect prints it."""
    start = signature.removeprefix("func ")
    if receiver:
        start = start.partition(") ")[2]
        more["receiver"] = receiver
    return {"go": start.partition("(")[0].partition("[")[0], "signature": signature, **more}


API = Api(
    [
        {
            "path": ROOT,
            "name": "tree",
            "callables": [
                _function("func New(name string) (*Tree, error)", kind="function"),
                _function("func (t *Tree) Grow(n int) *Tree", f"{ROOT}.Tree", kind="method"),
                _function("func (t *Tree) Leaves() []leaf.Leaf", f"{ROOT}.Tree", kind="method"),
                {"go": "Tree", "receiver": f"{ROOT}.Tree", "kind": "make"},
            ],
            "skipped": [
                _function("func Walk(t *Tree, f func(*Tree) bool)"),
                _function("func (t *Tree) First() leaf.Leaf", "Tree"),
                _function("func (t *Tree) Paint(f func())", "Tree"),
            ],
        },
        {
            "path": SUB,
            "name": "leaf",
            "callables": [_function("func (l Leaf) Paint()", f"{SUB}.Leaf", kind="method")],
            "skipped": [],
        },
    ]
)


def _names(source: str) -> list[str]:
    return [name for _, name in calls(source, API)]


def test_only_go_code_is_read() -> None:
    fenced = "```go\ntree.B()\n```\n```sh\ntree.C()\n```\n~~~\ntree.D()\n~~~\n"
    text = f"tree.A()\n{fenced}\n    tree.E()\n"
    found = code(text)
    assert [name for name in "ABCDE" if f"tree.{name}()" in found] == ["B", "D", "E"]


def test_functions_count_whether_they_are_offered_or_refused() -> None:
    assert _names("tree.New(x)\ntree.Walk(t, f)\ntree.Other()") == ["New", "Walk"]


def test_a_package_has_the_name_it_is_imported_by() -> None:
    assert _names('import oak "example.com/tree"\noak.New(x)') == ["New"]
    assert _names('import (\n\t"other.com/tree"\n)\nleaf.New(x)') == []


def test_the_type_of_a_variable_is_that_of_what_made_it() -> None:
    made = 't, err := tree.New("oak")\nfirst := t.First()\nfirst.Paint()\nt.Paint(f)'
    assert _names(made) == ["New", "Tree.First", "Leaf.Paint", "Tree.Paint"]
    assert _names("var t *tree.Tree\nt.Paint(f)") == ["Tree.Paint"]
    assert _names("t := &tree.Tree{}\nt.Paint(f)") == ["Tree.Paint"]
    assert _names("func paint(t *tree.Tree, n int) {\n\tt.Paint(f)\n}") == ["Tree.Paint"]


def test_calls_are_followed_from_one_to_the_next() -> None:
    chain = "tree.New(f(2, 1)).\n\tGrow(2).\n\tFirst().Paint()"
    assert _names(chain) == ["New", "Tree.Grow", "Tree.First", "Leaf.Paint"]


def test_a_method_of_an_unknown_variable_counts_if_one_type_has_it() -> None:
    assert _names("x.Grow(1)\nx.Paint()") == ["Tree.Grow"]
    assert _names("strings.Grow(1)\nx.y.Grow(1)") == []


def test_the_list_is_of_modules_at_the_versions_that_are_pinned() -> None:
    listed = headline.listed()
    names = [(target.path, *name) for target, each in listed.items() for name in each]
    assert len(names) >= 500
    assert len(set(names)) == len(names)
    pinned = {(each.path, each.version) for each in headline.published()}
    assert {(each.path, each.version) for each in listed} <= pinned
