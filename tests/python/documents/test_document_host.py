"""What the documents say of a Go library in its process, and of the folder of `gen`.

In: a module made here. Out: docs/running-in-python.md, the tables of docs/security.md, and what
docs/packaging.md says of files in the folder of `gen`.
"""

from pathlib import Path

import pytest
from go_module import write_module
from installed import python, succeed
from installed import usegolib as command
from pages import CODE, rows

# -- docs/running-in-python.md, docs/security.md ---------------------------------------------------

HOST = """
import ("fmt"; "os"; "time"; "context"; "errors"; "os/signal"; "runtime"; "runtime/debug")

var ErrX = errors.New("x")
var Any any = 1
var Number = 1

func init() {
	if path := os.Getenv("INIT_LOG"); path != "" {
		log, _ := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
		fmt.Fprintln(log, "init")
		log.Close()
	}
}

func Say(text string) { fmt.Println(text) }
func Arguments() []string { return os.Args }
func Folder() (string, error) { return os.Getwd() }
func Sleep(d time.Duration) { time.Sleep(d) }
func SleepIn(ctx context.Context, d time.Duration) { time.Sleep(d) }
func Settings() (int, int, int64) {
	return runtime.GOMAXPROCS(0), debug.SetGCPercent(100), debug.SetMemoryLimit(-1)
}
func Catch() { signal.Notify(make(chan os.Signal, 1), os.Interrupt) }
"""


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, list[str]]]:
    """The folder with the package `host`, and what its init had logged after each command."""
    folder = tmp_path_factory.mktemp("host")
    log, seen = folder / "log", {}
    log.touch()
    module = write_module(folder / "go", HOST, "example.com/host")
    env = {"INIT_LOG": str(log)}
    for arguments in (["inspect", module], ["describe", module], ["gen", module, "--out", folder]):
        succeed(*arguments, env=env)
        seen[arguments[0]] = log.read_text().split()
    python("import host", folder, env=env)
    seen["import"] = log.read_text().split()
    python("import host; host.arguments()", folder, env=env)
    seen["call"] = log.read_text().split()
    return folder, seen


def test_when_code_of_a_module_runs(host: tuple[Path, dict[str, list[str]]]) -> None:
    """The rows of docs/security.md, in their order."""
    told = [row.cells for row in rows() if row.table == "command or call"]
    assert [row[0] for row in told] == [
        "`usegolib inspect`, `usegolib describe`",
        "`usegolib build`, `usegolib bundle`, `usegolib gen`",
        "`usegolib.import_`, or the first call of a generated package",
    ]
    assert {step: len(lines) for step, lines in host[1].items()} == {
        "inspect": 0, "describe": 0, "gen": 1, "import": 1, "call": 2,
    }  # fmt: skip


def test_output_does_not_go_through_sys_stdout(host: tuple[Path, dict]) -> None:
    code = """
        import contextlib, io, host
        with contextlib.redirect_stdout(io.StringIO()) as caught:
            host.say("from Go")
        print(repr(caught.getvalue()))
    """
    assert python(code, host[0]).splitlines() == ["from Go", "''"]


@pytest.mark.parametrize("is_late", [False, True])
def test_gos_own_variables(host: tuple[Path, dict], is_late: bool) -> None:
    """They hold, whether the process was started with them or they were set before a call."""
    given = {"GOMAXPROCS": "3", "GOGC": "77", "GOMEMLIMIT": "64MiB"}
    code = f"""
        import os, host
        os.environ.update({given if is_late else {}})
        print(host.settings())
        os.environ["GOGC"] = "55"
        print(host.settings()[1])"""
    printed = python(code, host[0], env={} if is_late else given)
    assert printed.splitlines() == [str((3, 77, 64 * 2**20)), "100"]


@pytest.mark.parametrize("value", ["x", "-1", "1e400TiB"])
def test_what_go_would_end_the_process_for_is_not_heeded(
    host: tuple[Path, dict], value: str
) -> None:
    code = f"""
        import os, host
        os.environ.update(GOMAXPROCS={value!r}, GOMEMLIMIT={value!r}, GOGC="x")
        print(host.settings()[1:])"""
    assert python(code, host[0]) == str((100, 2**63 - 1))


def test_arguments_and_the_working_directory(host: tuple[Path, dict], tmp_path: Path) -> None:
    code = f"""
        import os, host
        os.chdir({str(tmp_path)!r})
        print(len(host.arguments()), host.folder() == {str(tmp_path.resolve())!r})
        print(host.Number, hasattr(host, "ErrX"), hasattr(host, "Any"))
    """
    assert python(code, host[0]).splitlines() == ["1 True", "1 True False"]


@pytest.mark.parametrize(
    ("function", "limit", "waits"),
    [("sleep", "", True), ("sleep_in", "", True), ("sleep_in", ", timeout=1e9", False)],
)
def test_ctrl_c(host: tuple[Path, dict], function: str, limit: str, waits: bool) -> None:
    code = f"""
        import os, signal, threading, time, host
        host.arguments()
        threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()
        started, result = time.monotonic(), "lost"
        try:
            result = host.{function}(1_500_000_000{limit})
        except KeyboardInterrupt:
            print(result, time.monotonic() - started >= 1.4)
    """
    assert python(code, host[0]) == f"lost {waits}"


def test_a_module_can_take_ctrl_c_away(host: tuple[Path, dict]) -> None:
    code = """
        import os, signal, time, host
        host.catch()
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.3)
        print("not interrupted")
    """
    assert python(code, host[0]) == "not interrupted"


REFUSED = [
    flag
    for row in rows()
    if row.table == "flag" and "refused" in row.cells[1]
    for flag in CODE.findall(row.cells[0])
    if flag.startswith("-") and " " not in flag
]
# The flag alone is fine; with this it is refused.
WITH = {"-ldflags": "-ldflags=example.com/x=-s", "-C": "-C=x", "-o": "-o=x"}


@pytest.mark.parametrize("flag", REFUSED)
def test_a_flag_that_is_refused(host: tuple[Path, dict], tmp_path: Path, flag: str) -> None:
    assert len(REFUSED) > 10
    given = WITH.get(flag, flag if "=" in flag or flag in ("-n", "-json") else f"{flag}=x")
    done = command("build", host[0] / "go", "--out", tmp_path, env={"GOFLAGS": given})
    assert (done.returncode, list(tmp_path.iterdir())) == (1, [])
    assert f"GOFLAGS has `{flag.split('=')[0]}" in done.stderr


# -- docs/packaging.md: what gen replaces ----------------------------------------------------------

MARKED = "# Code generated by usegolib, says a file of the user's\n"


@pytest.mark.parametrize(
    ("name", "text", "kept"),
    [
        ("notes.txt", "mine", True),
        ("mine.py", "# mine", True),
        ("marked.txt", MARKED, False),
        ("_artifacts/notes.txt", "mine", False),
        ("__pycache__/notes.txt", "mine", False),
        ("sub/py.typed", "mine", False),
    ],
)
def test_a_file_in_the_folder_of_gen(
    host: tuple[Path, dict], tmp_path: Path, name: str, text: str, kept: bool
) -> None:
    gen = ["gen", host[0] / "go", "--out", tmp_path]
    succeed(*gen)
    package = tmp_path / "host"
    file = package / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)
    edited = package / "__init__.py"
    edited.write_text(f"{edited.read_text()}# an edit\n")
    done = command(*gen)
    assert (done.returncode == 1, file.exists(), "# an edit" in edited.read_text()) == (kept,) * 3
    assert ("was not written by usegolib" in done.stderr) == kept
