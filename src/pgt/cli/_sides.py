"""The two sides of a comparison: which names are files, which are git revisions."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from pgt import workspace
from pgt.cli import _options
from pgt.cli._language import LANGUAGE, say
from pgt.diagnostics import Diagnostic
from pgt.revision import Repository, Revision, RevisionError, is_ref
from pgt.shelf import Disk, Entry, Handed, Shelf
from pgt.source import SIZE_LIMIT

HERE = Path()
STDIN = "-"
_BOTH = 2


def sides(names: tuple[str, ...], paths: tuple[Path, ...] | None) -> tuple[Shelf, Shelf]:
    """Return what is to be compared: *names* stand before ``--``, *paths* after it (None where there is no ``--``)."""
    if len(names) > _BOTH:
        raise click.UsageError(
            say("只能对比两边；路径写在 -- 后面", "there are two sides to a comparison; paths stand after --")
        )
    with refusing():
        if paths is not None:
            return _within(names or ("HEAD",), paths or (HERE,))
        if len(names) == _BOTH:
            if names == (STDIN, STDIN):
                raise click.UsageError(say("- 只能写在一边", "- can be one side only"))
            return _side(names[0]), _side(names[1])
        return _against_disk(names[0]) if names else _within(("HEAD",), (HERE,))


@contextmanager
def refusing() -> Iterator[None]:
    """Make wrong usage of a revision that cannot be had."""
    try:
        yield
    except RevisionError as error:
        raise click.UsageError(error.text.to(LANGUAGE)) from None


def _against_disk(name: str) -> tuple[Shelf, Shelf]:
    """Compare one revision with the files as they are."""
    if name == STDIN:
        raise click.UsageError(say("- 和什么对比？写两边", "what is - to be compared with? Give two sides"))
    if os.path.lexists(name):
        raise click.UsageError(
            say(
                f"{name} 和什么对比？写两边，或写一个 git 版本：pgt diff HEAD -- {name}",
                f"what is {name} to be compared with? Give two sides, or a git revision: pgt diff HEAD -- {name}",
            )
        )
    repository = Repository.at(HERE)
    revision, colon, path = _split(name)
    if not colon:
        return _within((name,), (HERE,))
    place = _place(repository, path)
    old = Revision(repository, revision, (place,), base=place)
    where = repository.top / place
    new = WorkTree((Path(os.path.relpath(where)),), where if where.is_dir() else where.parent, old)
    if not os.path.lexists(where):
        raise click.UsageError(say(f"没有这个文件或文件夹：{place}", f"no such file or folder: {place}"))
    return old, new


def _within(names: tuple[str, ...], paths: tuple[Path, ...]) -> tuple[Shelf, Shelf]:
    """Compare a revision with the files as they are, or two revisions, below some paths."""
    repository = Repository.at(next((path if path.is_dir() else path.parent for path in paths if path.exists()), HERE))
    places = tuple(repository.place(path) for path in paths)
    # A table is the same one under another file's name; of folders it is asked what is in them.
    is_file = any(place.endswith(workspace.SUFFIX) for place in places)
    renamed = repository.renamed(*names) if is_file and all(map(repository.tree, names)) else {}
    before = {now: old for old, now in renamed.items()}
    old = Revision(repository, names[0], tuple(before.get(place, place) for place in places))
    nows = tuple(renamed.get(place, place) for place in places)
    if len(names) == _BOTH:
        new: Shelf = Revision(repository, names[1], nows)
        others = [now for now in nows if isinstance(new, Revision) and new.holds(now)]
    else:
        here = [
            path if now == place else Path(os.path.relpath(repository.top / now))
            for path, place, now in zip(paths, places, nows, strict=True)
        ]
        there = tuple(path for path in here if os.path.lexists(path))
        new = WorkTree(there, repository.top, old)
        others = [repository.place(path) for path in there]
    for path, place, now in zip(paths, places, nows, strict=True):
        if now not in others and not old.holds(before.get(place, place)):
            shown = workspace.shown(path)
            raise click.UsageError(say(f"两边都没有 {shown}", f"neither side has {shown}"))
    return old, new


class WorkTree(Disk):
    """The files as they are, beside a revision; a repository inside has revisions of its own."""

    def __init__(self, paths: tuple[Path, ...], base: Path, beside: Revision) -> None:
        """Take the tables at *paths* that are not in the repositories inside of the one *beside*."""
        if not beside.repository.has_files:
            raise RevisionError(
                "这里没有检出的文件（裸仓库），写两个版本",
                "no files are checked out here (a bare repository): give two revisions",
            )
        super().__init__(paths, base, beside.digest)
        self.left_out: set[str] = set()
        """The repositories inside that there are tables in."""
        above = os.path.relpath(base, beside.repository.top)
        self._modules = {Path(os.path.relpath(module, above)).as_posix() for module in beside.modules}

    def entries(self) -> Iterator[Entry | Diagnostic]:
        """Yield the tables, and remember whose were left out."""
        for entry in super().entries():
            place = entry.key if isinstance(entry, Entry) else ""
            module = next((module for module in self._modules if place.startswith(f"{module}/")), None)
            if module is None:
                yield entry
            else:
                self.left_out.add(module)


def _side(name: str) -> Shelf:
    """Return the files at *name*, or the revision of that name: what lies on disk comes first."""
    if name == STDIN:
        return Handed("<stdin>", _options.standard_input(SIZE_LIMIT), HERE)
    if os.path.lexists(name):
        _mention_revision(name)
        return Disk((Path(name),))
    revision, colon, path = _split(name)
    try:
        repository = Repository.at(HERE)
        if colon:
            place = _place(repository, path)
            return _held(Revision(repository, revision, (place,), base=place), place, name)
        place = repository.prefix.rstrip("/")
        return Revision(repository, revision, (place,), base=place)
    except RevisionError as error:
        why = error.text.to(LANGUAGE)
        raise click.UsageError(
            say(f"没有 {name} 这个文件或文件夹；{why}", f"no such file or folder: {name}; {why}")
        ) from None


def _split(name: str) -> tuple[str, str, str]:
    """Take a revision and the path in it apart; HEAD^{/fix: 1} has its colon inside, and :/fix in front."""
    depth = 0
    if name.startswith(":"):
        return name, "", ""
    for place, character in enumerate(name):
        depth += (character == "{") - (character == "}")
        if character == ":" and not depth:
            return name[:place], ":", name[place + 1 :]
    return name, "", ""


def _place(repository: Repository, path: str) -> str:
    """Return where a path lies that was written behind a revision: from the top, as git has it, unless it begins ./."""
    if path.startswith(("./", "../")) or path in (".", ".."):
        return repository.place(HERE / path)
    return os.path.normpath(path).replace(os.sep, "/").strip("/") if path.strip("./") else ""


def _held(side: Revision, place: str, name: str) -> Revision:
    if side.holds(place):
        return side
    revision, path = side.revision, name[len(side.revision) + 1 :]
    if place in side.modules:
        raise RevisionError(
            f"{path} 是另一个 git 仓库（子模块），在它里面对比",
            f"{path} is a repository of its own: compare inside of it",
        )
    inside = side.repository.prefix + path
    if side.repository.prefix and side.holds(inside):
        raise RevisionError(
            f"版本 {revision} 里没有 {path}：路径从仓库顶层算起，从当前文件夹算起要写 {revision}:./{path}",
            f"{revision} has no {path}: paths are counted from the top; from here, write {revision}:./{path}",
        )
    raise RevisionError(f"版本 {revision} 里没有 {path}", f"{revision} has no {path}")


def _mention_revision(name: str) -> None:
    """Say so where a file hides a revision of the same name."""
    if is_ref(HERE, name):
        click.echo(
            say(
                f"{name} 既是文件夹也是 git 版本，这里按文件夹对比；要比版本，写 {name}:",
                f"{name} is a folder and a git revision; the folder is taken. For the revision, write {name}:",
            ),
            err=True,
        )
