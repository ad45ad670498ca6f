"""The data of a profile, which its schema has accepted: held against itself and built into its definition."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from pgt.definition import Data, Review
from pgt.diagnostics import Pointer
from pgt.profile import notices
from pgt.profile.definition import (
    FULL,
    Amount,
    Band,
    By,
    Execution,
    Grade,
    Monitoring,
    NothingPlanned,
    Otherwise,
    OverAchievement,
    Profile,
    Quantitative,
    Reverse,
    Tier,
    Weights,
)

SCHEMA = "profile.schema.json"

LEVELS = ("met", "partial", "unmet")
"""The tiers of qualitative targets, from the highest."""

_LINES = {"over_achievement": ("flag", "reason"), "monitoring": ("yellow", "green", "blue")}
"""The parts of a profile that have lines, in the order in which they are reached."""

_SCORES_NEED = ("weights", "quantitative", "qualitative", "execution", "grades", "rounding", "tolerance")


def build(profile_id: str, data: Data, review: Review) -> Profile | None:
    """Return the profile *profile_id*, or nothing when what is wrong with *data* keeps it from being used."""
    _Reviewer(review).review(data)
    return None if review.failed else _build(profile_id, data)


class _Reviewer:
    """One look at a profile's data."""

    def __init__(self, review: Review) -> None:
        self.report = review.report

    def review(self, data: Data) -> None:
        if _is_scored(data):
            for part in _SCORES_NEED:
                if part not in data:
                    self.report(notices.INCOMPLETE, (part,), part=part)
        if "weights" in data:
            self.weights(data["weights"])
        if "qualitative" in data:
            self.tiers(data["qualitative"])
        for part, keys in _LINES.items():
            self.rising(part, [(key, data[part][key]) for key in keys if key in data.get(part, ())])
        for place in (("execution", "bands"), ("satisfaction", "bands"), ("grades", "list")):
            rows = data.get(place[0], {}).get(place[1], ())
            self.falling([((*place, index, "from"), row["from"]) for index, row in enumerate(rows)])

    def weights(self, data: Data) -> None:
        by_goal = data.get("by") == By.GOAL
        if by_goal and "goals" in data:
            self.hundred(("weights", "goals"), data["execution"], data["goals"])
        elif by_goal or "groups" not in data:
            part = "weights.goals" if by_goal else "weights.groups"
            self.report(notices.INCOMPLETE, ("weights",), part=part)
        for index, groups in enumerate(data.get("groups", ())):
            self.hundred(("weights", "groups", index), data["execution"], sum(groups.values(), Decimal(0)))

    def hundred(self, pointer: Pointer, execution: Decimal, rest: Decimal) -> None:
        if execution + rest != FULL:
            self.report(notices.NOT_A_HUNDRED, pointer, execution=execution, total=execution + rest)

    def tiers(self, data: Data) -> None:
        self.falling([(("qualitative", level, "from"), data[level]["from"]) for level in LEVELS])
        for level, tier in _tiers(data).items():
            points = tier.points
            if points is None or tier.start <= points < tier.end or (tier.closed and points == tier.end):
                continue
            place = ("qualitative", level, "points")
            self.report(notices.OUTSIDE_TIER, place, value=points, start=tier.start, end=tier.end)

    def rising(self, part: str, lines: Sequence[tuple[str, Decimal]]) -> None:
        """Report a line that lies above the next one; two may be one."""
        for (lower, value), (upper, line) in pairwise(lines):
            if value > line:
                self.report(notices.CROSSED_LINES, (part, lower), lower=lower, value=value, upper=upper, line=line)

    def falling(self, rows: Sequence[tuple[Pointer, Decimal]]) -> None:
        """Report what does not fall, and an end above 0."""
        for (_, before), (pointer, value) in pairwise(rows):
            if value >= before:
                self.report(notices.WRONG_ORDER, pointer, before=before, value=value)
        if rows and rows[-1][1]:
            pointer, value = rows[-1]
            self.report(notices.NOT_FROM_ZERO, pointer, value=value)


def _is_scored(data: Data) -> bool:
    return bool(data.get("scoring") != "none")


def _build(profile_id: str, data: Data) -> Profile:
    rounding = data.get("rounding", {})
    over = data.get("over_achievement", {})
    return Profile(
        id=profile_id,
        name=data["name"],
        reference=data["reference"],
        weights=_weights(data["weights"]) if _is_scored(data) else None,
        quantitative=_quantitative(data.get("quantitative", {})),
        over_achievement=OverAchievement(over.get("flag"), over.get("reason"), over.get("reference", "")),
        tiers=_tiers(data["qualitative"]) if "qualitative" in data else {},
        execution=_execution(data.get("execution", {})),
        satisfaction=_bands(data.get("satisfaction", {})),
        grades=tuple(Grade(row["name"], row["from"]) for row in data.get("grades", {}).get("list", ())),
        score_places=rounding.get("score", 2),
        weight_places=rounding.get("weight", 2),
        tolerance=data.get("tolerance", {}).get("score", Decimal(0)),
        wants_evidence=data.get("evidence", {}).get("asked") == "required",
        monitoring=_monitoring(data["monitoring"]) if "monitoring" in data else None,
    )


def _weights(data: Data) -> Weights:
    return Weights(
        execution=data["execution"],
        by=By(data.get("by", By.GROUP)),
        groups=tuple(data.get("groups", ())),
        goals=data.get("goals", Decimal(0)),
        otherwise=Otherwise(data.get("otherwise", Otherwise.OPEN)),
        reference=data["reference"],
    )


def _quantitative(data: Data) -> Quantitative:
    return Quantitative(
        reverse=Reverse(data.get("reverse", Reverse.LINEAR)),
        flag_difference=data.get("equal") == "flag",
        literal_zero=data.get("at_least_zero") == "literal",
        lower_is_better=frozenset(data.get("lower_is_better", ())),
        more_is_better=tuple(data.get("more_is_better", ())),
        reference=data.get("reference", ""),
    )


def _tiers(data: Data) -> dict[str, Tier]:
    ends = (FULL, *(data[level]["from"] for level in LEVELS))
    return {
        level: Tier(data[level]["from"], end, level == LEVELS[0], data[level].get("points"))
        for level, end in zip(LEVELS, ends, strict=False)
    }


def _bands(data: Data) -> tuple[Band, ...]:
    return tuple(Band(row["from"], row["points"]) for row in data.get("bands", ()))


def _execution(data: Data) -> Execution:
    return Execution(
        adjusted=data.get("denominator") != "budget",
        amount=Amount(data.get("amount", Amount.TOTAL)),
        bands=_bands(data),
        nothing_planned=NothingPlanned(data.get("nothing_planned", NothingPlanned.OPEN)),
        reason_below=data.get("reason_below"),
        reference=data.get("reference", ""),
    )


def _monitoring(data: Data) -> Monitoring:
    return Monitoring(
        yellow=data["yellow"],
        green=data["green"],
        blue=data["blue"],
        not_cumulative=frozenset(data.get("not_cumulative", ())),
        cumulative_rates=tuple(data.get("cumulative_rates", ())),
        reference=data["reference"],
    )
