"""PGT501 to PGT506, PGT513 to PGT515 and PGT518 to PGT520: weights, scores and the execution rate."""

from __future__ import annotations

from pgt.diagnostics import Pointer, Severity, Text
from pgt.model import Table
from pgt.rules._amounts import money, shown
from pgt.rules._rows import annual_rows, called, place
from pgt.rules._rule import Context, Verdicts, at, not_judged, rule
from pgt.rules._year_end import YearEnd, year_end


def _first_weight(table: Table) -> Pointer:
    first = next((row for row in annual_rows(table) if row.weight is not None), None)
    return (*first.pointer, "weight") if first else place(table)


@rule(
    "PGT501",
    Severity.ERROR,
    zh="{what}",
    en="{what}",
    hint=("调整各项指标的 `weight`，加上预算执行一共 100", "change the `weight` of rows: with the execution it is 100"),
)
def weights_make_a_hundred(table: Table, context: Context) -> Verdicts:
    """The weights of a table and of its execution add up to 100.

    各项分值加上预算执行一共 100 分。

    The execution has 10 points and the indicators 90 (财预〔2020〕10号); indicators that have 100 among themselves are
    accepted too. Where no profile is named, any of pgt's own may agree.

    预算执行 10 分，指标 90 分（财预〔2020〕10号）；指标自己合计 100 的也接受。`pgt.toml` 没有写评分方案的，合任何一个内
    置方案都算对。
    """
    if any(row.weight is not None for row in annual_rows(table)) and context.profile is None:
        yield not_judged(
            *_first_weight(table),
            zh=f"评分方案 {context.profile_id} 读不出来",
            en=f"the profile {context.profile_id} cannot be read",
        )
    for one in year_end(table, context).of("weight-sum"):
        yield at(*_first_weight(table), what=one.message)


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
    (财预〔2020〕10号).

    没有分值的指标不必列；超额完成的最多得满分（财预〔2020〕10号）。
    """
    found = year_end(table, context)
    for sort in ("weight", "score-range"):
        for one in found.of(sort):
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
    provinces: where `pgt.toml` names no profile, a score is accepted that any of pgt's own profiles computes.

    完成的得满分，没有完成的按比例得分（财预〔2020〕10号）。各地公式不一样：`pgt.toml` 没有写评分方案的，合任何一个内置
    方案都算对。
    """
    found = year_end(table, context)
    for one in found.of("differs"):
        yield at(*one.pointer, what=one.message, profile=found.profile)


@rule(
    "PGT504",
    Severity.ERROR,
    zh="总分印的是 {printed}，各项得分加起来是 {sum}",
    en="the printed total is {printed}; the scores make {sum}",
    hint=("改成 `score: {sum}`，或改正某一项的得分", "write `score: {sum}`, or correct one of the scores"),
)
def scores_add_up(table: Table, context: Context) -> Verdicts:
    """The total is the sum of the scores.

    总分等于各项得分之和。

    It is judged where every score is printed, that of the execution included (财预〔2020〕10号); or against the
    computed scores where `pgt.toml` names the profile that computes them.

    各项得分、预算执行得分都印了才核对（财预〔2020〕10号）；`pgt.toml` 写了评分方案的，没有印的用算出来的得分核对。
    """
    evaluation = year_end(table, context).evaluation
    compared = evaluation.comparison if evaluation else None
    if compared is None or compared.total is None or compared.remainder is None:
        return
    if compared.is_sum_wrong or (context.profile_id is not None and abs(compared.remainder) > compared.tolerance):
        printed = compared.total.printed
        yield at(*compared.total.pointer, printed=shown(printed), sum=shown(printed - compared.remainder))


@rule(
    "PGT505",
    Severity.WARNING,
    zh="全年执行 {spent}，{more}预算 {budget}",
    en="{spent} was spent of a budget of {budget}{more}",
    hint=(
        "核对两个数和单位；预算中途调整过的，把调整后的数写进 `adjusted_budget`",
        "check both and their unit; put the budget as it was adjusted in the year into `adjusted_budget`",
    ),
)
def execution_stays_within_budget(table: Table, context: Context) -> Verdicts:
    """No more is spent than the budget.

    执行数不超过预算数。

    The rate is held against the adjusted budget of the year (全年预算数, 财预〔2020〕10号): above 100 % one of the
    numbers is wrong, or an adjustment was not written down. Without any budget there is no rate at all.

    执行率按全年预算数（调整后）算（财预〔2020〕10号）。超过 100%，不是数错了，就是调整没有写进来；预算是 0 的没有执行
    率。
    """
    evaluation = year_end(table, context).evaluation
    if evaluation is None:
        return
    item = evaluation.execution
    if item.execution is None or item.budget is None or not item.execution > item.budget >= 0:
        return
    unit = table.amount_unit
    rate = f"{item.rate:f}" if item.rate is not None else None
    more = Text(f"执行率 {rate}%，超过", f", a rate of {rate}%") if rate else Text("超过", ", which is no rate")
    yield at("execution", "total", spent=money(item.execution, unit), budget=money(item.budget, unit), more=more)


@rule(
    "PGT506",
    Severity.WARNING,
    zh="{what}，没有写原因",
    en="{what}, and no reason is given",
    hint=(
        "在 `execution` 的 `notes` 里写没有用完的原因",
        "say in the `notes` of `execution` why the money was not used",
    ),
)
def low_execution_is_explained(table: Table, context: Context) -> Verdicts:
    """A low execution rate is explained.

    执行率低的写明原因。

    Money that is left over is as much of a deviation as a target that was missed (财预〔2020〕10号). The profile says
    below which rate: 80 % by default, 90 % in Sichuan.

    钱没有用完和指标没有完成一样是偏差（财预〔2020〕10号）。低于多少要写，由评分方案定：一般 80%，四川 90%。
    """
    evaluation = year_end(table, context).evaluation
    if evaluation is None:
        return
    item, pointer = evaluation.execution, ("execution", "notes", "total")
    is_low = item.execution is not None and item.budget is not None and item.execution < item.budget
    if is_low and any(one.pointer == pointer and one.what == "reason" for one in evaluation.missing):
        yield at("execution", "total", what=item.causes[0])


@rule(
    "PGT513",
    Severity.ERROR,
    zh="{what}",
    en="{what}",
    hint=("把得分改到这一档之内，或改 `level`", "give a score within the tier, or change the `level`"),
)
def scores_stay_within_tiers(table: Table, context: Context) -> Verdicts:
    """The score of a qualitative target lies within the tier that it reached.

    定性指标的得分在所达到的档次之内。

    Of the weight, 达成 has 100–80 %, 部分达成 80–60 %, 未达成 60–0 % (财预〔2020〕10号). Older local rules have 80–50 %
    and 50–0 %: that is for the profile to say.

    达成年度指标 100%—80%（含），部分达成 80%—60%（含），未达成 60%—0%（财预〔2020〕10号）。有的地方用 80—50、50—0，写
    在评分方案里。
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
    if evaluation is None or not evaluation.is_all_full:
        return
    count = sum(not item.empty for item in evaluation.items)
    if count >= _FEWEST:
        yield at(*place(table), count=count)


@rule(
    "PGT515",
    Severity.WARNING,
    zh="{row}得分 {score}，不到分值 {weight}，没有写原因",
    en="{row} has {score} of {weight} points, and no reason is given",
    hint=("在 `reason` 里写扣分的原因", "say in `reason` why points were taken off"),
)
def deductions_are_explained(table: Table, context: Context) -> Verdicts:
    """Points that were taken off are explained.

    扣了分的写明原因。

    Where the target was reached and points are missing all the same, nobody can tell why (偏差原因分析,
    财预〔2020〕10号). A target that was missed is for PGT507.

    指标完成了又扣了分，看表的人不知道为什么扣（偏差原因分析，财预〔2020〕10号）。没有完成的归 PGT507。
    """
    found = year_end(table, context)
    for row, item in found.rows:
        if item.given is None or item.weight is None or item.reached is False or not found.lacks_reason(row):
            continue
        if item.given < item.weight:
            yield at(row, "score", row=called(row), score=shown(item.given), weight=shown(item.weight))


@rule(
    "PGT518",
    Severity.WARNING,
    zh="{what}（{profile}）",
    en="{what} ({profile})",
    hint=(
        "按评分方案调整；本项目另有规定的，在 `pgt.toml` 里换一个评分方案",
        "follow the profile, or name another one in `pgt.toml` if other rules hold",
    ),
)
def groups_have_their_points(table: Table, context: Context) -> Verdicts:
    """Each kind of indicator has the points that its profile gives it.

    每一类指标的分值和评分方案一致。

    By 财预〔2020〕10号 产出 has 50, 效益 30 and 满意度 10, and special cases may differ; 财预〔2021〕101号 has other
    points. So it is judged only where `pgt.toml` names the profile.

    产出 50、效益 30、满意度 10（财预〔2020〕10号，特殊情况可以调整）；财预〔2021〕101号又不一样。所以 `pgt.toml` 写了
    评分方案的才判断。
    """
    if context.profile_id is None:
        if any(row.weight is not None for row in annual_rows(table)):
            yield not_judged(
                *_first_weight(table),
                zh="没有写评分方案，不知道各类应当多少分",
                en="no profile is named: the points of each kind are not known",
            )
        return
    for one in year_end(table, context).of("group-sum"):
        yield at(*(one.pointer or _first_weight(table)), what=one.message, profile=context.profile_id)


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


@rule(
    "PGT520",
    Severity.ERROR,
    zh="预算{what}印的是 {printed}，按 {because} 应当是 {computed}",
    en="the printed {what} is {printed}; by {because} it is {computed}",
    hint=("改成 `{computed}`，或核对预算数和执行数", "write `{computed}`, or check budget and execution"),
)
def the_execution_rate_is_the_computed_one(table: Table, context: Context) -> Verdicts:
    """The printed execution rate and its points are those that the amounts give.

    印的执行率和得分与预算数、执行数对得上。

    The rate is what was spent divided by the adjusted budget, and has its share of 10 points (财预〔2020〕10号). Points
    are judged where `pgt.toml` names the profile: some provinces give 20, or go by bands.

    执行率是全年执行数除以全年预算数，按比例得 10 分以内的分（财预〔2020〕10号）。得分在 `pgt.toml` 写了评分方案时才核
    对：有的地方是 20 分，有的分档。
    """
    found = year_end(table, context)
    compared = found.evaluation.comparison if found.evaluation else None
    if compared is None:
        return
    for figure, unit in ((compared.rate, "%"), (compared.execution if _is_named(found) else None, "")):
        if figure is None or figure.computed is None or not figure.exceeds(compared.tolerance):
            continue
        yield at(
            *figure.pointer,
            what=figure.name if unit else Text("执行得分", "score of the execution"),
            printed=f"{shown(figure.printed)}{unit}",
            computed=f"{shown(figure.computed)}{unit}",
            because=_divided(found, is_rate=bool(unit)),
        )


def _is_named(found: YearEnd) -> bool:
    return found.context.profile_id is not None


def _divided(found: YearEnd, *, is_rate: bool) -> str:
    item = found.evaluation.execution if found.evaluation else None
    if item is None or item.execution is None or item.budget is None:
        return ""
    divided = f"{shown(item.execution)}/{shown(item.budget)}"
    return divided if is_rate else f"{shown(item.weight)} × {divided}" if item.weight else divided
