"""What was printed or submitted, held against what is computed, figure by figure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pgt import category
from pgt.diagnostics import Text, shorten
from pgt.model import PrintedExecution, Result, Table
from pgt.profile import Profile
from pgt.score import exact
from pgt.score.evaluation import ExecutionItem, Item
from pgt.score.item import is_in_tier
from pgt.score.printed import Comparison, Difference


def compare(table: Table, profile: Profile, items: Sequence[Item], spent: ExecutionItem) -> Comparison | None:
    """Explain the printed result of *table*; None where it prints none, or nothing is scored."""
    result = table.result
    if result is None or not profile.scored:
        return None
    filled = [item for item in items if not item.empty]
    row = result.execution or PrintedExecution()
    expected = [item.in_total(_expected(item)) for item in filled]
    computed = exact.whole([*expected, spent.score])
    printed = [*(item.in_total(item.given) for item in filled), row.score]
    mixed = [own if one is None else one for one, own in zip(printed, [*expected, spent.score], strict=True)]
    remainder = _remainder(result.score, exact.whole(mixed))
    return Comparison(
        total=_of_total(result.score, computed),
        items=tuple(_of(item) for item in filled if item.given is not None and item.given != _expected(item)),
        taken=tuple(_of(item) for item in filled if _is_taken(item)),
        execution=_of_execution(row.score, spent),
        rate=_of_rate(row.rate, spent),
        remainder=remainder,
        is_sum_wrong=None not in printed and remainder is not None and abs(remainder) > profile.tolerance,
        rating=_rating(result, profile, computed),
        tolerance=profile.tolerance,
    )


def _of_total(printed: Decimal | None, computed: Decimal | None) -> Difference | None:
    name = Text("总分", "total")
    return None if printed is None else Difference(name, printed, computed, None, ("result", "score"))


def _of_execution(printed: Decimal | None, spent: ExecutionItem) -> Difference | None:
    if printed is None:
        return None
    name, because = Text("预算执行", "execution"), spent.formula or spent.not_judged
    return Difference(name, printed, spent.score, because, ("result", "execution", "score"), spent.exactly)


def _of_rate(printed: Decimal | None, spent: ExecutionItem) -> Difference | None:
    if printed is None:
        return None
    name = Text("执行率", "execution rate")
    return Difference(name, printed, spent.rate, _division(spent), ("result", "execution", "rate"), spent.rate_exactly)


def _division(spent: ExecutionItem) -> Text | None:
    """Say how the rate comes about, or why there is none."""
    if spent.rate is None or spent.execution is None or spent.budget is None:
        return spent.not_judged
    divided = f"{exact.shown(spent.execution)}/{exact.shown(spent.budget)}"
    return Text(divided, divided)


def _is_taken(item: Item) -> bool:
    """Whether a printed score stands as it is: nobody else can say what it should be."""
    if item.given is None or item.is_out_of_range or item.given == item.computed:
        return False
    return item.computed is None or (item.band is not None and is_in_tier(item, item.given))


def _expected(item: Item) -> Decimal | None:
    return item.given if _is_taken(item) else item.computed


def _of(item: Item) -> Difference:
    label = category.name(item.category)
    name = Text(item.name or label.zh, item.name or label.en)
    because = item.not_judged.message if item.not_judged else item.formula
    return Difference(name, item.given or Decimal(0), item.computed, because, (*item.pointer, "score"), item.exactly)


def _remainder(printed: Decimal | None, parts: Decimal | None) -> Decimal | None:
    return None if printed is None or parts is None else exact.subtract(printed, parts)


_LONG = {"优秀": "优", "优等": "优", "良好": "良", "良等": "良", "中等": "中", "较差": "差", "差等": "差"}
"""Grades as documents spell them out."""


def _grade(printed: str, profile: Profile) -> str:
    """Return a printed grade as the profile calls it."""
    said = "".join(printed.split()).strip('“”"（）()。')
    known = {grade.name for grade in profile.grades}
    short = _LONG.get(said, said)
    return short if said not in known and short in known else said


def _rating(result: Result, profile: Profile, computed: Decimal | None) -> Text | None:
    """Say what is wrong with the printed grade, by the printed total or else by the computed one."""
    score = computed if result.score is None else result.score
    expected = None if score is None else profile.grade(score)
    if result.rating is None or score is None or expected is None or _grade(result.rating, profile) == expected:
        return None
    shown, printed = exact.shown(score), shorten(result.rating)
    return Text(
        f"等级印的是“{printed}”，{shown} 分应当是“{expected}”",
        f"the printed grade is {printed}; a score of {shown} is {expected}",
    )
