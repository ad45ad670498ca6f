"""Whole tables once more, from the words of the norms: the points of first levels, the execution, tiers, half cents."""

from decimal import Decimal
from fractions import Fraction
from itertools import chain, combinations, product

import pytest

from pgt import profile, score
from pgt.model import Amounts, Indicator, Table
from pgt.profile import Profile

FIRST_LEVELS = ("cost", "output", "benefit", "satisfaction")
NORMS: dict[str, tuple[dict[str, int], ...]] = {
    "mof-2020": ({"output": 50, "benefit": 30, "satisfaction": 10},),
    "mof-2021": (
        {"cost": 20, "output": 40, "benefit": 20, "satisfaction": 10},
        {"output": 50, "benefit": 30, "satisfaction": 10},
        {"cost": 20, "output": 40, "benefit": 30},
        {"output": 50, "benefit": 40},
    ),
}
NORMS["mof-2021-banded"] = NORMS["mof-2021"]
SUBSETS = tuple(chain.from_iterable(combinations(FIRST_LEVELS, size) for size in range(1, 5)))
SPENT = ("0", "1", "35.9", "36", "47.99", "48", "59.999", "60", "66")
COUNTS = (1, 2, 3, 7)


def of(profile_id: str) -> Profile:
    found = profile.find(profile_id).definition
    assert found is not None
    return found


def table(levels: tuple[str, ...], count: int, spent: str) -> Table:
    """Return a table with *count* rows a first level, of which every second one is half reached."""
    rows = [
        Indicator(f"{level}.x", f"{level}{number}", target="≥10件", actual="5件" if number % 2 else "12件")
        for level in levels
        for number in range(count)
    ]
    budget, execution = Amounts({"total": Decimal(60)}), Amounts({"total": Decimal(spent)})
    return Table("project", budget=budget, execution=execution, indicators=tuple(rows), amount_unit="万元")


def half_up(cents: Fraction) -> int:
    """Round cents with whole numbers alone."""
    return (2 * cents.numerator + cents.denominator) // (2 * cents.denominator)


def cents_of_rows(points: int, count: int) -> int:
    """Share out to cents, the first rows one more; every second row has half of its own, each rounded by itself."""
    each, more = divmod(points * 100, count)
    weights = [each + (number < more) for number in range(count)]
    return sum(half_up(Fraction(weight, 2 if number % 2 else 1)) for number, weight in enumerate(weights))


def cents_of_execution(profile_id: str, spent: str) -> int:
    rate = Fraction(spent) / 60
    if profile_id == "mof-2021-banded":
        return 1000 if rate >= 1 else 700 if rate >= Fraction(4, 5) else 500 if rate >= Fraction(3, 5) else 0
    return half_up(min(rate, Fraction(1)) * 1000)


@pytest.mark.parametrize("profile_id", NORMS)
def test_totals_agree(profile_id: str) -> None:
    """540 tables a profile: first levels that the norm names, and others, whose points nobody gives away."""
    rules, wrong = of(profile_id), []
    for levels, count, spent in product(SUBSETS, COUNTS, SPENT):
        found = score.evaluate(table(levels, count, spent), rules)
        norm = next((line for line in NORMS[profile_id] if set(line) == set(levels)), None)
        wanted = None
        if norm:
            cents = sum(cents_of_rows(points, count) for points in norm.values())
            wanted = Decimal(cents + cents_of_execution(profile_id, spent)) / 100
        if found.score != wanted or found.execution.score != Decimal(cents_of_execution(profile_id, spent)) / 100:
            wrong.append((levels, count, spent, found.score, wanted))
    assert wrong == []


def test_half_a_cent_is_rounded_up_in_each_row() -> None:
    wrong = []
    for cents in range(1, 200, 2):
        row = Indicator("output.quantity", "半分", target="≥2件", actual="1件", weight=Decimal(cents) / 100)
        found = score.evaluate(Table("project", indicators=(row,)), of("mof-2020")).items[0].computed
        if found != Decimal((cents + 1) // 2) / 100:
            wrong.append((cents, found))
    assert wrong == []


TIERS = {"mof-2020": (100, 80, 60, 0), "hubei": (100, 80, 50, 0)}


@pytest.mark.parametrize("profile_id", TIERS)
def test_tiers_agree(profile_id: str) -> None:
    """A score by hand within its tier stands, its lower end belongs to it, and the upper one to the next."""
    rules, ends, wrong = of(profile_id), TIERS[profile_id], []
    for place, level in enumerate(("met", "partial", "unmet")):
        for tenths in range(0, 301, 5):
            given = Decimal(tenths) / 10
            row = Indicator(
                "benefit.social", "提升", target="提升", actual="提升", level=level, score=given, weight=Decimal(30)
            )
            found = score.evaluate(Table("project", indicators=(row,)), rules)
            percent = Fraction(tenths, 3)
            fits = ends[place + 1] <= percent and (percent < ends[place] or percent == ends[place] == ends[0])
            if fits == any(one.sort is score.Sort.TIER for one in found.objections):
                wrong.append((level, given))
    assert wrong == []
