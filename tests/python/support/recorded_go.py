"""A Go command that writes down what it is asked, and that can be made to wait or to refuse.

In: a folder to keep its notes in. Out: the environment that makes usegolib use it, and the notes.
"""

import shutil
import time
from pathlib import Path

SCRIPT = """\
#!/bin/sh
notes={notes}
echo "$*" >>"$notes/calls"
env | grep -E '^(GO|CGO)' >>"$notes/environment"
if [ -e "$notes/refusing" ]; then exit 1; fi
if [ "$1" = build ] && [ -e "$notes/holding" ]; then
    echo $$ >>"$notes/waiting"
    while [ -e "$notes/holding" ]; do sleep 0.02; done
fi
exec {go} "$@"
"""


class RecordedGo:
    """The real Go behind a script."""

    def __init__(self, notes: Path) -> None:
        """Write the script."""
        self.notes = notes
        notes.mkdir()
        self.program = notes / "go"
        self.program.write_text(SCRIPT.format(notes=notes, go=shutil.which("go")))
        self.program.chmod(0o755)

    @property
    def environment(self) -> dict[str, str]:
        """What makes usegolib use this Go."""
        return {"USEGOLIB_GO": str(self.program)}

    def calls(self) -> list[str]:
        """The arguments of every call so far."""
        return self._lines("calls")

    def variables(self) -> set[str]:
        """Go's own variables as any call saw them, as NAME=value."""
        return set(self._lines("environment"))

    def refuse(self) -> None:
        """Fail from now on."""
        (self.notes / "refusing").touch()

    def hold(self) -> None:
        """Let no `go build` begin from now on."""
        (self.notes / "holding").touch()

    def release(self) -> None:
        """Let all builds begin that were held."""
        (self.notes / "holding").unlink()

    def wait_for_builds(self, number: int) -> None:
        """Return when so many builds are being held."""
        deadline = time.monotonic() + 60
        while len(self._lines("waiting")) < number:
            assert time.monotonic() < deadline, f"calls so far: {self.calls()}"
            time.sleep(0.02)

    def _lines(self, name: str) -> list[str]:
        path = self.notes / name
        return path.read_text().splitlines() if path.exists() else []
