"""Where everything lies that is remembered of earlier runs."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

FILE = "findings-3.sqlite3"
SIZE_LIMIT = 256 * 1024 * 1024
"""Bytes above which it is begun anew: some hundred thousand tables with their findings."""

_TABLES = """\
CREATE TABLE IF NOT EXISTS files (path BLOB PRIMARY KEY, stamp TEXT, surroundings BLOB, key BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS records (key BLOB PRIMARY KEY, record BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS answers (question BLOB PRIMARY KEY, pgt BLOB, paths BLOB, passed_over BLOB, folders BLOB,
    state BLOB, said BLOB, complained BLOB, status INTEGER, checksum INTEGER);
"""


def cache_folder() -> Path | None:
    """Return where this user's caches lie; never within a repository, whose tables it would be lost among."""
    if named := os.environ.get("PGT_CACHE_DIR"):
        return Path(named)
    if sys.platform == "win32":
        above = os.environ.get("LOCALAPPDATA")
    else:
        above = os.environ.get("XDG_CACHE_HOME") or (f"{home}/.cache" if (home := os.environ.get("HOME")) else None)
    # The XDG specification wants what is not absolute to be passed over.
    return Path(above, "pgt") if above and Path(above).is_absolute() else None


def open_database(folder: Path) -> sqlite3.Connection | None:
    """Open the database in *folder*, or return None where there can be none."""
    path = folder / FILE
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > SIZE_LIMIT:
            path.unlink()
        database = sqlite3.connect(path, timeout=1)
        try:
            database.executescript(_TABLES)
        except sqlite3.Error as error:
            database.close()
            if not isinstance(error, sqlite3.OperationalError):  # it is no database; the next run begins anew
                path.unlink()
            return None
    except (OSError, sqlite3.Error):
        return None
    return database
