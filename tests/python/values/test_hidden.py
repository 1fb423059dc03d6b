"""Values of Go types that other packages cannot name are what their interfaces are.

A variable that cannot be read says why.
"""

import json
import pickle
from types import ModuleType

import pytest
import usegolib
from goldens import GOLDEN
from installed import imported, succeed

# That of the golden: what is expected of its package is what is called here.
MODULE = GOLDEN / "hidden" / "input"


@pytest.fixture(scope="module")
def hidden(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> ModuleType:
    """The package that is generated for the module above."""
    folder = tmp_path_factory.mktemp("hidden")
    succeed("gen", MODULE, "--out", folder)
    return imported(folder, "hidden.extension", "hidden")


def test_a_result_is_of_the_largest_interface(hidden: ModuleType) -> None:
    counter = hidden.new_counter()
    assert isinstance(counter, hidden.Counter)
    assert isinstance(counter, hidden.Extender)
    assert hidden.apply("a", counter, counter) == "a##"
    assert counter.count() == 2
    assert hidden.try_counter(True).count() == 0
    with pytest.raises(usegolib.GoError, match="no counter"):
        hidden.try_counter(False)


def test_a_value_is_one_too(hidden: ModuleType) -> None:
    suffix = hidden.new_suffix("?")
    assert isinstance(suffix, hidden.Extender)
    assert not isinstance(suffix, hidden.Counter)
    assert hidden.apply("a", suffix, hidden.Mark) == "a?!"


def test_variables(hidden: ModuleType) -> None:
    stars = hidden.extension.Stars
    assert isinstance(stars, hidden.Extender)
    assert stars.extend("a") == "a***"
    assert hidden.apply("b", *hidden.extension.All) == "b***"
    before = hidden.Shared.count()
    hidden.Shared.extend("")
    assert hidden.Shared.count() == before + 1
    assert hidden.Shared == hidden.Shared


def test_fields_and_methods_of_objects(hidden: ModuleType) -> None:
    holder = hidden.new_holder()
    assert holder.counter.extend("a") == "a#"
    assert holder.another().count() == 1
    assert holder.counter == holder.another()
    with pytest.raises(AttributeError, match=r"Holder\.Counter cannot be assigned from Python"):
        holder.counter = hidden.new_counter()
    with pytest.raises(TypeError):
        pickle.dumps(holder.counter)


def test_a_nil_pointer_stays_one_in_the_interface(hidden: ModuleType) -> None:
    counter = hidden.nil_counter()
    assert isinstance(counter, hidden.Counter)
    with pytest.raises(usegolib.GoPanicError, match="nil pointer"):
        counter.count()


def test_what_implements_no_interface_has_a_class_of_its_own(hidden: ModuleType) -> None:
    policy = hidden.new_policy()
    builder = policy.allow_attrs("href", "src")
    assert isinstance(builder, hidden.AttrBuilder)
    assert type(builder).__name__ == "attrBuilder"
    again = builder.matching(":x")
    assert (type(again), again) == (type(builder), builder)
    assert again.on_elements("a") == policy
    assert policy.rules() == ["a.href:x", "a.src:x"]
    assert policy.try_attrs(True).matching("!").on_elements("b").rules()[2:] == ["b.tried!"]
    with pytest.raises(usegolib.GoError, match="no attributes"):
        policy.try_attrs(False)
    with pytest.raises(TypeError, match="cannot make"):
        hidden.AttrBuilder()
    with pytest.raises(AttributeError, match="visit"):
        builder.each  # noqa: B018
    with pytest.raises(AttributeError, match="implements no interface of the module"):
        builder.inner  # noqa: B018


def test_such_a_class_has_values_as_well(hidden: ModuleType) -> None:
    assert hidden.size_of(3).area() == 9
    assert hidden.Size.area(hidden.Default) == 9
    assert hidden.size_of(3) == hidden.Default
    assert hidden.size_of(2) != hidden.Default


def test_its_methods_take_nothing_else(hidden: ModuleType) -> None:
    for other in (hidden.size_of(1), hidden.new_policy(), hidden.new_counter()):
        with pytest.raises(TypeError, match="attrBuilder"):
            hidden.AttrBuilder.matching(other, "x")
    with pytest.raises(TypeError):
        hidden.AttrBuilder.matching(None, "x")


@pytest.mark.parametrize(
    ("name", "reason", "declaration"),
    [
        (
            "Lonely",
            "variable `Lonely` is *hidden.locked, a pointer to a type that other packages cannot "
            "name and that implements no interface of the module",
            "var Lonely *hidden.locked",
        ),
        ("Anything", "variable `Anything` is any, an interface", "var Anything any"),
        ("Pending", "variable `Pending` is chan<- int, a channel", "var Pending chan<- int"),
        (
            "Hooks",
            "variable `Hooks` is map[string]func(int, ...string) error, a map of functions",
            "var Hooks map[string]func(int, ...string) error",
        ),
    ],
)
def test_a_variable_that_cannot_be_read_says_why(
    hidden: ModuleType, name: str, reason: str, declaration: str
) -> None:
    with pytest.raises(AttributeError) as caught:
        getattr(hidden, name)
    told = f"{name} cannot be read from Python: {reason}\n  Go: {declaration}\n"
    assert f"{told}  example.com/hidden/hidden.go:" in str(caught.value)
    assert name not in hidden.__all__


def test_inspect_lists_them() -> None:
    told = succeed("inspect", MODULE).stdout
    assert "skipped: var Lonely *hidden.locked\n" in told
    assert "implements no interface of the module [pointer]" in told
    assert "7 skipped" in told
    report = json.loads(succeed("inspect", MODULE, "--json").stdout)
    root = next(it for it in report["packages"] if it["path"] == "example.com/hidden")
    codes = {it["go"]: it["code"] for it in root["skipped"] if it.get("variable")}
    assert codes == {
        "Anything": "interface",
        "Hooks": "func",
        "Lonely": "pointer",
        "Pending": "chan",
    }


def test_lower_levels_are_as_they_were() -> None:
    report = json.loads(succeed("inspect", MODULE, "--level", "2", "--json").stdout)
    skipped = [it for package in report["packages"] for it in package["skipped"]]
    reasons = {it["go"]: it["reason"] for it in skipped}
    assert reasons["NewCounter"] == "the result is *hidden.counter, a pointer"
    assert not {"Shared", "Lonely", "Mark", "Hooks"} & reasons.keys()
