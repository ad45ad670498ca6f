"""Scoring profiles as data: one YAML file each, with the norm behind every number.

What a norm or a province sets about a self-evaluation (weights, bands, formulas, thresholds, grades, rounding) is read
here; :mod:`pgt.score` does the arithmetic. A new province or year touches no Python.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from pgt.definition import Library, Loaded
from pgt.profile import notices
from pgt.profile.definition import (
    FULL,
    Amount,
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
from pgt.profile.read import LEVELS, SCHEMA, build

__all__ = [
    "DEFAULT",
    "FOLDER",
    "FULL",
    "LEVELS",
    "Amount",
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
    "choose",
    "find",
    "ids",
    "parse",
    "sharing_out_to",
]

DEFAULT = "mof-2020"
"""The profile that is used where nobody names one."""

FOLDER = "profiles"
"""Where profiles stand: a workspace's own beside pgt.toml, and those of pgt among its templates."""

_PROFILES = Library(FOLDER, SCHEMA, build, notices.UNKNOWN_PROFILE)

built_in = _PROFILES.built_in
ids = _PROFILES.ids
find = _PROFILES.find
parse = _PROFILES.parse


def sharing_out_to(groups: Collection[str]) -> tuple[str, ...]:
    """Return the ids of the built-in profiles that have points for all first levels of *groups*, and for no others."""
    found = ((one, find(one).definition) for one in built_in())
    return tuple(
        one
        for one, profile in found
        if profile and profile.weights and any(line.keys() == set(groups) for line in profile.weights.groups)
    )


def choose(named: str | None, printed: str | None, folder: Path | None = None) -> Loaded[Profile]:
    """Load the profile that holds for a table: the *named* one, else the one *printed* on its form, else the default.

    A named one whose points have no place on the form gives way to the form's: it would be printed below words that
    say otherwise. *folder* is the workspace's own.
    """
    chosen = printed if named is None else named
    found = find(DEFAULT if chosen is None else chosen, folder)
    if named is None or printed is None or found.definition is None:
        return found
    own = find(printed, folder)
    return own if own.definition and found.definition.contradicts(own.definition) else found
