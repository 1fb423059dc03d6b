"""Errors of Go as exceptions of classes of their own, which go back into Go as themselves."""

import copy
import errno
import gc
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest
import usegolib
import usegolib.errors
from go_module import write_module
from installed import MODULES, python, succeed
from waiting import eventually


def raised(
    function: Callable[..., object], *arguments: object, **options: object
) -> usegolib.GoError:
    """The GoError that the call must end with."""
    with pytest.raises(usegolib.GoError) as caught:
        function(*arguments, **options)
    return caught.value


def classes(error: BaseException) -> set[str]:
    """The names of the classes below GoError that the exception is of."""
    mro = type(error).__mro__
    below = [each for each in mro if issubclass(each, usegolib.GoError)]
    return {each.__name__ for each in below if "+" not in each.__name__} - {"GoError"}


@pytest.mark.parametrize("wrap", [False, True])
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("not found", {"ErrNotFound", "ErrGone"}),
        ("closed", {"ErrClosed"}),
        ("missing", {"ErrMissing", "ErrNotExist"}),
        ("list", {"List"}),
        ("code", {"Code"}),
        ("err code", {"Code", "ErrCode"}),
        ("err parse", {"ParseError", "ErrParse"}),
        ("parse", {"ParseError", "ErrNotFound", "ErrGone"}),
        ("circular", {"ParseError"}),
        ("typed nil", {"ParseError"}),
        ("status", {"Status"}),
        ("pointer to status", {"Status"}),
        ("choosy", {"Choosy", "Status", "ErrClosed"}),
        ("panics", {"Choosy", "Status"}),
        ("both", {"ErrNotFound", "ErrGone", "ParseError", "ErrClosed"}),
        ("eof", {"EOF"}),
        ("unexpected eof", {"ErrUnexpectedEOF"}),
        ("canceled", {"Canceled"}),
        ("deadline", {"DeadlineExceeded"}),
        ("sub", {"ErrSub"}),
        ("no file", {"ErrMissing", "ErrNotExist"}),
        ("exists", {"ErrExist"}),
        ("something else", set()),
    ],
)
def test_it_is_of_every_class_that_holds(
    failures: ModuleType, name: str, expected: set[str], wrap: bool
) -> None:
    error = raised(failures.fail, name, wrap)
    assert classes(error) == expected
    assert str(error) == error.message
    assert str(error).startswith("wrapped: ") == wrap


def test_an_error_of_a_package_that_not_every_library_links(tmp_path: Path) -> None:
    code = """
        import (
            "database/sql"
            "fmt"
        )

        func Find() error { return fmt.Errorf("no such user: %w", sql.ErrNoRows) }
    """
    succeed("build", write_module(tmp_path / "module", code), "--out", tmp_path / "root")
    printed = python(
        f"""
        import usegolib, usegolib.errors
        local = usegolib.import_("example.com/local", artifact_dir={str(tmp_path / "root")!r})
        try:
            local.Find()
        except usegolib.errors.ErrNoRows as error:
            print(type(error).__mro__[1].__name__, error)
        """
    )
    assert printed == "GoError no such user: sql: no rows in result set"


def test_except_catches_by_the_classes_of_the_package(failures: ModuleType) -> None:
    with pytest.raises(failures.ErrNotFound, match=r"^not found$"):
        failures.fail("not found", False)
    with pytest.raises(failures.ParseError, match="line 3"):
        failures.fail("parse", True)
    sub = sys.modules["failures.sub"]
    with pytest.raises(sub.ErrSub):
        failures.fail("sub", True)
    with pytest.raises(usegolib.GoError) as caught:
        failures.fail("closed", False)
    assert not isinstance(caught.value, failures.ErrNotFound)
    assert type(caught.value) is failures.ErrClosed


def test_a_class_is_that_of_its_module_and_has_the_words_of_go(failures: ModuleType) -> None:
    assert failures.ErrNotFound is failures.ErrNotFound
    assert failures.ErrNotFound.__mro__[1] is usegolib.GoError
    assert (failures.ErrNotFound.__module__, failures.ErrNotFound.__qualname__) == (
        "failures",
        "ErrNotFound",
    )
    assert failures.ErrNotFound.__doc__.startswith("ErrNotFound is returned for a key")
    assert {"ErrNotFound", "ParseError", "Code"} <= set(dir(failures))


def test_a_combined_class_is_made_once(failures: ModuleType) -> None:
    one, other = (raised(failures.fail, "both", False) for _ in range(2))
    assert type(one) is type(other)
    assert issubclass(type(one), failures.ErrNotFound)
    assert issubclass(type(one), failures.ParseError)


def test_fields_are_attributes(failures: ModuleType) -> None:
    error = raised(failures.fail, "parse", True)
    assert (error.line, error.Args, error.any) == (3, ["a"], 5)
    assert error.at == failures.Position(row=1, column=2)
    assert isinstance(error.err, failures.ErrNotFound)
    assert error.args == ("wrapped: line 3: not found",), "Python's own attribute"
    assert not hasattr(error, "hidden")
    assert not hasattr(error, "func")
    status = raised(failures.fail, "status", False)
    assert (status.code, status.Message, status.message) == (404, "no such page", "no such page")


def test_a_field_that_cannot_be_had_costs_that_field_alone(failures: ModuleType) -> None:
    error = raised(failures.fail, "foreign", False)
    assert error.line == 4
    with pytest.raises(AttributeError):
        _ = error.any
    nothing = raised(failures.fail, "typed nil", True)
    with pytest.raises(AttributeError):
        _ = nothing.line


def test_a_circular_error_ends(failures: ModuleType) -> None:
    error = raised(failures.fail, "circular", False)
    assert len(error.chain) == 32
    assert isinstance(error.err, failures.ParseError)


def test_methods(failures: ModuleType) -> None:
    error = raised(failures.fail, "parse", True)
    assert error.double() == 6
    error.set_line(10)
    assert error.double() == 20, "the error itself was changed"
    assert error.line == 3, "a field is what it was when the error was raised"
    assert isinstance(raised(error.unwrap), failures.ErrNotFound), "what it returns is raised"
    assert error.error() == "line 10: not found"
    assert raised(failures.fail, "status", False).code2() == 808
    assert failures.Code.next(4) == 5
    with pytest.raises(AttributeError, match="parameter `f` is func"):
        error.each(None)


def test_files_are_those_of_python(failures: ModuleType) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        failures.fail("no file", True)
    error = caught.value
    assert isinstance(error, usegolib.errors.ErrNotExist)
    assert (error.errno, error.filename) == (errno.ENOENT, "/nonexistent/file")
    assert error.strerror == "no such file or directory"
    assert str(error) == "wrapped: open /nonexistent/file: no such file or directory"
    with pytest.raises(FileExistsError) as caught_too:
        failures.fail("exists", False)
    assert (caught_too.value.errno, caught_too.value.filename) == (errno.EEXIST, "/")
    plain = raised(failures.fail, "missing", False)
    assert isinstance(plain, FileNotFoundError)
    assert (plain.errno, plain.strerror) == (errno.ENOENT, os.strerror(errno.ENOENT))
    assert plain.filename is None


def test_the_end_of_a_context(failures: ModuleType) -> None:
    with pytest.raises(usegolib.GoTimeoutError) as caught:
        failures.wait(timeout=0.01)
    assert classes(caught.value) == {"GoTimeoutError", "DeadlineExceeded", "ErrClosed"}
    assert isinstance(caught.value, TimeoutError)
    with pytest.raises(TimeoutError) as other:
        failures.fail("deadline", False)
    assert not isinstance(other.value, usegolib.GoTimeoutError), "not the timeout of the call"


def test_an_error_goes_back_as_itself(failures: ModuleType) -> None:
    error = raised(failures.fail, "not found", True)
    assert failures.is_not_found(error)
    assert not failures.is_not_found(raised(failures.fail, "closed", False))
    assert not failures.is_not_found("not found"), "a text is a new error"
    assert not failures.is_not_found(None)
    assert failures.identical(error, error)
    assert failures.identical(
        raised(failures.fail, "eof", False), raised(failures.fail, "eof", False)
    )
    assert not failures.identical(error, raised(failures.fail, "not found", True))
    given, is_nil = failures.same(error)
    assert failures.identical(given, error)
    assert (type(given), str(given), is_nil) == (type(error), str(error), False)
    assert failures.same(None) == (None, True)
    assert str(failures.same("text")[0]) == "text"


def test_errors_as_values(failures: ModuleType) -> None:
    errors = failures.all(3)
    assert [error.line for error in errors] == [0, 1, 2]
    assert failures.count(*errors, None, "text") == 4
    assert failures.count() == 0


def test_an_error_of_one_type_as_a_value(failures: ModuleType) -> None:
    error = failures.new_parse_error(7)
    assert isinstance(error, failures.ParseError)
    assert (error.line, failures.line_of(error)) == (7, 7)
    assert failures.new_parse_error(-1) is None
    assert failures.line_of(None) == -1
    assert failures.line_of(raised(failures.fail, "parse", True)) == 3, "found in what it wraps"
    status = raised(failures.fail, "status", False)
    assert failures.status_of(status).code == 404
    with pytest.raises(TypeError, match=r"line_of\(\) argument 1, err: .*ParseError, got Status"):
        failures.line_of(status)
    with pytest.raises(TypeError, match=r"status: expected failures.Status, got NoneType"):
        failures.status_of(None)
    with pytest.raises(TypeError, match="got str"):
        failures.line_of("text")


def test_what_is_no_error_of_this_library_is_refused(failures: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(
        TypeError, match=r"is_not_found\(\) argument 1, err: expected error, got int"
    ):
        failures.is_not_found(1)
    with pytest.raises(TypeError, match="got ValueError"):
        failures.is_not_found(ValueError("not found"))
    with pytest.raises(ValueError, match="without a Go error: it was made in Python, or pickled"):
        failures.is_not_found(failures.ErrNotFound("made in Python"))
    module = write_module(
        tmp_path / "other", 'import "errors"\n\nfunc Fail() error { return errors.New("other") }\n'
    )
    succeed("build", module, "--level", "3", "--out", tmp_path / "root")
    other = usegolib.import_(module, artifact_dir=tmp_path / "root")
    with pytest.raises(ValueError, match="of another Go library"):
        failures.is_not_found(raised(other.Fail))


@pytest.mark.parametrize("name", ["closed", "both", "no file", "deadline", "parse", "other"])
def test_pickles_leave_the_go_error_behind(failures: ModuleType, name: str) -> None:
    error = raised(failures.fail, name, True)
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert (str(again), again.go_type, again.chain) == (str(error), error.go_type, error.chain)
    assert getattr(again, "errno", None) == getattr(error, "errno", None)
    assert getattr(again, "line", None) == getattr(error, "line", None)
    with pytest.raises(ValueError, match="without a Go error"):
        failures.is_not_found(again)


def test_copies_share_the_go_error(failures: ModuleType) -> None:
    error = raised(failures.fail, "not found", True)
    for made in (copy.copy(error), copy.deepcopy(error)):
        assert type(made) is type(error)
        assert failures.is_not_found(made)
    file = copy.copy(raised(failures.fail, "no file", False))
    assert file.filename == "/nonexistent/file"
    parse = raised(failures.fail, "parse", False)
    deep = copy.deepcopy(parse)
    assert deep.Args == parse.Args
    assert deep.Args is not parse.Args
    assert failures.line_of(deep) == 3


def test_a_process_pool_gets_the_exception(failures_dir: Path) -> None:
    code = """
        import multiprocessing, concurrent.futures

        def work(name):
            import failures
            failures.fail(name, True)

        if __name__ == "__main__":
            import failures
            spawn = multiprocessing.get_context("spawn")
            with concurrent.futures.ProcessPoolExecutor(1, mp_context=spawn) as pool:
                error = pool.submit(work, "both").exception(timeout=60)
            print(isinstance(error, failures.ErrNotFound), isinstance(error, failures.ParseError))
            print(error.line)
    """
    script = failures_dir / "pool.py"
    script.write_text("\n".join(line[8:] for line in code.splitlines()))
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.stdout.split() == ["True", "True", "9"], done.stderr


def test_a_handle_has_the_classes_under_gos_names(tmp_path: Path, failures_dir: Path) -> None:
    succeed("build", MODULES / "failures", "--level", "3", "--out", tmp_path)
    code = f"""
        import pickle, usegolib
        h = usegolib.import_({str(MODULES / "failures")!r}, artifact_dir={str(tmp_path)!r})
        try:
            h.Fail("both", True)
        except h.ErrNotFound as error:
            again = pickle.loads(pickle.dumps(error))
            print(isinstance(error, h.ParseError), error.line, h.IsNotFound(error))
            print(type(again) is type(error), again.line, h.ErrNotFound.__module__)
        print(issubclass(h.ErrNotFound, usegolib.GoError), "ErrNotFound" in dir(h))
    """
    assert python(code).splitlines() == [
        "True 9 True",
        "True 9 example.com/failures",
        "True True",
    ]


def test_naming_a_class_loads_no_library(failures_dir: Path) -> None:
    code = """
        from failures import ErrNotFound, ParseError
        print(issubclass(ErrNotFound, Exception), any(".so" in line and "failures" in line
              for line in open("/proc/self/maps")))
    """
    assert python(code, failures_dir) == "True False"


def test_an_enum_of_errors_stays_an_enum(failures: ModuleType) -> None:
    assert failures.Grade.Bad == 1
    error = raised(failures.fail_grade)
    assert (type(error), error.go_type) == (usegolib.GoError, "failures.Grade")


def test_a_field_can_be_an_object(failures: ModuleType) -> None:
    error = raised(failures.fail_with_node, "leaf")
    assert isinstance(error, failures.ErrClosed.__base__)
    assert error.node.name() == "leaf"
    assert isinstance(error.inner, failures.ErrClosed)
    assert copy.deepcopy(error).node.name() == "leaf"
    again = pickle.loads(pickle.dumps(error))
    assert isinstance(again.inner, failures.ErrClosed)
    assert not hasattr(again, "node"), "it stays in Go"


def test_go_keeps_an_error_as_long_as_its_exception_lives(failures: ModuleType) -> None:
    gc.collect()
    assert eventually(lambda: failures.live() == 0)
    error = raised(failures.fail_tracked, "kept")
    held = raised(failures.wrap_tracked, "within")
    assert failures.live() == 2
    shared = copy.copy(error)
    del error
    gc.collect()
    assert failures.live() == 2, "a copy has it too"
    del shared, held
    gc.collect()
    assert eventually(lambda: failures.live() == 0)


def test_errors_of_a_result_that_cannot_be_read_are_dropped(failures: ModuleType) -> None:
    gc.collect()
    assert eventually(lambda: failures.live() == 0)
    with pytest.raises(TypeError, match="func"):
        failures.tracked_and_func(5)
    errors, last = failures.tracked_errors(3, 1)
    assert (len(errors), last) == (3, 1)
    del errors
    gc.collect()
    assert eventually(lambda: failures.live() == 0)


def test_errors_in_many_threads(failures: ModuleType) -> None:
    def work(number: int) -> int:
        for _ in range(200):
            error = raised(failures.fail, "both" if number % 2 else "parse", True)
            assert failures.is_not_found(error)
            raised(failures.fail_tracked, str(number))
        return number

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(work, range(8))) == list(range(8))
    gc.collect()
    assert eventually(lambda: failures.live() == 0)


def test_lower_levels_have_plain_errors(tmp_path: Path) -> None:
    code = """
import "errors"

var ErrFull = errors.New("full")

func Fail() error { return ErrFull }
"""
    module = write_module(tmp_path / "module", code, "example.com/plain")
    succeed("build", module, "--level", "2", "--out", tmp_path / "root")
    handle = usegolib.import_(module, artifact_dir=tmp_path / "root")
    error = raised(handle.Fail)
    assert type(error) is usegolib.GoError
    assert not hasattr(handle, "ErrFull")
    assert pickle.loads(pickle.dumps(error)).go_type == "*errors.errorString"
