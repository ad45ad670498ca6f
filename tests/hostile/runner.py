"""pgt as a process of its own, started as fast as two hundred of them need it.

A fork server has imported pgt once; each call is forked from it, with its own folder, standard streams and time limit.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.context import ForkServerContext
from pathlib import Path

LIMIT = 10.0
"""Seconds after which a call counts as hanging; on a busy machine every one of them takes well under three."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a call left behind: its exit status (None where it had to be killed) and what it printed."""

    status: int | None
    stdout: str
    stderr: str


def server() -> ForkServerContext:
    """Return a fork server that has imported pgt, speaking Chinese."""
    os.environ["PGT_LANG"] = "zh"
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pgt.cli._run", "pgt.cli.validate", "pgt.cli.sum"])
    return context


def call(context: ForkServerContext, arguments: Sequence[str], folder: Path, streams: Path, stdin: bytes) -> Outcome:
    """Call pgt in *folder*; the streams' files are kept in the folder *streams*."""
    streams.mkdir()
    (streams / "0").write_bytes(stdin)
    process = context.Process(target=_run, args=(tuple(arguments), os.fspath(folder), os.fspath(streams)))
    process.start()
    process.join(LIMIT)
    status = process.exitcode
    if status is None:
        process.kill()
        process.join()
    stdout, stderr = ((streams / name).read_text(encoding="utf-8") for name in ("1", "2"))
    return Outcome(status, stdout, stderr)


def _run(arguments: Sequence[str], folder: str, streams: str) -> None:
    os.chdir(folder)
    for number, mode in enumerate((os.O_RDONLY, os.O_WRONLY | os.O_CREAT, os.O_WRONLY | os.O_CREAT)):
        os.dup2(os.open(f"{streams}/{number}", mode), number)
    # multiprocessing gives its children no stdin, and leaves them the streams of the server.
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 -- for as long as the process lives
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 -- as above
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 -- as above
    from pgt.cli import main

    main(list(arguments))


def contents(folder: Path) -> dict[str, str]:
    """Return what lies in *folder*: each name with its kind, and with what is in it."""
    return {os.fspath(path.relative_to(folder)): _content(path) for path in _walk(folder)}


def _walk(folder: Path) -> Iterator[Path]:
    for name in sorted(os.listdir(folder)):  # noqa: PTH208 -- Path.iterdir gives no order
        path = folder / name
        yield path
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path)


def _content(path: Path) -> str:
    mode = path.lstat().st_mode
    if stat.S_ISLNK(mode):
        return f"-> {path.readlink()}"
    if stat.S_ISREG(mode):
        return hashlib.sha256(path.read_bytes()).hexdigest()
    return str(stat.S_IFMT(mode))
