"""Lists, maps, bytes and bools of which Python says which Go type they are, for an interface.

In: the module `interfaces`. Out: values of exactly that type in Go, and refusals that say why.
"""

import copy
import gc
import pickle
from collections import UserDict
from pathlib import Path
from types import ModuleType

import pytest
import usegolib
from installed import MODULES, built
from waiting import eventually


def test_an_interface_takes_them(interfaces: ModuleType) -> None:
    claims = interfaces.MapClaims({"sub": "x", "n": [1, {"a": None}]})
    assert interfaces.sign(claims) == "interfaces.MapClaims x"
    assert interfaces.sign(interfaces.Flag(True)) == "interfaces.Flag true"
    assert interfaces.sign(interfaces.Raw(b"ab")) == "interfaces.Raw ab"
    assert interfaces.kind(interfaces.List([1, 2.5])) == "interfaces.List"
    assert interfaces.total([interfaces.List((1, 2)), None, interfaces.List([])]) == 3
    signed = interfaces.sign_all(claims, interfaces.Flag(False))
    assert signed == "interfaces.MapClaims x;interfaces.Flag false;"


def test_any_takes_them(interfaces: ModuleType) -> None:
    claims = interfaces.MapClaims({"sub": "x"})
    assert interfaces.describe(claims) == "interfaces.MapClaims"
    assert interfaces.describe({"sub": "x"}) == "map[string]interface {}"
    assert interfaces.describe(interfaces.List([1])) == "interfaces.List"


def test_so_does_the_type_itself(interfaces: ModuleType) -> None:
    claims = interfaces.MapClaims({"sub": "x"})
    assert interfaces.MapClaims.subject(claims) == "x"
    assert interfaces.merge(claims, {"a": 1}) == {"sub": "x", "a": 1}
    with pytest.raises(TypeError, match=r"argument 1, claims: expected .*, got Flag"):
        interfaces.merge(interfaces.Flag(True), None)


def test_what_goes_in_is_as_it_is_then(interfaces: ModuleType) -> None:
    plain = {"sub": "x"}
    claims = interfaces.MapClaims(plain)
    plain["sub"] = "y"
    assert interfaces.sign(claims) == "interfaces.MapClaims y"


def test_a_result_stays_in_go(interfaces: ModuleType) -> None:
    found = interfaces.parse("z")
    assert isinstance(found, interfaces.Claims)
    assert found.subject() == "z"
    assert interfaces.sign(found) == "interfaces.MapClaims z"


def test_what_does_not_fit_is_refused(interfaces: ModuleType) -> None:
    with pytest.raises(TypeError, match=r"^sign\(\) argument 1, claims: expected .*, got int"):
        interfaces.sign(interfaces.MapClaims(1))
    with pytest.raises(TypeError, match=r"got a List, which does not implement it$"):
        interfaces.sign(interfaces.List([1]))
    with pytest.raises(TypeError, match="Stack has no instances"):
        interfaces.Stack([1])
    for arguments in ((), (1, 2)):
        with pytest.raises(TypeError, match=r"^MapClaims\(\) takes one value"):
            interfaces.MapClaims(*arguments)
    with pytest.raises(usegolib.GoError, match="no subject"):
        interfaces.sign(interfaces.MapClaims({}))


def test_a_plain_value_is_told_how(interfaces: ModuleType) -> None:
    with pytest.raises(TypeError, match="a plain value does not say of which Go type it is"):
        interfaces.sign({"sub": "x"})


def test_they_are_values(interfaces: ModuleType) -> None:
    claims = interfaces.MapClaims({"sub": "x"})
    assert repr(claims) == "MapClaims({'sub': 'x'})"
    assert claims == interfaces.MapClaims({"sub": "x"}) != interfaces.MapClaims({})
    assert claims != {"sub": "x"}
    assert copy.deepcopy(claims) == pickle.loads(pickle.dumps(claims)) == claims
    with pytest.raises(TypeError, match="unhashable"):
        hash(claims)


def test_handles_and_packages_take_each_others(interfaces: ModuleType, tmp_path: Path) -> None:
    artifacts = built(tmp_path, MODULES / "interfaces")
    handle = usegolib.import_("example.com/interfaces", artifact_dir=artifacts)
    claims = handle.MapClaims({"sub": "x"})
    assert handle.Sign(claims) == "interfaces.MapClaims x"
    assert handle.MapClaims.subject(claims) == "x"


def test_objects_within_live_long_enough_and_are_freed(interfaces: ModuleType) -> None:
    gc.collect()
    interfaces.count_live()
    before = usegolib.stats()["objects"]
    claims = interfaces.MapClaims({"sub": "x", "o": UserDict(o=[interfaces.track()])})
    assert interfaces.sign(claims) == "interfaces.MapClaims x"
    assert usegolib.stats()["objects"] == before + 1
    del claims
    assert eventually(lambda: usegolib.stats()["objects"] == before)
