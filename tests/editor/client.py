"""An editor as a language server sees it: JSON-RPC over the standard streams of a process."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from types import TracebackType
from typing import Any, Self

LIMIT = 30.0
"""Seconds that an answer may take on a busy machine."""


class Editor:
    """A client of one server, with one folder open."""

    def __init__(self, command: Sequence[str], folder: Path, settings: Mapping[str, Any] | None = None) -> None:
        """Start *command*; *settings* is what it is told when it asks for some, by section."""
        self.folder, self._settings = folder, settings or {}
        self.process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self._answers: Queue[dict[str, Any]] = Queue()
        self._notes: Queue[dict[str, Any]] = Queue()
        self._number = 0
        self._errors: list[bytes] = []
        threading.Thread(target=self._listen, daemon=True).start()
        threading.Thread(target=self._keep_errors, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            if stream:
                with suppress(OSError):
                    stream.close()

    @property
    def errors(self) -> str:
        """What the server said on its standard error."""
        return b"".join(self._errors).decode()

    def uri(self, name: str) -> str:
        """Return the address of a file in the folder."""
        return (self.folder / name).as_uri()

    def start(
        self, *encodings: str, locale: str | None = None, options: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Shake hands; return what the server can do."""
        capabilities: dict[str, Any] = {
            "textDocument": {
                "hover": {"contentFormat": ["markdown", "plaintext"]},
                "completion": {
                    "completionItem": {"snippetSupport": True, "documentationFormat": ["markdown", "plaintext"]}
                },
                "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "source"]}}},
                "publishDiagnostics": {"relatedInformation": True, "versionSupport": True},
            },
            "workspace": {"configuration": True, "workspaceFolders": True},
        }
        if encodings:
            capabilities["general"] = {"positionEncodings": list(encodings)}
        answer: dict[str, dict[str, Any]] = self.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": self.folder.as_uri(),
                "workspaceFolders": [{"uri": self.folder.as_uri(), "name": self.folder.name}],
                "capabilities": capabilities,
                "locale": locale,
                "initializationOptions": options,
            },
        )
        self.tell("initialized", {})
        return answer["capabilities"]

    def ask(self, method: str, params: object) -> Any:
        """Send a request and return its result."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while True:
            answer = self._next(self._answers, method)
            if answer["id"] == self._number:
                assert "error" not in answer, answer["error"]
                return answer["result"]

    def tell(self, method: str, params: object) -> None:
        """Send a notification."""
        self._send({"method": method, "params": params})

    def open(self, name: str, text: str) -> None:
        """Open a file with *text*, which need not be on the disk."""
        document = {"uri": self.uri(name), "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})

    def change(self, name: str, version: int, *changes: Mapping[str, Any]) -> None:
        """Change an open file."""
        document = {"uri": self.uri(name), "version": version}
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": list(changes)})

    def at(self, name: str, line: int, character: int) -> dict[str, Any]:
        """Return the parameters of a request about a place, counted from 0 in UTF-16."""
        return {"textDocument": {"uri": self.uri(name)}, "position": {"line": line, "character": character}}

    def findings(self, name: str, version: int | None = None) -> list[dict[str, Any]]:
        """Wait for the diagnostics of a file (of *version*) and return them."""
        while True:
            note = self._next(self._notes, f"the diagnostics of {name}")
            if note["method"] != "textDocument/publishDiagnostics" or note["params"]["uri"] != self.uri(name):
                continue
            if version is None or note["params"].get("version") == version:
                diagnostics: list[dict[str, Any]] = note["params"]["diagnostics"]
                return diagnostics

    def stop(self) -> int:
        """Take leave; return the exit status."""
        self.ask("shutdown", None)
        self.tell("exit", None)
        return self.process.wait(LIMIT)

    def _next(self, queue: Queue[dict[str, Any]], wanted: str) -> dict[str, Any]:
        try:
            return queue.get(timeout=LIMIT)
        except Empty:
            raise AssertionError(f"no answer about {wanted}; stderr: {self.errors}") from None

    def _send(self, message: Mapping[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        self.process.stdin.flush()

    def _listen(self) -> None:
        stream = self.process.stdout
        assert stream is not None
        while header := stream.readline():
            length = 0
            while header.strip():
                name, _, value = header.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
                header = stream.readline()
            self._take(json.loads(stream.read(length)))

    def _take(self, message: dict[str, Any]) -> None:
        if "method" not in message:
            self._answers.put(message)
        elif "id" in message:
            self._send({"id": message["id"], "result": self._reply(message)})
        else:
            self._notes.put(message)

    def _reply(self, message: dict[str, Any]) -> object:
        if message["method"] != "workspace/configuration":
            return None
        return [self._settings.get(item.get("section", "")) for item in message["params"]["items"]]

    def _keep_errors(self) -> None:
        stream = self.process.stderr
        assert stream is not None
        while line := stream.readline():
            self._errors.append(line)
