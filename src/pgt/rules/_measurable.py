"""What could be the target of a row that has none, or one in words that say nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pgt.diagnostics import Text
from pgt.model import Indicator, Table
from pgt.rules._targets import end_of_year
from pgt.rules._wording import has, read


class _Example(NamedTuple):
    """A value that would do."""

    text: Text
    measure: str = ""
    """The name that it would be of; nothing where that may stay what it is."""


def _of(measure: str, value: str) -> _Example:
    return _Example(Text(f"“{measure}”`{value}`", f"{measure} `{value}`"), measure)


def _value(value: str) -> _Example:
    return _Example(Text(f" `{value}`", f"`{value}`"))


_BY_NAME: tuple[tuple[tuple[str, ...], _Example], ...] = (
    (("知晓", "宣传", "意识", "普法", "科普", "影响力", "知名度"), _of("知晓率", "≥85%")),
    (("收入", "增收"), _of("人均增收", "≥500元")),
    (("效率", "审批", "办理"), _of("平均办理时间", "≤3个工作日")),
    (("就业", "岗位"), _of("新增就业人数", "≥100人")),
    (("权益", "维权"), _Example(Text("侵权投诉、信访的件数", "the number of complaints about infringements"))),
    (
        ("稳定", "和谐", "安全", "信访"),
        _Example(Text("事故、信访、投诉的件数", "the number of accidents or complaints")),
    ),
)
"""What can be measured of what a name speaks of, whatever the category of a benefit."""

_BY_MATTER: tuple[tuple[tuple[str, ...], _Example], ...] = (
    (("公开性", "公开情况", "信息公开"), _of("按时公开率", "=100%")),
    (("合规", "合法", "规范性", "违规", "违纪"), _of("查出的违规问题数", "=0个")),
    (("制度", "机制"), _of("建成并执行的制度数", "≥3项")),
    (("资产",), _of("盘点账实相符率", "=100%")),
)
"""What can be measured of how an office is managed, in any category."""

_BY_CATEGORY: Mapping[str, _Example] = {
    "output.quantity": _Example(Text("具体的数和单位 `≥10个`", "a number and its unit, `≥10个`")),
    "output.cost": _value("≤10万元"),
    "cost.economic": _value("≤10万元"),
    "cost.ecological": _of("达标率", "≥95%"),
    "output": _of("合格率", "≥95%"),
    "output.quality": _of("合格率", "≥95%"),
    "benefit.economic": _Example(Text("增加的收入或节约的支出 `≥10万元`", "income gained or money saved, `≥10万元`")),
    "benefit.ecological": _of("达标率", "≥95%"),
    "benefit.sustainability": _Example(Text("“……持续年限”`≥3年`", "…持续年限 `≥3年`"), "持续年限"),
}
_AMOUNTS = ("output.quantity", "output.cost", "cost.economic")
"""Where even a rate is to be told in what was made or spent."""

_SHARE = _Example(
    Text("问卷里“认为有改善的比例”`≥85%`", "the share of those asked who see an improvement (认为有改善的比例) `≥85%`"),
    "认为有改善的比例",
)


def measurable(row: Indicator, table: Table) -> Text:
    """Return a value that would do for *row*, and say so where the name would have to change with it."""
    (text, measure), name = _example(row, table), read(row.name).text
    if not name or measure in name:
        return text
    return Text(f"{text.zh}（名称一起改）", f"{text.en} (with the name changed to that)")


def _example(row: Indicator, table: Table) -> _Example:
    if row.first_level == "satisfaction":
        return _value("≥90%")
    if row.category == "output.timeliness":
        is_of_answers = has(row.name, ("响应", "回应", "受理", "接待"))
        return _value("≤3个工作日" if is_of_answers else end_of_year(table))
    if has(row.name, ("减少", "降低", "投诉", "下降")):
        return _Example(Text("比上年减少的数或比例", "the number or share by which it falls"))
    if read(row.name).is_rate and row.category not in _AMOUNTS:
        return _value("≥95%" if row.category == "output.quality" else "≥85%")
    if row.category == "benefit.sustainability" and has(row.name, ("就业", "岗位")):
        return _of("稳定就业率", "≥85%")  # who found work is a result of this year
    if row.first_level == "benefit" and (by_name := _first(_BY_NAME, row)):
        return by_name
    return _first(_BY_MATTER, row) or _BY_CATEGORY.get(row.category, _SHARE)


def _first(examples: tuple[tuple[tuple[str, ...], _Example], ...], row: Indicator) -> _Example | None:
    return next((example for some, example in examples if has(row.name, some)), None)
