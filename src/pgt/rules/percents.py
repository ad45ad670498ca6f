"""PGT309, PGT310, PGT312 and PGT320: targets in percent."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal

from pgt.diagnostics import Severity, Text
from pgt.model import Table
from pgt.rules import _words as words
from pgt.rules._reading import reading
from pgt.rules._rows import place
from pgt.rules._rule import Verdicts, at, rule
from pgt.rules._targets import FLOORS, WHOLE, is_misread, is_misread_result, only
from pgt.rules._text import shorten
from pgt.rules._wording import TAIL, Wording, has, read


@rule(
    "PGT309",
    Severity.WARNING,
    zh="“{name}”的指标值“{target}”：{what}",
    en="“{name}” has the target “{target}”: {what}",
    hint=("{better}", "{better}"),
)
def shares_are_not_above_whole(table: Table) -> Verdicts:
    """A share is 100 % at most.

    比率最多 100%。

    At least 100 % can only be =100 %, and more than that is a slip unless it is a growth or a plan that can be
    overfulfilled (完成率, 执行率); a name that says so is left alone, and so are costs. The unit may stand in the name:
    产值（%） of 8000 was meant in another.

    写“≥100%”其实只能是“=100%”；超过 100% 的不是笔误，就是增长率或超额完成率，名称里写明的（增长、提高、完成率、执行
    率）不算，成本也不算。单位写在名称里的也看：“产值（%）”8000，多半是单位写错了。
    """
    for row, part in reading(table).percents:
        number = part.number or Decimal(0)
        is_floor = part.operator in FLOORS and number == WHOLE
        if not is_floor and (number <= WHOLE or is_misread(part)):
            continue
        if row.is_cost or _may_exceed(read(row.name)):
            continue
        what = _ONLY_WHOLE if is_floor else _ABOVE_WHOLE
        better = _EQUAL if is_floor else _CHECK
        yield at(row, "target", name=shorten(row.name), target=shorten(row.target), what=what, better=better)
    for row, part in reading(table).counts:
        name = read(row.name)
        if name.unit not in _SIGNS or part.unit or not part.number or part.number <= WHOLE or _may_exceed(name):
            continue
        if not row.is_cost and not has(name.text, words.CHANGES):
            target = shorten(row.target)
            yield at(row, "target", name=shorten(row.name), target=target, what=_ABOVE_WHOLE, better=_CHECK_NAME)


_SIGNS = ("%", "％")


def _may_exceed(name: Wording) -> bool:
    """Whether 100 % may be passed: by a growth, or by a plan that can be overfulfilled, but not in time."""
    if name.text.endswith(("完成率", "执行率")):
        return not has(name.text[-TAIL:], ("及时", "按时", "按期", "如期"))
    if not name.is_rate:
        return has(name.text, words.GROWTH)
    # 营养改善计划覆盖率 is the rate of a coverage
    stem = re.sub(_RATE, "", name.text)
    return has(stem[-_END:], (*words.GROWTH, "产出"))


_RATE = f"(?:{words.either(words.RATES)})$"
_END = 3
"""Characters before 率 that say of what it is the rate."""

_ONLY_WHOLE = Text("比率不会超过 100%，“≥”用不上", "a share is never more, so that ≥ means nothing")
_EQUAL = Text(
    "写成 `=100%`；允许达不到的写实际的目标，例如 `≥95%`", "write `=100%`, or what is really aimed at, such as `≥95%`"
)
_ABOVE_WHOLE = Text("比率不会超过 100%", "a share is 100% at most")
_CHECK_NAME = Text("核对数字，和名称里的单位“%”", "check the number, and the unit % in the name")
_CHECK = Text(
    "核对数字；是增长的幅度，就在名称里写明“增长率”", "check the number; if it is an increase, say 增长率 in the name"
)


@rule(
    "PGT310",
    Severity.WARNING,
    zh="“{target}”可能是把“{better}”里的“≥”认成了“2”",
    en="“{target}” may be “{better}” with its ≥ read as a 2",
    hint=("核对原表；是的话写成 `{write}`", "check the document, and write `{write}` if so"),
)
def operators_are_not_read_as_two(table: Table) -> Verdicts:
    """A percent of 250 to 299 is looked at twice.

    指标值 250%～299% 要核对。

    Where a table was scanned, ≥ is often read as the figure 2: 290 % was ≥90 %. It is asked only where no operator
    stands and the name speaks of no growth; of an actual value where its target is no more than 100 %.

    扫描识别常把“≥”认成“2”：290% 原来是≥90%。只问没有符号、名称又不是增长的；实际完成值在指标值不超过 100% 时也问。
    """
    for row, part in reading(table).percents:
        if is_misread(part):
            key, printed, number, sign = "target", row.target, part.number, "≥"
        elif row.actual is not None and is_misread_result(part, row.actual) and (actual := only(row.actual)):
            key, printed, number, sign = "actual", row.actual, actual.number, ""
        else:
            continue
        if not has(row.name, words.GROWTH):
            rest = f"{str(number)[1:]}%"
            yield at(row, key, target=shorten(printed), better=f"≥{rest}", write=f"{sign}{rest}")


_FEWEST, _MOST = 6, 0.7
"""Percents from which a share of equal ones says something."""

_FEWEST_ALIKE = 4
"""Percents from which it says something that all are equal."""


@rule(
    "PGT312",
    Severity.INFO,
    zh="{count} 个百分比指标值有 {same} 个都是 {percent}，不像逐项测算的",
    en="{same} of {count} targets in percent are {percent}, which were hardly worked out one by one",
    hint=(
        "对照各项工作的历史完成情况分别确定",
        "set each by what was reached before",
    ),
)
def percents_differ(table: Table) -> Verdicts:
    """Percents are worked out for each indicator.

    百分比指标值逐项测算，不是统一填一个数。

    Reviewers ask for targets 逐项目逐指标逐数值 (合理可行, 财预〔2015〕88号). Where at least six are given and seven
    tenths are equal, or four or more are all equal and not 100 %, they were probably filled in at one go.

    审核要求逐项目、逐指标、逐数值（合理可行，财预〔2015〕88号）。六个以上百分比里七成相同，或者四个以上全都相同（100%除
    外），多半是统一填的。
    """
    numbers = [part.number for _, part in reading(table).percents]
    count = len(numbers)
    if count < _FEWEST_ALIKE or (count >= _FEWEST and len(set(numbers)) > count * (1 - _MOST) + 1):
        return
    ((number, same),) = Counter(numbers).most_common(1)
    if (same >= count * _MOST and count >= _FEWEST) or (same == count and number != WHOLE):
        yield at(*place(table), count=count, same=same, percent=f"{number}%")


_SHARES = ("率", "比例", "比重", "占", "÷", "/")


@rule(
    "PGT320",
    Severity.WARNING,
    zh="“{name}”{target}，说不清是什么的 {percent}",
    en="“{name}” {target} does not say what it is {percent} of",
    hint=(
        "换成有分子、分母的比率，例如“满意率”“达标率”“知晓率”，或把算法写进描述（`description`）",
        "use a rate of one thing in another (满意率, 达标率, 知晓率), or say in `description` how it is computed",
    ),
)
def percents_have_a_whole(table: Table) -> Verdicts:
    """A percent is a share of something.

    百分比要有分子、分母。

    There is none of 水平, 影响力, 氛围, 长期使用性 or 改善生活条件: nobody can say at year's end whether 90 % of them
    was reached (可衡量, 财预〔2015〕88号). How long something lasts is told in years. A description that names a rate
    or a share is enough.

    水平、影响力、氛围、长期使用性、“改善生活条件”没有分子、分母，年底谁也说不出是否达到了 90%（可衡量，财预〔
    2015〕88号）；能用多久写年数。描述里说明了比率或占比的不在此列。
    """
    for row, part in reading(table).percents:
        wording = read(row.name)
        if not row.category.startswith(("output.quality", "benefit")) or wording.is_rate or wording.is_opinion:
            continue
        if wording.is_unfilled:
            continue
        if _is_of_nothing(wording, part.number) and not has(row.description, _SHARES):
            name, target = shorten(row.name), shorten(row.target)
            percent = f"{part.number}%"
            yield at(row, "target", name=name, target=target, percent=percent)


_GROWN = 50
"""Percents from which what a name says is to be better is hardly by how much it grows: 促进产业发展 ≥10%."""


def _is_of_nothing(name: Wording, number: Decimal | None) -> bool:
    """Whether nobody can say of what *number* percent are: of a level, or of a direction."""
    if has(name.text, words.IMMEASURABLE):
        return True
    is_direction = name.text.startswith(words.DIRECTIONS) and not name.is_count
    return is_direction and (number or 0) >= _GROWN and not has(name.text, words.SHARED)
