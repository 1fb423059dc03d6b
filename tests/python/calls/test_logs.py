"""`usegolib.redirect_logs` makes Go's records of `log/slog` records of `logging`.

In: the module `printer`, which logs. Out: what Python's loggers get.
"""

import logging
import time
from pathlib import Path

import pytest
import usegolib
from installed import MODULES, built

NAME = "example.com/printer"


@pytest.fixture(scope="module")
def printer(tmp_path_factory: pytest.TempPathFactory) -> usegolib.Handle:
    """The module, as a handle."""
    artifacts = built(tmp_path_factory.mktemp("printer"), MODULES / "printer")
    return usegolib.import_(NAME, artifact_dir=artifacts)


def test_a_record(printer: usegolib.Handle, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "usegolib")
    before = time.time()
    with usegolib.redirect_logs():
        printer.LogRecord(4, "text")
    (record,) = caplog.records
    assert (record.name, record.levelname) == ("usegolib", "WARNING")
    assert record.getMessage() == (
        f"text n={1 << 60} f=0.5 s=a b\n none=null d=1000000000 user.id=7"
    )
    assert record.go == {
        "n": 1 << 60,
        "f": 0.5,
        "s": "a b\n",
        "none": None,
        "d": 10**9,
        "user": {"id": 7},
    }
    assert before - 1 < record.created < time.time() + 1
    assert Path(record.pathname).name == "logs.go"
    assert record.funcName == f"{NAME}.LogRecord"
    assert record.lineno > 10


@pytest.mark.parametrize(
    ("go", "python"), [(-4, 10), (0, 20), (4, 30), (8, 40), (2, 25), (-3, 12), (12, 50)]
)
def test_levels(
    printer: usegolib.Handle, caplog: pytest.LogCaptureFixture, go: int, python: int
) -> None:
    caplog.set_level(logging.DEBUG, "usegolib")
    with usegolib.redirect_logs():
        printer.LogRecord(go, "text")
    assert [record.levelno for record in caplog.records] == [python]


def test_what_a_logger_does_not_take_stays_in_go(
    printer: usegolib.Handle, caplog: pytest.LogCaptureFixture
) -> None:
    logger = logging.getLogger("app.go")
    caplog.set_level(logging.WARNING, "app.go")
    with usegolib.redirect_logs(logger):
        printer.LogRecord(0, "info")
        printer.LogRecord(8, "error")
        printer.Log("printed")
    assert [record.name for record in caplog.records] == ["app.go"]
    caplog.clear()
    caplog.set_level(logging.INFO, "app.go")
    with usegolib.redirect_logs(logger):
        printer.LogRecord(0, "info")
        printer.Log("printed")
    assert [record.msg.split(" ")[0] for record in caplog.records] == ["info", "printed"]


def test_afterwards_go_logs_as_before(
    printer: usegolib.Handle,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.INFO, "usegolib")
    printer.LogRecord(0, "before")
    with usegolib.redirect_logs():
        logger = printer.KeepLogger()
        logger.info("within")
    logger.info("after")
    printer.LogRecord(0, "after")
    printer.Log("printed")
    assert [record.msg for record in caplog.records] == ["within kept=true"]
    before, kept, after, printed = capfd.readouterr().err.replace("\\n", "").splitlines()
    assert before.startswith("INFO before n=")
    assert '"msg":"after","kept":true' in kept, "it has the handler of then"
    assert after.startswith("INFO after n=")
    assert printed == "printed"


def test_what_is_no_logger() -> None:
    with pytest.raises(TypeError, match=r"argument 1: expected a logging\.Logger, got str"):
        usegolib.redirect_logs("app")  # type: ignore[arg-type]
