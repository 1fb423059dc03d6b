"""`usegolib.redirect_output` has Go write to Python's streams.

In: the module `printer`, which writes to the standard streams. Out: what streams of Python's get,
and what the process's own do.
"""

import io
import os
import sys
import threading
from contextlib import redirect_stdout
from pathlib import Path
from types import ModuleType

import pytest
import usegolib
from installed import MODULES, built, python


@pytest.fixture(scope="module")
def printer(tmp_path_factory: pytest.TempPathFactory) -> usegolib.Handle:
    """The module, as a handle."""
    artifacts = built(tmp_path_factory.mktemp("printer"), MODULES / "printer")
    return usegolib.import_("example.com/printer", artifact_dir=artifacts)


def test_without_it_go_writes_to_the_process(
    printer: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    printer.Print("out\n")
    printer.PrintError("err\n")
    assert capfd.readouterr() == ("out\n", "err\n")


def test_it_goes_to_pythons_streams(
    printer: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    with usegolib.redirect_output():
        printer.Print("out\n")
        printer.PrintError("err\n")
        printer.Log("logged")
        printer.LogEarly("too")
    assert capsys.readouterr() == ("out\n", "err\nlogged\nearly: too\n")


def test_it_goes_to_streams_of_the_callers(printer: ModuleType) -> None:
    out, err = io.StringIO(), io.StringIO()
    with usegolib.redirect_output(out, err):
        printer.Print("out")
        printer.PrintError("err")
    assert (out.getvalue(), err.getvalue()) == ("out", "err")


def test_it_follows_sys_stdout(printer: ModuleType) -> None:
    first, second = io.StringIO(), io.StringIO()
    with usegolib.redirect_output() as redirection:
        with redirect_stdout(first):
            printer.Print("1")
            redirection.flush()
        with redirect_stdout(second):
            printer.Print("2")
            redirection.flush()
    assert (first.getvalue(), second.getvalue()) == ("1", "2")


def test_after_it_go_writes_to_the_process(
    printer: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    out = io.StringIO()
    for _ in range(3):
        with usegolib.redirect_output(out):
            logger = printer.Keep()
            printer.Print("in")
            logger.print("in")
        printer.Print("after")
        logger.print("after")
        printer.PrintError("after")
    assert out.getvalue() == "inkept: in\n" * 3
    assert capfd.readouterr() == ("afterkept: after\n" * 3, "after" * 3)


def test_the_latest_has_it_all(printer: ModuleType) -> None:
    outer, inner = io.StringIO(), io.StringIO()
    first = usegolib.redirect_output(outer)
    printer.Print("1")
    second = usegolib.redirect_output(inner)
    printer.Print("2")
    first.close()
    printer.Print("3")
    third = usegolib.redirect_output(outer)
    printer.Print("4")
    third.close()
    third.close()
    printer.Print("5")
    second.close()
    assert (outer.getvalue(), inner.getvalue()) == ("14", "235")


def test_large_output_from_many_threads(printer: ModuleType) -> None:
    out = io.StringIO()
    line = "x" * 9_999 + "\n"
    with usegolib.redirect_output(out):
        threads = [
            threading.Thread(target=lambda: [printer.Print(line) for _ in range(50)])
            for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert out.getvalue() == line * 200


def test_letters_that_come_in_pieces_and_bytes_that_are_none(printer: ModuleType) -> None:
    out = io.StringIO()
    with usegolib.redirect_output(out) as redirection:
        for byte in "é€😀".encode():
            printer.Write(bytes([byte]))
            redirection.flush()
        printer.Write(b"\xff.\xe2\x82")
    assert out.getvalue() == "é€😀\\xff.\\xe2\\x82"


def test_what_a_stream_does_not_take_is_not_lost(
    printer: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    out = io.StringIO()
    with usegolib.redirect_output(out):
        out.close()
        printer.Print("late é")
    assert capfd.readouterr().out == "late é"


def test_other_programs_that_go_runs(printer: ModuleType) -> None:
    out = io.StringIO()
    with usegolib.redirect_output(out):
        printer.Run(sys.executable, "-c", "print('child')")
    assert out.getvalue() == "child\n"


def test_threads_and_descriptors_are_given_back(printer: ModuleType) -> None:
    def use() -> None:
        with usegolib.redirect_output(io.StringIO()):
            printer.Print("text")

    use()
    for thread in threading.enumerate():
        if thread.name in ("usegolib.stdout", "usegolib.stderr"):
            thread.join(10)
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(20):
        use()
    for thread in threading.enumerate():
        if thread.name in ("usegolib.stdout", "usegolib.stderr"):
            thread.join(10)
            assert not thread.is_alive()
    assert len(os.listdir("/proc/self/fd")) == before


def test_what_is_no_text_stream() -> None:
    words = r"redirect_output\(\) argument {}: expected a text stream, got {}"
    with pytest.raises(TypeError, match=words.format("stdout", "BytesIO")):
        usegolib.redirect_output(io.BytesIO())  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=words.format("stderr", "int")):
        usegolib.redirect_output(stderr=2)  # type: ignore[arg-type]


def test_libraries_that_are_loaded_later_and_the_end(tmp_path: Path) -> None:
    artifacts = built(tmp_path, MODULES / "printer")
    printed = python(
        f"""
        import io, sys, usegolib
        class Upper(io.StringIO):
            def write(self, text):
                return sys.__stdout__.write(text.upper())
        usegolib.redirect_output(Upper())
        printer = usegolib.import_("example.com/printer", artifact_dir={str(artifacts)!r})
        printer.Print("until the end")
        """
    )
    assert printed == "UNTIL THE END"


def test_a_forked_process_writes_to_its_own(tmp_path: Path) -> None:
    artifacts = built(tmp_path, MODULES / "printer")
    printed = python(
        f"""
        import io, os, usegolib
        out = io.StringIO()
        usegolib.redirect_output(out)
        child = os.fork()
        printer = usegolib.import_("example.com/printer", artifact_dir={str(artifacts)!r})
        printer.Print("child\\n" if not child else "parent\\n")
        if child:
            os.waitpid(child, 0)
        """
    )
    assert printed == "child"
