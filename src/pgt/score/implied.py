"""Weights that nobody printed, told from the scores that were: 10 points for what was reached are 10 of 10.

Forms of some provinces print the points of a goal and the scores of its rows, and no weights between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import floor

from pgt.model import Indicator
from pgt.profile import Profile
from pgt.score import exact, judgement
from pgt.score.number import Sense
from pgt.score.reading import Unread

_HALF_A_UNIT = Fraction(1, 2)
_NONE = Fraction(0)
_ALL = Fraction(1)
_TEN = 10


@dataclass(frozen=True, slots=True)
class _Told:
    """What the score of a row tells of its weight."""

    least: Fraction
    is_exact: bool
    """Whether it is just that, and not more: a score within a tier, or of what cannot be judged, is no measure."""
    doubt: Fraction = _NONE
    """How far the weight may lie from it, because the score was rounded."""
    excess: Fraction = _ALL
    """How many times its weight the row would have if its score had not been capped: actual divided by target."""


def weights(
    rows: Sequence[Indicator], points: Decimal, profile: Profile, year: int | None
) -> tuple[Decimal, ...] | None:
    """Return the weights that the scores of *rows* tell, in their order; None where they tell none, or equal ones.

    What fits first is taken:

    1. weights that add up to *points*, in whole numbers where that is possible;
    2. equal ones, unless a score is above them;
    3. whole numbers that add up, where a target that was exceeded has more than its weight: nobody capped the scores;
    4. whole numbers that add up but for one row: its score is the one that is wrong;
    5. whole numbers that add up to tens: it is *points* that is wrong.
    """
    if len(rows) == 1:
        return None
    found = [_tell(row, profile, year) for row in rows]
    told = [one for one in found if one is not None]
    if len(told) < len(found) or not told:
        return None
    if (fitting := _fitting(told, points, profile)) is not None:
        return fitting
    if _may_be_equal(rows, points, profile):
        return None
    if (fitting := _in_whole_numbers(_not_cut_off(told), points, profile)) is not None:
        return fitting
    places, least = profile.weight_places, [one.least for one in told]
    gap = Fraction(points) - sum(least, _NONE)
    if (wrong := _only_odd_one(least, gap)) is not None:
        least[wrong] += gap
        return exact.share_out(points, least, places)
    is_round = all(weight.denominator == 1 for weight in least) and not sum(least) % _TEN
    return tuple(exact.half_up(weight, places) for weight in least) if is_round else None


def _fitting(told: Sequence[_Told], points: Decimal, profile: Profile) -> tuple[Decimal, ...] | None:
    """Return weights that add up to *points*: whole numbers where the scores allow it; None where none do."""
    if (whole := _in_whole_numbers(told, points, profile)) is not None:
        return whole
    gap = Fraction(points) - sum((one.least for one in told), _NONE)
    doubt = sum((one.doubt for one in told), _NONE) + Fraction(profile.tolerance)
    return _with_rest(told, gap, points, profile) if abs(gap) <= doubt or gap > 0 else None


def _in_whole_numbers(told: Sequence[_Told], points: Decimal, profile: Profile) -> tuple[Decimal, ...] | None:
    """Return weights of which those that scores tell exactly are whole numbers; None where they cannot be."""
    whole = [
        replace(one, least=Fraction(floor(one.least + _HALF_A_UNIT)), doubt=_NONE) if one.is_exact else one
        for one in told
    ]
    if any(abs(one.least - near.least) > one.doubt for one, near in zip(told, whole, strict=True)):
        return None
    gap = Fraction(points) - sum((one.least for one in whole), _NONE)
    return _with_rest(whole, gap, points, profile) if gap >= 0 else None


def _with_rest(told: Sequence[_Told], gap: Fraction, points: Decimal, profile: Profile) -> tuple[Decimal, ...] | None:
    """Give what is left to the rows that may have more than their score; None where nobody may, or nothing is told."""
    least = [one.least for one in told]
    open_ = [index for index, one in enumerate(told) if not one.is_exact]
    if gap > sum((one.doubt for one in told), _NONE) + Fraction(profile.tolerance) and not open_:
        return None
    for index in open_ if gap > 0 else ():
        least[index] += gap / len(open_)
    return exact.share_out(points, least, profile.weight_places) if any(least) else None


def _not_cut_off(told: Sequence[_Told]) -> Sequence[_Told]:
    return [replace(one, least=one.least / one.excess, doubt=one.doubt / one.excess) for one in told]


def _tell(row: Indicator, profile: Profile, year: int | None) -> _Told | None:
    """Return what the score of *row* tells of its weight; None where it has none, or points for nothing."""
    if row.score is None or row.score < 0:
        return None
    judged = judgement.judge(row, profile, year)
    score = Fraction(row.score)
    if isinstance(judged, Unread) or judged.share is None or judged.tier is not None:
        return _Told(score, is_exact=False)
    if not judged.share:
        return _Told(_NONE, is_exact=False) if not score else None
    exceeds = (
        judged.ratio is not None and judged.ratio > 1 and {part.sense for part in judged.parts} == {Sense.AT_LEAST}
    )
    return _Told(
        score / judged.share,
        is_exact=True,
        doubt=_rounded(row.score, profile) / judged.share,
        excess=judged.ratio if exceeds and judged.ratio is not None else _ALL,
    )


def _rounded(score: Decimal, profile: Profile) -> Fraction:
    """Return how far *score* may lie from the exact one: many forms print a single decimal."""
    places = 1 if score.as_tuple().exponent == -1 else profile.score_places
    return _HALF_A_UNIT / Fraction(10**places)


def _may_be_equal(rows: Sequence[Indicator], points: Decimal, profile: Profile) -> bool:
    """Whether no score is above an equal part of *points*."""
    most = Fraction(points) / len(rows) + Fraction(profile.tolerance)
    return all(row.score is not None and Fraction(row.score) <= most for row in rows)


def _only_odd_one(weights: Sequence[Fraction], gap: Fraction) -> int | None:
    """Return the one row whose weight, mended by *gap*, makes all of them whole numbers above 0."""
    odd = [index for index, weight in enumerate(weights) if weight.denominator != 1]
    if len(odd) != 1:
        return None
    mended = weights[odd[0]] + gap
    return odd[0] if mended.denominator == 1 and mended > 0 else None
