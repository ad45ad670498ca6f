"""Changes planted at random into random tables: all of them are found, and nothing else is claimed.

The tables are those of two years: the year, the code, the money unit and perhaps the order differ as well, which is no
change of what was promised.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from pgt import changes
from pgt.changes import Change, Direction, Status
from pgt.model import Amounts, Goal, Indicator, Table

CATEGORIES = (
    "output.quantity",
    "output.quality",
    "output.timeliness",
    "output.cost",
    "benefit.social",
    "satisfaction.beneficiary",
)
NAMES = tuple(
    f"{what}{measure}"
    for what in ("培训", "康复", "就业", "宣传", "残疾儿童", "辅具适配", "居家托养")
    for measure in ("人数", "人次", "场次", "完成率", "满意度", "补助标准", "完成时间")
)

Claim = tuple[str, str, str]
"""What is said: the field, the indicator, and the direction or what happened."""


@dataclass
class Plan:
    """Two tables in the making, and what was done to the second one."""

    chance: random.Random
    rows: list[Indicator]
    claims: set[Claim] = field(default_factory=set)
    touched: set[int] = field(default_factory=set)

    def pick(self, wanted: Callable[[Indicator], bool]) -> int | None:
        places = [n for n, row in enumerate(self.rows) if n not in self.touched and wanted(row)]
        if not places:
            return None
        place = self.chance.choice(places)
        self.touched.add(place)
        return place

    def change(self, place: int, claim: str, said: str, **values: str | Decimal | None) -> None:
        self.rows[place] = replace(self.rows[place], **values)  # type: ignore[arg-type]
        self.claims.add((claim, self.rows[place].name or "", said))


def number(row: Indicator) -> bool:
    return bool(row.target) and str(row.target)[0] in "≥≤"


def scale(plan: Plan) -> None:
    place = plan.pick(number)
    if place is None:
        return
    row = plan.rows[place]
    value = row.target_value
    assert value
    assert value.number
    assert row.target
    factor = plan.chance.choice([Decimal("0.5"), Decimal("0.9"), Decimal("1.1"), Decimal(2)])
    more = factor > 1
    tightened = more if row.target[0] == "≥" else not more
    said = Direction.TIGHTENED if tightened else Direction.LOOSENED
    plan.change(place, "target", said, target=f"{row.target[0]}{value.number * factor:f}{value.unit}")


def lose_operator(plan: Plan) -> None:
    place = plan.pick(number)
    if place is not None:
        plan.change(place, "target", "loosened", target=str(plan.rows[place].target)[1:])


def soften(plan: Plan) -> None:
    place = plan.pick(number)
    if place is not None:
        plan.change(place, "target", "loosened", target=plan.chance.choice(["有所提高", "长期", "良好"]))


def postpone(plan: Plan) -> None:
    place = plan.pick(lambda row: str(row.target).endswith("底前完成"))
    if place is not None:
        month = plan.chance.choice([1, 12])
        plan.change(place, "target", "tightened" if month == 1 else "loosened", target=f"2022年{month}月底前完成")


def rename(plan: Plan) -> None:
    names = {row.name for row in plan.rows}
    place = plan.pick(lambda row: [other.name for other in plan.rows].count(row.name) == 1)
    if place is not None:
        name = next(name for name in plan.chance.sample(NAMES, len(NAMES)) if name not in names)
        plan.change(place, "name", "renamed", name=name, was=plan.rows[place].name)


def move(plan: Plan) -> None:
    place = plan.pick(lambda row: [other.name for other in plan.rows].count(row.name) == 1)
    if place is not None:
        others = [category for category in CATEGORIES if category != plan.rows[place].category]
        plan.change(place, "category", "moved", category=plan.chance.choice(others))


def weigh(plan: Plan) -> None:
    place = plan.pick(lambda row: row.weight is not None)
    if place is not None:
        plan.change(place, "weight", "changed", weight=(plan.rows[place].weight or 0) + Decimal("2.5"))


def describe(plan: Plan) -> None:
    place = plan.pick(lambda row: bool(row.description))
    if place is not None:
        plan.change(place, "description", "changed", description=f"{plan.rows[place].description}（按季统计）")


def drop(plan: Plan) -> None:
    place = plan.pick(lambda row: [other.name for other in plan.rows].count(row.name) == 1)
    if place is not None:
        row = plan.rows[place]
        plan.rows[place] = replace(row, name=None, category="gone")
        plan.claims.add(("indicator", row.name or "", "dropped"))


def add(plan: Plan) -> None:
    names = {row.name for row in plan.rows} | {name for _, name, _ in plan.claims}
    name = next(name for name in plan.chance.sample(NAMES, len(NAMES)) if name not in names)
    plan.touched.add(len(plan.rows))
    plan.rows.append(Indicator(plan.chance.choice(CATEGORIES), name, target="≥7人"))
    plan.claims.add(("indicator", name, "added"))


PLANTS = (scale, lose_operator, soften, postpone, rename, move, weigh, describe, drop, add)


def target(chance: random.Random) -> str:
    return chance.choice(
        [
            f"≥{chance.randrange(20, 9000, 20)}人",
            f"≥{chance.randrange(50, 100)}%",
            f"≤{chance.randrange(100, 9000, 20)}元/人",
            f"≤{chance.randrange(2, 90, 2)}万元",
            f"2021年{chance.randrange(2, 12)}月底前完成",
            "有所提高",
        ]
    )


def rows(chance: random.Random) -> list[Indicator]:
    names = chance.sample(NAMES, chance.randrange(3, 14))
    found = [
        Indicator(
            chance.choice(CATEGORIES),
            name,
            description=chance.choice([None, f"本年度{name}的统计数"]),
            target=target(chance),
            weight=chance.choice([None, Decimal(chance.randrange(1, 20))]),
        )
        for name in names
    ]
    twin = chance.choice(found)
    if chance.random() < 0.5:
        found.append(replace(twin, description="另外一类对象，单独统计", target="≥33户"))
    chance.shuffle(found)
    return found


def placed(found: list[Indicator]) -> tuple[Indicator, ...]:
    return tuple(replace(row, pointer=("indicators", place)) for place, row in enumerate(found))


def claim(change: Change) -> Claim:
    name = change.subject.name if change.subject else ""
    what = [effect.what.value for effect in change.effects if effect.what in ("added", "dropped", "renamed", "moved")]
    return (change.field, name or "", what[0] if what else change.direction.value)


@given(st.integers(0, 2**32), st.integers(0, 6))
def test_all_that_was_planted_is_found_and_nothing_else(seed: int, count: int) -> None:
    chance = random.Random(seed)  # noqa: S311 -- no secret
    before = rows(chance)
    plan = Plan(chance, list(before))
    for plant in chance.choices(PLANTS, k=count):
        plant(plan)
    now = [
        replace(row, target=row.target.replace("2021年", "2022年") if row.target else None)
        for row in plan.rows
        if row.category != "gone"
    ]
    if chance.random() < 0.5:
        chance.shuffle(now)
    old = Table(
        "project",
        year=2021,
        code="762-0502-YBN-3CSO",
        name="2021年康复经费",
        amount_unit="元",
        budget=Amounts({"total": Decimal(1_234_500), "fiscal": Decimal(1_234_500)}),
        goals=(Goal("完成2021年任务，提高服务质量。"),),
        indicators=placed(before),
    )
    new = replace(
        old,
        year=2022,
        code="130700211K6T11USKAU5Y",
        name="2022年康复经费",
        amount_unit="万元",
        budget=Amounts({"total": Decimal("123.45"), "fiscal": Decimal("123.45"), "other": Decimal(0)}),
        goals=(Goal("完成2022年任务，提高服务质量。"),),
        indicators=placed(now),
    )
    found = changes.of_tables(old, new)
    quiet = ("amount_unit", "order")
    assert {claim(change) for change in found.changes if change.field not in quiet} == plan.claims
    assert found.status is Status.CHANGED
    assert changes.of_tables(old, old).changes == ()


FLIPPED = {"tightened": "loosened", "loosened": "tightened", "added": "dropped", "dropped": "added"}


@given(st.integers(0, 2**32), st.integers(0, 6))
def test_compared_backwards_what_was_tightened_is_loosened(seed: int, count: int) -> None:
    chance = random.Random(seed)  # noqa: S311 -- no secret
    before = rows(chance)
    plan = Plan(chance, list(before))
    for plant in chance.choices(PLANTS, k=count):
        plant(plan)
    old = Table("project", year=2022, indicators=placed(before))
    new = Table("project", year=2022, indicators=placed([row for row in plan.rows if row.category != "gone"]))
    forth, back = changes.of_tables(old, new).changes, changes.of_tables(new, old).changes
    directions = sorted((change.field, FLIPPED.get(change.direction, change.direction)) for change in forth)
    assert directions == sorted((change.field, change.direction) for change in back)
