"""How far two numbers are apart that one unit can say: 2小时 and 90分钟 beside what `pgt.values` makes of units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pgt.changes.change import EXACT
from pgt.values import Constraint, Kind, same_dimension

_MINUTES = {"分钟": 1, "小时": 60, "天": 1440, "日": 1440, "自然日": 1440, "个自然日": 1440, "周": 10080}

_A_YEAR = {"年": 1, "年度": 1, "半年": 2, "季": 4, "季度": 4, "月": 12, "月度": 12, "周": 52, "天": 365, "日": 365}
"""How often a time comes round in a year, and so which of two is the shorter."""

_PLACES = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Gap:
    """Two amounts of one kind; *scale* of them make one of the new unit."""

    old: Decimal
    new: Decimal
    scale: Decimal

    @property
    def size(self) -> Decimal:
        """How much more the new one is."""
        return EXACT.subtract(self.new, self.old)

    @property
    def in_units(self) -> Decimal:
        """How many of the new unit the gap is; 5个月 are no exact number of years."""
        difference = EXACT.divide(self.size, self.scale)
        has_an_end = len(difference.as_tuple().digits) < EXACT.prec
        return difference if has_an_end else difference.quantize(_PLACES, context=EXACT)


def gap(old: Constraint, new: Constraint) -> Gap | None:
    """Return how far two numbers are apart; None where they measure different things."""
    if old.amount is None or new.amount is None or old.number is None or new.number is None:
        return None
    if same_dimension(old, new):
        return Gap(old.amount, new.amount, new.scale)
    if old.kind is new.kind is Kind.QUANTITY and not (old.number and new.number):
        return Gap(old.number, new.number, Decimal(1))  # nothing is nothing of whatever is counted: 0投诉 and ≤5起
    minutes = _MINUTES.get(old.unit), _MINUTES.get(new.unit)
    if None in minutes or Kind.TOLERANCE in (old.kind, new.kind):
        return None
    before, now = (Decimal(one or 0) for one in minutes)
    return Gap(EXACT.multiply(old.number, before), EXACT.multiply(new.number, now), now)


_DAYS = {
    **dict.fromkeys(("天", "日", "自然日", "个自然日"), (1, 1)),
    **dict.fromkeys(("周", "星期", "个星期"), (7, 7)),
    **dict.fromkeys(("月", "个月"), (28, 31)),
    **dict.fromkeys(("季度", "个季度"), (90, 92)),
    **dict.fromkeys(("年", "周年"), (365, 366)),
}
"""How many days a time has, at least and at most."""

_OF_WORK = frozenset({"工作日", "个工作日"})
_A_HOLIDAY = 10
"""Days off work that may lie between days of work, besides one after each."""


def longer(old: Constraint, new: Constraint) -> int:
    """Say which of 1个月 and 20天 is longer whatever the month, as 1, 0 or -1; of 1个月 and 30天 neither is."""
    before, now = _days(old), _days(new)
    if before is None or now is None:
        return 0
    return (now[0] > before[1]) - (now[1] < before[0])


def _days(constraint: Constraint) -> tuple[Decimal, Decimal] | None:
    number = constraint.number
    if number is None or constraint.kind is not Kind.QUANTITY:
        return None
    if constraint.unit in _OF_WORK:
        return number, EXACT.add(EXACT.multiply(number, Decimal(2)), Decimal(_A_HOLIDAY))
    least, most = _DAYS.get(constraint.unit, (0, 0))
    return (EXACT.multiply(number, Decimal(least)), EXACT.multiply(number, Decimal(most))) if most else None


def rate(old: Constraint, new: Constraint) -> int:
    """Say which of 1次/月 and 1次/季度 is more, as 1, 0 or -1: what comes round less often and is also less in a year.

    Of 1次/季度 and 4次/年 neither is: the one says how they are spread.
    """
    before, now = _rate(old), _rate(new)
    if before is None or now is None or before[0] != now[0] or before[1] == now[1]:
        return 0
    more = _sign(now[2] - before[2])
    return more if more == _sign(Decimal(now[1] - before[1])) else 0


def _rate(constraint: Constraint) -> tuple[str, int, Decimal] | None:
    """Return what comes round, how often its time does in a year, and how much that makes in a year."""
    found = re.fullmatch(r"(?P<what>[^/]+)/(?P<time>[^/]+)", constraint.unit)
    times = _A_YEAR.get(found["time"]) if found else None
    if not found or times is None or constraint.number is None or constraint.kind is not Kind.FREQUENCY:
        return None
    return found["what"], times, EXACT.multiply(constraint.number, Decimal(times))


def _sign(number: Decimal) -> int:
    return (number > 0) - (number < 0)
