"""Python's protocols on objects: str, with, == and hash do what the Go type's methods say."""

import contextlib
import copy
import gc
import os
import pickle
import weakref
from pathlib import Path
from types import ModuleType

import pytest
import usegolib


def test_str_is_the_text_of_the_method(protocols: ModuleType) -> None:
    version = protocols.new_version(1, 3)
    assert str(version) == version.string() == "1.3"
    assert f"{version}" == "1.3"
    assert repr(version) == "<protocols.Version 1.3>"


def test_str_without_such_a_method_is_the_repr(protocols: ModuleType) -> None:
    node = protocols.new_node()
    assert str(node) == repr(node)


def test_str_of_values_of_interfaces(protocols: ModuleType) -> None:
    assert str(protocols.measure(1.5)) == "1.5 degrees"
    assert str(protocols.read(2)) == "2 read"
    assert str(protocols.fail("no luck")) == "no luck"
    assert repr(protocols.fail("no luck")).startswith("<protocols.hidden object ")
    assert str(protocols.again(protocols.new_version(2, 0))) == "2.0"


def test_a_failure_of_str_is_that_of_the_call(protocols: ModuleType) -> None:
    nothing = protocols.nothing()
    assert repr(nothing) == "<protocols.Version nil>"
    with pytest.raises(usegolib.GoPanicError, match="nil pointer"):
        str(nothing)


def test_equal_is_the_method(protocols: ModuleType) -> None:
    one, same, other = (protocols.new_version(1, minor) for minor in (2, 2, 3))
    assert one == same
    assert not one != same  # noqa: SIM202
    assert one != other
    assert not one == other  # noqa: SIM201
    assert protocols.euros(3, "rent") == protocols.euros(3, "food")
    assert protocols.euros(3, "rent") != protocols.euros(4, "rent")
    with pytest.raises(usegolib.GoPanicError, match="no version is negative"):
        assert protocols.new_version(-1, 0) == one


def test_what_is_of_another_class_is_not_equal_and_go_is_not_asked(protocols: ModuleType) -> None:
    version, before = protocols.new_version(1, 2), protocols.compared()
    crossings = usegolib.stats()["crossings"]
    for other in (None, 1, "1.2", protocols.Version, object()):
        assert version != other
        assert not version == other  # noqa: SIM201
    assert usegolib.stats()["crossings"] == crossings
    assert version != protocols.euros(1, "")
    assert version != protocols.nothing()
    assert protocols.nothing() != version
    assert protocols.nothing() == protocols.nothing()
    assert protocols.compared() == before


def test_what_compares_by_value_has_no_hash(protocols: ModuleType) -> None:
    for value in (protocols.new_version(1, 2), protocols.euros(1, ""), protocols.at(1, 2)):
        assert type(value).__hash__ is None
        with pytest.raises(TypeError, match="unhashable type"):
            hash(value)


def test_values_are_equal_as_go_says(protocols: ModuleType) -> None:
    point = protocols.at(1, 2)
    assert point == protocols.at(1, 2)
    assert point != protocols.at(1, 3)
    assert protocols.Point() == protocols.at(0, 0), "what Python made is held by a pointer"
    tagged = protocols.tagged(1, 2)
    assert tagged != protocols.tagged(1, 2), "Go cannot compare these"
    assert tagged != point


def test_others_are_equal_to_the_same_pointer(protocols: ModuleType) -> None:
    node, other = protocols.new_node(), protocols.new_node()
    assert node == node.self()
    assert hash(node) == hash(node.self())
    assert node != other
    assert len({node, node.self(), other, node.self().self()}) == 2
    assert {node: 1}[node.self()] == 1
    assert node.inner == node.inner
    assert node.inner != other.inner
    assert hash(node.inner) == hash(node.inner)
    assert node != node.inner, "both lie at one address"
    line = protocols.line(protocols.at(1, 2))
    assert line == line, "what Go cannot compare"
    assert line != protocols.line(protocols.at(1, 2))


def test_equal_objects_find_each_other_in_weak_dictionaries(protocols: ModuleType) -> None:
    node = protocols.new_node()
    known = weakref.WeakKeyDictionary({node: "known"})
    assert known[node.self()] == "known"
    del node
    gc.collect()
    assert len(known) == 0


def test_values_of_interfaces_compare_by_what_they_are(protocols: ModuleType) -> None:
    assert protocols.measure(1.5) == protocols.measure(1.5)
    assert protocols.measure(1.5) != protocols.measure(2)
    assert protocols.measure(1.5) != protocols.read(1.5)
    nan = protocols.measure(float("nan"))
    assert nan != protocols.again(nan)
    with pytest.raises(TypeError, match="unhashable type"):
        hash(nan)
    read = protocols.read(1.5)
    assert read == protocols.again(read)
    assert hash(read) == hash(protocols.again(read))
    assert read != protocols.read(1.5)


def test_there_is_no_order(protocols: ModuleType) -> None:
    for one in (protocols.new_version(1, 2), protocols.at(1, 2), protocols.new_node()):
        with pytest.raises(TypeError, match="'<' not supported"):
            one < one  # noqa: B015
        with pytest.raises(TypeError, match="'>=' not supported"):
            one >= one  # noqa: B015


def test_what_was_released_is_equal_to_itself_alone(protocols: ModuleType) -> None:
    node, point = protocols.new_node(), protocols.at(1, 2)
    usegolib.release(node)
    usegolib.release(point)
    assert node == node
    with pytest.raises(ValueError, match="the Node was released"):
        assert node == protocols.new_node()
    with pytest.raises(ValueError, match="the Node was released"):
        hash(node)
    with pytest.raises(ValueError, match="the Point was released"):
        assert point == protocols.at(1, 2)
    assert node != 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks")
def test_in_a_forked_process_go_is_not_asked(protocols: ModuleType) -> None:
    node, point = protocols.new_node(), protocols.at(1, 2)
    same, equal = node.self(), protocols.at(1, 2)
    child = os.fork()
    if child == 0:
        for use in (lambda: node == same, lambda: hash(node), lambda: point == equal):
            with contextlib.suppress(usegolib.ForkedProcessError):
                use()
                os._exit(1)
        os._exit(0 if node == node and node != 1 else 2)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_with_closes_at_the_end(protocols: ModuleType) -> None:
    protocols.log()
    with protocols.open("a", 0) as file:
        assert isinstance(file, protocols.File)
        assert protocols.log() == ""
    assert protocols.log() == "close:a"
    with protocols.new_pool():
        pass
    with protocols.secret():
        pass
    assert protocols.log() == "pool secret"


def test_the_error_of_the_body_goes_on(protocols: ModuleType) -> None:
    protocols.log()
    with pytest.raises(KeyError, match="body"), protocols.open("a", 0):
        raise KeyError("body")
    assert protocols.log() == "close:a"


def test_an_error_of_close_is_raised(protocols: ModuleType) -> None:
    protocols.log()
    with pytest.raises(protocols.ErrBusy) as caught, protocols.open("a", 1):
        pass
    assert caught.value.__context__ is None
    with pytest.raises(protocols.ErrBusy) as caught, protocols.open("a", 1):
        raise KeyError("body")
    assert isinstance(caught.value.__context__, KeyError)
    assert protocols.log() == "busy busy"


def test_what_is_closed_is_not_closed_again(protocols: ModuleType) -> None:
    protocols.log()

    def spread(file: usegolib.Object) -> None:
        protocols.File.close(*[file], **{})

    for close in (lambda it: it.close(), protocols.File.close, spread):
        with protocols.open("a", 0) as file:
            close(file)
        assert protocols.log() == "close:a"
    with protocols.open("a", 1) as file, pytest.raises(protocols.ErrBusy):
        file.close()
    assert protocols.log() == "busy close:a", "a close() that failed is none"
    with pytest.raises(usegolib.GoPanicError, match="closed twice"):
        file.close()
    with file:
        pass
    assert protocols.log() == ""


def test_dropping_does_not_close(protocols: ModuleType) -> None:
    protocols.log()
    file = protocols.open("a", 0)
    del file
    gc.collect()
    assert protocols.log() == ""


def test_only_what_closes_is_a_context_manager(protocols: ModuleType) -> None:
    for other in (protocols.new_door(), protocols.new_node(), protocols.at(1, 2)):
        assert not hasattr(type(other), "__enter__")
        assert not hasattr(type(other), "__exit__")
    assert protocols.Closer.__enter__


def test_what_marshals_itself_is_copied_and_pickled(protocols: ModuleType) -> None:
    tally = protocols.new_tally(2)
    copies = [copy.copy(tally), copy.deepcopy(tally), *copy.deepcopy([tally])]
    copies += [pickle.loads(pickle.dumps(tally, protocol)) for protocol in range(6)]
    for made in copies:
        made.add()
        assert type(made) is protocols.Tally
        assert made.count() == 3
    assert tally.count() == 2


def test_a_failure_of_marshalling_is_that_of_the_call(protocols: ModuleType) -> None:
    for act in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(usegolib.GoError, match="nothing to marshal"):
            act(protocols.new_tally(0))
    restore, (kind, data) = protocols.new_tally(1).__reduce__()
    assert (kind, data) == (protocols.Tally, b"\0")
    with pytest.raises(usegolib.GoError, match="no mark"):
        restore(kind, b"\1")
    for other in (protocols.Node, usegolib.Object, int):
        with pytest.raises(TypeError, match=r"cannot make an? .* of bytes"):
            restore(other, b"")


def test_copies_and_pickles_are_refused(protocols: ModuleType) -> None:
    for act in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(TypeError, match="cannot copy or pickle"):
            act(protocols.at(1, 2))


def test_the_handle_does_the_same(protocols_artifacts: Path) -> None:
    go = usegolib.import_("example.com/protocols", artifact_dir=protocols_artifacts)
    assert str(go.NewVersion(1, 3)) == "1.3"
    assert go.NewVersion(1, 3) == go.NewVersion(1, 3)
    assert go.At(1, 2) == go.At(1, 2)
    node = go.NewNode()
    assert {node, node.self()} == {node}
    go.Log()
    with go.Open("b", 0):
        pass
    assert go.Log() == "close:b"
