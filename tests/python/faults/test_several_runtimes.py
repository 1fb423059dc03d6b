"""Several Go runtimes in one process, and what a load leaves as it was.

In: two to eight libraries, loops that have to be interrupted, garbage collections, handlers of the
host. Out: each library goes on, and the host's handlers, limits and mask are its own.
"""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from installed import Completed, python
from runtimes import NAMES, generated

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the signals are routed on Linux")

HEAD = """
import os, resource, signal, sys, threading
import usegolib
from waiting import eventually

def load(name):
    package = __import__(name)
    assert package.add(1, 2) == 3
    return package

def abandon(package):
    try:
        package.spin(timeout=0.05)
    except usegolib.GoTimeoutError:
        return
    raise AssertionError("it has returned")

def loop(package):
    before = package.turns()
    package.start()
    assert eventually(lambda: package.turns() == before + 1)

def state():
    with open("/proc/self/status") as status:
        lines = dict(line.split(":", 1) for line in status)
    # 32 to 34 are the C library's own, for its threads.
    ours = (signal.SIGSEGV, signal.SIGBUS, signal.SIGFPE, signal.SIGURG, 32, 33, 34)
    ours = sum(1 << number - 1 for number in ours)
    caught, ignored = (int(lines[name], 16) & ~ours for name in ("SigCgt", "SigIgn"))
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, [])
    return hex(caught), hex(ignored), mask, resource.getrlimit(resource.RLIMIT_NOFILE)

"""


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> Path:
    """The generated packages of eight modules."""
    return generated(tmp_path_factory.mktemp("runtimes"), len(NAMES))


def run(code: str, packages: Path) -> Completed:
    """Run the code; it may end in any way."""
    support = Path(__file__).parents[1] / "support"
    return subprocess.run(
        [sys.executable, "-c", HEAD + textwrap.dedent(code)],
        env={**os.environ, "PYTHONPATH": f"{packages}{os.pathsep}{support}"},
        check=False,
        capture_output=True,
        text=True,
        timeout=40,
    )


def succeeds(code: str, packages: Path) -> list[str]:
    """What it printed; it must exit with 0."""
    done = run(code, packages)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8])
def test_each_goes_on_beside_loops_that_must_be_interrupted(packages: Path, count: int) -> None:
    code = f"""
        libraries = [load(name) for name in {NAMES[:count]}]
        for library in libraries:
            loop(library)
        for round in range(3):
            for library in libraries:
                library.collect()
                assert library.add(round, 1) == round + 1
        abandon(libraries[0])
        for library in libraries:
            library.collect()
            abandon(library)
        print("alive")
    """
    assert succeeds(code, packages) == ["alive"]


def test_a_loop_that_ran_before_the_next_was_loaded(packages: Path) -> None:
    code = f"""
        libraries = []
        for name in {NAMES[:4]}:
            libraries.append(load(name))
            loop(libraries[-1])
        for library in libraries:
            library.collect()
        print("alive")
    """
    assert succeeds(code, packages) == ["alive"]


def test_collections_on_threads_of_all(packages: Path) -> None:
    code = f"""
        libraries = [load(name) for name in {NAMES[:3]}]
        def work(library):
            for _ in range(100):
                library.collect()
                for number in range(50):
                    assert library.add(number, 1) == number + 1
        threads = [threading.Thread(target=work, args=[library]) for library in libraries * 2]
        [thread.start() for thread in threads]
        [loop(library) for library in libraries]
        [thread.join() for thread in threads]
        print("alive")
    """
    assert succeeds(code, packages) == ["alive"]


@pytest.mark.parametrize("count", [1, 2])
def test_a_handler_for_sigurg_from_before_the_load(packages: Path, count: int) -> None:
    code = f"""
        seen = []
        signal.signal(signal.SIGURG, lambda *_: seen.append(1))
        libraries = [load(name) for name in {NAMES[:count]}]
        assert seen == [], "a load is none of its business"
        [loop(library) for library in libraries]
        [library.collect() for library in libraries]
        os.kill(os.getpid(), signal.SIGURG)
        assert eventually(lambda: len(seen) >= 1)
        signal.raise_signal(signal.SIGURG)
        assert eventually(lambda: len(seen) >= 2)
        [library.collect() for library in libraries]
        print("alive")
    """
    assert succeeds(code, packages) == ["alive"]


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize(
    "handler", ["lambda *_: seen.append(1)", "signal.SIG_DFL", "signal.SIG_IGN"]
)
def test_a_handler_for_sigurg_from_after_the_load(packages: Path, count: int, handler: str) -> None:
    code = f"""
        seen = []
        libraries = [load(name) for name in {NAMES[:count]}]
        [loop(library) for library in libraries]
        signal.signal(signal.SIGURG, {handler})
        [abandon(library) for library in libraries]
        for _ in range(3):
            [library.collect() for library in libraries]
            [abandon(library) for library in libraries]
        os.kill(os.getpid(), signal.SIGURG)
        assert "lambda" not in {handler!r} or eventually(lambda: seen)
        # Nothing calls with `timeout=` now: a thread finds it out.
        signal.signal(signal.SIGURG, {handler})
        [library.collect() for library in libraries]
        print("alive")
    """
    assert succeeds(code, packages) == ["alive"]


@pytest.mark.parametrize(
    "prepare",
    [
        "",
        "signal.signal(signal.SIGPIPE, signal.SIG_DFL)",
        "signal.signal(signal.SIGPIPE, lambda *_: None)",
        "signal.signal(signal.SIGHUP, lambda *_: None)",
        "signal.signal(signal.SIGCHLD, signal.SIG_IGN)",
        "signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1, signal.SIGPROF])",
        "resource.setrlimit(resource.RLIMIT_NOFILE, (100, 4096))",
    ],
)
def test_a_load_leaves_the_process_as_it_was(packages: Path, prepare: str) -> None:
    code = f"""
        {prepare or "pass"}
        before = state()
        for name in {NAMES[:2]}:
            library = load(name)
            assert state() == before, (state(), before)
        assert library.limit() == before[-1][0]
        def first_call():
            library.add(1, 2)
        thread = threading.Thread(target=first_call)
        thread.start()
        thread.join()
        assert state() == before
        print("alive")
    """
    assert succeeds(code, packages) == ["alive"]


CLOSED = """
    read, write = os.pipe()
    os.close(read)
    library = load("first")
"""


def test_a_closed_pipe_is_an_error_in_go(packages: Path) -> None:
    code = (
        CLOSED
        + """
    try:
        library.write(write, "text")
    except usegolib.GoError as error:
        print(error)
    """
    )
    assert run(code, packages).stdout == "broken pipe\n"


def test_whoever_wants_to_end_with_sigpipe_does(packages: Path) -> None:
    code = "\n    signal.signal(signal.SIGPIPE, signal.SIG_DFL)" + CLOSED
    code += "    library.write(write, 'text')\n    print('alive')"
    done = run(code, packages)
    assert (done.returncode, done.stdout) == (-signal.SIGPIPE, "")


def test_a_handler_for_sigpipe_is_called(packages: Path) -> None:
    code = "\n    seen = []\n    signal.signal(signal.SIGPIPE, lambda *_: seen.append(1))" + CLOSED
    code += """
    try:
        library.write(write, "text")
    except usegolib.GoError as error:
        print(error, seen)
    """
    assert run(code, packages).stdout == "broken pipe [1]\n"


def test_a_child_has_the_limit_of_the_host(packages: Path) -> None:
    printed = python(
        """
        import resource, subprocess, sys
        resource.setrlimit(resource.RLIMIT_NOFILE, (99, 4096))
        import first
        first.add(1, 2)
        code = "import resource; print(resource.getrlimit(resource.RLIMIT_NOFILE))"
        print(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout)
        """,
        packages,
    )
    assert printed == "(99, 4096)"
