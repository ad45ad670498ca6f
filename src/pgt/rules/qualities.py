"""PGT313 and PGT314: targets in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pgt.diagnostics import Severity, Text
from pgt.model import Indicator, Table
from pgt.rules._praise import STOPS, is_direction, is_no_answer, is_soon, is_vague
from pgt.rules._reading import reading
from pgt.rules._rule import Verdicts, at, rule
from pgt.rules._targets import end_of_year
from pgt.rules._text import is_blank, shorten, without_blanks
from pgt.rules._wording import has, read

_LONGEST_ECHO = 60
"""Characters up to which a value is held against its name."""


@lru_cache(maxsize=2048)
def _is_echo(name: str, target: str) -> bool:
    """Whether *target* is *name* again with a degree and a direction: 就业能力 and 就业能力进一步提升."""
    text = without_blanks(target).strip(STOPS)
    if len(text) > _LONGEST_ECHO:
        return False
    left = _without(text, name)
    rest = re.sub("[了的对，,、]", "", left)
    return len(left) < len(text) and (not rest.strip("和及与") or is_vague(rest))


def _without(text: str, name: str) -> str:
    """Take out of *text* the longest stretches that stand in *name*, down to two characters."""
    for length in range(len(text), 1, -1):
        for start in range(len(text) - length + 1):
            if text[start : start + length] in name:
                return _without(text[:start], name) + _without(text[start + length :], name)
    return text


def _bare(table: Table) -> Iterator[tuple[Indicator, str]]:
    """Yield the rows whose target is words where nothing else tells how it will be judged."""
    for row in reading(table).in_words:
        if row.target is not None and is_blank(row.scoring) and is_blank(row.evidence):
            yield row, row.target


@rule(
    "PGT313",
    Severity.WARNING,
    zh="“{target}”没法衡量",
    en="“{target}” cannot be measured",
    hint=(
        "把“{target}”改成可衡量的值，例如{example}，或在评分细则（`scoring`）里说明评价标准",
        "instead of “{target}” write what can be measured, such as {example}, or say in `scoring` how it is judged",
    ),
)
def words_are_measurable(table: Table) -> Verdicts:
    """A target in words can be held against a result.

    定性的指标值也要能衡量。

    What cannot be counted is told in grades (细化量化, 财预〔2015〕88号); 有所提高, 良好 or 长期 are reached by any
    result and by none. A row with a scoring (评分细则) or evidence says how it is judged and is left alone; 达标,
    合格 and 建成 can be seen.

    指标值要细化量化，不能量化的用分级分档的定性表述（财预〔2015〕88号）；“有所提高”“良好”“长期”怎么算完成都可以。写了
    评分细则或佐证资料的不在此列；“达标”“合格”“建成”看得出来，也不算。
    """
    for row, target in _bare(table):
        is_late = row.category == "output.timeliness" and is_soon(target)
        is_direct = is_direction(target) and not _is_echo(read(row.name).text, target)
        if is_vague(target) or is_late or is_direct or is_no_answer(target):
            yield at(row, "target", target=shorten(target), example=measurable(row, table))


_BY_NAME: tuple[tuple[tuple[str, ...], Text], ...] = (
    (("知晓", "宣传", "意识", "普法", "科普", "影响力", "知名度"), Text("“知晓率”`≥85%`", "知晓率 `≥85%`")),
    (("收入", "增收"), Text("“人均增收”`≥500元`", "人均增收 `≥500元`")),
    (("效率", "审批", "办理"), Text("“平均办理时间”`≤3个工作日`", "平均办理时间 `≤3个工作日`")),
    (("就业", "岗位"), Text("“新增就业人数”`≥100人`", "新增就业人数 `≥100人`")),
    (("权益", "维权"), Text("侵权投诉、信访的件数", "the number of complaints about infringements")),
    (("稳定", "和谐", "安全", "信访"), Text("事故、信访、投诉的件数", "the number of accidents or complaints")),
)
"""What can be measured of what a name speaks of, whatever the category of a benefit."""

_BY_MATTER: tuple[tuple[tuple[str, ...], Text], ...] = (
    (("公开性", "公开情况", "信息公开"), Text("“按时公开率”`=100%`", "按时公开率 `=100%`")),
    (("合规", "合法", "规范性", "违规", "违纪"), Text("“查出的违规问题数”`=0个`", "查出的违规问题数 `=0个`")),
    (("制度", "机制"), Text("“建成并执行的制度数”`≥3项`", "建成并执行的制度数 `≥3项`")),
    (("资产",), Text("“盘点账实相符率”`=100%`", "盘点账实相符率 `=100%`")),
)
"""What can be measured of how an office is managed, in any category."""

_EXAMPLES = {
    "output.quantity": Text("具体的数和单位 `≥10个`", "a number and its unit, `≥10个`"),
    "output.cost": Text(" `≤10万元`", "`≤10万元`"),
    "cost.economic": Text(" `≤10万元`", "`≤10万元`"),
    "cost.ecological": Text("“达标率”`≥95%`", "达标率 `≥95%`"),
    "output": Text("“合格率”`≥95%`", "合格率 `≥95%`"),
    "output.quality": Text("“合格率”`≥95%`", "合格率 `≥95%`"),
    "benefit.economic": Text("增加的收入或节约的支出 `≥10万元`", "income gained or money saved, `≥10万元`"),
    "benefit.ecological": Text("“达标率”`≥95%`", "达标率 `≥95%`"),
    "benefit.sustainability": Text("“……持续年限”`≥3年`", "…持续年限 `≥3年`"),
}
_AMOUNTS = ("output.quantity", "output.cost", "cost.economic")
"""Where even a rate is to be told in what was made or spent."""

_SATISFACTION = Text(" `≥90%`", "`≥90%`")
_SHARE = Text(
    "问卷里“认为有改善的比例”`≥85%`", "the share of those asked who see an improvement (认为有改善的比例) `≥85%`"
)


def measurable(row: Indicator, table: Table) -> Text:
    """Return a value that would do for *row*, and say so where the name would have to change with it."""
    example = _example(row, table)
    measure, name = re.search("“(.+)”", example.zh), read(row.name).text
    if measure is None or not name or measure[1] in name:
        return example
    return Text(f"{example.zh}（名称一起改）", f"{example.en} (with the name changed to that)")


def _example(row: Indicator, table: Table) -> Text:
    """Return a value that would do, and the name that it would be of where it is not that of *row*."""
    if row.category.startswith("satisfaction"):
        return _SATISFACTION
    if row.category == "output.timeliness":
        limit = "≤3个工作日" if has(row.name, ("响应", "回应", "受理", "接待")) else end_of_year(table)
        return Text(f" `{limit}`", f"`{limit}`")
    if has(row.name, ("减少", "降低", "投诉", "下降")):
        return Text("比上年减少的数或比例", "the number or share by which it falls")
    if read(row.name).is_rate and row.category not in _AMOUNTS:
        likely = "`≥95%`" if row.category == "output.quality" else "`≥85%`"
        return Text(f" {likely}", likely)
    if row.category == "benefit.sustainability" and has(row.name, ("就业", "岗位")):
        return Text("“稳定就业率”`≥85%`", "稳定就业率 `≥85%`")  # who found work is a result of this year
    by_name = next((example for some, example in _BY_NAME if has(row.name, some)), None)
    if by_name is not None and row.category.startswith("benefit"):
        return by_name
    if (managed := next((example for some, example in _BY_MATTER if has(row.name, some)), None)) is not None:
        return managed
    return _EXAMPLES.get(row.category, _SHARE)


@rule(
    "PGT314",
    Severity.INFO,
    zh="指标值“{target}”只是把名称又说了一遍",
    en="the target “{target}” only says the name again",
    hint=(
        "写做到什么程度算完成，例如{example}，或在评分细则（`scoring`）里说明评价标准",
        "say what counts as reached, such as {example}, or in `scoring` how it is judged",
    ),
)
def words_are_not_the_name(table: Table) -> Verdicts:
    """A target in words says more than the name of its indicator.

    定性的指标值不只是把名称换个说法。

    The name “提高服务水平” with the target “服务水平进一步提高” has no target: nothing is added that a result could
    be held against (细化量化, 财预〔2015〕88号).

    名称写“提高服务水平”，指标值写“服务水平进一步提高”，等于没有指标值：没有增加任何可以对照的东西（细化量化，财预
    〔2015〕88号）。
    """
    for row, target in _bare(table):
        if row.name is None or row.category == "output.timeliness" or is_vague(target) or is_no_answer(target):
            continue
        if _is_echo(read(row.name).text, target):
            yield at(row, "target", target=shorten(target), example=measurable(row, table))
