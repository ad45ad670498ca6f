"""What was reached, held against a target."""

from __future__ import annotations

import re
from decimal import Decimal
from types import MappingProxyType

from pgt.diagnostics import Text
from pgt.figures import shown
from pgt.model import Indicator
from pgt.rules import _units
from pgt.rules import _words as words
from pgt.rules._targets import WHOLE, only, only_number
from pgt.rules._text import is_blank
from pgt.rules._wording import read
from pgt.values import Constraint, Operator, parse, same_dimension

COSTS = ("cost", "output.cost")
"""Where ≤ is a ceiling on spending: to have stayed below it is a saving, and no measure of next year's ceiling."""


UNREACHED = MappingProxyType({"partial": Text("部分达成", "partly met"), "unmet": Text("未达成", "not met")})
"""What a level (完成程度) is called that is less than what was wanted."""


_FEW = f"(?:{words.either(words.FAULTS)})(?:发生)?(?:率|[起件次人户]?数|数量|占比|比例)?$"
_MANY = "整改[^的]*$"
"""To put faults right is no fault: 隐患整改率."""
_LEFT_OPEN = (
    "(?:控制|调整|结转|结余|变动|偏离|偏差|浮动|浪费|空置|闲置|淘汰|流失|损耗|漏损|负债)率$"
    "|(?:经费|支出|费用|成本)的?(?:占比|比例|比重)$"
)
"""Shares that are kept down or kept within a limit: 预算调整率 3% is kept by 0, 公用经费控制率 100% by 97%."""


def is_open(row: Indicator) -> bool:
    """Whether the target of *row* does not say that more is better, and its name that less may be: 火灾受害率 0.9‰."""
    target = only_number(row.target)
    if target is None or target.operator is not None or (target.direction or row.direction) is not None:
        return False
    name = read(row.name).text
    return re.search(_LEFT_OPEN, name) is not None or (
        re.search(_FEW, name) is not None and re.search(_MANY, name) is None
    )


def reached(row: Indicator, target: Constraint) -> Decimal | None:
    """Return what was reached, in the target's base unit; None where the units do not say how to compare.

    A number without a unit has that of the target, but 0.95 beside a percent may be a fraction or not.
    """
    actual = only_number(row.actual)
    if actual is None or actual.number is None or actual.amount is None:
        return None
    if same_dimension(actual, target):
        return actual.amount
    if actual.unit or (target.kind == "percent" and 0 < actual.number <= 1):
        return None
    return actual.number * target.scale


def as_target(actual: str, target: Constraint, direction: str) -> str:
    """Return *actual* as a target: with the operator of *target*, or one for its *direction*, and with a unit."""
    got = parse(actual).constraints[0]
    sign = target.operator or (Operator.GE if direction == "positive" else Operator.LE)
    return f"{sign}{shown(got.number or Decimal(0))}{got.unit or target.unit}"


def missed(row: Indicator) -> Text | None:
    """Say how far *row* stayed behind its target; None where it did not, or where that cannot be said."""
    target = only_number(row.target)
    got = reached(row, target) if target else None
    if target is not None and target.amount is not None and got is not None:
        if not _fails(row, target, got - target.amount):
            return None
        printed, actual = (row.target or "").strip(), (row.actual or "").strip()
        return Text(f"目标 {printed}，实际 {actual}", f"target {printed}, actual {actual}")
    return UNREACHED.get(row.level or "")


def _fails(row: Indicator, target: Constraint, gap: Decimal) -> bool:
    strict = target.operator in (Operator.GT, Operator.LT)
    direction = target.direction or row.direction
    if direction is None and not row.category.startswith(COSTS) and not is_open(row):
        direction = "positive"  # 100% without ≥ is missed by 95%, as the budget system scores it
    if direction == "positive":
        return gap < 0 or (strict and gap == 0)
    return direction == "negative" and (gap > 0 or (strict and gap == 0))


_WHOLE_ONES = _units.HEADS | _units.PIECES | _units.OCCASIONS


def is_least(row: Indicator) -> bool:
    """Whether what was reached is the least that reaches the target: more than one (>1家) begins at two."""
    target, got = only(row.target), only(row.actual)
    if target is None or got is None or target.number is None or got.number is None:
        return False
    is_strict = target.operator is Operator.GT and target.base_unit in _WHOLE_ONES
    return is_strict and target.scale == 1 and target.number < got.number <= target.number + 1


def is_one_more(row: Indicator) -> bool:
    """Whether *row* reached just one more than it had to, which may be twice as much: 2次 instead of ≥1次."""
    target, got = only(row.target), only(row.actual)
    if target is None or got is None or target.number is None or got.number is None:
        return False
    least = target.number + (1 if target.operator is Operator.GT else 0)
    return target.base_unit in _WHOLE_ONES and target.scale == 1 and got.number <= least + 1


def lost_percent(row: Indicator) -> str | None:
    """Return the percent that a rate of 0.95 or 1 is, where the target, blank or lost as well, does not say so."""
    name, got, target = read(row.name), only(row.actual), only(row.target)
    if not (name.is_rate or name.is_satisfaction) or name.text.endswith(_units.NO_UNITS):
        return None
    if not is_blank(row.target) and not _is_part(target):
        return None
    return f"{shown(got.number * WHOLE)}%" if got is not None and got.number is not None and _is_part(got) else None


def _is_part(value: Constraint | None) -> bool:
    """Whether *value* is a bare number up to 1, as a spreadsheet shows a percent that lost its format."""
    return value is not None and not value.unit and value.number is not None and 0 < value.number <= 1
