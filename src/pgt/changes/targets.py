"""What happened to a target: tightened, loosened or merely changed, by its operator and direction."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pgt.changes import measures, readings
from pgt.changes.change import Direction, Effect, What, divide
from pgt.changes.clauses import aligned, gained, says_more
from pgt.changes.readings import Reading
from pgt.changes.shares import shares
from pgt.model import Indicator
from pgt.pairing.assignment import assign
from pgt.pairing.names import same
from pgt.values import Constraint, Kind, Note, Operator, Reason, Value, parse, same_dimension

Years = tuple[int | None, int | None]

_TIGHTENED, _LOOSENED, _CHANGED = Direction.TIGHTENED, Direction.LOOSENED, Direction.CHANGED
_FEBRUARY = 2
_ALL = Decimal(100)
_DATES = (Kind.DEADLINE, Kind.PERIOD)
_SOFTLY = re.compile("基本|大部分|(?<!全)部分|初步|主体")
"""What is done by a day, if not all is: 12月底前基本完成."""
_A_MONTH = r"[每当次本]月(?=[0-9])"
_TELLING = {Note.APPROXIMATE, Note.MIXED}
"""Of what was read leniently, what makes a difference: 约100人 is not 100人, but 达到９０％ is 90%."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a changed target comes to."""

    effects: tuple[Effect, ...]
    unit: str | None = None
    difference: Decimal | None = None
    ratio: Decimal | None = None
    days: int | None = None


def judge(old: Indicator, new: Indicator, years: Years) -> Judgement | None:
    """Say what happened between two targets; None where they ask for the same, however it is written."""
    if same(old.target, new.target, years):
        return None
    shared = shares(old.target or "", new.target or "", years)
    if shared and shared.is_doubtful:
        return Judgement((Effect(What.WORDING),))
    was_read = Reading(shared.old) if shared else readings.read(old.target or "")
    is_read = Reading(shared.new) if shared else readings.read(new.target or "")
    before, now = readings.measured(was_read.value, is_read.value), readings.measured(is_read.value, was_read.value)
    clauses = None if _is_whole(before) and _is_whole(now) else aligned(before.text, now.text, years)
    if clauses is None and (plain := _without_measure(before, now)):
        more = gained(before.text, now.text, years)
        return Judgement((_gained_or_lost(more),) if more and plain.what is What.WORDING else (plain,))
    effects: list[Effect] = []
    figures = Judgement(())
    pairs, dropped, added = (clauses, [], []) if clauses else _pair(before.constraints, now.constraints)
    if not pairs:
        return Judgement((Effect(What.MEASURE),))
    for was, be in pairs:
        found = list(_effects(was, be, (old, new), years))
        effects += [effect for effect, _ in found]
        figures = next((figure for _, figure in found if figure), figures)
    effects += [_lost(constraint) for constraint in dropped]
    effects += [_gained(constraint) for constraint in added]
    in_words = before is not was_read.value or now is not is_read.value
    remarked = not same(was_read.remark, is_read.remark, years)
    telling = _TELLING.intersection(before.notes) ^ _TELLING.intersection(now.notes)
    if not effects:
        if not (in_words or remarked or telling):
            return None
        effects.append(Effect(What.WORDING))
    return Judgement(tuple(dict.fromkeys(effects)), figures.unit, figures.difference, figures.ratio, figures.days)


def _is_whole(value: Value) -> bool:
    """Whether constraints are all that stands in the cell."""
    return readings.is_measured(value) and not any(map(says_more, value.constraints))


def _without_measure(before: Value, now: Value) -> Effect | None:
    """Say what happened where one of the two cannot be measured."""
    if _is_empty(before) != _is_empty(now):
        return Effect(What.FILLED, _TIGHTENED) if _is_empty(before) else Effect(What.EMPTIED, _LOOSENED)
    unreadable = before.unreadable or now.unreadable
    if unreadable and {before.reason, now.reason} - {None, Reason.NUMBER}:
        return Effect(What.WORDING)
    if _measurable(before) and _measurable(now):
        return None
    says, still_says = (_measurable(value) or readings.counts(value) for value in (before, now))
    if says != still_says:
        return Effect(What.QUALITATIVE, _LOOSENED) if says else Effect(What.QUANTITATIVE, _TIGHTENED)
    return Effect(What.WORDING if unreadable or _measurable(before) == _measurable(now) else What.MEASURE)


def _is_empty(value: Value) -> bool:
    """Whether nothing is printed, or a dash in its place."""
    return value.is_blank or value.reason is Reason.PLACEHOLDER


def _measurable(value: Value) -> bool:
    return any(_sort(constraint) != "words" for constraint in value.constraints)


def _sort(constraint: Constraint) -> str:
    if constraint.number is not None:
        return "number"
    return "date" if constraint.kind in _DATES else "words"


Found = tuple[Effect, Judgement | None]


def _pair(
    old: Sequence[Constraint], new: Sequence[Constraint]
) -> tuple[list[tuple[Constraint, Constraint]], list[Constraint], list[Constraint]]:
    """Pair the constraints of two cells: what measures the same in the same direction belongs together."""
    costs = [
        [_apart(was, be) + abs(i - j) if _sort(was) == _sort(be) else None for j, be in enumerate(new)]
        for i, was in enumerate(old)
    ]
    places = assign(costs)
    left, right = {i for i, _ in places}, {j for _, j in places}
    return (
        [(old[i], new[j]) for i, j in places],
        [constraint for i, constraint in enumerate(old) if i not in left],
        [constraint for j, constraint in enumerate(new) if j not in right],
    )


def _apart(old: Constraint, new: Constraint) -> int:
    return 1000 * (not same_dimension(old, new)) + 100 * (old.direction != new.direction)


def _gained_or_lost(more: int) -> Effect:
    return Effect(What.CONSTRAINT_ADDED, _TIGHTENED) if more > 0 else Effect(What.CONSTRAINT_DROPPED, _LOOSENED)


def _lost(constraint: Constraint) -> Effect:
    measured = _sort(constraint) != "words"
    return Effect(What.CONSTRAINT_DROPPED, _LOOSENED) if measured else Effect(What.WORDING)


def _gained(constraint: Constraint) -> Effect:
    measured = _sort(constraint) != "words"
    return Effect(What.CONSTRAINT_ADDED, _TIGHTENED) if measured else Effect(What.WORDING)


def _effects(old: Constraint, new: Constraint, rows: tuple[Indicator, Indicator], years: Years) -> Iterator[Found]:
    match _sort(old):
        case "number":
            yield from _of_numbers(old, new, rows)
        case "date":
            yield from _of_dates(old, new, years)
        case _:
            if not same(old.text, new.text, years):
                yield Effect(What.WORDING), None


def _of_numbers(old: Constraint, new: Constraint, rows: tuple[Indicator, Indicator]) -> Iterator[Found]:
    gap = measures.gap(old, new)
    moved: Direction | None = None
    if gap is None:
        more = measures.rate(old, new) or measures.longer(old, new)
        moved = _of_gap(more, _direction(old, new, rows))
        yield Effect(What.UNIT, moved), None
    elif gap.size:
        moved = _of_gap(gap.size, _direction(old, new, rows))
        figures = Judgement((), new.unit or None, gap.in_units, divide(gap.new, gap.old))
        yield Effect(What.NUMBER, moved), figures
    if operator := _of_operators(old, new, rows[1], moved):
        yield operator, None


def _direction(old: Constraint, new: Constraint, rows: tuple[Indicator, Indicator]) -> str | None:
    """Return which way is better: what the operators say, or `direction` where they do not."""
    if old.kind is Kind.TOLERANCE:
        return "negative"
    said = {old.direction, new.direction} - {None}
    if len(said) > 1:
        return None
    return said.pop() if said else rows[1].direction or rows[0].direction or _below_all(old, new, rows[1])


def _below_all(old: Constraint, new: Constraint, row: Indicator) -> str | None:
    """Return that more is better of a rate that was 100% or is now: 及时率, but not what a cost comes to."""
    is_rate = old.unit == new.unit == "%" and max(old.number or 0, new.number or 0) == _ALL
    return "positive" if is_rate and not row.is_cost else None


def _of_gap(gap: Decimal | int, direction: str | None) -> Direction:
    if direction is None or not gap:
        return _CHANGED
    return _TIGHTENED if (gap > 0) == (direction == "positive") else _LOOSENED


def _of_operators(old: Constraint, new: Constraint, row: Indicator, moved: Direction | None) -> Effect | None:
    """Say what became of the operator, where the number *moved* or, with None, stayed.

    Without ≥ or ≤ nobody can say what better is, unless `direction` does; to lose one therefore loosens, but for a rate
    raised to 100%, beyond which there is nothing. To gain one tightens, but from 100% to ≥98% less is asked; and of
    3次 and ≥1次/季度 nobody knows which is more. Whether the limit itself counts (≥ against >) matters only while the
    limit is the same.
    """
    before, now = old.operator, new.operator
    if before is now:
        return None
    if old.ranged or new.ranged:
        return None if old.direction == new.direction else Effect(What.OPERATOR)
    if now is None:
        is_all = moved is _TIGHTENED and (new.number, new.unit) == (_ALL, "%")
        said = before is Operator.EQ or row.direction or is_all or moved is _CHANGED
        return Effect(What.OPERATOR_DROPPED, _CHANGED if said else _LOOSENED)
    if before is None:
        says_more = now is not Operator.EQ and moved not in (_LOOSENED, _CHANGED)
        return Effect(What.OPERATOR_ADDED, _TIGHTENED if says_more else _CHANGED)
    if old.direction is None or old.direction != new.direction or moved is not None:
        return Effect(What.OPERATOR)
    return Effect(What.OPERATOR, _TIGHTENED if now in (Operator.GT, Operator.LT) else _LOOSENED)


def _of_dates(old: Constraint, new: Constraint, years: Years) -> Iterator[Found]:
    (before, exactly), (now, also_exactly) = _end(old, years[0]), _end(new, years[1])
    if before is None or now is None or exactly != also_exactly or _month(old) != _month(new):
        if not same(old.text, new.text, years):
            yield Effect(What.WORDING), None
        return
    if soft := bool(_SOFTLY.search(new.text)) - bool(_SOFTLY.search(old.text)):
        yield Effect(What.WORDING, _LOOSENED if soft > 0 else _TIGHTENED), None
    days = (_in_year_of(now, years) - before).days
    if days:
        yield Effect(What.DEADLINE, _TIGHTENED if days < 0 else _LOOSENED), Judgement((), days=days)
    elif old.kind is not new.kind:
        yield Effect(What.WORDING), None
    elif old.start and new.start and _in_year_of(new.start, years) != old.start:
        yield Effect(What.DEADLINE), None


def _end(constraint: Constraint, year: int | None) -> tuple[date | None, bool]:
    """Return the last day, and whether the words fix it: 12月底前 is one of the table's own year, 11月前 may end in it.

    Two that are equally vague can still be held against each other.
    """
    if constraint.end:
        return constraint.end, True
    text = re.sub(r"^(?:每年|当年|本年度?)", "", constraint.text.strip())
    text = re.sub(r"^不[晚迟]于(.+?)(?:[之以]?前)?$", r"\1前", text)
    later = text.startswith("次年")
    text = text[len("次年") :] if later else re.sub(_A_MONTH, "12月", text)
    vaguely = re.sub(r"(月份?|季度)[之以]?前", r"\1末前", re.sub(r"旬[之以]?前", "旬", text))
    for exactly, written in ((True, text), (False, vaguely)):
        own = re.match(r"(?:19|20)[0-9]{2}年", written)
        constraints = parse(written if own else f"{(year or 2000) + later}年{written}").constraints
        if len(constraints) == 1 and constraints[0].end:
            return constraints[0].end, exactly
    return None, False


def _month(constraint: Constraint) -> str | None:
    """Return which month is meant that has no number: 每月15日前 comes round, 次月15日前 does once."""
    found = re.match(_A_MONTH, constraint.text.strip())
    return found[0] if found else None


def _in_year_of(day: date, years: Years) -> date:
    """Return *day* moved from the new table's year to the old one's; the end of February stays the end."""
    before, now = years
    if before is None or now is None or before == now:
        return day
    year = day.year - now + before
    if day.month == _FEBRUARY and day.day == monthrange(day.year, _FEBRUARY)[1]:
        return date(year, _FEBRUARY, monthrange(year, _FEBRUARY)[1])
    return day.replace(year=year)
