"""What bears on all tables of a workspace, as it stands on disk: settings, forms and profiles."""

from __future__ import annotations

import os
from pathlib import Path

from pgt import files, workspace
from pgt.workspace import Settings

FILE_LIMIT = 1024 * 1024
"""Bytes of a file that is looked into; larger tables are refused anyway."""


def content(path: Path) -> bytes | None:
    """Return what is written in the file at *path*; None where it cannot be read, or is too large."""
    try:
        found = files.read(path, FILE_LIMIT)
    except OSError:
        return None
    return found if len(found) <= FILE_LIMIT else None


def folders(settings: Settings) -> list[Path]:
    """Return the folders where the workspace has, or would have, definitions of its own."""
    profiles = [settings.folder / "profiles"] if settings.folder else []
    return [settings.forms, *profiles] if settings.forms else profiles


def contents(settings: Settings) -> list[bytes] | None:
    """Return what is written in the workspace's settings, forms and profiles; None where not all can be read."""
    if settings.folder is None:
        return []
    own = content(settings.folder / workspace.SETTINGS)
    if own is None:
        return None
    found = [own]
    for folder in folders(settings):
        found.append(os.fsencode(folder))
        try:
            paths = sorted(folder.iterdir())
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError:
            return None
        for path in paths:
            if not path.is_file():
                continue
            definition = content(path)
            if definition is None:
                return None
            found += (os.fsencode(path.name), definition)
    return found
