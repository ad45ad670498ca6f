"""What changed between two tables that are one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pgt.changes import parts, prose
from pgt.changes.change import Change, Part, What
from pgt.changes.goals import goals, tasks
from pgt.changes.parts import Place
from pgt.changes.progress import progress
from pgt.changes.rows import indicators
from pgt.model import MONTHS, Body, MediumTerm, Narrative, PrintedExecution, Result, Table
from pgt.pairing import Pair
from pgt.pairing.names import without_years

_NO_BODY = Body()
_NO_RESULT = Result()
_NO_EXECUTION = PrintedExecution()


def is_renamed(old: Table, new: Table) -> bool:
    """Whether the table goes by another name, its year words apart."""
    if not old.name or not new.name:
        return bool(old.name) != bool(new.name)
    return without_years(old.name, old.year) != without_years(new.name, new.year)


def changes(pair: Pair) -> tuple[Change, ...]:
    """Return what changed, in the order of a form: head, money, goals, indicators, the rest."""
    return () if pair.old == pair.new else tuple(_changes(pair))


def _changes(pair: Pair) -> Iterator[Change]:
    old, new = pair.old, pair.new
    root = Place(pair.years, (old.amount_unit, new.amount_unit))
    yield from _head(root, old, new)
    yield from parts.amounts(Part.BUDGET, root, "budget", old.budget, new.budget)
    if old.spending_plan != new.spending_plan:
        plan = root.at("spending_plan").measured("%")
        for month in MONTHS:
            percents = old.spending_plan.get(month), new.spending_plan.get(month)
            yield from parts.number(Part.PLAN, plan, month, *percents)
    yield from parts.text(Part.TEXTS, root, "purpose", old.purpose, new.purpose)
    yield from parts.text(Part.GOALS, root, "overall_goal", old.overall_goal, new.overall_goal)
    yield from tasks(root.at("tasks"), pair.tasks)
    yield from goals(root.at("goals"), pair.annual.goals, pair.tasks)
    yield from indicators(root, pair.annual.rows)
    if old.medium_term != new.medium_term:
        yield from _medium_term(root.at("medium_term"), pair)
    if old.narrative != new.narrative:
        yield from prose.narrative(root.at("narrative"), old.narrative or Narrative(), new.narrative or Narrative())
    yield from parts.texts(Part.FIELDS, root, "fields", old.fields, new.fields)
    yield from prose.lists(root.at("lists"), old.lists, new.lists)
    yield from parts.texts(Part.FIELDS, root, "contact", old.contact, new.contact)
    if root.is_one_year:
        yield from _results(root, old, new)


def _head(root: Place, old: Table, new: Table) -> Iterator[Change]:
    """Compare what a table is known by. From one year to the next, its year and its code change of themselves."""
    yield from parts.plain(Part.FIELDS, root, "kind", old.kind, new.kind)
    if None in root.years:
        yield from parts.plain(Part.FIELDS, root, "year", old.year, new.year)
    yield from parts.plain(Part.FIELDS, root, "form", old.form, new.form)
    if root.is_one_year:
        yield from parts.plain(Part.FIELDS, root, "code", old.code, new.code)
    if is_renamed(old, new):
        yield parts.change(Part.FIELDS, root.at("name"), old.name, new.name, What.RENAMED)
    for who in ("organization", "supervisor", "implementer"):
        before, now = getattr(old, who) or _NO_BODY, getattr(new, who) or _NO_BODY
        for name in ("code", "name", "parent") if before != now else ():
            yield from parts.text(Part.FIELDS, root.at(who), name, getattr(before, name), getattr(now, name))
    if old.amount_unit != new.amount_unit:
        unit = replace(root.at("budget", "amount_unit"), field="amount_unit")
        yield parts.change(Part.FIELDS, unit, old.amount_unit, new.amount_unit, None)


def _medium_term(here: Place, pair: Pair) -> Iterator[Change]:
    old, new = pair.old.medium_term or MediumTerm(), pair.new.medium_term or MediumTerm()
    units = (old.amount_unit or here.units[0], new.amount_unit or here.units[1])
    inner = Place(here.years, units, here.pointer, here.field)
    yield from parts.text(Part.FIELDS, inner, "period", old.period, new.period)
    yield from parts.amounts(Part.BUDGET, inner, "budget", old.budget, new.budget)
    yield from parts.text(Part.GOALS, inner, "overall_goal", old.overall_goal, new.overall_goal)
    yield from goals(inner.at("goals"), pair.medium_term.goals, ())
    yield from indicators(inner, pair.medium_term.rows)


def _results(root: Place, old: Table, new: Table) -> Iterator[Change]:
    for name in ("adjusted_budget", "execution"):
        yield from parts.amounts(Part.RESULTS, root, name, getattr(old, name), getattr(new, name))
    yield from parts.text(Part.RESULTS, root, "achievement", old.achievement, new.achievement)
    before, now, here = old.result or _NO_RESULT, new.result or _NO_RESULT, root.at("result")
    yield from parts.number(Part.RESULTS, here, "score", before.score, now.score)
    yield from parts.plain(Part.RESULTS, here, "rating", before.rating, now.rating)
    was, be, here = before.execution or _NO_EXECUTION, now.execution or _NO_EXECUTION, here.at("execution")
    for name in ("rate", "weight", "score"):
        yield from parts.number(Part.RESULTS, here, name, getattr(was, name), getattr(be, name))
    yield from parts.text(Part.RESULTS, here, "reason", was.reason, be.reason)
    yield from progress(root.at("progress"), old.progress, new.progress)
