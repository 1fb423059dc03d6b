"""Types of other modules in signatures: classes below `go`, by import path."""

import copy
import importlib
import pickle
from pathlib import Path
from types import ModuleType

import pytest
import usegolib
from goldens import GOLDEN
from installed import imported, python, succeed

# That of the golden: what is expected of its package is what is called here.
MODULE = GOLDEN / "other_modules" / "input"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> Path:
    """Where the package is generated."""
    folder = tmp_path_factory.mktemp("stall")
    succeed("gen", MODULE, "--out", folder, "--level", "3")
    return folder


@pytest.fixture(scope="module")
def stall(folder: Path) -> ModuleType:
    """The package that is generated for the module above."""
    return imported(folder, "stall")


@pytest.fixture(scope="module")
def dep(stall: ModuleType) -> ModuleType:
    """What it has of the other module."""
    return importlib.import_module(f"{stall.__name__}.go.example_org.dep")


def place_of(declaration: str) -> str:
    """The place of what the other module declares, as documentation names it."""
    lines = (MODULE / "dep" / "dep.go").read_text(encoding="utf-8").splitlines()
    line = next(at for at, text in enumerate(lines, 1) if text.startswith(declaration))
    return f"example.org/dep@v1.0.0/dep.go:{line}"


def test_only_what_is_needed_is_there(stall: ModuleType, dep: ModuleType) -> None:
    assert dep.__all__ == [
        "Attr",
        "Disc",
        "Kind",
        "Leaf",
        "Missing",
        "Node",
        "Painter",
        "Point",
        "Rect",
        "Root",
        "Secret",
        "Shape",
        "Square",
        "Tags",
        "new_node",
        "odd",
        "parse_node",
    ]
    kinds = importlib.import_module("stall.go.example_org.dep.kinds")
    assert kinds.__all__ == ["Label", "Level", "Lowest"]
    assert "Handler" not in dir(dep)
    assert dep.Node.__module__ == "stall.go.example_org.dep"
    assert dep.Node.__doc__.startswith("Node is an object with a parent and children.")
    assert place_of("type Node") in dep.Node.__doc__
    assert place_of("func (n *Node) Append") in dep.Node.append.__doc__
    assert stall.root("a").__class__ is dep.Node


def test_objects_have_their_fields_and_methods(stall: ModuleType, dep: ModuleType) -> None:
    root = stall.root("top")
    child = root.next()
    assert (root.name, child.name, child.parent) == ("top", "child", root)
    assert root.attrs == (dep.Attr(key="a", value="1"),)
    assert root.attrs[0].text() == "a=1"
    assert root.attr("a") == dep.Attr(key="a", value="1")
    assert child.kind is dep.Leaf
    assert (root.kind, child.kind.string()) == (dep.Kind.Root, "leaf")
    made = dep.Node(name="made", kind=dep.Leaf, attrs=[dep.Attr(key="k", value="v")])
    made.append(root)
    assert stall.names(made, root, made.next()) == ["made", "top", "top"]
    stall.rename(made, "other")
    assert made.name == "other"
    with pytest.raises(AttributeError, match="Owner"):
        made.owner  # noqa: B018


def test_functions_that_make_what_the_module_takes(stall: ModuleType, dep: ModuleType) -> None:
    node = dep.new_node("made", dep.Attr(key="k", value="v"))
    assert type(node) is dep.Node
    assert (stall.names(node), node.attr("k").text()) == (["made"], "k=v")
    assert stall.names(dep.parse_node("parsed")) == ["parsed"]
    with pytest.raises(usegolib.GoError, match="nothing to parse"):
        dep.parse_node("")
    assert not hasattr(dep, "count_nodes")
    assert place_of("func NewNode") in dep.new_node.__doc__


def test_a_buffer_for_what_writes(tmp_path: Path) -> None:
    succeed("gen", "encoding/csv", "--name", "go_csv_only", "--out", tmp_path)
    csv = imported(tmp_path, "go_csv_only")
    buffer = importlib.import_module("go_csv_only.go.bytes").Buffer()
    writer = csv.new_writer(buffer)
    writer.write(["a", 'b "c"'])
    writer.flush()
    assert str(buffer) == 'a,"b ""c"""\n'
    made = importlib.import_module("go_csv_only.go.bytes").new_buffer_string("x")
    assert (made.write_string("y"), str(made)) == (1, "xy")


def test_embedding_promotes_what_they_have(stall: ModuleType, dep: ModuleType) -> None:
    cart = stall.new_cart()
    cart.name = "cart"
    cart.append(stall.root("in it"))
    assert (cart.next().name, cart.next().parent.name) == ("in it", "cart")
    assert isinstance(cart.node, dep.Node)
    assert place_of("func (n *Node) Append") in stall.Cart.append.__doc__


def test_records_and_values_with_methods(stall: ModuleType, dep: ModuleType) -> None:
    cart = stall.new_cart()
    assert cart.move(dep.Point(x=1, y=2)) == dep.Point(x=1, y=2)
    assert cart.at.add(cart.at) == dep.Point(x=2, y=4)
    assert pickle.loads(pickle.dumps(cart.at)) == copy.copy(cart.at)
    assert cart.tags == ("new",)
    assert dep.Tags.has(cart.tags, "new")
    assert not dep.Tags.has(["a"], "new")
    raised = stall.raise_(cart.level)
    assert (raised, raised.up(), type(raised).__name__) == (4, 5, "Level")
    label = stall.labelled("ab")
    assert (label, label.Upper(), type(label)) == ("ab", "a", type(label))
    assert type(label).__module__ == "stall.go.example_org.dep.kinds"


def test_errors_are_of_their_classes(stall: ModuleType, dep: ModuleType) -> None:
    with pytest.raises(dep.Missing, match="missing x") as raised:
        stall.find("x")
    assert raised.value.key == "x"
    assert stall.missing("y").key == "y"
    with pytest.raises(dep.Missing):
        stall.root("a").attr("none")


def test_interfaces(stall: ModuleType, dep: ModuleType) -> None:
    box = stall.new_box(2.0, 3.0)
    assert isinstance(box, dep.Shape)
    assert stall.area_of(box) == 6.0
    square = stall.any_shape()
    assert (isinstance(square, dep.Shape), square.area()) == (True, 9.0)
    cart = stall.new_cart()
    cart.shape = square
    assert cart.shape.area() == 9.0
    with pytest.raises(TypeError, match=r"expected dep.Shape, got a \*stall.Cart, which lacks"):
        stall.area_of(cart)


def test_what_implements_an_interface_that_is_given(stall: ModuleType, dep: ModuleType) -> None:
    square = stall.any_shape()
    assert type(square) is dep.Square
    assert (square.side, square.within()) == (3.0, dep.Rect(a=3.0, b=3.0))
    square.side = 2.0
    assert stall.area_of(square) == stall.area_of(dep.Square(side=2.0)) == 4.0
    rect, odd, disc = stall.shapes()
    assert rect == dep.Rect(a=2.0, b=3.0)
    assert (type(odd).__name__, odd.area()) == ("odd", 0.0)
    assert type(disc) is dep.Disc
    assert (disc.radius, disc.area()) == (1.0, 3.0)
    assert stall.area_of(dep.Disc(radius=2.0)) == 12.0
    assert place_of("type Square") in dep.Square.__doc__
    # What is only taken brings nothing along.
    assert not hasattr(dep, "Brush")


def test_objects_of_them_in_any(stall: ModuleType, dep: ModuleType) -> None:
    node = stall.any()
    assert type(node) is dep.Node
    assert node.name == "any"
    assert stall.hidden() is None


def test_types_of_the_standard_library(stall: ModuleType) -> None:
    url = importlib.import_module("stall.go.net.url")
    parsed = stall.parse("https://u:p@example.com:8080/a?x=1&x=2#f")
    assert type(parsed) is url.URL
    assert (parsed.scheme, parsed.hostname(), parsed.port()) == ("https", "example.com", "8080")
    assert str(parsed) == "https://u:p@example.com:8080/a?x=1&x=2#f"
    assert parsed.query() == {"x": ["1", "2"]}
    assert url.Values.get(parsed.query(), "x") == "1"
    assert stall.host(parsed) == "example.com:8080"
    assert stall.host(url.URL(host="h")) == "h"
    with pytest.raises(usegolib.GoError, match="missing protocol scheme"):
        parsed.parse(":")


def test_a_module_below_go_can_be_imported_first(folder: Path) -> None:
    code = (
        "from stall.go.example_org.dep import Node, Missing; import stall;"
        "print(isinstance(stall.root('a'), Node), issubclass(Missing, Exception))"
    )
    assert python(code, folder) == "True True"


def test_a_handle_has_them(tmp_path: Path) -> None:
    succeed("build", MODULE, "--out", tmp_path)
    handle = usegolib.import_("example.com/stall", artifact_dir=tmp_path)
    dep = handle.go.example_org.dep
    root = handle.Root("a")
    assert type(root) is dep.Node
    assert root.next().kind.string() == "leaf"
    assert dep.Point(x=1, y=2).add(dep.Point(x=1, y=0)) == dep.Point(x=2, y=2)
    assert type(handle.Raise(1)) is dep.kinds.Level
    assert type(handle.AnyShape()) is dep.Square
    assert handle.AreaOf(dep.Square(side=2.0)) == 4.0
    assert handle.go.net.url.URL(host="h").host == "h"
    assert handle.Names(dep.NewNode("n")) == ["n"]
    with pytest.raises(dep.Missing) as raised:
        handle.Find("k")
    assert raised.value.key == "k"
    assert repr(dep).startswith("<Go package example.org/dep (example.com/stall@local, ")
    with pytest.raises(AttributeError, match="there is no 'Handler' here: of other modules"):
        dep.Handler  # noqa: B018
    assert not hasattr(dep, "go")
