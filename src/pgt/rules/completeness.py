"""PGT102-PGT107: what a table must have. The norm asks first whether it is whole (完整性, 财预〔2015〕88号)."""

from __future__ import annotations

from decimal import Decimal

from pgt import category
from pgt.category import KNOWN, LEVELS
from pgt.diagnostics import Severity, Text
from pgt.model import Table
from pgt.rules import _words as words
from pgt.rules._reading import reading
from pgt.rules._rows import annual_rows, place
from pgt.rules._rule import Context, Verdicts, at, rule
from pgt.rules._targets import FIRST_YEAR_OF_COST, cost_category
from pgt.rules._wording import has

_INDICATORS = ("indicators", "every_indicator", "goal.indicators")


def _categories(table: Table) -> set[str]:
    """Return the categories in use, of the annual indicators only: the norms are about those.

    None at all where the table has a first level of its form's own (过程, 运行成本, 履职效能): such a framework may
    measure elsewhere what the norms measure here.
    """
    if table.medium_term is None:
        found = set(reading(table).by_category)
    else:
        found = {row.category for row in annual_rows(table)}
    if found <= KNOWN:
        return found
    return set() if any(one.partition(".")[0] not in LEVELS for one in found - KNOWN) else found


def _expects_indicators(table: Table, context: Context) -> bool:
    """Whether *table* has none and is of a sort that has: a department's may be prose."""
    if any(annual_rows(table)):
        return False
    return table.kind == "project" if context.form is None else context.repeats(*_INDICATORS)


@rule(
    "PGT102",
    Severity.ERROR,
    zh="没有{missing}指标；产出、效益两类都要有",
    en="no indicator of {missing}; output and benefit are both required",
    hint=("加一条{kind}指标（`category: {example}`）", "add one under {kind}: `category: {example}`"),
)
def outputs_and_benefits(table: Table, context: Context) -> Verdicts:
    """Output and benefit both have indicators.

    产出和效益都有指标。

    Every project has both (财预〔2021〕101号: 每个项目都应设置产出指标和效益指标). A department's table is asked only
    where it has indicators, or where its form prints them.

    每个项目都应设置产出指标和效益指标（财预〔2021〕101号）。部门整体表有指标或表样印指标时才问。
    """
    firsts = {one.partition(".")[0] for one in _categories(table)}
    if not firsts and _expects_indicators(table, context):
        both = Text("产出和效益", "output and benefit")
        yield at("indicators", missing=both, **_example("output.quantity"))
    elif firsts and "output" not in firsts:
        yield at(*place(table), missing=category.LEVELS["output"], **_example("output.quantity"))
    elif firsts and "benefit" not in firsts:
        yield at(*place(table), missing=category.LEVELS["benefit"], **_example("benefit.social"))


def _example(kind: str) -> dict[str, object]:
    return {"kind": category.second(kind), "example": kind}


@rule(
    "PGT103",
    Severity.WARNING,
    zh="没有满意度指标{points}",
    en="no indicator of satisfaction{points}",
    hint=(
        "加一条满意度指标（`category: satisfaction.beneficiary`），例如“服务对象满意度”≥90%；{unless}",
        "add one with `category: satisfaction.beneficiary`, such as 服务对象满意度 ≥90%; {unless}",
    ),
)
def satisfaction(table: Table, context: Context) -> Verdicts:
    """The satisfaction of those served is measured.

    有服务对象满意度指标。

    It has 10 of 100 points (财预〔2020〕10号); a project that does not serve the public directly may do without
    (财预〔2021〕101号). It is an error where the scoring profile that is named leaves no way to do without.

    满意度占 10 分（财预〔2020〕10号）；不直接服务社会公众的项目可以不设（财预〔2021〕101号）。写了评分方案，方案里满意
    度总有分值的，是错误。
    """
    found = _categories(table)
    if not found or any("satisfaction" in one for one in found):
        return
    if points := _points_of_satisfaction(context):
        profile = context.profile_id or ""
        said = Text(f"，评分方案 {profile} 给它 {points} 分", f": it has {points} points in the profile {profile}")
        yield at(*place(table), points=said, unless=_UNLESS_ANOTHER).weighing(Severity.ERROR)
    else:
        yield at(*place(table), points="", unless=_UNLESS_NOBODY)


_UNLESS_NOBODY = Text("不直接服务公众的可以不设", "a project that does not serve the public may do without")
_UNLESS_ANOTHER = Text("可以不设的，换一个评分方案", "where it may be left out, name another profile")


def _points_of_satisfaction(context: Context) -> Decimal | None:
    """Return the points that the profile, if one is named, has for satisfaction in every situation."""
    profile = context.profile if context.profile_id else None
    weights = profile.weights if profile else None
    points = [group.get("satisfaction") for group in weights.groups] if weights else []
    return points[0] if points and all(points) else None


def _below(table: Table, first: str) -> set[str]:
    """Return the second levels in use under *first*.

    None at all where a row leaves its second level open: then nothing can be said to be missing.
    """
    found = _categories(table)
    return set() if first in found else {one for one in found if one.startswith(f"{first}.")}


@rule(
    "PGT104",
    Severity.WARNING,
    zh="产出里没有{missing}指标",
    en="no {missing} indicator among the outputs",
    hint=(
        "加一条{missing}指标（`category: {category}`），例如{example}",
        "add one of {missing}, `category: {category}`, such as {example}",
    ),
)
def quantity_and_quality(table: Table) -> Verdicts:
    """Outputs are measured by quantity and by quality.

    产出有数量指标，也有质量指标。

    Both are normally set, 时效指标 as needed (财预〔2021〕101号).

    数量指标、质量指标原则上都要设，时效指标按需要设（财预〔2021〕101号）。
    """
    found = _below(table, "output")
    if found and "output.quantity" not in found:
        missing = Text("数量", "quantity")
        yield at(*place(table), missing=missing, category="output.quantity", example="“培训人数”≥100人")
    if found and "output.quality" not in found:
        missing = Text("质量", "quality")
        yield at(*place(table), missing=missing, category="output.quality", example="“验收合格率”≥95%")


@rule(
    "PGT105",
    Severity.INFO,
    zh="产出里没有时效指标",
    en="no indicator of timeliness among the outputs",
    hint=(
        "有完成时限的，加一条时效指标（`category: output.timeliness`），例如“按时完成率”≥95%",
        "where there is a deadline, add one with `category: output.timeliness`, such as 按时完成率 ≥95%",
    ),
)
def timeliness(table: Table) -> Verdicts:
    """Outputs are measured by time.

    产出有时效指标。

    Timeliness is one of the outputs (财预〔2015〕88号, 时效指标) and asked for where it matters (财预〔2021〕101号).

    时效指标是产出指标的一种（财预〔2015〕88号），有完成时限的项目要设（财预〔2021〕101号）。
    """
    found = _below(table, "output")
    if found and "output.timeliness" not in found:
        yield at(*place(table))


@rule(
    "PGT106",
    Severity.WARNING,
    zh="没有成本指标{must}",
    en="no indicator of cost{must}",
    hint=(
        "加一条成本指标（`category: {category}`），例如{example}",
        "add one with `category: {category}`, such as {example}",
    ),
)
def cost(table: Table, context: Context) -> Verdicts:
    """Cost is measured.

    有成本指标。

    It is one of the outputs in 财预〔2015〕88号, and a first level in 财预〔2021〕101号, which makes it obligatory
    for construction, large repairs and purchases, where its lack is an error, and extends it to other projects step by
    step.

    成本指标在财预〔2015〕88号里属于产出，在财预〔2021〕101号里单列一级：工程基建、大型修缮、购置项目必须设，没有的是错
    误；其他项目逐步推开。
    """
    found = _categories(table)
    if not found or "output" in found or any(one == "output.cost" or one.startswith("cost") for one in found):
        return
    kind = cost_category(table, context)
    if has(table.name, words.WORKS) and (table.year or 0) >= FIRST_YEAR_OF_COST:
        must = Text("，工程、修缮、购置项目必须有", ", a must for construction, repairs and purchases")
        example = Text("“工程总成本”≤80万元", "工程总成本 ≤80万元")
        yield at(*place(table), category=kind, must=must, example=example).weighing(Severity.ERROR)
    else:
        yield at(*place(table), category=kind, must="", example=Text("“补助标准”≤500元/人", "补助标准 ≤500元/人"))


@rule(
    "PGT107",
    Severity.INFO,
    zh="效益指标只有{kind}一类",
    en="only one kind of benefit is measured: {kind}",
    hint=(
        "看看经济、社会、生态、可持续影响里还有没有别的效益，有就加一条",
        "look for another benefit: economic, social, ecological or lasting",
    ),
)
def benefit_kinds(table: Table) -> Verdicts:
    """More than one kind of benefit is measured.

    效益不只有一类。

    Reviewers look at whether the indicators cover what the goal promises (相关性, 财预〔2015〕88号). It may be that
    there is but one.

    审核要看指标是否覆盖了目标所说的效果（相关性，财预〔2015〕88号）。确实只有一类的，不必改。
    """
    kinds = _below(table, "benefit")
    if len(kinds) == 1:
        yield at(*place(table), kind=category.second(kinds.pop()))
