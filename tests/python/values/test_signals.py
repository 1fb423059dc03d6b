"""Channels of `struct{}`, channels in variables, and iterators whose values have a class."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from types import ModuleType

import pytest
import usegolib
from goldens import GOLDEN
from installed import imported, python, succeed


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> Path:
    """The folder with the package that is generated for the module of the golden."""
    folder = tmp_path_factory.mktemp("signals")
    succeed("gen", GOLDEN / "signals" / "input", "--out", folder, "--level", "3")
    return folder


@pytest.fixture(scope="module")
def signals(folder: Path) -> ModuleType:
    """The generated package, imported into this process."""
    return imported(folder, "signals")


def test_a_signal_is_none(signals: ModuleType) -> None:
    assert list(signals.done(3)) == [None, None, None]
    job = signals.start("a")
    assert list(job.finished) == []
    assert list(job.stopped()) == []


def test_a_variable_is_the_channel(signals: ModuleType) -> None:
    assert signals.NoChannel is None
    assert isinstance(signals.Readings, usegolib.Iterator)
    for level in (1, 2, 2):
        signals.send(level)
    first = signals.Readings
    assert next(first) is signals.Level.Low
    assert next(signals.Readings) is signals.Level.High, "all that read it share what it gives"
    assert next(first) is signals.Level.High
    assert list(islice(signals.Ticks, 3)) == [None] * 3
    with pytest.raises(AttributeError):
        signals.Orders  # noqa: B018


def test_values_are_of_their_classes(signals: ModuleType) -> None:
    levels = list(signals.levels(1, 2, 9))
    assert levels[:2] == [signals.Level.Low, signals.Level.High]
    assert [type(level) for level in levels] == [signals.Level] * 3
    assert levels[1].string() == "high"
    assert (levels[2], levels[2].name) == (9, None)
    ((level, weight),) = signals.weights(2)
    assert level is signals.Level.High
    assert (type(weight), weight.half()) == (signals.Weight, 1.25)


def test_an_interrupt_ends_the_wait_of_close(folder: Path) -> None:
    code = """
        import os, signal, threading, signals
        values = signals.endless()
        print(next(values).string())
        threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
        try:
            values.close()
        except KeyboardInterrupt:
            print("interrupted", list(values))
        values.close()
        print("closed")
    """
    assert python(code, folder, timeout=60).splitlines() == ["high", "interrupted []", "closed"]


def test_its_type_is_an_iterator(signals: ModuleType) -> None:
    assert isinstance(signals.done(1), Iterator)
