"""PGT303 and PGT324: what says something about time stands under timeliness, and nothing else does."""

from __future__ import annotations

import re

from pgt.diagnostics import Severity
from pgt.model import Indicator, Table
from pgt.rules import _units
from pgt.rules import _words as words
from pgt.rules._reading import reading
from pgt.rules._rule import Verdicts, at, rule
from pgt.rules._targets import end_of_year, only
from pgt.rules._text import shorten
from pgt.rules._wording import has, read
from pgt.values import Kind


@rule(
    "PGT303",
    Severity.WARNING,
    zh="“{name}”是时效指标，却没有说时间",
    en="“{name}” is an indicator of timeliness that says nothing about time",
    hint=(
        "写什么时候完成，例如“完成时间”{example}，或“按期完成率”`≥95%`；和时间无关的改列数量、质量",
        "say by when, such as 完成时间 {example} or 按期完成率 `≥95%`; what is not about time stands elsewhere",
    ),
)
def timeliness_says_when(table: Table) -> Verdicts:
    """An indicator of timeliness says something about time.

    时效指标要说到时间：什么时候完成，或按期完成的比率。

    Timeliness is how soon and how fast the outputs come (时效指标, 财预〔2021〕101号). A rate such as 资金支出率 or
    发放率 may be reached at any time; every budget's rates are those of its year.

    时效指标反映产出的及时程度和效率（财预〔2021〕101号）。发放率、支出率早晚都能达到，写在时效里等于没有考核时间；年
    度预算的比率本来就都是全年的，写“年度”也不算。
    """
    for row in reading(table).of("output.timeliness"):
        if row.name is None or row.target is None or read(row.name).is_unfilled:
            continue
        if not (_is_named_for_time(row) or _is_time(row.target)):
            yield at(row, "name", name=shorten(row.name), example=f"`{end_of_year(table)}`")


def _is_named_for_time(row: Indicator) -> bool:
    name = read(row.name)
    if name.is_period or name.is_deadline:
        return True
    return has(row.name, words.PROMPT) or has(row.description, words.SURELY_PROMPT)


def _is_time(target: str) -> bool:
    """Whether *target* says when, how long or how often; of several conditions PGT315 says that they are several."""
    part = only(target)
    if part is None or part.kind in (Kind.DEADLINE, Kind.PERIOD, Kind.FREQUENCY) or part.unit.endswith(_units.SPANS):
        return True
    return part.number is None and (has(target, words.PROMPT) or re.search(_WITHIN, target) is not None)


_WITHIN = r"[0-9一二两三四五六七八九十]个?(?:工作日|小时|分钟|[日天周月年])[之以]?[内前]"
"""A time that is counted from something: 结案后30日内."""

_PROMPT = re.compile("(?:及时|准时)[率性度]$|(?:及时|按时|按期|如期|准时)[^，,和与及]{0,6}率$")


@rule(
    "PGT324",
    Severity.WARNING,
    zh="“{name}”说的是及不及时，却列在质量下",
    en="“{name}” is about time and stands under quality",
    hint=(
        "改列时效（`output.timeliness`）；质量写合格率、达标率一类",
        "let it stand under timeliness (`output.timeliness`); quality is a rate of what passed",
    ),
)
def qualities_are_not_about_time(table: Table) -> Verdicts:
    """An indicator of quality does not tell how soon.

    及时率、按期率归时效，不归质量。

    How soon something was done is timeliness (时效指标, 财预〔2021〕101号); under quality it takes the place of what
    tells how good it is. A name that speaks of both (及时准确率) is left alone.

    做得快不快是时效指标（财预〔2021〕101号），放在质量里，就没有指标考核做得好不好了。又快又好的（“及时准确率”）不算。
    """
    for row in reading(table).of("output.quality"):
        name = read(row.name).text
        if _PROMPT.search(name) and not has(name, words.GOOD_AS_WELL):
            finding = at(row, "category", name=shorten(row.name))
            yield finding.mended(to="output.timeliness", safe=False)
