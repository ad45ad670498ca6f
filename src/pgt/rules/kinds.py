"""PGT301-PGT303, PGT306, PGT308 and PGT323: whether a target is of the kind that its category asks for."""

from __future__ import annotations

import re
from decimal import Decimal

from pgt.diagnostics import Severity, Text
from pgt.model import Indicator, Table
from pgt.rules import _words as words
from pgt.rules._reading import reading
from pgt.rules._rows import called, groups, shorten
from pgt.rules._rule import Context, Verdicts, at, rule
from pgt.rules._targets import cost_category, only, written
from pgt.rules._wording import has, read
from pgt.values import Constraint, Kind, Operator

_HEADS = words.PEOPLE | words.HOUSEHOLDS
_CEILINGS = (Operator.LE, Operator.LT)


@rule(
    "PGT301",
    Severity.WARNING,
    zh="“{name}”是数量指标，{what}",
    en="“{name}” is an indicator of quantity, but {what}",
    hint=(
        "{better}；要考核比率，就改列 `output.quality`",
        "{better}; a rate is named as one and stands under `output.quality`",
    ),
)
def quantities_are_counted(table: Table) -> Verdicts:
    """An indicator of quantity counts.

    数量指标写的是数，不是比率。

    How much is to be done cannot be seen from a share: 90 % of nobody knows how many. Rates tell how well it is done,
    and stand under quality (财预〔2021〕101号: 数量指标反映预期提供的公共产品或服务数量).

    数量指标反映预期提供的公共产品或服务的数量（财预〔2021〕101号）；只写 90%，看不出要做多少。覆盖率、合格率一类归质
    量指标。
    """
    for row in reading(table).of("output.quantity"):
        name, part = read(row.name), only(row.target)
        if part is not None and part.kind is Kind.PERCENT:
            target = shorten(row.target or "")
            what = Text(f"指标值“{target}”是百分比", f"its target “{target}” is a percent")
            yield at(row, "target", name=shorten(row.name or ""), what=what, better=_as_count(name.text))
        elif name.is_rate:
            what = Text("名称是比率", "its name is that of a rate")
            yield at(row, "name", name=shorten(row.name or ""), what=what, better=_as_count(name.text))


def _as_count(name: str) -> Text:
    if read(name).is_count:
        return Text(f"“{name}”写具体的数，例如 `≥100人`", f"write the number itself for “{name}”, such as `≥100人`")
    stem = name.removesuffix("率")
    better = f"{stem}数量" if stem != name and stem else "……数量"
    return Text(f"改成“{better}”和具体的数，例如 `≥100人`", f"write “{better}” and a number, such as `≥100人`")


@rule(
    "PGT323",
    Severity.WARNING,
    zh="“{name}”{target} 是标准或单价，不是数量",
    en="“{name}”, {target}, is a price or a standard and no quantity",
    hint=(
        "改列 `{category}`；数量写发给多少人、做多少件，例如 `≥20人`",
        "let it stand under `{category}`; a quantity says for how many, such as `≥20人`",
    ),
)
def quantities_are_no_prices(table: Table, context: Context) -> Verdicts:
    """An indicator of quantity is no price.

    数量指标里不放补助标准和单价。

    What one of something costs is a cost (财预〔2015〕88号, 成本指标). An amount that is handed out as a whole may
    well be a quantity; it is not meant here.

    每人、每件多少钱是成本（财预〔2015〕88号，成本指标），放在数量里就没有人考核做了多少。发放总额可以是数量，这里不
    算。
    """
    for row in reading(table).of("output.quantity"):
        part = only(row.target)
        if part is None or part.kind is not Kind.MONEY:
            continue
        if "/" in part.unit or (row.name or "").strip().endswith(words.PRICES):
            target = shorten(row.target or "")
            name = shorten(row.name or "")
            right = cost_category(table, context)
            finding = at(row, "category", name=name, target=target, category=right)
            yield finding.mended(to=right, safe=False)


_GOODNESS = re.compile("奖|专利|论文|著作|成果|等级|标准|星级|名次|排名|得分|分数|层次|年限|寿命|精度|强度|厚度|密度")
"""What a number may say about how good something is."""

_COUNTED = _HEADS | words.OCCASIONS | words.PIECES


def _is_counter(unit: str) -> bool:
    """Whether *unit* counts people, times or pieces, be it 人 or 人/年."""
    return unit.partition("/")[0] in _COUNTED


@rule(
    "PGT302",
    Severity.WARNING,
    zh="“{name}”是质量指标，指标值“{target}”说的是{what}，看不出好坏",
    en="“{name}” is an indicator of quality, but its target “{target}” says {what}",
    hint=(
        "改列 `{category}`；质量写合格率、达标率一类，例如 `≥95%`",
        "let it stand under `{category}`; quality is a rate of what passed, such as `≥95%`",
    ),
)
def qualities_are_not_counted(table: Table, context: Context) -> Verdicts:
    """An indicator of quality tells how good something is.

    质量指标说明做得好不好，不是做了多少、花了多少。

    Quality is a standard or a level that is reached (质量指标, 财预〔2021〕101号). A number of people, pieces or 元
    says nothing about it; few faults do, and so do prizes, grades and years of use.

    质量指标反映产出达到的标准和水平（财预〔2021〕101号），人数、件数和金额反映不了。事故、差错的件数，奖项、等级和使
    用年限可以反映，不在此列。
    """
    for row in reading(table).of("output.quality"):
        part = only(row.target)
        if part is None or part.operator in _CEILINGS or not part.number:
            continue
        money = part.kind is Kind.MONEY
        is_count = part.kind is Kind.FREQUENCY or (part.kind is Kind.QUANTITY and _is_counter(part.base_unit))
        if not money and (not is_count or has(row.name, words.FAULTS) or _GOODNESS.search(row.name or "")):
            continue
        what = Text("多少钱", "how much money") if money else Text("多少", "how many")
        right = cost_category(table, context) if money else "output.quantity"
        target = shorten(row.target or "")
        finding = at(row, "target", name=shorten(row.name or ""), target=target, what=what, category=right)
        yield finding.mended(row, "category", to=right, safe=False)


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
        if row.name is None or row.target is None:
            continue
        if has(row.name, words.PROMPT) or read(row.name).is_period or has(row.description, _SURELY_PROMPT):
            continue
        part = only(row.target)
        if part is None or part.kind in (Kind.DEADLINE, Kind.PERIOD, Kind.FREQUENCY):
            continue
        if part.unit.endswith(words.SPANS) or (part.number is None and has(row.target, words.PROMPT)):
            continue
        example = f"`{table.year or 2023}年12月底前`"
        yield at(row, "name", name=shorten(row.name), example=example)


_SURELY_PROMPT = ("及时", "按时", "按期", "准时", "如期", "时限", "期限")
"""What in a description makes up for a name without a word of time; 到年底 does not, since every rate is that."""


@rule(
    "PGT306",
    Severity.WARNING,
    zh="效益指标“{name}”{what}，不是带来的变化",
    en="the benefit “{name}” {what}, and is no change that came of it",
    hint=(
        "做了多少归 `output.quantity`；效益写变化，例如就业率、人均增收、知晓率",
        "what was done stands under `output.quantity`; a benefit is a change: 就业率, 人均增收, 知晓率",
    ),
)
def benefits_are_changes(table: Table) -> Verdicts:
    """A benefit is what comes of the work, not how many it reached.

    效益是带来的变化，不是服务了多少人。

    Output and benefit confused is what reviewers meet most (产出与效益混淆). People who found work, rose out of
    poverty or were spared an accident are an effect, and the ministry's own forms count them (国办发〔2018〕35号);
    not so where the number is that of an output again, or where the benefit is to last.

    评审中最常见的问题之一是产出与效益混淆。就业、脱贫、避免伤亡的人数是效果，财政部的表样也这样写
    （国办发〔2018〕35号），不在此列；但和产出是同一个数的、写成可持续影响的，仍然只是产出。
    """
    if not any(part.base_unit in _HEADS for row, part in reading(table).counts if row.category.startswith("benefit")):
        return
    for rows in groups(table):
        benefits = [row for row in rows if row.category.startswith("benefit") and _counts_heads(row)]
        if not benefits:
            continue
        outputs = {_amount(row): row for row in rows if row.category == "output.quantity" and _counts_heads(row)}
        for row in benefits:
            name = shorten(row.name or "")
            if (same := outputs.get(_amount(row))) is not None:
                other = called(same)
                what = Text(f"和产出{other.zh}是同一个数", f"is the number of the output {other.en} again")
                yield at(row, "target", name=name, what=what)
            elif row.category == "benefit.sustainability" or not _is_effect(row):
                target = shorten(row.target or "")
                what = Text(f"数的是 {target}，是做了多少", f"counts {target}, which is how much was done")
                yield at(row, "target", name=name, what=what)


def _counts_heads(row: Indicator) -> bool:
    part = only(row.target)
    return part is not None and part.kind is Kind.QUANTITY and part.base_unit in _HEADS


def _amount(row: Indicator) -> tuple[Decimal | None, str]:
    part = only(row.target)
    return (part.amount, part.base_unit) if part else (None, "")


def _is_effect(row: Indicator) -> bool:
    return has(row.name, words.EFFECTS) or has(row.description, words.EFFECTS)


@rule(
    "PGT308",
    Severity.WARNING,
    zh="“{name}”{target}，等于说越少越好",
    en="“{name}”, {target}, says that fewer are better",
    hint=(
        "至少要达到就写 `{least}`，正好这么多就写 `{exactly}`",
        "write `{least}` if it is to be reached, or `{exactly}` if it is just that many",
    ),
)
def outputs_are_not_limited(table: Table) -> Verdicts:
    """The number of those served, or of what is built, has no upper limit.

    服务人数、受益人数、建设数量不用“≤”。

    With ≤ nobody at all reaches the target in full. Where money limits the number it is =, and what there should be
    few of (accidents, complaints, hired staff) is not meant; nor is a row whose `direction` says that less is better.

    写成“≤”，一个也没有做到也算完成。名额有限的写“=”。事故、投诉、聘用人员这些越少越好的，以及写明
    `direction: negative` 的，不在此列。
    """
    for row, part in reading(table).counts:
        if part.operator not in _CEILINGS or not part.number:
            continue
        if part.base_unit not in _HEADS and not (part.base_unit in words.PIECES and has(row.name, words.MADE)):
            continue
        if row.direction == "negative" or not row.category.startswith(("output", "benefit")) or _is_capped(row):
            continue
        name, target = shorten(row.name or ""), shorten(row.target or "")
        yield at(row, "target", name=name, target=target, least=_with(part, "≥"), exactly=_with(part, "="))


def _is_capped(row: Indicator) -> bool:
    return has(row.name, words.CAPS) or has(row.description, words.CAPS)


def _with(part: Constraint, operator: str) -> str:
    return written(part, Operator(operator))
