"""A fault in Go is an exception and one in C the end, whoever has handled the signals since when.

In: loads of libraries, and what is done to faulthandler, in every order. Out: GoPanicError for
Go's nil; for a crash in C faulthandler's traceback if it is enabled, and SIGSEGV as the end.
"""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from installed import Completed, python
from runtimes import generated

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the signals are routed on Linux")

# What the letters of an order do: L and M load a library by a first call, E and D enable and
# disable faulthandler, R registers a signal of its own.
STEPS = """
import ctypes, faulthandler, os, resource, signal, sys, threading
import usegolib

resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
packages = []

def load(name):
    packages.append(__import__(name))
    assert packages[-1].add(1, 2) == 3

steps = {
    "L": lambda: load("first"),
    "M": lambda: load("second"),
    "E": lambda: faulthandler.enable(),
    "D": lambda: faulthandler.disable(),
    "R": lambda: faulthandler.register(signal.SIGUSR1, chain=True),
}

def panicked(function, *arguments):
    try:
        function(*arguments)
    except usegolib.GoPanicError as error:
        return error.message
    raise AssertionError("no panic")

def check():
    for package in packages:
        for _ in range(3):
            assert "nil pointer" in panicked(package.nil)
            assert "divide by zero" in panicked(package.zero, 0)
        assert package.add(2, 3) == 5

for step in sys.argv[1]:
    steps[step]()
check()
"""

ORDERS = [
    "L",
    "LE",
    "EL",
    "ELD",
    "LED",
    "ELDE",
    "LEDE",
    "LM",
    "ELM",
    "LEM",
    "LME",
    "LEMD",
    "ELMD",
    "LEMDE",
    "LEDM",
    "LEDEM",
    "ELDEMDE",
    "LR",
    "RELM",
    "LEDEDEDEDEDEDEDEDEDEDE",
]


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> Path:
    """The generated packages first and second."""
    return generated(tmp_path_factory.mktemp("faults"), 2)


def run(code: str, packages: Path, *arguments: str, **env: str) -> Completed:
    """Run the steps and then the code; it may end in any way."""
    return subprocess.run(
        [sys.executable, "-c", STEPS + textwrap.dedent(code), *arguments],
        env={**os.environ, "PYTHONPATH": str(packages), **env},
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize("order", ORDERS)
def test_a_nil_in_go_is_an_exception_and_a_crash_in_c_the_end(packages: Path, order: str) -> None:
    done = run("print('alive', flush=True); ctypes.string_at(0)", packages, order)
    assert (done.stdout, done.returncode) == ("alive\n", -signal.SIGSEGV), done.stderr
    enabled = order.rfind("E") > order.rfind("D")
    assert done.stderr.count("Fatal Python error: Segmentation fault") == int(enabled), done.stderr
    assert ("Current thread" in done.stderr) == enabled


@pytest.mark.parametrize("order", ["EL", "ELM"])
@pytest.mark.parametrize("way", ["-X", "environment"])
def test_enabled_when_python_starts(packages: Path, order: str, way: str) -> None:
    order = order.replace("E", "")
    options, env = (
        (["-X", "faulthandler"], {}) if way == "-X" else ([], {"PYTHONFAULTHANDLER": "1"})
    )
    done = subprocess.run(
        [sys.executable, *options, "-c", STEPS + "ctypes.string_at(0)", order],
        env={**os.environ, "PYTHONPATH": str(packages), **env},
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == -signal.SIGSEGV, done.stderr
    assert done.stderr.count("Fatal Python error: Segmentation fault") == 1


@pytest.mark.parametrize("order", ["L", "LE", "EL", "LEM"])
@pytest.mark.parametrize("name", ["SIGSEGV", "SIGBUS", "SIGFPE"])
def test_a_signal_that_was_sent_ends_the_process(packages: Path, order: str, name: str) -> None:
    done = run(f"os.kill(os.getpid(), signal.{name}); signal.pause()", packages, order)
    assert done.returncode == -getattr(signal, name), done.stderr
    assert done.stderr.count("Fatal Python error") == int("E" in order), done.stderr


@pytest.mark.parametrize("order", ["L", "LE", "ELM"])
def test_a_fault_in_a_file_is_an_exception(packages: Path, order: str, tmp_path: Path) -> None:
    code = """
        for number, package in enumerate(packages):
            message = panicked(package.bus, f"{sys.argv[2]}/{number}")
            print("invalid memory address" in message or message)
    """
    done = run(code, packages, order, str(tmp_path))
    loads = order.count("L") + order.count("M")
    assert (done.stdout.split(), done.returncode) == (["True"] * loads, 0), done.stderr


@pytest.mark.parametrize("order", ["L", "LE", "ELM"])
def test_faults_on_many_threads(packages: Path, order: str) -> None:
    code = """
        def work():
            for _ in range(300):
                check()
        threads = [threading.Thread(target=work) for _ in range(6)]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]
        print("alive")
    """
    done = run(code, packages, order)
    assert (done.stdout, done.returncode) == ("alive\n", 0), done.stderr


def test_a_handler_of_the_host_is_called_for_what_is_none_of_gos(packages: Path) -> None:
    code = """
        seen = []
        signal.signal(signal.SIGFPE, lambda *_: seen.append(1))
        steps["L"]()
        check()
        signal.raise_signal(signal.SIGFPE)
        print(seen)
        # Ours is before another that comes after the load with the next one, if not sooner.
        signal.signal(signal.SIGFPE, lambda *_: seen.append(2))
        steps["M"]()
        check()
        signal.raise_signal(signal.SIGFPE)
        print(seen, signal.getsignal(signal.SIGFPE).__name__)
    """
    done = run(code, packages, "")
    assert done.stdout.splitlines() == ["[1]", "[1, 2] <lambda>"], done.stderr


def test_pytest_with_a_conftest_that_calls_go(packages: Path, tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text("import first; assert first.add(1, 2) == 3\n")
    (tmp_path / "test_go.py").write_text(
        textwrap.dedent("""
            import faulthandler, first, pytest, usegolib
            def test_nil():
                assert faulthandler.is_enabled()
                for _ in range(20):
                    with pytest.raises(usegolib.GoPanicError):
                        first.nil()
        """)
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", str(tmp_path)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(packages)},
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Fatal Python error" not in done.stdout + done.stderr


def test_it_can_be_turned_off(packages: Path) -> None:
    # Go's own handlers are then what there is, and faulthandler takes their place.
    done = run("print('alive')", packages, "LE", USEGOLIB_SIGNAL_ROUTER="0")
    assert done.returncode in (-signal.SIGSEGV, -signal.SIGABRT)
    assert done.stderr.count("Fatal Python error: Segmentation fault") == 1
    assert run("print('alive')", packages, "EL", USEGOLIB_SIGNAL_ROUTER="0").stdout == "alive\n"


def test_faulthandler_looks_as_before(packages: Path) -> None:
    printed = python(
        """
        import faulthandler, inspect
        before = faulthandler.enable
        import usegolib, first
        first.add(1, 2)
        assert faulthandler.enable.__name__ == "enable"
        assert faulthandler.enable.__doc__ == before.__doc__
        faulthandler.enable(all_threads=False)
        print(faulthandler.is_enabled())
        faulthandler.disable()
        print(faulthandler.is_enabled())
        """,
        packages,
    )
    assert printed.split() == ["True", "False"]
