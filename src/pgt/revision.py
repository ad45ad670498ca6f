"""The tables of a git revision, read by git's plumbing: no file is checked out, and nothing is written.

One process lists a revision, another hands out what is asked for. No shell sees a name, and `-z` keeps git from quoting
Chinese ones.
"""

from __future__ import annotations

import errno
import os
import re
import subprocess
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self

from pgt import workspace
from pgt.diagnostics import Diagnostic, Text
from pgt.shelf import Entry
from pgt.source import SIZE_LIMIT
from pgt.workspace import ReadSettings

_FILES = (b"100644", b"100755")
_MODULE = b"160000"
_QUIET = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
"""What keeps git from writing, from asking, and from the network."""


class RevisionError(Exception):
    """A revision cannot be had: git, the repository, the revision or the path in it is missing."""

    def __init__(self, zh: str, en: str) -> None:
        """Say why, in both languages."""
        super().__init__(en)
        self.text = Text(zh, en)


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository, seen from a folder in it."""

    folder: Path
    top: Path
    prefix: str
    """The way from the top to the folder, "" at the top, with a slash at its end elsewhere."""
    is_shallow: bool
    has_files: bool
    """Whether files are checked out here; none are in a bare repository."""

    @classmethod
    def at(cls, folder: Path) -> Self:
        """Find the repository that *folder* lies in."""
        questions = ("--is-shallow-repository", "--is-inside-work-tree", "--show-cdup", "--show-prefix")
        asked = _git(folder, "rev-parse", *questions)
        if asked.returncode:
            said = _said(asked.stderr)
            if "not a git repository" in said:
                shown = workspace.shown(folder.resolve())
                raise RevisionError(f"{shown} 不在 git 仓库里", f"{shown} is in no git repository")
            raise RevisionError(f"git 打不开这个仓库：{said}", f"git cannot open the repository: {said}")
        shallow, inside, up, prefix = (os.fsdecode(line) for line in (*asked.stdout.split(b"\n"), b"", b"")[:4])
        return cls(folder, (folder / up).resolve(), prefix, shallow == "true", inside == "true")

    def tree(self, revision: str) -> str | None:
        """Return the name of the tree of *revision*; None where there is no such revision."""
        if not revision or revision.startswith("-"):
            return None
        # In :/words all that follows is looked for in messages, so that what is asked of the commit comes after.
        for question in ["{}", "{}^{{tree}}"] if revision.startswith(":/") else ["{}^{{tree}}"]:
            asked = _git(self.folder, "rev-parse", "--verify", "--quiet", question.format(revision))
            if asked.returncode:
                return None
            revision = asked.stdout.decode().strip()
        return revision

    def renamed(self, *revisions: str) -> Mapping[str, str]:
        """Return the files that were renamed from one revision to the other, or to the files as they are."""
        options = ("--find-renames", "--diff-filter=R", "--name-status", "-z", "--no-relative", "--no-ext-diff")
        asked = _git(self.folder, "diff", *options, "--no-textconv", *revisions, "--")
        words = [os.fsdecode(word) for word in asked.stdout.split(b"\0")[:-1]]
        return dict(zip(words[1::3], words[2::3], strict=True))

    def place(self, path: Path) -> str:
        """Return where *path* lies in the repository, "" for all of it."""
        inside = Path(os.path.relpath(path.resolve(), self.top)).as_posix()
        if inside == ".." or inside.startswith("../"):
            shown = workspace.shown(path)
            raise RevisionError(f"{shown} 不在这个 git 仓库里", f"{shown} lies outside of the git repository")
        return "" if inside == "." else inside


def is_ref(folder: Path, name: str) -> bool:
    """Whether a branch or a tag has this *name*; False where there is no repository, or no git."""
    try:
        return (
            not name.startswith("-") and not _git(folder, "show-ref", "--quiet", "--heads", "--tags", name).returncode
        )
    except RevisionError:
        return False


class Revision:
    """The tables of one revision below some paths."""

    def __init__(self, repository: Repository, revision: str, places: Sequence[str], base: str = "") -> None:
        """Take the tables of *revision* at *places*; their own places are counted from *base*."""
        tree = repository.tree(revision)
        if tree is None:
            raise RevisionError(*_unknown(repository, revision))
        self.repository, self.revision, self.places = repository, revision, tuple(places)
        self.name = revision if set(places) <= {"", base} else f"{revision}:{' '.join(places)}"
        self.digest = "sha1" if len(tree) == 40 else "sha256"  # noqa: PLR2004 -- git's two kinds of names
        self._tree, self._base = tree, base
        self._objects: subprocess.Popen[bytes] | None = None
        self._settings: dict[str, ReadSettings] = {}

    @property
    def is_file(self) -> bool:
        """Whether one file was named."""
        return len(self.places) == 1 and self.places[0] in self._files

    @property
    def _files(self) -> Mapping[str, str]:
        """Every file of the revision, by its path from the top, with what git calls its content."""
        return self._listed[0]

    @property
    def modules(self) -> Collection[str]:
        """The folders that are repositories of their own."""
        return self._listed[1]

    @cached_property
    def _listed(self) -> tuple[Mapping[str, str], Collection[str]]:
        listed = _git(self.repository.folder, "ls-tree", "-r", "-z", "--full-tree", self._tree)
        if listed.returncode:
            said = _said(listed.stderr)
            raise RevisionError(f"git 读不出版本 {self.revision}：{said}", f"git cannot list {self.revision}: {said}")
        found, modules = {}, set()
        for line in listed.stdout.split(b"\0")[:-1]:
            head, _, path = line.partition(b"\t")
            mode, _, name = head.split(b" ")
            if mode in _FILES:
                found[os.fsdecode(path)] = name.decode()
            elif mode == _MODULE:
                modules.add(os.fsdecode(path))
        return found, modules

    def holds(self, place: str) -> bool:
        """Whether there is a file or a folder at *place*."""
        return not place or place in self._files or any(path.startswith(f"{place}/") for path in self._files)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._objects is not None:
            self._objects.communicate()
            self._objects = None

    def entries(self) -> Iterator[Entry | Diagnostic]:
        """Yield the tables: files by the name that was given, and in folders those with the suffix."""
        for path, name in self._files.items():
            if any(self._is_wanted(path, place) for place in self.places):
                place = os.path.relpath(path, self._base or ".").replace(os.sep, "/")
                yield Entry(f"{self.revision}:{path}", place, name)

    @staticmethod
    def _is_wanted(path: str, place: str) -> bool:
        if path == place:
            return True
        if not path.endswith(workspace.SUFFIX) or (place and not path.startswith(f"{place}/")):
            return False
        below = path[len(place) :].strip("/")
        return not any(part.startswith(".") for part in below.split("/"))

    def read(self, entry: Entry) -> bytes:
        """Return the content of a file."""
        return self._read(entry.digest)

    def settings(self, entry: Entry) -> ReadSettings:
        """Return the settings of the nearest `pgt.toml` above a file, as it was in this revision."""
        path = PurePosixPath(entry.file.removeprefix(f"{self.revision}:"))
        for folder in path.parents:
            place = (folder / workspace.SETTINGS).as_posix()
            if place in self._files:
                if place not in self._settings:
                    content = self._read(self._files[place])
                    where = self.repository.top / folder
                    self._settings[place] = workspace.parse_settings(f"{self.revision}:{place}", content, where)
                return self._settings[place]
        return workspace.NO_SETTINGS, ()

    def _read(self, name: str) -> bytes:
        if self._objects is None:
            self._objects = _start(self.repository.folder, "cat-file", "--batch")
        asked, answers = self._objects.stdin, self._objects.stdout
        if asked is None or answers is None:
            raise OSError(errno.EPIPE, "git cat-file")
        asked.write(f"{name}\n".encode())
        asked.flush()
        head = answers.readline().split()
        if len(head) != 3:  # noqa: PLR2004 -- name, kind, size; else what is missing
            raise OSError(errno.ENOENT, b" ".join(head).decode() or "git cat-file")
        size = int(head[2])
        content = answers.read(min(size, SIZE_LIMIT + 1))
        rest = size - len(content)
        while rest > 0 and (passed := answers.read(min(rest, 1 << 20))):
            rest -= len(passed)
        answers.read(1)
        return content


def _unknown(repository: Repository, revision: str) -> tuple[str, str]:
    if not _git(repository.folder, "rev-list", "--max-count=1", "--all").stdout:
        return "这个 git 仓库还没有提交", "the git repository has no commits yet"
    zh, en = f"没有 git 版本 {revision}", f"there is no git revision {revision}"
    if found := re.fullmatch(r"(?P<old>.*?)\.{2,3}(?P<new>.*)", revision):
        sides = f"{found['old'] or 'HEAD'} {found['new'] or 'HEAD'}"
        zh += f"；两个版本分开写：{sides}"
        en += f"; the two are written apart: {sides}"
    if repository.is_shallow:
        zh += "；这是浅克隆，先取全历史：git fetch --unshallow --tags"
        en += "; the clone is shallow, fetch its history first: git fetch --unshallow --tags"
    return zh, en


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 -- git, without a shell
            ["git", *arguments],  # noqa: S607 -- where the user has it
            cwd=folder,
            env={**os.environ, **_QUIET},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise _no_git() from None


def _start(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603 -- as above
            ["git", *arguments],  # noqa: S607 -- as above
            cwd=folder,
            env={**os.environ, **_QUIET},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
    except FileNotFoundError:
        raise _no_git() from None


def _no_git() -> RevisionError:
    return RevisionError("没有找到 git；比较版本要先安装它", "git was not found; to compare revisions, install it")


def _said(stderr: bytes) -> str:
    """Return git's own words, on one line."""
    return " ".join(os.fsdecode(stderr).removeprefix("fatal: ").split())
