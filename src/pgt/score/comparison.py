"""What was printed or submitted, held against what is computed, figure by figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pgt import category
from pgt.diagnostics import Text
from pgt.model import Result, Table
from pgt.profile import Profile
from pgt.score import exact
from pgt.score.evaluation import Comparison, Difference, ExecutionItem, Item


def compare(
    table: Table, profile: Profile, items: Sequence[Item], spent: ExecutionItem, computed: Decimal | None
) -> Comparison | None:
    """Explain the printed result of *table*; None where it prints none, or nothing is scored."""
    result = table.result
    if result is None or not profile.scored:
        return None
    row = result.execution
    differences = tuple(_items(items))
    total = _difference(Text("总分", "total"), result.score, computed, None, ("result", "score"))
    place = ("result", "execution")
    execution = rate = None
    if row is not None:
        name = Text("预算执行", "execution")
        execution = _difference(name, row.score, spent.computed, spent.formula or spent.not_judged, (*place, "score"))
        rate = _difference(Text("执行率", "execution rate"), row.rate, spent.rate, spent.formula, (*place, "rate"))
    printed = [*(item.given for item in items if not item.empty), row.score if row else None]
    parts = [*(item.score for item in items if not item.empty), spent.computed if printed[-1] is None else printed[-1]]
    return Comparison(
        total=total,
        items=differences,
        execution=execution,
        rate=rate,
        remainder=_remainder(result.score, parts),
        is_sum_wrong=None not in printed,
        rating=_rating(result, profile, computed),
        tolerance=profile.tolerance,
    )


def _difference(
    name: Text, printed: Decimal | None, computed: Decimal | None, because: Text | None, pointer: tuple[str | int, ...]
) -> Difference | None:
    return None if printed is None else Difference(name, printed, computed, because, pointer)


def _items(items: Sequence[Item]) -> Iterator[Difference]:
    """Yield the rows whose printed score is not the computed one, or has none to be held against."""
    for item in items:
        if item.given is not None and item.given != item.computed:
            label = category.name(item.category)
            name = Text(item.name or label.zh, item.name or label.en)
            because = item.not_judged.message if item.not_judged else item.formula
            yield Difference(name, item.given, item.computed, because, (*item.pointer, "score"))


def _remainder(printed: Decimal | None, parts: Sequence[Decimal | None]) -> Decimal | None:
    known = [part for part in parts if part is not None]
    if printed is None or len(known) < len(parts):
        return None
    return exact.subtract(printed, exact.total(known))


def _rating(result: Result, profile: Profile, computed: Decimal | None) -> Text | None:
    """Say what is wrong with the printed grade, by the printed total or else by the computed one."""
    score = computed if result.score is None else result.score
    expected = None if score is None else profile.grade(score)
    if result.rating is None or score is None or expected is None or result.rating.strip() == expected:
        return None
    shown = exact.shown(score)
    return Text(
        f"等级印的是“{result.rating}”，{shown} 分应当是“{expected}”",
        f"the printed grade is {result.rating}; a score of {shown} is {expected}",
    )
