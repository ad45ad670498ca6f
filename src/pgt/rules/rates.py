"""PGT311 and PGT322: rates that are set lower than the work allows."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from pgt.diagnostics import Severity
from pgt.model import Indicator, Table
from pgt.rules import _words as words
from pgt.rules._reading import reading
from pgt.rules._rule import Verdicts, at, rule
from pgt.rules._targets import FLOORS
from pgt.rules._text import shorten
from pgt.rules._wording import TAIL, has, read
from pgt.values import Operator

_LOW, _VERY_LOW = 80, 60
"""Percents below which a rate is low, and below which poor work reaches it."""

_OUTPUTS = ("output.quality", "output.timeliness", "output.quantity")


class _Low(NamedTuple):
    """A row whose rate is low although the work decides it."""

    row: Indicator
    usual: str
    is_sure: bool
    """Whether good work comes near 100 % wherever it is done; of other rates a norm may ask for less."""
    number: Decimal

    @property
    def is_very_low(self) -> bool:
        """Whether poor work reaches it."""
        return self.is_sure and self.number < _VERY_LOW


def _low(table: Table) -> Iterator[_Low]:
    """Yield the rates below 80 % that the work itself decides."""
    for row, part in reading(table).percents:
        number = part.number or Decimal(0)
        if not 1 <= number < _LOW or part.operator not in (*FLOORS, Operator.EQ, None):
            continue
        name = read(row.name)
        if row.category.startswith("satisfaction"):
            yield _Low(row, "≥90%", is_sure=True, number=number)
        elif has(name.text, words.NO_SURE_RATES):
            continue
        elif name.text.endswith(words.SURE_RATES):
            yield _Low(row, "≥95%", is_sure=True, number=number)
        elif row.category in _OUTPUTS and _is_of_work(name.text) and not _is_open(name.text):
            yield _Low(row, "≥90%", is_sure=False, number=number)


def _is_of_work(name: str) -> bool:
    """Whether the unit's own work decides the rate."""
    return name.endswith(words.WORK_RATES) or name.startswith("保障")


def _is_open(name: str) -> bool:
    """Whether others decide the rate, or it is that of a change or a fault."""
    return has(name[-TAIL:], (*words.UNCERTAIN_RATES, *words.GROWTH, *words.FAULTS))


@rule(
    "PGT311",
    Severity.WARNING,
    zh="“{name}”的目标 {target} 明显偏低，做不好也能完成",
    en="the target of “{name}”, {target}, is so low that poor work reaches it",
    hint=(
        "按历史完成情况和行业标准提高，例如 `{usual}`；确有依据的，用 `# pgt: ignore[PGT311] 依据` 注明",
        "raise it to what was reached before, such as `{usual}`; else say why with `# pgt: ignore[PGT311] reason`",
    ),
)
def rates_are_not_very_low(table: Table) -> Verdicts:
    """A rate that the work itself decides is not below 60 %.

    自己能决定的比率不低于 60%。

    A target is to be reached with effort (合理可行, 财预〔2015〕88号); in the ministry's own examples a satisfaction
    or an execution under 60 % has no points (财预〔2021〕101号). Satisfaction and rates such as 完成率, 及时率,
    合格率 are meant. Of other rates a norm may ask for no more (see PGT322), and what others decide (就业率, 采纳率,
    利用率) and shares are not judged at all.

    目标要合理可行（财预〔2015〕88号），财预〔2021〕101号举例的满意度、执行率在 60% 以下都不得分。这里只看满意度和完成
    率、及时率、合格率这类自己能决定的；别的比率上级下达的可能就是这么多，见 PGT322；就业率、采纳率、利用率由别人决
    定，占比不分高低，都不判断。
    """
    for low in _low(table):
        if low.is_very_low:
            name, target = shorten(low.row.name), shorten(low.row.target)
            yield at(low.row, "target", name=name, target=target, usual=low.usual)


@rule(
    "PGT322",
    Severity.INFO,
    zh="“{name}”的目标 {target} 偏低",
    en="the target of “{name}”, {target}, is rather low",
    hint=(
        "对照历史完成情况，能提高就写高些，例如 `{usual}`；确实只能这么多的不用改",
        "hold it against what was reached before and raise it, say to `{usual}`; if it has to be so low, leave it",
    ),
)
def rates_are_not_low(table: Table) -> Verdicts:
    """A rate that the work itself decides is not below 80 %.

    自己能决定的比率一般不低于 80%。

    A target that is always reached measures nothing, and a self-evaluation has to explain a result far above it
    (财预〔2020〕10号). It may be right for new work. Satisfaction, 完成率, 合格率 and the like below 60 % are PGT311.
    What is low by its nature, or handed down as low by a higher level (规范管理率, 控制率, 建档率, 提前办结率), is left
    alone, and so are rates that are not known to be those of a unit's own work (查获率, 达成率).

    总能轻松完成的目标起不到考核作用，自评时完成值远高于目标还要分析原因（财预〔2020〕10号）。新开展的工作可能就是这
    样。满意度、完成率、合格率这类低于 60% 的见 PGT311；本来就不高、上级也只下达这么多的（规范管理率、控制率、建档率、
    提前办结率），以及看不出是自己能决定的（查获率、达成率），都不报。
    """
    for low in _low(table):
        if not low.is_very_low:
            name, target = shorten(low.row.name), shorten(low.row.target)
            yield at(low.row, "target", name=name, target=target, usual=low.usual)
