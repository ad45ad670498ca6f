"""A table and a profile in, its evaluation out. Pure: nothing is read, written or guessed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal

from pgt import category
from pgt.diagnostics import Text
from pgt.model import Table
from pgt.profile import FULL, By, Profile
from pgt.score import comparison, exact, execution, missing, weights
from pgt.score.evaluation import Evaluation, ExecutionItem, Group, Item, Sort
from pgt.score.item import item_of, objections
from pgt.score.weights import Weighting


def evaluate(table: Table, profile: Profile, boxes: Collection[str] | None = None) -> Evaluation:
    """Score *table* by *profile* as far as it can be; what cannot be judged is open and says why.

    *boxes* are the values that its self-evaluation form has a place for, which are asked for; None without such a form.
    """
    weighting = weights.weigh(table, profile)
    rows = tuple(table.every_indicator())
    scales = weighting.scales or (FULL,) * len(rows)
    each = zip(rows, weighting.rows, scales, strict=True)
    items = tuple(item_of(row, weight, profile, table.year, scale) for row, weight, scale in each)
    spent = execution.judge(table, profile, weighting.execution)
    parts = (*(item.in_total(item.score) for item in items if not item.empty), spent.score)
    computed = (*(item.in_total(item.computed) for item in items if not item.empty), spent.computed)
    is_whole = profile.scored and not weighting.unassigned
    score = exact.whole(parts) if is_whole else None
    is_of_hundred = all(objection.sort is not Sort.WEIGHT_SUM for objection in weighting.objections)
    return Evaluation(
        profile=profile.id,
        reference=profile.reference,
        scored=profile.scored,
        name=table.name or (table.organization.name if table.organization else None),
        items=items,
        execution=spent,
        groups=_groups(items),
        goals=_goals(table, items) if profile.weights and profile.weights.by is By.GOAL else (),
        unassigned=weighting.unassigned,
        missing=(
            *(one for row, item in zip(rows, items, strict=True) for one in missing.of_row(row, item, profile)),
            *missing.of_table(table, spent, weighting, boxes),
        ),
        objections=(
            *weighting.objections,
            *(objection for item in items for objection in objections(item, profile)),
            *execution.objections(table, spent),
        ),
        score=score,
        computed=exact.whole(computed) if is_whole else None,
        certain=exact.total(part for part in parts if part is not None),
        open=_open(items, spent, weighting) if profile.scored else None,
        is_of_hundred=is_of_hundred,
        rating=profile.grade(score) if score is not None and is_of_hundred else None,
        complete=bool(items) and not (spent.open or weighting.unassigned or any(item.open for item in items)),
        comparison=comparison.compare(table, profile, items, spent),
    )


def _groups(items: Sequence[Item]) -> tuple[Group, ...]:
    """Put the rows together by their first level, in the order in which they come."""
    members: dict[str, list[Item]] = {}
    for item in items:
        if not item.empty:
            members.setdefault(item.category.partition(".")[0], []).append(item)
    return tuple(_group(first, category.name(first), found) for first, found in members.items())


def _goals(table: Table, items: Sequence[Item]) -> tuple[Group, ...]:
    """Put the rows together by goal; those of the whole table come first, as number 0."""
    found: list[Group] = []
    start = len(table.indicators)
    if start:
        outside = Text("目标之外", "outside of goals")
        found.append(_group("0", outside, [item for item in items[:start] if not item.empty]))
    for number, goal in enumerate(table.goals, 1):
        rows = [item for item in items[start : start + len(goal.indicators)] if not item.empty]
        found.append(_group(str(number), Text(f"目标{number}", f"goal {number}"), rows))
        start += len(goal.indicators)
    return tuple(found)


def _group(group_id: str, name: Text, items: Sequence[Item]) -> Group:
    waiting = (item.in_total(item.weight) for item in items if item.score is None)
    return Group(
        id=group_id,
        name=name,
        items=len(items),
        weight=exact.whole([_admissible(item.in_total(item.weight)) for item in items]),
        score=exact.whole([item.in_total(item.score) for item in items]),
        certain=exact.total(score for item in items if (score := item.in_total(item.score)) is not None),
        open=exact.total(weight for weight in waiting if weight is not None and weight > 0),
    )


def _open(items: Sequence[Item], spent: ExecutionItem, weighting: Weighting) -> Decimal | None:
    """Return how many points are open; None where a row that is open has no weight."""
    waiting = [item.in_total(item.weight) for item in items if not item.empty and item.score is None]
    if spent.score is None:
        waiting.append(spent.weight)
    return exact.whole([*map(_admissible, waiting), weighting.unassigned])


def _admissible(weight: Decimal | None) -> Decimal | None:
    return None if weight is None or weight < 0 else weight
