"""The files that this pgt consists of: what another one has found is not taken over from a cache."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path

from pgt import resources

_LIBRARIES = ("yaml", "jsonschema_rs", "jsonschema", "pathspec", "click", "wcwidth", "tabulate")
"""Packages that decide what is found and how it looks; an upgrade writes their files anew."""


def installed() -> str:
    """Return what this pgt consists of: a version alone says nothing of a checkout that is worked on."""
    root = str(resources.root())
    seen = [sys.version]
    for folder in (str(Path(__file__).parents[1]), *(f"{root}/{part}" for part in ("schema", "templates"))):
        seen += files_below(folder)
    for name in _LIBRARIES:
        found = find_spec(name)
        seen.append(f"{name} {_stamp(os.stat(found.origin)) if found and found.origin else None}")  # noqa: PTH116 -- it is one
    return "\n".join(seen)


def files_below(folder: str) -> list[str]:
    """Return the files below *folder*, each with what tells it from a changed one."""
    seen, below = [], []
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir():
                seen.append(f"{entry.path} {_stamp(entry.stat())}")
            elif entry.name != "__pycache__":
                below.append(entry.path)
    seen.sort()
    for inner in sorted(below):
        seen += files_below(inner)
    return seen


def _stamp(found: os.stat_result) -> str:
    return f"{found.st_mtime_ns} {found.st_size}"
