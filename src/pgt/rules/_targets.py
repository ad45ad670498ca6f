"""Targets as rules look at them: the one number that most of them are, and how they are best written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from pgt.model import Table
from pgt.rules._rule import Context
from pgt.values import HAN, Constraint, Kind, Note, Operator, Value, parse

FLOORS = (Operator.GE, Operator.GT)
CEILINGS = (Operator.LE, Operator.LT)

_FULL_UNITS: Mapping[str, str] = MappingProxyType({"百分比": "%", "万": "万元", "亿": "亿元"})

WHOLE = 100
"""Percents that are everything."""


@lru_cache(maxsize=2048)  # the same few targets recur all over a set of tables
def only(target: str | None) -> Constraint | None:
    """Return the one constraint that *target* is; None where it is none or several."""
    parts = parse(target).constraints if target is not None else ()
    return parts[0] if len(parts) == 1 else None


def only_number(target: str | None) -> Constraint | None:
    """Return the one number that *target* is; of two it cannot be said which of them was reached."""
    part = only(target)
    return part if part is not None and part.number is not None else None


_SOME_YEAR = 2023
"""What stands in an example for the year of a table that names none."""


def end_of_year(table: Table) -> str:
    """Return the end of the year of *table* as a deadline is best written: 2023年12月底前."""
    return f"{table.year or _SOME_YEAR}年12月底前"


_MISREAD = range(250, 300)
"""2 and two figures of a likely rate: ≥50% to ≥99%."""

_MISREAD_WHOLE = 2100


def is_misread(part: Constraint | None) -> bool:
    """Whether a percent may have its ≥ read as a 2: 292%."""
    if part is None or part.kind is not Kind.PERCENT or part.operator is not None:
        return False
    return part.number is not None and (part.number in _MISREAD or part.number == _MISREAD_WHOLE)


def is_misread_result(target: Constraint | None, actual: str | None) -> bool:
    """Whether *actual* may have its ≥ read as a 2, where no more than everything was wanted: 290% beside 90%."""
    if target is None or target.kind is not Kind.PERCENT or not is_misread(only(actual)):
        return False
    return target.number is not None and target.number <= WHOLE


_IN_BUDGET = (
    f"(?:严格)?(?:控制在|不超(?:过|出)?|不突破|不高于|未超(?:过|出)?)(?:{HAN}{{2,4}})?预算"
    "(?:金额|总额|数|额|价|资金|指标|批复)?(?:范围|限额)?(?:之?内|以内)?"
)


def is_within_budget(target: str | None) -> bool:
    """Whether *target* is the budget, an amount that everybody knows and nobody writes: 不超过预算."""
    return target is not None and "预算" in target and re.fullmatch(_IN_BUDGET, target.strip()) is not None


SAME = frozenset((Note.FULL_WIDTH, Note.THOUSANDS, Note.OPERATOR_SIGN, Note.PERCENT_WORD, Note.STRAY))
"""What may be remarked on a value of which nothing is lost when it is written anew."""


def canonical(value: Value) -> str | None:
    """Write *value* as the format likes it, `≥1000人`; None where it holds more than numbers, or a range."""
    if not value.is_numeric or value.is_range:
        return None
    return "，".join(written(part) for part in value.constraints)


def written(part: Constraint, operator: Operator | None = None, unit: str | None = None) -> str:
    """Write a number as the format likes it, with another operator or unit where one is given."""
    sign = operator or part.operator or ""
    unit = part.unit if unit is None else unit
    return f"{sign}{part.number or Decimal(0):f}{_FULL_UNITS.get(unit, unit)}"


IN_MONEY = ("output.cost", "cost.economic", "cost")
"""The categories of costs that are amounts; social and ecological ones may be anything."""

FIRST_YEAR_OF_COST = 2022
"""财预〔2021〕101号 is of August 2021: the first budget that it could shape was that of 2022."""


def cost_category(table: Table, context: Context) -> str:
    """Return where the form of *table* has its costs: under the outputs, or on a first level of their own."""
    if context.form is not None:
        return "output.cost" if context.form.knows_category("output.cost") else "cost.economic"
    return "cost.economic" if (table.year or 0) >= FIRST_YEAR_OF_COST else "output.cost"
