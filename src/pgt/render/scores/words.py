"""What an evaluation is called in words, for every format that people read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from pgt import category
from pgt.diagnostics import Text
from pgt.render.excerpt import one_line, shorten
from pgt.score import Evaluation, ExecutionItem, Item, Missing, Sort, What, Why, exact
from pgt.score.words import is_said

WHATS: Mapping[What, Text] = MappingProxyType(
    {
        What.TARGET: Text("指标值", "target"),
        What.ACTUAL: Text("实际完成值", "actual"),
        What.LEVEL: Text("完成程度", "level"),
        What.SCORE: Text("得分", "score"),
        What.WEIGHT: Text("分值", "weight"),
        What.REASON: Text("偏差原因", "reason"),
        What.EVIDENCE: Text("佐证", "evidence"),
        What.EXECUTION: Text("全年执行数", "execution"),
        What.BUDGET: Text("预算数", "budget"),
        What.ACHIEVEMENT: Text("总体目标完成情况", "achievement"),
    }
)

_WHYS: Mapping[Why, Text] = MappingProxyType(
    {
        Why.NO_TARGET: Text("缺指标值", "no target"),
        Why.NO_ACTUAL: Text("缺实际值", "no actual"),
        Why.UNREADABLE_TARGET: Text("指标值读不出", "target unread"),
        Why.UNREADABLE_ACTUAL: Text("实际值读不出", "actual unread"),
        Why.COPIED: Text("照抄指标值", "copied"),
        Why.BOUND: Text("只有界限", "a bound"),
        Why.FRACTION: Text("小数当百分数", "a fraction"),
        Why.UNIT: Text("单位不符", "units differ"),
        Why.WORDS: Text("数对文字", "words, number"),
        Why.LEVEL: Text("缺完成程度", "no level"),
        Why.DATE: Text("缺日期", "no date"),
        Why.LATE: Text("逾期待判", "late"),
        Why.NEGATIVE_TARGET: Text("指标值为负", "below 0"),
        Why.POINTS: Text("缺得分", "no score"),
        Why.WEIGHT: Text("缺分值", "no weight"),
        Why.NEGATIVE_WEIGHT: Text("分值小于 0", "weight below 0"),
    }
)
"""Why a row is open, in a word."""

OPEN = Text("待定", "open")
EXECUTION = Text("预算执行", "execution")
TOTAL = Text("合计", "total")
NAMELESS = Text("（没有名称）", "(no name)")


def shown_name(missing: Missing) -> str:
    """Name the indicator that lacks something."""
    return shorten(missing.indicator or "", 30)


def indicator(item: Item) -> Text:
    """Name an indicator."""
    if not item.name or not item.name.strip():
        return NAMELESS
    name = one_line(item.name)
    return Text(name, name)


def goal_of(item: Item) -> int | None:
    """Return the number of the goal that *item* stands under."""
    match item.pointer:
        case ("goals", int() as place, *_):
            return place + 1
    return None


def kind(item: Item) -> Text:
    """Return what *item* measures, in a word: 数量."""
    return category.second(item.category)


def percent(ratio: Decimal | None) -> str:
    """Write a ratio as a percent with two decimals."""
    return "" if ratio is None else f"{ratio.scaleb(2):.2f}%"


def rate(found: ExecutionItem) -> str:
    """Write an execution rate, which is a percent already."""
    return "" if found.rate is None else f"{found.rate:.2f}%"


def state(item: Item) -> Iterator[Text]:
    """Yield what there is to say of a row, in words: 未完成, 缺原因."""
    if item.open and item.not_judged:
        yield _WHYS.get(item.not_judged.why, Text("没有判断", "not judged"))
    elif item.reached is False:
        yield Text("未完成", "missed")
    elif item.over:
        yield Text("超额", "far above")
    if item.needs_reason and not is_said(item.reason):
        yield Text("缺原因", "no reason")
    if item.given is not None and item.given != item.computed:
        yield Text("手填", "by hand") if not item.is_out_of_range else Text("得分超出分值", "out of range")


def state_of_execution(found: ExecutionItem) -> Iterator[Text]:
    """Yield what there is to say of the execution."""
    if found.open:
        yield OPEN
    if found.needs_reason and not is_said(found.reason):
        yield Text("缺原因", "no reason")


def groups(found: Evaluation) -> Iterator[Text]:
    """Yield the points of each part that they are shared out to: 产出 46.05/50, or 目标1 38/40."""
    if not found.scored:
        return
    for group in found.goals or found.groups:
        if group.weight is None:
            continue
        points = _points(group.certain, group.weight, group.open)
        yield Text(f"{group.name.zh} {points.zh}", f"{group.name.en} {points.en}")
    spent = found.execution
    if spent.weight:
        points = _points(spent.score or Decimal(0), spent.weight, spent.weight if spent.open else Decimal(0))
        yield Text(f"{EXECUTION.zh} {points.zh}", f"{EXECUTION.en} {points.en}")


def _points(certain: Decimal, weight: Decimal, waiting: Decimal) -> Text:
    points = f"{exact.shown(certain)}/{exact.shown(weight)}"
    if not waiting:
        return Text(points, points)
    rest = exact.shown(waiting)
    return Text(f"{points}（{rest} 待定）", f"{points} ({rest} open)")


def outcome(found: Evaluation) -> Text:
    """Say what a table comes to: its total and grade, or what is certain and what is open."""
    if not found.scored:
        rows = [item for item in found.items if not item.empty]
        reached = sum(item.reached is True for item in rows)
        missed = sum(item.reached is False for item in rows)
        waiting = sum(item.open for item in rows)
        indicators = f"{len(rows)} indicator{'s' * (len(rows) != 1)}"
        return Text(
            f"不评分：{len(rows)} 项指标，完成 {reached}，未完成 {missed}，没有判断 {waiting}",
            f"no scores: {indicators}, {reached} reached, {missed} missed, {waiting} not judged",
        )
    if found.score is not None:
        score = exact.shown(found.score)
        if not found.is_of_hundred:
            return Text(f"总分 {score}（分值合计不是 100，不定等级）", f"total {score} (not out of 100, not graded)")
        if found.rating is None:
            return Text(f"总分 {score}", f"total {score}")
        return Text(f"总分 {score}，等级 {found.rating}", f"total {score}, grade {found.rating}")
    certain = exact.shown(found.certain)
    if found.open is None:
        return Text(
            f"已定 {certain} 分，其余待定（有的分值没有或不对）",
            f"{certain} points certain, the rest open (weights are missing or wrong)",
        )
    rest = exact.shown(found.open)
    return Text(f"已定 {certain} 分，待定 {rest} 分", f"{certain} points certain, {rest} open")


def rules(found: Evaluation) -> Text:
    """Say by which rules a table is scored, and where weights come from that it does not print."""
    zh, en = f"评分方案 {found.profile}（{found.reference}）", f"by the profile {found.profile} ({found.reference})"
    if any(one.sort is Sort.TOLD for one in found.objections):
        zh, en = (
            f"{zh}；没有写的分值照得分推算，见说明",
            f"{en}; weights that are not written are derived from the scores, see below",
        )
    elif found.scored and any(item.weight and not item.weight_given for item in found.items):
        zh, en = (
            f"{zh}；没有写的分值照方案分，同类平均",
            f"{en}; weights that are not written are the profile's, in equal parts",
        )
    return Text(zh, en)


def how(found: Evaluation) -> Iterator[Text | None]:
    """Yield how the points of each row come about, the execution first, or why they are open."""
    spent = found.execution
    yield spent.formula or _open(spent.not_judged)
    for item in found.items:
        if not item.empty:
            yield _by_formula(item) or _taken(item) or _open(item.not_judged.message if item.not_judged else None)


def _by_formula(item: Item) -> Text | None:
    """Give the formula, and the score by hand where another one counts, with the tier that it has to lie in.

    Where the row could be judged and its points are open all the same, it is said why.
    """
    if item.formula and item.not_judged and item.open and not item.is_out_of_range:
        waiting = item.not_judged.message
        return Text(f"{item.formula.zh}；{OPEN.zh}：{waiting.zh}", f"{item.formula.en}; {OPEN.en}: {waiting.en}")
    if item.formula is None or item.given is None or item.given == item.computed:
        return item.formula
    given = exact.shown(item.given)
    said = Text(f"照写的得分 {given}", f"{given} as written")
    if item.is_out_of_range:
        said = Text(f"写的得分 {given} 不算数", f"the {given} that is written does not count")
    elif item.band is not None:
        low, high = (exact.shown(end) for end in item.band)
        said = Text(f"{said.zh}（这一档是 {low}—{high}）", f"{said.en} (its tier is {low} to {high})")
    return Text(f"{item.formula.zh}；{said.zh}", f"{item.formula.en}; {said.en}")


def _taken(item: Item) -> Text | None:
    """Say that the points are those that were written by hand, where there is no formula to hold them against."""
    if item.score is None:
        return None
    score, why = exact.shown(item.score), item.not_judged.message if item.not_judged else Text("", "")
    return Text(f"照写的得分 {score}：{why.zh}".rstrip("："), f"{score} as written: {why.en}".rstrip(": "))


def _open(why: Text | None) -> Text | None:
    return Text(f"{OPEN.zh}：{why.zh}", f"{OPEN.en}: {why.en}") if why else None
