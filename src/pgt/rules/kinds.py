"""PGT301, PGT302, PGT308 and PGT323: whether a target is of the kind that its category asks for."""

from __future__ import annotations

import re

from pgt import category
from pgt.diagnostics import Severity, Text
from pgt.model import Indicator, Table
from pgt.rules import _units
from pgt.rules import _words as words
from pgt.rules._reading import reading
from pgt.rules._rule import Context, Verdicts, at, rule
from pgt.rules._targets import CEILINGS, cost_category, is_within_budget, only, written
from pgt.rules._text import shorten
from pgt.rules._wording import has, read
from pgt.values import Constraint, Kind, Operator


@rule(
    "PGT301",
    Severity.WARNING,
    zh="“{name}”是数量指标，{what}",
    en="“{name}” is an indicator of quantity, but {what}",
    hint=(
        "{better}；要考核比率，就改列质量（`output.quality`）",
        "{better}; a rate is named as one and stands under quality (`output.quality`)",
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
            target = shorten(row.target)
            what = Text(f"指标值“{target}”是百分比", f"its target “{target}” is a percent")
            yield at(row, "target", name=shorten(row.name), what=what, better=_as_count(name.text))
        elif name.is_rate:
            what = Text("名称是比率", "its name is that of a rate")
            yield at(row, "name", name=shorten(row.name), what=what, better=_as_count(name.text))


def _as_count(name: str) -> Text:
    if read(name).is_count:
        return Text(f"“{name}”写具体的数和单位", f"write the number itself and its unit for “{name}”")
    return Text("数量写做了多少，是具体的数和单位", "a quantity is how much is done, a number and its unit")


@rule(
    "PGT323",
    Severity.WARNING,
    zh="“{name}”{target} 是{what}，不是数量",
    en="“{name}”, {target}, is {what} and no quantity",
    hint=(
        "改列{kind}（`{category}`）；数量写发给多少人、做多少件",
        "let it stand under {kind} (`{category}`); a quantity says how much is done, or for how many",
    ),
)
def quantities_are_no_prices(table: Table, context: Context) -> Verdicts:
    """An indicator of quantity is no price.

    数量指标里不放补助标准和单价。

    What one of something costs is a cost (财预〔2015〕88号, 成本指标), and so is what work costs whose name does not
    speak of money (完成校园维修改造: 800万元), and what is to stay within the budget (成本控制: 不超过预算). An amount
    that is handed out or invested as a whole may be a quantity.

    每人、每件多少钱是成本（财预〔2015〕88号，成本指标），放在数量里就没有人考核做了多少；名称说的不是钱的（“完成校园维
    修改造”800万元），写的也是成本，指标值写“不超过预算”的也是。发放总额、投资额可以是数量，这里不算。
    """
    for row in reading(table).of("output.quantity"):
        part = only(row.target)
        is_budget = is_within_budget(row.target)
        if part is None or (part.kind is not Kind.MONEY and not is_budget):
            continue
        single = "/" in part.unit or (row.name or "").strip().endswith(words.PRICES)
        if is_budget or single or not has(row.name, words.MONEY) or read(row.name).text.endswith(words.SPENT):
            target = shorten(row.target)
            name = shorten(row.name)
            right = cost_category(table, context)
            what, kind = _PRICE if single else _SPENT, category.name(right)
            finding = at(row, "category", name=name, target=target, what=what, category=right, kind=kind)
            yield finding.mended(to=right, safe=False)


_PRICE = Text("标准或单价", "a price or a standard")
_SPENT = Text("花多少钱", "what is spent")


_GOODNESS = re.compile(
    "奖|专利|论文|著作|成果|等级|标准|星级|名次|排名|得分|分数|层次|年限|寿命|精度|强度|厚度|密度|合格|优良|优质|含量|频率|频次"
)
"""What a number may say about how good something is."""

_COUNTED = _units.HEADS | _units.OCCASIONS | _units.PIECES


def _is_counted(row: Indicator, part: Constraint) -> bool:
    """Whether *row* counts people, times or pieces, be it in 人 or 人/年, or says so: 采购垃圾桶数量 =2500只."""
    if part.kind is Kind.FREQUENCY:
        return True
    if part.kind is not Kind.QUANTITY or _GOODNESS.search(row.name or ""):
        return False
    return part.base_unit.partition("/")[0] in _COUNTED or (bool(part.unit) and read(row.name).is_count)


@rule(
    "PGT302",
    Severity.WARNING,
    zh="“{name}”是质量指标，指标值“{target}”说的是{what}，看不出好坏",
    en="“{name}” is an indicator of quality, but its target “{target}” says {what}",
    hint=(
        "改列{kind}（`{category}`）；质量写合格率、达标率一类，例如 `≥95%`",
        "let it stand under {kind} (`{category}`); quality is a rate of what passed, such as `≥95%`",
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
        if part is None or not part.number:
            continue
        money = part.kind is Kind.MONEY
        if not money and (part.operator in CEILINGS or not _is_counted(row, part)):
            continue
        if has(row.name, words.FAULTS):
            continue
        what = Text("多少钱", "how much money") if money else Text("多少", "how many")
        right = cost_category(table, context) if money else "output.quantity"
        target, kind = shorten(row.target), category.name(right)
        finding = at(row, "target", name=shorten(row.name), target=target, what=what, category=right, kind=kind)
        yield finding.mended(row, "category", to=right, safe=False)


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
        if part.operator not in CEILINGS or not part.number or not _is_wanted(row, part):
            continue
        if row.direction == "negative" or not row.category.startswith(("output", "benefit")) or _is_capped(row):
            continue
        name, target = shorten(row.name), shorten(row.target)
        least, exactly = written(part, Operator.GE), written(part, Operator.EQ)
        yield at(row, "target", name=name, target=target, least=least, exactly=exactly)


_MADE_OF = _units.PIECES | _units.AREAS | _units.LENGTHS


def _is_wanted(row: Indicator, part: Constraint) -> bool:
    """Whether *row* counts people, or what is made; without a unit the name has to say that it counts."""
    unit = part.base_unit or read(row.name).unit
    made = has(row.name, words.MADE) and not has(row.name, ("用地", "占地"))
    if not unit:
        return read(row.name).is_count and (made or read(row.name).text.endswith(("人数", "户数")))
    return unit in _units.HEADS or (unit in _MADE_OF and made)


def _is_capped(row: Indicator) -> bool:
    return has(row.name, words.CAPS) or has(row.description, words.CAPS)
