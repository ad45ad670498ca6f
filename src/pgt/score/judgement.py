"""What one indicator is worth: its formulas put together, or why there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from pgt.diagnostics import Text, shorten
from pgt.model import Indicator
from pgt.profile import Profile, Tier, band_of
from pgt.score import dates, exact, number, reading
from pgt.score.evaluation import Why
from pgt.score.number import Outcome, Sense, Trace
from pgt.score.reading import Pair, Unread
from pgt.score.words import level_told
from pgt.values import Constraint, Kind, Operator, Value

_LEVELS = {
    "met": Text("达成年度指标", "target met"),
    "partial": Text("部分达成年度指标并具有一定效果", "target partly met, with some effect"),
    "unmet": Text("未达成年度指标且效果较差", "target not met, with little effect"),
}
"""The three tiers in the words of 财预〔2020〕10号."""

_STEP_PLACES = 4
"""Decimals of what one of several constraints comes to; the points of the row alone are rounded as the profile says."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one constraint of the target comes to."""

    share: Fraction | None
    """Between 0 and 1 of the weight; None where the profile leaves it to whoever evaluates."""
    trace: Trace
    note: Text | None = None
    ratio: Fraction | None = None
    sense: Sense | None = None
    """None for words, days and bands."""
    remark: Text | None = None
    reached: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """What an indicator comes to: where it has several constraints, the least that one of them is worth."""

    share: Fraction | None
    reached: bool
    parts: tuple[Part, ...]
    ratio: Fraction | None
    tier: Tier | None
    over: bool
    """Whether it is far above its target."""
    asks_why: bool
    """Whether it is so far above that a reason is required."""
    remarks: tuple[Text, ...]


def judge(row: Indicator, profile: Profile, year: int | None) -> Judgement | Unread:
    """Hold the actual of *row* against its target."""
    if row.level is None and (level := level_told(row.actual)) is not None:
        row = replace(row, level=level)
    target, actual = row.target_value, row.actual_value
    if target is None or target.is_blank:
        return Unread(Why.NO_TARGET, Text("没有指标值", "there is no target"))
    if target.reason:
        return _unreadable(Why.UNREADABLE_TARGET, "指标值", "target", target)
    levels_suffice = row.level is not None and not any(part.number is not None for part in target.constraints)
    if (actual is None or actual.is_blank) and not levels_suffice:
        return Unread(Why.NO_ACTUAL, Text("没有实际完成值", "there is no actual value"))
    if actual is not None and actual.reason and not levels_suffice:
        return _unreadable(Why.UNREADABLE_ACTUAL, "实际值", "actual", actual)
    parts = _parts(row, target, actual or Value(""), profile, year)
    if isinstance(parts, Unread):
        return parts
    return _together(row, parts, profile, actual)


def _unreadable(why: Why, zh: str, en: str, value: Value) -> Unread:
    words = reading.UNREADABLE[value.reason] if value.reason else Text("", "")
    text = shorten(value.text)
    return Unread(why, Text(f"{zh}“{text}”{words.zh}", f"the {en} “{text}”: {words.en}"))


def _parts(
    row: Indicator, target: Value, actual: Value, profile: Profile, year: int | None
) -> tuple[Part, ...] | Unread:
    """Judge every constraint of the target: numbers against numbers first, then words and days."""
    found: list[Part] = []
    if any(part.number is not None for part in target.constraints):
        pairs = reading.pair(target, actual)
        if isinstance(pairs, Unread):
            return pairs
        for pair in pairs:
            part = _number(row, pair, profile)
            if isinstance(part, Unread):
                return part
            found.append(part)
    for constraint in target.constraints:
        if constraint.number is None:
            part = _words(row, constraint, actual, profile, year)
            if isinstance(part, Unread):
                return part
            found.append(part)
    return tuple(found)


def _number(row: Indicator, pair: Pair, profile: Profile) -> Part | Unread:
    """Judge one number of the target, by formula or by the bands that the profile has for satisfaction."""
    rules = profile.quantitative
    sense = number.sense_of(pair.target, row, rules)
    strict = pair.target.operator in {Operator.GT, Operator.LT}
    outcome = number.judge(sense, pair.goal, pair.reached, rules, strict=strict)
    if outcome is None:
        return Unread(
            Why.NEGATIVE_TARGET,
            Text(
                f"指标值“{pair.target.text}”小于 0 而没有达到，比例公式算不出得分",
                f"the target “{pair.target.text}” is below 0 and missed: there is no proportion to score by",
            ),
        )
    remarks = _join(pair.remark, outcome.remark, _zero_remark(pair, outcome), _difference(pair, profile))
    if profile.satisfaction and row.first_level == "satisfaction" and pair.target.kind is Kind.PERCENT:
        return _banded(pair, outcome, profile, remarks)
    return Part(outcome.share, outcome.trace, None, outcome.ratio, sense, remarks, reached=outcome.reached)


def _banded(pair: Pair, outcome: Outcome, profile: Profile, remarks: Text | None) -> Part:
    band = band_of(profile.satisfaction, pair.reached * Fraction(pair.target.scale))
    reached, begin = f"{exact.shown(pair.reached)}{pair.target.unit}", exact.shown(band.start)
    note = Text(f"{reached}：{begin}% 起的一档", f"{reached}: the band from {begin}%")
    trace = Trace(f"{exact.shown(band.points)}%", is_factor=True)
    share = Fraction(band.points) / 100
    return Part(share, trace, note, outcome.ratio, None, remarks, reached=outcome.reached)


def _zero_remark(pair: Pair, outcome: Outcome) -> Text | None:
    if outcome.sense is not Sense.ZERO or pair.target.operator is not Operator.GE or pair.reached <= 0:
        return None
    return Text(
        "指标值是 ≥0，按“不发生”计；若是越大越好，写 direction: positive",
        "a target of ≥0 is read as “none”; where more is better, write direction: positive",
    )


def _difference(pair: Pair, profile: Profile) -> Text | None:
    if not profile.quantitative.flag_difference or pair.target.operator is not Operator.EQ:
        return None
    return Text("实际值与指标值不相等", "the actual is not equal to the target") if pair.goal != pair.reached else None


def _join(*remarks: Text | None) -> Text | None:
    found = [remark for remark in remarks if remark]
    if not found:
        return None
    return Text("；".join(remark.zh for remark in found), "; ".join(remark.en for remark in found))


def _words(row: Indicator, target: Constraint, actual: Value, profile: Profile, year: int | None) -> Part | Unread:
    """Judge words, or a day: a day in time needs no tier, all else is what the evaluator says it is."""
    day = dates.compare(target, actual, year) if target.kind in dates.KINDS else None
    if day and day.in_time and row.level in {None, "met"}:
        copied = Text("实际值照抄了指标值", "the actual copies the target") if _is_copy(target, actual) else None
        return Part(number.FULL, Trace(day.trace), reached=True, remark=_join(day.remark, copied))
    if day and not day.in_time and row.level in {None, "met"}:
        return Unread(
            Why.LATE,
            Text(
                f"逾期（{day.trace}），没有规定的公式" + ("：写完成程度或得分" if row.score is None else ""),
                f"it was late ({day.trace}), and no norm says what that costs"
                + (": give the level or a score" if row.score is None else ""),
            ),
        )
    if row.level is None:
        return _without_level(target, actual)
    tier = profile.tiers.get(row.level)
    words, is_met = _LEVELS[row.level], row.level == "met"
    if tier is None or tier.points is None:
        return Part(None, Trace(""), words, reached=is_met)
    trace = Trace(f"{exact.shown(tier.points)}%", is_factor=True)
    return Part(Fraction(tier.points) / 100, trace, words, reached=is_met)


def _is_copy(target: Constraint, actual: Value) -> bool:
    return actual.text.strip() == target.text.strip()


def _without_level(target: Constraint, actual: Value) -> Unread:
    if target.kind in dates.KINDS:
        return Unread(
            Why.DATE,
            Text(
                f"看不出“{shorten(actual.text)}”是否不晚于“{shorten(target.text)}”：写完成日期，或写完成程度",
                f"whether “{shorten(actual.text)}” is in time for “{shorten(target.text)}” cannot be told: "
                "give the date, or the level",
            ),
        )
    return Unread(
        Why.LEVEL,
        Text("定性指标，没有写完成程度", "a qualitative target without the level that it reached"),
    )


def _together(row: Indicator, parts: tuple[Part, ...], profile: Profile, actual: Value | None) -> Judgement:
    """Take the least that one part is worth; what has one part alone may be far above its target."""
    known = [part for part in parts if part.share is not None]
    least = min(known, key=lambda part: part.share or number.NONE) if len(known) == len(parts) else None
    alone = parts[0] if len(parts) == 1 else None
    is_range = {part.sense for part in parts} == {Sense.AT_LEAST, Sense.AT_MOST}
    ratio = None if is_range else (least or parts[0]).ratio
    far = alone.ratio if alone and alone.sense is Sense.AT_LEAST else None
    limits = profile.over_achievement
    is_words = alone is not None and alone.sense is None and alone.ratio is None
    tier = profile.tiers.get(row.level) if row.level and is_words else None
    return Judgement(
        share=least.share if least else None,
        reached=all(part.reached for part in parts),
        parts=parts,
        ratio=ratio,
        tier=tier,
        over=far is not None and limits.flag is not None and far >= Fraction(limits.flag),
        asks_why=far is not None and limits.reason is not None and far >= Fraction(limits.reason),
        remarks=tuple(_remarks(row, parts, actual)),
    )


def _remarks(row: Indicator, parts: tuple[Part, ...], actual: Value | None) -> Iterator[Text]:
    yield from (part.remark for part in parts if part.remark)
    if actual and (vague := reading.vague(actual)):
        yield vague
    if row.level is not None and all(part.sense is not None for part in parts):
        yield Text("定量指标，level 没有用", "a target with a number: its level is not used")
    if row.scoring:
        yield Text("本行另有评分细则，请对照", "this row has scoring rules of its own: compare them")


def formula(judgement: Judgement, weight: Decimal | None, points: Decimal | None) -> Text:
    """Print how the points come about, with the numbers in it: `10 × 3600/3800 ≈ 9.47`."""
    if len(judgement.parts) == 1:
        return _formula(judgement.parts[0], weight, points)
    texts = [_formula(part, weight, None) for part in judgement.parts]
    zh, en = "；".join(text.zh for text in texts), "; ".join(text.en for text in texts)
    if points is None:
        return Text(zh, en)
    shown = exact.shown(points)
    return Text(f"{zh}；取最低的 {shown}", f"{en}; the least counts: {shown}")


def _formula(part: Part, weight: Decimal | None, points: Decimal | None) -> Text:
    """Print how one part comes about; without *points* it is one of several, and rounded for itself."""
    text = part.trace.text
    if part.note and (not text or weight is None):
        return part.note
    note = Text(f"（{part.note.zh}）", f" ({part.note.en})") if part.note else Text("", "")
    if weight is None:
        return Text(part.trace.plain or text, part.trace.plain or text)
    exactly = (part.share or number.NONE) * Fraction(weight)
    found = Fraction(exact.half_up(exactly, _STEP_PLACES) if points is None else points)
    shown = exact.shown(exact.half_up(found, _STEP_PLACES) if points is None else points)
    if not part.trace.is_factor:
        return Text(f"{text} → {shown}{note.zh}", f"{text} → {shown}{note.en}")
    sign = "→" if part.trace.is_capped else "=" if found == exactly else "≈"
    cap = Text("（封顶）", " (capped)") if part.trace.is_capped else Text("", "")
    head = f"{exact.shown(weight)} × {text} {sign} {shown}"
    return Text(f"{head}{cap.zh}{note.zh}", f"{head}{cap.en}{note.en}")
