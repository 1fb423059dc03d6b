"""A Go module proxy made of files, so that a test has modules with exactly the versions it needs.

In: a folder, and a module's path, version and files. Out: what GOPROXY=file://... reads, as
described in https://go.dev/ref/mod#goproxy-protocol.
"""

import functools
import json
import os
import re
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

# The end of a version that stands for a commit; a proxy does not list those.
PSEUDO_VERSION = re.compile(r"\d{14}-[0-9a-f]{12}$")


class ModuleProxy:
    """A folder that Go can download modules from."""

    def __init__(self, root: Path) -> None:
        """Start with no module, and with a module cache of its own."""
        self.root = root / "proxy"
        self.cache = root / "modcache"

    def publish(self, module: str, version: str, files: dict[str, str]) -> None:
        """Add one version of a module; its go.mod is written here where it is not in files."""
        folder = self._folder(module)
        files = {"go.mod": f"module {module}\n\ngo 1.21\n", **files}
        self.answer(module, version, version)
        (folder / f"{version}.mod").write_text(files["go.mod"])
        with zipfile.ZipFile(folder / f"{version}.zip", "w") as archive:
            for path, text in files.items():
                archive.writestr(f"{module}@{version}/{path}", text)
        with (folder / "list").open("a") as listed:
            if not PSEUDO_VERSION.search(version):
                listed.write(f"{version}\n")

    def answer(self, module: str, query: str, version: str) -> None:
        """Let a query, such as the name of a branch, mean this version."""
        info = {"Version": version, "Time": "2024-01-02T03:04:05Z"}
        (self._folder(module) / f"{query}.info").write_text(json.dumps(info))

    def _folder(self, module: str) -> Path:
        escaped = re.sub("[A-Z]", lambda upper: f"!{upper[0].lower()}", module)
        folder = self.root / escaped / "@v"
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def environment(self) -> dict[str, str]:
        """Variables that make Go use this proxy and nothing else."""
        return {
            "GOPROXY": self.root.as_uri(),
            "GONOSUMDB": "example.com",
            "GOMODCACHE": str(self.cache),
            # Without this the module cache is read-only and the test's folder cannot be removed.
            "GOFLAGS": f"{os.environ.get('GOFLAGS', '')} -modcacherw".strip(),
        }

    @contextmanager
    def served(self) -> Iterator[dict[str, str]]:
        """The same over HTTP, where what is missing is a 404 as it is on the public proxy."""
        handler = functools.partial(Quiet, directory=str(self.root))
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            url = f"http://127.0.0.1:{server.server_port}"
            yield {**self.environment(), "GOPROXY": url}
            server.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    """A file server that does not log."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def versioned(version: str) -> dict[str, str]:
    """The files of a module example.com/mod whose functions return their own version."""
    return {
        "mod.go": (
            "// Package mod knows its version.\npackage mod\n\n"
            f'// Version returns it.\nfunc Version() string {{ return "{version}" }}\n'
        ),
        "subpkg/subpkg.go": (
            "// Package subpkg lies below mod.\npackage subpkg\n\n"
            f'// Version returns it.\nfunc Version() string {{ return "subpkg {version}" }}\n'
        ),
    }
