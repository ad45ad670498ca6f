"""Which files are tables: those that are named, and those in folders, past what .gitignore names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pathspec

    from pgt.diagnostics import Diagnostic

SUFFIX = ".pgt.yaml"
SETTINGS = "pgt.toml"
"""The file that makes a folder a workspace; see :mod:`pgt.workspace`."""

_IGNORE = ".gitignore"


class Ignoring:
    """What the .gitignore files decided that were met while folders were searched."""

    def __init__(self) -> None:
        self.read: set[str] = set()
        """The .gitignore files that were read."""
        self.passed_over: set[str] = set()
        """The folders and tables that they name."""


def shown(path: Path) -> str:
    """Return *path* as it is shown: relative where it can be, with forward slashes on every system."""
    if path.is_absolute():
        here = os.getcwd()  # noqa: PTH109 -- a Path of it, for every file, takes longer than to read the file
        if os.path.normcase(path).startswith(os.path.normcase(here)) and path.is_relative_to(here):
            path = path.relative_to(here)
    return path.as_posix()


def discover(paths: Iterable[Path], ignoring: Ignoring | None = None) -> Iterator[Path | Diagnostic]:
    """Yield the tables at *paths*, each once, in order; what cannot be looked at is yielded as a finding.

    A file is taken as it is named. A folder is searched for `*.pgt.yaml`, past hidden folders and what .gitignore
    names.
    """
    paths = tuple(paths)
    ignoring = ignoring or Ignoring()
    seen: set[str] = set()
    for path in paths:
        for found in _walk(path, _ignores_above(path, ignoring), ignoring) if path.is_dir() else (path,):
            if isinstance(found, Path) and len(paths) > 1:  # one path alone names nothing twice
                key = os.path.realpath(found)
                if key in seen:
                    continue
                seen.add(key)
            yield found


Ignores = tuple[tuple[Path, "pathspec.GitIgnoreSpec"], ...]
"""The .gitignore files that hold at a place, outermost first, each with its folder."""


def _walk(folder: Path, ignores: Ignores, ignoring: Ignoring) -> Iterator[Path | Diagnostic]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        from pgt import files, notices
        from pgt.diagnostics import Diagnostic

        yield Diagnostic.of(notices.UNREADABLE, shown(folder), reason=files.reason(error))
        return
    if any(entry.name == _IGNORE for entry in entries):
        ignores = (*ignores, *_ignores_in(folder, ignoring))
    for entry in entries:
        name = entry.name
        if name.startswith("."):
            continue
        is_folder = entry.is_dir(follow_symlinks=False)
        if not is_folder and not name.endswith(SUFFIX):
            continue
        path = folder / name
        if ignores and _ignored(path, ignores, folder=is_folder):
            ignoring.passed_over.add(str(path))
        elif is_folder:
            yield from _walk(path, ignores, ignoring)
        else:
            yield path


def _ignores_in(folder: Path, ignoring: Ignoring) -> Ignores:
    path = folder / _IGNORE
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        ignoring.read.add(str(path))
        import pathspec  # slow to import, and many folders have none

        return ((folder, pathspec.GitIgnoreSpec.from_lines(lines)),)
    except (OSError, ValueError):  # git itself passes over what it cannot read
        return ()


def _ignores_above(path: Path, ignoring: Ignoring) -> Ignores:
    """Collect .gitignore from the repository's root down to above *path*; outside a repository none is obeyed."""
    folder = path.resolve()
    above = [folder, *folder.parents]
    root = next((index for index, parent in enumerate(above) if (parent / ".git").exists()), None)
    if root is None:
        return ()
    return tuple(found for parent in reversed(above[1 : root + 1]) for found in _ignores_in(parent, ignoring))


def _ignored(path: Path, ignores: Ignores, *, folder: bool) -> bool:
    ignored = False
    for base, spec in ignores:
        try:
            relative = path.relative_to(base) if not base.is_absolute() else path.resolve().relative_to(base)
        except ValueError:
            continue
        verdict = spec.check_file(relative.as_posix() + ("/" if folder else ""))
        if verdict.include is not None:
            ignored = verdict.include
    return ignored
