"""PGT304 and PGT305: the target of a cost is an amount of money with an upper limit."""

from __future__ import annotations

import re

from pgt.diagnostics import Severity, Text
from pgt.figures import shown
from pgt.model import Indicator, Table
from pgt.rules import _words as words
from pgt.rules._praise import is_vague
from pgt.rules._reading import reading
from pgt.rules._rule import Verdicts, at, rule
from pgt.rules._targets import FLOORS, IN_MONEY, is_within_budget, only, written
from pgt.rules._text import is_blank, shorten
from pgt.rules._wording import has, read
from pgt.values import Constraint, Kind, Operator


@rule(
    "PGT304",
    Severity.WARNING,
    zh="成本指标“{name}”{target}，等于说越多越好",
    en="the cost “{name}”, {target}, says that more is better",
    hint=(
        "写成 `{most}`；必须足额发放的标准写 `{exactly}`",
        "write `{most}`, or `{exactly}` for a standard that has to be paid in full",
    ),
)
def costs_have_an_upper_limit(table: Table) -> Verdicts:
    """A cost is limited from above.

    成本指标用“≤”控制上限。

    Cost indicators control what an output costs, and may not exceed the standards of spending (预算支出标准,
    财预〔2021〕101号). With ≥ whoever overspends has reached the target. Savings, own funds raised and rates of
    execution are better when they are more.

    成本指标用来控制成本，不得超过预算支出标准（财预〔2021〕101号）；写成“≥”，超支反而算完成。节约率、自筹资金、执行率
    越高越好，不在此列。
    """
    for row in reading(table).under("output.cost", "cost"):
        part = only(row.target)
        if part is None or part.operator not in FLOORS or has(row.name, words.SAVINGS):
            continue
        is_share = has(row.name, words.COST_SHARES) and not _is_of_output(read(row.name).text)
        if part.kind is Kind.PERCENT and not is_share and row.category in IN_MONEY:
            continue  # it is no amount to begin with (PGT305)
        name, target = shorten(row.name), shorten(row.target)
        most, exactly = written(part, Operator.LE), written(part, Operator.EQ)
        yield at(row, "target", name=name, target=target, most=most, exactly=exactly)


@rule(
    "PGT305",
    Severity.WARNING,
    zh="成本指标“{name}”的指标值“{target}”{what}",
    en="the target of the cost “{name}”, “{target}”, {what}",
    hint=("{better}", "{better}"),
)
def costs_are_amounts(table: Table) -> Verdicts:
    """A cost is an amount.

    成本指标写金额。

    What is spent is known in 元; 95 % does not say of what, and neither 470人/天 nor 参照政府采购 says how much. Rates
    that are named as such (成本控制率, 节约率, 管理费占比) are left alone, and so are social and ecological costs.

    花了多少钱要用金额说，95% 没有说是什么的 95%，“470人/天”“参照政府采购”也没有说花多少。名称写明是比率的（成本控制
    率、节约率、管理费占比）不在此列，社会成本、生态环境成本也不在此列。
    """
    for row in reading(table).of(*IN_MONEY):
        part = only(row.target)
        found = _no_amount(table, row, part) if part is not None else None
        if found is not None:
            what, better = found
            target = shorten(row.target)
            yield at(row, "target", name=shorten(row.name), target=target, what=what, better=better)


def _no_amount(table: Table, row: Indicator, part: Constraint) -> tuple[Text, Text] | None:
    """Say what the target of a cost is instead of an amount, and what to write; None where it may be meant so."""
    name = read(row.name).text
    if part.kind is Kind.QUALITATIVE:
        return _no_number(table, name, part.text) if is_blank(row.scoring) else None
    if part.kind is Kind.PERCENT:
        if part.number == 0 and read(row.name).is_unfilled:
            return None  # PGT114 says that there is no such row
        if _is_of_output(name):
            return _PERCENT, _OF_QUALITY
        return None if has(row.name, words.COST_SHARES) else (_PERCENT, _share(table))
    if part.kind is Kind.QUANTITY and name.endswith(_OF_MONEY) and part.unit.startswith(("人", "次", "天")):
        price = written(part, unit=f"元/{part.unit}")
        return _COUNT, Text(f"写成金额，例如 `{price}`", f"write an amount, such as `{price}`")
    return None


def _no_number(table: Table, name: str, text: str) -> tuple[Text, Text] | None:
    """Say the same about words; of vague ones PGT313 says it."""
    amounts = re.findall(_WRITTEN_OUT, text)
    if len(amounts) == 1 and len(text) - len(amounts[0]) >= _SAID_AROUND:
        example = f"{'=' if name.endswith(words.PRICES) else '≤'}{amounts[0]}"
        return _IN_WORDS, Text(
            f"指标值只写 `{example}`，其余写进描述（`description`）",
            f"write `{example}` alone, the rest in `description`",
        )
    if is_within_budget(text):
        return _WORDS, _whole(table)
    is_open = name.endswith(_OF_MONEY) and not re.search("[0-9]", text) and not is_vague(text)
    return (_WORDS, _AMOUNT) if is_open else None


_OF_MONEY = (*words.SPENT, *words.PRICES, "费")
"""How a name ends that is of money."""


def _is_of_output(name: str) -> bool:
    """Whether *name* is a rate that tells how well or how far something was done, whatever it stands under."""
    return name.endswith(words.NO_COST_RATES) and not (name.endswith("完成率") and has(name, words.OF_SPENDING))


_PERCENT = Text("是百分比，看不出花多少钱", "is a percent and no amount")
_WORDS = Text("是文字，看不出花多少钱", "is in words and no amount")
_COUNT = Text("不是金额，看不出花多少钱", "is a number and no amount")
_IN_WORDS = Text(
    "把金额写在一句话里，没法和实际数对照", "has its amount in a sentence: no result can be held against it"
)
_WRITTEN_OUT = r"[0-9][0-9.]*[万亿]?元(?:/(?:人次|平方米|公里|[人户名年月天日次亩件个吨头只株本套台辆场村校班]))*"
_SAID_AROUND = 6
"""Characters around an amount from which it stands in a sentence."""
_AMOUNT = Text("写金额，例如 `≤10万元`、`≤500元/人`", "write an amount, such as `≤10万元` or `≤500元/人`")
_OF_QUALITY = Text(
    "写金额，例如“补助标准”`=500元/人`；达标率、及时率、完成率一类改列质量、时效",
    "write an amount, such as 补助标准 `=500元/人`; such a rate stands under quality or timeliness",
)


def _budget(table: Table) -> str:
    total = table.budget.total if table.budget else None
    return f"≤{shown(total)}{table.amount_unit}" if total and table.amount_unit else "≤10万元"


def _whole(table: Table) -> Text:
    example = _budget(table)
    return Text(f"写金额，例如 `{example}`", f"write an amount, such as `{example}`")


def _share(table: Table) -> Text:
    example = _budget(table)
    return Text(
        f"写金额，例如 `{example}`；要控制的是比例，就在名称里写明，例如“成本控制率”",
        f"write an amount, such as `{example}`; if a share is meant, let the name say so, such as 成本控制率",
    )
