"""The points that a form prints for whole parts of it: those of a table, else those that a profile fixes for every one.

So an empty form shows what its printed original does: 10 for the execution, 90 for the indicators, 100 together.
"""

from __future__ import annotations

from decimal import Decimal

from pgt.forms import reckoning
from pgt.model import Table
from pgt.profile import FULL, Profile


def of_execution(table: Table, profile: Profile | None) -> Decimal | None:
    """Return the points of the execution rate."""
    printed = table.result.execution if table.result else None
    if printed and printed.weight is not None:
        return printed.weight
    return profile.weights.execution if profile and profile.weights else None


def of_indicators(table: Table, profile: Profile | None) -> Decimal | None:
    """Return the points of all indicators, once every one has its own; before that, those that are left to them."""
    written = reckoning.whole_total(one.weight for one in table.every_indicator() if not one.is_blank)
    if written is None and profile and profile.weights:
        return FULL - profile.weights.execution
    return written


def of_all(table: Table, profile: Profile | None) -> Decimal | None:
    """Return the points of everything."""
    return reckoning.whole_total((of_indicators(table, profile), of_execution(table, profile)))
