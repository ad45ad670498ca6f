"""PGT316: whether the unit of a target fits what its name counts."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pgt.diagnostics import Severity, Text
from pgt.model import Indicator, Table
from pgt.rules import _units
from pgt.rules._reading import reading
from pgt.rules._rule import Finding, Verdicts, at, rule
from pgt.rules._targets import SAME, only, written
from pgt.rules._text import shorten
from pgt.rules._wording import counted, has, read
from pgt.values import Constraint, Value
from pgt.values.units import measure


@rule(
    "PGT316",
    Severity.INFO,
    zh="“{name}”的单位“{unit}”{why}",
    en="the unit “{unit}” of “{name}” {why}",
    hint=("{better}", "{better}"),
)
def units_fit_names(table: Table) -> Verdicts:
    """A unit fits what is counted.

    单位和所数的东西相配。

    The integrated system compares units when it adds up. It cannot with 人数, which is the name of a number (its unit
    is 人), with people counted in 个 or 户, nor with staff in 人次, nor where the name has another unit in brackets,
    nor with words that have a unit (应保尽保%).

    汇总时单位不一致就加不起来。“人数”是名称，单位是“人”；人不用“个”“户”来数，聘用的人不用“人次”；名称括号里写了单位
    的，指标值用同一个。文字后面不写“%”（应保尽保%）。
    """
    rows = reading(table)
    for row in rows.in_words:
        text = (row.target or "").strip()
        if text.endswith(("%", "％")) and not re.search("[0-9０-９]", text):
            better = _NO_UNIT.format(target=text[:-1])
            finding = at(row, "target", name=shorten(row.name), unit=text[-1], why=_AFTER_WORDS, better=better)
            yield finding.mended(to=text[:-1], safe=False)
    for row, part in rows.counts:
        found = _misfit(row.name, part.base_unit) or _unlike_brackets(row.name, part.unit)
        if found := found or _unlike_figure(row.name, part):
            yield _unfit(row, part, found)


class _Misfit(NamedTuple):
    """Why a unit does not fit, which one does, and what is to be done."""

    why: Text
    usual: str
    hint: Text


def _unfit(row: Indicator, part: Constraint, found: _Misfit) -> Finding:
    """Find that *part*, the target of *row*, is in another unit; what was reached is mended with it."""
    # 10户 are not 10人: which of the two is wrong cannot be seen
    is_open = found.hint is _CHECK and not _units.HOUSEHOLDS.isdisjoint((part.base_unit, found.usual))
    target = _with_unit(part, found.usual)
    better = _WHICH if is_open else found.hint.format(target=target)
    finding = at(row, "target", name=shorten(row.name), unit=part.unit, why=found.why, better=better)
    if is_open:
        return finding
    finding = finding.mended(to=target, safe=found.hint is _WRITE and _is_all_said(row.target_value))
    actual = only(row.actual)
    if actual is None or actual.unit != part.unit:
        return finding
    return finding.mended(row, "actual", to=_with_unit(actual, found.usual), safe=_is_all_said(row.actual_value))


def _is_all_said(value: Value | None) -> bool:
    """Whether nothing of *value* is lost when it is written anew."""
    return value is not None and SAME.issuperset(value.notes)


_WHICH = Text(
    "核对是人数还是户数，名称和单位改成一致", "see whether people or households are meant, and change name or unit"
)
_WRITE = Text("写成 `{target}`", "write `{target}`")
_AFTER_WORDS = Text("跟在文字后面，前面没有数", "follows words and no number")
_NO_UNIT = Text("写成 `{target}`；要考核比率就写数，例如 `=100%`", "write `{target}`, or a number such as `=100%`")
_CHECK = Text("核对后写成 `{target}`，或改名称", "check, and write `{target}` or change the name")
_NUMBER_WORD = Text("是数的名称，不是单位", "is the name of a number and no unit")
_OTHER = Text("和名称不相配", "does not fit the name")


_COUNTERS = _units.HEADS | _units.OCCASIONS | _units.PIECES
_STAFF = tuple(f"{one}{end}" for one in _units.STAFF for end in ("数量", "人数"))


@lru_cache(maxsize=2048)
def _misfit(name: str | None, unit: str) -> _Misfit | None:
    """Say why *unit* does not fit *name*, which one does, and what is to be done; None where it may fit."""
    if unit in _units.NUMBER_WORDS:
        is_visits = _units.NUMBER_WORDS[unit] == "人" and read(name).text.endswith("人次")
        return _Misfit(_NUMBER_WORD, "人次" if is_visits else _units.NUMBER_WORDS[unit], _WRITE)
    text, head = read(name).text, unit.partition("/")[0]
    found = next((one for one in _units.UNITS_OF if text.endswith(one[0])), None)
    if found is None or head not in _COUNTERS:
        return None
    _, units, usual = found
    if head in units and not (head == "人次" and text.endswith(_STAFF) and not has(text, _units.TRAINED)):
        return None
    return _Misfit(_OTHER, usual, _CHECK)


def _unlike_brackets(name: str | None, unit: str) -> _Misfit | None:
    named = read(name).unit
    if not named or not unit or unit.startswith("/"):  # （元） ≤28/株 is one unit in two places
        return None
    if measure(named).base == measure(unit).base or measure(unit).is_percent:
        return None
    if measure(named).dimension == measure(unit).dimension:
        return None
    why = Text(f"和名称里的“（{named}）”不一样", f"is not the （{named}） of the name")
    return _Misfit(why, named, _CHECK)


def _unlike_figure(name: str | None, part: Constraint) -> _Misfit | None:
    """See whether the name has the same number with another unit: 村组干部230人 =230个."""
    found = counted(name)
    if found is None or not part.unit or part.number is None or found[0] != f"{part.number:f}":
        return None
    unit = found[1]
    if measure(unit).is_percent or measure(unit).dimension == measure(part.unit).dimension:
        return None
    figure = read(name).figure
    why = Text(f"和名称里的“{figure}”不一样", f"is not that of “{figure}” in the name")
    return _Misfit(why, unit, _CHECK)


def _with_unit(part: Constraint, unit: str) -> str:
    return written(part, unit=part.unit.replace(part.base_unit, unit) if part.base_unit else unit)
