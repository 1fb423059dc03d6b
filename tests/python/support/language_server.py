"""A client of a language server, as an editor is one.

In: a server's command, and a file with its text. Out: what an editor would show at a place in it.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self

# What an editor says it can show; a server may answer with less.
SHOWN = {
    "hover": {"contentFormat": ["plaintext"]},
    "completion": {"completionItem": {"documentationFormat": ["plaintext"]}},
}


class LanguageServer:
    """A server that runs, for the files below one folder."""

    def __init__(self, command: list[str], folder: Path) -> None:
        """Start it."""
        self.folder = folder
        self.process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.requests = 0

    def __enter__(self) -> Self:
        """Say who asks, and which folder it is about."""
        root = self.folder.as_uri()
        self.request(
            "initialize",
            processId=os.getpid(),
            rootUri=root,
            workspaceFolders=[{"uri": root, "name": "site"}],
            capabilities={"textDocument": SHOWN, "workspace": {"configuration": True}},
        )
        self.notify("initialized")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End it."""
        self.process.kill()
        self.process.communicate()

    def open(self, name: str, text: str) -> str:
        """Open a file of the folder that has this text, and return its URI."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        document = {"uri": path.as_uri(), "languageId": "python", "version": 1, "text": text}
        self.notify("textDocument/didOpen", textDocument=document)
        return path.as_uri()

    def hover(self, uri: str, line: int, character: int) -> str:
        """The text of the hover at a place, counted from 0."""
        found = self.request("textDocument/hover", **at(uri, line, character))
        return "" if found is None else found["contents"]["value"]

    def completions(self, uri: str, line: int, character: int) -> dict[str, dict[str, Any]]:
        """What can be written at a place, by its name."""
        found = self.request("textDocument/completion", **at(uri, line, character))
        items = found["items"] if isinstance(found, dict) else found
        return {item["label"]: item for item in items}

    def resolve(self, item: dict[str, Any]) -> str:
        """The documentation of a completion."""
        documentation = self.request("completionItem/resolve", **item).get("documentation", "")
        return documentation["value"] if isinstance(documentation, dict) else documentation

    def request(self, method: str, **params: object) -> Any:
        """Ask, and return the answer; what the server asks meanwhile gets its defaults."""
        self.requests += 1
        self.send(id=self.requests, method=method, params=params)
        while True:
            message = self.receive()
            if "method" in message:
                self.answer(message)
            elif message["id"] == self.requests:
                assert "error" not in message, message
                return message["result"]

    def answer(self, message: dict[str, Any]) -> None:
        """Answer the server."""
        if "id" in message:
            items = message.get("params", {}).get("items")
            result = None if items is None else [self.settings(item) for item in items]
            self.send(id=message["id"], result=result)

    def settings(self, item: dict[str, Any]) -> object:
        """What the user has set."""
        return {"pythonPath": sys.executable} if item.get("section") == "python" else None

    def notify(self, method: str, **params: object) -> None:
        """Tell the server something."""
        self.send(method=method, params=params)

    def send(self, **message: object) -> None:
        """Write a message."""
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def receive(self) -> dict[str, Any]:
        """Read a message."""
        assert self.process.stdout is not None
        length = 0
        while (line := self.process.stdout.readline().strip()) or not length:
            assert line, "the language server has ended"
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        return json.loads(self.process.stdout.read(length))


def at(uri: str, line: int, character: int) -> dict[str, Any]:
    """A place in a file."""
    return {
        "textDocument": {"uri": uri},
        "position": {"line": line, "character": character},
    }
