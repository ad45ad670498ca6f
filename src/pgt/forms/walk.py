"""A path followed through what the format holds, step by step."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from pgt.forms.groups import Group, Level
from pgt.model import Amounts, Goal, MediumTerm, Narrative, Passage, Table

_LISTING = Table | Goal | MediumTerm | Group | Level | Narrative | Passage


def walk(value: object, path: str) -> str | Decimal | None:
    """Follow attributes and keys; every path was held against the catalogue when the form was read."""
    for step in path.split("."):
        if value is None:
            return None
        if (isinstance(value, Amounts) and step != "notes") or isinstance(value, Mapping):
            value = value.get(step)
        else:
            value = getattr(value, step)
    if isinstance(value, int):
        return Decimal(value)
    return value if isinstance(value, str | Decimal) else None


def members(value: object | None, name: str) -> tuple[object, ...]:
    """Return the list *name* of *value*, nothing where it has none."""
    return tuple(getattr(value, name)) if isinstance(value, _LISTING) else ()
