"""The points that a form prints for whole parts of it: those of a table, else those that a profile fixes for every one.

So an empty form shows what its printed original does: 10 for the execution, 90 for the indicators, 100 together.
"""

from __future__ import annotations

from decimal import Decimal

from pgt.form import Form
from pgt.forms import reckoning
from pgt.model import Indicator, Table
from pgt.profile import FULL, Profile


def of_execution(table: Table, profile: Profile | None) -> Decimal | None:
    """Return the points of the execution rate."""
    printed = table.result.execution if table.result else None
    if printed and printed.weight is not None:
        return printed.weight
    return profile.weights.execution if profile and profile.weights else None


def of_indicators(table: Table, profile: Profile | None) -> Decimal | None:
    """Return the points of all indicators, once every one has its own; while there is none, those that are left."""
    rows = [one for one in table.every_indicator() if not one.is_blank]
    written = reckoning.whole_total(one.weight for one in rows)
    if not rows and profile and profile.weights:
        return FULL - profile.weights.execution
    return written


def of_first_level(indicator: Indicator, form: Form, table: Table, profile: Profile | None) -> Decimal | None:
    """Return the points of the first level that *indicator* is printed under, where *table* has no points at all yet.

    It is only what every situation that the profile knows gives it.
    """
    if not profile or not profile.weights or any(one.weight is not None for one in table.every_indicator()):
        return None
    label, _ = form.labels(indicator.category)
    heads = {first.id for first in form.categories if first.label == label}
    given = {line[head] for line in profile.weights.groups for head in heads if head in line}
    return given.pop() if len(given) == 1 else None


def of_all(table: Table, profile: Profile | None) -> Decimal | None:
    """Return the points of everything."""
    return reckoning.whole_total((of_indicators(table, profile), of_execution(table, profile)))
