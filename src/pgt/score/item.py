"""One indicator as an item: judged, weighed, and held against the score that was written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from pgt.diagnostics import Text
from pgt.model import Indicator
from pgt.profile import FULL, Profile, Tier
from pgt.score import exact, judgement
from pgt.score.evaluation import Correction, Item, NotJudged, Objection, Sort, Why
from pgt.score.judgement import Judgement
from pgt.score.reading import Unread
from pgt.score.words import is_empty

_RATIO_PLACES = 4

_UNCHECKABLE = frozenset(
    {
        Why.UNREADABLE_TARGET,
        Why.UNREADABLE_ACTUAL,
        Why.COPIED,
        Why.BOUND,
        Why.FRACTION,
        Why.UNIT,
        Why.WORDS,
    }
)
"""What is wrong with the values themselves: a score by hand settles a level or a delay, and not this."""


def item_of(row: Indicator, weight: Decimal | None, profile: Profile, year: int | None, scale: Decimal = FULL) -> Item:
    """Judge one indicator that has *weight* points, of which *scale* percent count in the total."""
    item = Item(
        pointer=row.pointer,
        category=row.category,
        name=row.name,
        target=row.target,
        actual=row.actual,
        weight=weight,
        weight_given=row.weight is not None,
        scale=scale,
        given=row.score if profile.scored else None,
        reason=row.reason,
        is_out_of_range=profile.scored and _is_out_of_range(row.score, weight),
        scoring=row.scoring,
        empty=is_empty(row),
    )
    if item.empty:
        return replace(item, not_judged=NotJudged(Why.EMPTY_ROW, Text("空行", "an empty row")))
    found = judgement.judge(row, profile, year)
    if isinstance(found, Unread) and found.why is Why.LATE and not profile.scored:
        item = replace(item, reached=False)
    elif isinstance(found, Unread):
        not_judged = NotJudged(found.why, found.message, _correction(row, found))
        item = replace(item, not_judged=not_judged, reached=False if found.why is Why.LATE else None)
    else:
        item = _judged(item, found, profile)
    return replace(item, causes=tuple(_causes(item, profile)))


def _is_out_of_range(given: Decimal | None, weight: Decimal | None) -> bool:
    return given is not None and weight is not None and not 0 <= given <= weight


def _correction(row: Indicator, found: Unread) -> Correction | None:
    if found.suggestion is None:
        return None
    key, text = found.suggestion.key, found.suggestion.text
    return Correction((*row.pointer, key), (row.target if key == "target" else row.actual) or "", text)


def _judged(item: Item, found: Judgement, profile: Profile) -> Item:
    weight = item.weight if profile.scored else None
    points = None
    if weight is not None and weight >= 0 and found.share is not None:
        points = exact.points(found.share, weight, profile.score_places)
    return replace(
        item,
        computed=points,
        exactly=None if points is None else (found.share or Fraction(0)) * Fraction(weight or 0),
        ratio=None if found.ratio is None else exact.half_up(found.ratio, _RATIO_PLACES),
        reached=found.reached,
        formula=judgement.formula(found, None if weight is not None and weight < 0 else weight, points),
        band=_band(found.tier, weight),
        over=found.over,
        asks_why=found.asks_why,
        not_judged=_open_points(found, weight, profile),
        remarks=found.remarks,
    )


def _open_points(found: Judgement, weight: Decimal | None, profile: Profile) -> NotJudged | None:
    """Say why there are no points although the row could be judged."""
    if not profile.scored:
        return None
    if weight is not None and weight < 0:
        shown = exact.shown(weight)
        return NotJudged(Why.NEGATIVE_WEIGHT, Text(f"分值是 {shown}", f"its weight is {shown}"))
    if weight is None:
        return NotJudged(Why.WEIGHT, Text("没有分值", "it has no points to give"))
    if found.share is None:
        return NotJudged(
            Why.POINTS, Text("档内的得分由自评人给", "the points within the tier are the evaluator's to give")
        )
    return None


def _band(tier: Tier | None, weight: Decimal | None) -> tuple[Decimal, Decimal] | None:
    if tier is None or weight is None:
        return None
    return exact.part(tier.start, weight), exact.part(tier.end, weight)


def is_in_tier(item: Item, points: Decimal) -> bool:
    """Whether *points* lie within the tier of *item*: its end belongs to the tier above, but for the whole weight."""
    if item.band is None:
        return False
    low, high = item.band
    return low <= points < high or points == high == item.weight


def _causes(item: Item, profile: Profile) -> Iterator[Text]:
    """Yield why a reason has to be given."""
    if item.reached is False:
        yield Text("没有达到指标值", "the target was missed")
    elif profile.scored and item.score is not None and item.weight is not None and item.score < item.weight:
        yield Text("得分低于分值", "the score is below the weight")
    if item.asks_why and item.ratio is not None:
        times = exact.shown(exact.percent(Fraction(item.ratio)))
        yield Text(f"实际是指标值的 {times}%", f"the actual is {times}% of the target")


def objections(item: Item, profile: Profile) -> Iterator[Objection]:
    """Yield what is wrong with the score that was written by hand."""
    given, weight, pointer = item.given, item.weight, (*item.pointer, "score")
    if given is None or weight is None or not profile.scored:
        return
    score = exact.shown(given)
    if item.is_out_of_range:
        most = exact.shown(weight)
        message = Text(f"得分 {score} 不在 0 到分值 {most} 之间", f"a score of {score} is not between 0 and {most}")
        yield Objection(Sort.SCORE_RANGE, message, pointer)
    elif item.band is not None:
        low, high = item.band
        if not is_in_tier(item, given):
            begin, end = exact.shown(low), exact.shown(high)
            message = Text(
                f"得分 {score} 不在这一档的 {begin} 到 {end} 之间",
                f"a score of {score} is outside of its tier, {begin} to {end}",
            )
            yield Objection(Sort.TIER, message, pointer)
    elif item.computed is not None and _is_off(item, given, item.computed, profile):
        formula = item.formula or Text("", "")
        message = Text(f"写的得分 {score}，按公式是 {formula.zh}", f"the score is {score}; by formula {formula.en}")
        yield Objection(Sort.DIFFERS, message, pointer)
    if item.not_judged and item.not_judged.why in _UNCHECKABLE:
        why = item.not_judged.message
        message = Text(f"{why.zh}；写的得分 {score} 没法核对", f"{why.en}; the score, {score}, cannot be checked")
        yield Objection(Sort.UNCHECKED, message, (*item.pointer, "actual"))


def _is_off(item: Item, given: Decimal, computed: Decimal, profile: Profile) -> bool:
    """Whether a score by hand is not the computed one.

    What is far above its target may be given less: 财预〔2020〕10号 has points taken off where a target was set too
    low, and leaves to the evaluator how many. That asks for a reason like every score below its weight.
    """
    if item.over and given < computed:
        return False
    return not exact.agree(given, computed, profile.tolerance, item.exactly)
