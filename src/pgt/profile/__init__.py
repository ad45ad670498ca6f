"""Scoring profiles as data: one YAML file each, with the norm behind every number.

What a norm or a province sets about a self-evaluation (weights, bands, formulas, thresholds, grades, rounding) is read
here; :mod:`pgt.score` does the arithmetic. A new province or year touches no Python.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from pgt import files, resources, schema, source
from pgt import notices as reading
from pgt.diagnostics import Diagnostic
from pgt.profile import notices
from pgt.profile.definition import (
    FULL,
    Band,
    By,
    Execution,
    Grade,
    Monitoring,
    NothingPlanned,
    Otherwise,
    OverAchievement,
    Profile,
    Quantitative,
    Reverse,
    Tier,
    Weights,
    band_of,
)
from pgt.profile.read import LEVELS, Loaded, parse
from pgt.source import Source

__all__ = [
    "DEFAULT",
    "FOLDER",
    "FULL",
    "LEVELS",
    "Band",
    "By",
    "Execution",
    "Grade",
    "Loaded",
    "Monitoring",
    "NothingPlanned",
    "Otherwise",
    "OverAchievement",
    "Profile",
    "Quantitative",
    "Reverse",
    "Tier",
    "Weights",
    "band_of",
    "built_in",
    "find",
    "ids",
    "parse",
]

DEFAULT = "mof-2020"
"""The profile that is used where nobody names one."""

FOLDER = "profiles"
"""Where a workspace keeps profiles of its own, beside pgt.toml."""

SUFFIX = ".yaml"
_ID = re.compile(r"[A-Za-z0-9\u4e00-\u9fff][\w.-]{0,99}")
"""An id is a file's name: it must not lead out of the folder."""


def built_in() -> tuple[str, ...]:
    """Return the ids of the profiles that come with pgt."""
    return resources.list_templates("profiles", SUFFIX)


def ids(folder: Path | None = None) -> tuple[str, ...]:
    """Return the ids of all profiles, those of the workspace's *folder* first."""
    own = sorted(path.stem for path in folder.glob(f"*{SUFFIX}")) if folder and folder.is_dir() else ()
    return tuple(dict.fromkeys((*own, *built_in())))


@cache
def find(profile_id: str, folder: Path | None = None) -> Loaded:
    """Load the profile *profile_id*: from the workspace's *folder*, or one of pgt's own."""
    if _ID.fullmatch(profile_id):
        path = folder / f"{profile_id}{SUFFIX}" if folder else None
        if path is not None and path.is_file():
            return _read(profile_id, path)
        template = resources.template("profiles", f"{profile_id}{SUFFIX}")
        if template.is_file():
            return parse(profile_id, template.name, template.read_bytes())
    better = schema.did_you_mean(profile_id, ids(folder))
    return _nothing(profile_id, Diagnostic.of(notices.UNKNOWN_PROFILE, profile_id, profile=profile_id, better=better))


def _read(profile_id: str, path: Path) -> Loaded:
    try:
        content = files.read(path, source.SIZE_LIMIT)
    except OSError as error:
        reason = files.reason(error)
        return _nothing(path.as_posix(), Diagnostic.of(reading.UNREADABLE, path.as_posix(), reason=reason))
    return parse(profile_id, path.as_posix(), content)


def _nothing(file: str, finding: Diagnostic) -> Loaded:
    return Loaded(Source(file, "", None, None, (finding,)), (finding,), None)
