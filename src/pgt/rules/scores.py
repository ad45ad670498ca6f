"""PGT502-PGT504, PGT513-PGT515 and PGT519: scores, the total and its grade."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pgt.diagnostics import Severity, Text
from pgt.figures import shown
from pgt.model import Indicator, Table
from pgt.rules._reached import is_open
from pgt.rules._rows import called, place
from pgt.rules._rule import Context, Verdicts, at, rule
from pgt.rules._year_end import YearEnd, year_end

if TYPE_CHECKING:  # only a table with weights or results needs the arithmetic of scores
    from pgt.score import Evaluation, Item


@rule(
    "PGT502",
    Severity.ERROR,
    zh="{what}",
    en="{what}",
    hint=("改成大于 0 的分值，得分在 0 到分值之间", "a weight is above 0, and a score lies between 0 and its weight"),
)
def scores_stay_within_weights(table: Table, context: Context) -> Verdicts:
    """A weight is above 0, and a score between 0 and its weight.

    分值大于 0，得分在 0 到分值之间。

    A row that is worth nothing need not be there, and what is far above its target earns no more than full points
    (财预〔2020〕10号). Where the form prints no weights, a score is held against none.

    没有分值的指标不必列；超额完成的最多得满分（财预〔2020〕10号）。表上没有印分值的，不核对得分超没超。
    """
    found = year_end(table, context)
    for one in found.of("weight"):
        yield at(*one.pointer, what=one.message)
    # Where no weight is printed nobody knows how many points a row has; a form may print one score for several.
    open_rows = {(*row.pointer, "score") for row, item in found.rows if row.weight is None and (item.given or 0) >= 0}
    for one in found.of("score-range"):
        if one.pointer not in open_rows:
            yield at(*one.pointer, what=one.message)


@rule(
    "PGT503",
    Severity.ERROR,
    zh="{what}（评分方案 {profile}）",
    en="{what} (profile {profile})",
    hint=("改成算出来的得分，或核对指标值和实际完成值", "write the computed score, or check target and actual"),
)
def scores_are_the_computed_ones(table: Table, context: Context) -> Verdicts:
    """A printed score is the one that the formula gives.

    印的得分和按公式算的一样。

    Full points where the target was reached, in proportion where it was not (财预〔2020〕10号). Formulas differ between
    provinces: where `pgt.toml` names no profile, a score is accepted that any of pgt's own profiles computes. A tenth
    of a point more or less is nobody's mistake: forms print one decimal, and systems round or cut off. Points that
    were taken off although the target was reached are for PGT515.

    完成的得满分，没有完成的按比例得分（财预〔2020〕10号）。各地公式不一样：`pgt.toml` 没有写评分方案的，合任何一个内置
    方案都算对。相差不到 0.1 分的不算：有的表只印一位小数，有的系统四舍五入，有的直接舍去。完成了又扣了分的归 PGT515。
    """
    found = year_end(table, context)
    objections = list(found.of("differs"))
    if not objections:
        return
    accepted = {
        (*row.pointer, "score")
        for row, item in found.rows
        if _is_close(item.given, item.computed)
        or is_open(row)
        or _is_supposed(row, item)
        or (item.reached and _is_unexplained(found, row, item))
    }
    for one in objections:
        if one.pointer not in accepted:
            yield at(*one.pointer, what=one.message, profile=found.profile)


def _is_supposed(row: Indicator, item: Item) -> bool:
    """Whether the weight of *row* is nobody's: equal shares, since none is printed, that make 13.33 points."""
    return row.weight is None and item.weight is not None and item.weight % _HALF != 0


_HALF = Decimal("0.5")
"""Points are given in whole ones, or in halves."""
_TENTH = Decimal("0.1")


def _is_close(printed: Decimal | None, computed: Decimal | None) -> bool:
    """Whether *printed* is *computed* but for how it was rounded."""
    return printed is not None and computed is not None and abs(printed - computed) <= _TENTH


@rule(
    "PGT504",
    Severity.ERROR,
    zh="总分印的是 {printed}，各项得分加起来是 {sum}",
    en="the printed total is {printed}; the scores add up to {sum}",
    hint=("{better}", "{better}"),
)
def scores_add_up(table: Table, context: Context) -> Verdicts:
    """The total is the sum of the scores.

    总分等于各项得分之和。

    It is judged where every score is printed, that of the execution included (财预〔2020〕10号); or against the
    computed scores where `pgt.toml` or the form names the profile that computes them.

    各项得分、预算执行得分都印了才核对（财预〔2020〕10号）；`pgt.toml` 或表样写了评分方案的，没有印的用算出来的得分核
    对。
    """
    evaluation = year_end(table, context).evaluation
    compared = evaluation.comparison if evaluation else None
    if compared is None or compared.total is None or compared.remainder is None:
        return
    if compared.is_sum_wrong or (context.profile_named is not None and abs(compared.remainder) > compared.tolerance):
        printed = compared.total.printed
        found = printed - compared.remainder
        better = Text(
            f"改成 `score: {shown(found)}`，或改正某一项的得分",
            f"write `score: {shown(found)}`, or correct one of the scores",
        )
        yield at(
            *compared.total.pointer,
            printed=shown(printed),
            sum=shown(found),
            better=_TOO_MANY if found > _HUNDRED else better,
        )


_HUNDRED = 100
_TOO_MANY = Text(
    "满分是 100：先核对各项分值（`weight`）和得分，再改总分",
    "there are 100 points: check weights and scores before the total",
)


@rule(
    "PGT513",
    Severity.ERROR,
    zh="{what}",
    en="{what}",
    hint=(
        "把得分改到这一档之内，或改完成程度（`level`，没有写的改 `actual`）",
        "give a score within the tier, or change the `level`, or the `actual` where none is written",
    ),
)
def scores_stay_within_tiers(table: Table, context: Context) -> Verdicts:
    """The score of a qualitative target lies within the tier that it reached.

    定性指标的得分在所达到的档次之内。

    Of the weight, 达成 has 100–80 %, 部分达成 80–60 %, 未达成 60–0 % (财预〔2020〕10号). Older local rules have 80–50 %
    and 50–0 %: that is for the profile to say. Where no level is written, an actual value in the words of the norm
    (部分达成年度指标并具有一定效果) is taken for it.

    达成年度指标 100%—80%（含），部分达成 80%—60%（含），未达成 60%—0%（财预〔2020〕10号）。有的地方用 80—50、50—0，写
    在评分方案里。没有写 `level` 的，实际完成值是文件里三档原文的（“部分达成年度指标并具有一定效果”）就按那一档。
    """
    for one in year_end(table, context).of("tier"):
        yield at(*one.pointer, what=one.message)


_FEWEST = 3
"""Rows of which it is worth saying that all have full points."""


@rule(
    "PGT514",
    Severity.INFO,
    zh="{count} 条指标和预算执行全是满分",
    en="all {count} indicators and the execution have full points",
    hint=(
        "核对完成值有没有佐证；确实全部完成的，看看来年的指标值是不是该提高",
        "see that there is evidence for the results, and whether next year's targets should be higher",
    ),
)
def not_everything_is_full(table: Table, context: Context) -> Verdicts:
    """Hardly any table deserves full points in every row.

    每一条都满分的表很少见。

    Reviewers look twice at a self-evaluation without a single deduction: the results may be claimed, or the targets too
    low (自评虚高, 财预〔2020〕10号). It is a remark and no mistake.

    一分没扣的自评，审核时会多看一眼：不是完成值报高了，就是指标值定低了（财预〔2020〕10号）。这只是提示，不是错误。
    """
    evaluation = year_end(table, context).evaluation
    if evaluation is None or not (evaluation.is_all_full or _is_printed_full(evaluation)):
        return
    count = sum(not item.empty for item in evaluation.items)
    if count >= _FEWEST:
        yield at(*place(table), count=count)


def _is_printed_full(evaluation: Evaluation) -> bool:
    """Whether full points are printed in every row and for the execution, be they right or not."""
    spent = evaluation.comparison.execution if evaluation.comparison else None
    if spent is None or spent.printed != evaluation.execution.weight:
        return False
    return all(item.given is not None and item.given == item.weight for item in evaluation.items if not item.empty)


@rule(
    "PGT515",
    Severity.WARNING,
    zh="{row}得分 {score}，不到分值 {weight}，没有写原因",
    en="{row} has {score} of {weight} points, and no reason is given",
    hint=(
        "在偏差原因（`reason`）里写为什么扣分",
        "say in `reason` why points were taken off",
    ),
)
def deductions_are_explained(table: Table, context: Context) -> Verdicts:
    """Points that were taken off are explained.

    扣了分的写明原因。

    Where the target was reached and points are missing all the same, nobody can tell why (偏差原因分析,
    财预〔2020〕10号). A target that was missed is for PGT507. Where no weight is printed, equal shares that make 13.33
    points are nobody's, and no score is held against them.

    指标完成了又扣了分，看表的人不知道为什么扣（偏差原因分析，财预〔2020〕10号）。没有完成的归 PGT507。
    表上没有印分值，平均下来是 13.33 分一类的，不拿来对照得分。
    """
    found = year_end(table, context)
    for row, item in found.rows:
        if _is_unexplained(found, row, item) and item.given is not None and item.weight is not None:
            yield at(row, "score", row=called(row), score=shown(item.given), weight=shown(item.weight))


def _is_unexplained(found: YearEnd, row: Indicator, item: Item) -> bool:
    """Whether *row* lacks points without a reason, and not because its target was missed."""
    if item.given is None or item.weight is None or item.reached is False or not found.lacks_reason(row):
        return False
    return item.given < item.weight and not _is_supposed(row, item)


@rule(
    "PGT519",
    Severity.ERROR,
    zh="{what}",
    en="{what}",
    hint=("改等级，或核对总分", "change the grade, or check the total"),
)
def the_grade_is_that_of_the_total(table: Table, context: Context) -> Verdicts:
    """The grade is the one that the total stands for.

    评定等级和总分一致。

    It is 优 from 90, 良 from 80, 中 from 60 and 差 below (财预〔2020〕10号); a province that has other limits writes
    them into its profile.

    满 90 分为优，满 80 分为良，满 60 分为中，不满 60 分为差（财预〔2020〕10号）；当地另有界限的写在评分方案里。
    """
    evaluation = year_end(table, context).evaluation
    compared = evaluation.comparison if evaluation else None
    if compared is not None and compared.rating is not None:
        yield at("result", "rating", what=compared.rating)
