"""Mid-year monitoring (财预〔2019〕136号): what was spent and reached by a month, held against what is due by then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from pgt import values
from pgt.diagnostics import Pointer, Text
from pgt.model import MONTHS, Indicator, Progress, Table
from pgt.profile import DEFAULT, Monitoring, Profile, find
from pgt.score import exact, execution, number, reading, slips
from pgt.score.execution import Money
from pgt.score.number import Sense
from pgt.score.reading import Pair, Unread
from pgt.score.words import is_said
from pgt.values import Kind

_YEAR = len(MONTHS)
_WHOLE = Fraction(100)


class Light(StrEnum):
    """How something stands, from worst to best."""

    RED = "red"
    YELLOW = "yellow"
    BLUE = "blue"
    """Far ahead, which is looked at as well."""
    GREEN = "green"

    @property
    def place(self) -> int:
        """Its place from the worst, which is 0."""
        return list(Light).index(self)


_OUTLOOKS = {"certain": Light.GREEN, "possible": Light.YELLOW, "impossible": Light.RED}


@dataclass(frozen=True, slots=True)
class MoneyPoint:
    """What was spent by the end of a month, in percent of the budget."""

    month: int
    spent: Decimal | None
    rate: Decimal | None
    due: Decimal
    is_planned: bool
    """Whether the table's plan names this month; else what is due lies between the months that it names."""
    progress: Decimal | None
    """Percent of what is due that was spent, which the light goes by; 100 where nothing is due or spent."""
    light: Light | None
    expected_rate: Decimal | None
    """What is expected by the end of the year."""
    not_judged: Text | None = None
    needs_reason: bool = False
    """Whether a reason has to be given, be it there or not."""
    reason: str | None = None
    is_repeated: bool = False
    """Whether the month is there several times: the last one counts."""


@dataclass(frozen=True, slots=True)
class Point:
    """How far an indicator was by the end of a month."""

    month: int
    pointer: Pointer
    category: str
    name: str | None
    target: str | None
    actual: str | None
    ratio: Decimal | None
    """Percent of what is due; None for an upper limit, which is kept or not."""
    light: Light | None
    """By the number; by the outlook where there is none, and where the target is said to be out of reach."""
    outlook: str | None = None
    expected_actual: str | None = None
    """What is expected by the end of the year."""
    formula: Text | None = None
    not_judged: Text | None = None
    needs_reason: bool = False
    """Whether a reason has to be given, be it there or not."""
    reason: str | None = None
    is_repeated: bool = False
    """Whether the month is there several times: the last one counts."""


@dataclass(frozen=True, slots=True)
class Monitored:
    """One table at every month at which it was looked at."""

    name: str | None
    budget: Decimal | None
    is_fiscal: bool
    """Whether budget and executions are fiscal money alone, as the profile has it."""
    money: tuple[MoneyPoint, ...]
    indicators: tuple[Point, ...]
    plan: tuple[Decimal, ...]
    """What is due by the end of each of the twelve months, in percent: the curve to draw."""


def monitor(table: Table, profile: Profile) -> Monitored:
    """Hold what *table* says of its progress against what is due by then."""
    rules = _rules(profile)
    entries = _by_month(table.progress)
    money = execution.money(table, profile, [entry.execution for entry in entries.values() if entry.execution])
    rows = (point for row in table.every_indicator() for point in _indicator(row, profile, rules))
    return Monitored(
        name=table.name or (table.organization.name if table.organization else None),
        budget=money.budget,
        is_fiscal=money.is_fiscal,
        money=tuple(
            replace(_money(entry, table, money, rules), is_repeated=_is_repeated(month, table.progress))
            for month, entry in entries.items()
        ),
        indicators=tuple(rows),
        plan=tuple(exact.half_up(due(table, month), 2) for month in range(1, _YEAR + 1)),
    )


def _rules(profile: Profile) -> Monitoring:
    """Return the lights of *profile*, or those of the default one, where it says nothing of monitoring."""
    found = find(DEFAULT).definition if profile.monitoring is None else profile
    return (found.monitoring if found else None) or Monitoring()


def _by_month(entries: Sequence[Progress]) -> Mapping[int, Progress]:
    """Return the last entry of each month, in the order of the year."""
    last = {entry.month: entry for entry in entries}
    return {month: last[month] for month in sorted(last)}


def _is_repeated(month: int, entries: Sequence[Progress]) -> bool:
    return sum(entry.month == month for entry in entries) > 1


def due(table: Table, month: int) -> Fraction:
    """Return what should be spent by the end of *month*, in percent: as planned, else evenly between the plan's months.

    A table without a plan spends evenly over the year.
    """
    plan = {0: Fraction(0), _YEAR: _WHOLE}
    plan |= {MONTHS.index(key) + 1: Fraction(percent) for key, percent in table.spending_plan.items()}
    before = max(at for at in plan if at <= month)
    after = min(at for at in plan if at >= month)
    if before == after:
        return plan[month]
    return plan[before] + (plan[after] - plan[before]) * Fraction(month - before, after - before)


def _light(percent: Fraction, rules: Monitoring) -> Light:
    if percent < Fraction(rules.yellow):
        return Light.RED
    if percent < Fraction(rules.green):
        return Light.YELLOW
    return Light.GREEN if percent < Fraction(rules.blue) else Light.BLUE


def _ahead(done: Fraction, expected: Fraction) -> Fraction:
    """Return how many percent of *expected* are *done*.

    Where nothing is due yet it is 100 if nothing was done, and else far more than any profile calls ahead.
    """
    if expected > 0:
        return done * 100 / expected
    return _WHOLE if done <= 0 else _WHOLE * 100


def _money(entry: Progress, table: Table, money: Money, rules: Monitoring) -> MoneyPoint:
    """Hold the execution at the end of one month against what was due by then."""
    spent, budget = money.of(entry.execution), money.budget
    slip = slips.said(spent, budget, table)
    rate = None if slip else execution.rate_of(spent, budget)
    expected_rate = execution.rate_of(money.of(entry.expected_execution), budget)
    expected = due(table, entry.month)
    ahead = None if rate is None else _ahead(rate * 100, expected)
    light = None if ahead is None else _light(ahead, rules)
    not_judged = slip
    if rate is None and not slip:
        not_judged = Text("没有执行数", "there is no execution") if spent is None else _NO_BUDGET
    return MoneyPoint(
        month=entry.month,
        spent=spent,
        rate=None if rate is None else exact.percent(rate),
        due=exact.half_up(expected, 2),
        is_planned=MONTHS[entry.month - 1] in table.spending_plan,
        progress=None if ahead is None else exact.half_up(ahead, 2),
        light=light,
        expected_rate=None if expected_rate is None else exact.percent(expected_rate),
        not_judged=not_judged,
        needs_reason=light is Light.RED,
        reason=entry.reason,
    )


_NO_BUDGET = Text("没有预算数，或者是 0", "there is no budget, or it is 0")


def _indicator(row: Indicator, profile: Profile, rules: Monitoring) -> Iterator[Point]:
    """Yield how far *row* was at the end of each month: by its number, or by an outlook where that is all or is red."""
    for month, entry in _by_month(row.progress).items():
        found = _progress(row, entry, profile, rules)
        outlook = _OUTLOOKS.get(entry.outlook or "")
        light = outlook if isinstance(found, Text) or outlook is Light.RED else found.light
        yield Point(
            month=month,
            pointer=row.pointer,
            category=row.category,
            name=row.name,
            target=row.target,
            actual=entry.actual,
            ratio=None if isinstance(found, Text) or found.percent is None else exact.half_up(found.percent, 2),
            light=light,
            outlook=entry.outlook,
            expected_actual=entry.expected_actual,
            formula=None if isinstance(found, Text) else found.formula,
            not_judged=found if isinstance(found, Text) else None,
            needs_reason=light is Light.RED,
            reason=entry.reason,
            is_repeated=_is_repeated(month, row.progress),
        )


@dataclass(frozen=True, slots=True)
class _Standing:
    """How far a number was, and how that stands; no percent where a limit is only kept or not."""

    light: Light
    percent: Fraction | None
    formula: Text


def _progress(row: Indicator, entry: Progress, profile: Profile, rules: Monitoring) -> _Standing | Text:
    """Hold one entry against its target; several constraints stand as badly as the worst of them."""
    target = row.target_value
    if target is None or not any(part.number is not None for part in target.constraints):
        if entry.outlook is None:
            return Text("不是定量指标，没有写完成可能性", "no target with a number, and no outlook")
        return Text("不是定量指标", "no target with a number")
    if not is_said(entry.actual):
        return Text("没有完成值", "there is no value")
    pairs = reading.pair(target, values.parse(entry.actual or ""))
    if isinstance(pairs, Unread):
        return pairs.message
    standings = (_standing(row, pair, entry.month, profile, rules) for pair in pairs)
    return min(standings, key=lambda standing: standing.light.place)


def _grows(row: Indicator, pair: Pair, rules: Monitoring) -> bool:
    """Whether there is more of it month by month: of what is counted there is, and of rates where the name says so."""
    return pair.target.kind is not Kind.PERCENT or any(word in (row.name or "") for word in rules.cumulative_rates)


def _standing(row: Indicator, pair: Pair, month: int, profile: Profile, rules: Monitoring) -> _Standing:
    """Hold one number against what is due by *month*; a limit, and a rate, against the whole target."""
    sense = number.sense_of(pair.target, row, profile.quantitative)
    goal, done = exact.shown(pair.goal), exact.shown(pair.reached)
    if sense is not Sense.AT_LEAST:
        amount = abs(pair.reached) if sense is Sense.WITHIN else pair.reached
        is_kept = amount <= (0 if sense is Sense.ZERO else pair.goal)
        text = f"{exact.shown(amount)} {'≤' if is_kept else '>'} {goal}"
        return _Standing(Light.GREEN if is_kept else Light.RED, None, Text(text, text))
    is_cumulative = not {row.category, row.first_level} & rules.not_cumulative and _grows(row, pair, rules)
    expected = pair.goal * Fraction(month, _YEAR) if is_cumulative else pair.goal
    percent = _ahead(max(pair.reached, Fraction(0)), expected)
    over = f"({goal} × {month}/{_YEAR})" if is_cumulative else goal
    rounded = exact.half_up(percent, 2)
    text = f"{done}/{over} {'=' if Fraction(rounded) == percent else '≈'} {exact.shown(rounded)}%"
    return _Standing(_light(percent, rules), percent, Text(text, text))
