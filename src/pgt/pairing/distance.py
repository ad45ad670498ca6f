"""How far two tables are apart that have one key: of several that could be the same, the nearest is."""

from __future__ import annotations

import math
from decimal import Decimal

from pgt.money import convert
from pgt.outline import Outline
from pgt.pairing.likeness import likeness
from pgt.pairing.names import same


def distance(old: Outline, new: Outline) -> int:
    """Return how far two tables of one key are apart: in years first, then in name, code, indicators and money."""
    years = 0 if old.year == new.year else 1 if None in {old.year, new.year} else abs((old.year or 0) - (new.year or 0))
    name = 0 if same(old.name, new.name, (old.year, new.year)) else 2 - round(likeness(old.name, new.name))
    apart = 10 * name + (old.code != new.code)
    return ((1000 * years + apart) * 100 + _rows_apart(old, new)) * 100 + _money_apart(old, new)


def _rows_apart(old: Outline, new: Outline) -> int:
    """Return how many percent of the indicators are not the same on both sides, up to 99."""
    most = max(len(old.rows), len(new.rows))
    return 99 - 99 * len(set(old.rows).intersection(new.rows)) // most if most else 0


def _money_apart(old: Outline, new: Outline) -> int:
    """Return how far two budgets are apart, up to 99: by how many times the one is the other."""
    before, now = (_yuan(table) for table in (old, new))
    if before == now:
        return int(old.amounts.keys() != new.amounts.keys())
    return min(99, 1 + round(10 * abs(math.log(now / before)))) if before and now and now / before > 0 else 99


def _yuan(table: Outline) -> Decimal | None:
    total = table.amounts.get("total")
    return total if total is None or table.amount_unit is None else convert(total, table.amount_unit, "元")
