"""Random three-way merges, and what has to come of them.

A table is the data of `tests.strategies`, with an `_id` in each row: sides are made from the base by editing, so that
it is known which row is which, however it is called by then. `Expected` merges the three by these ids, value by value.
It knows nothing of texts, names or places, which is what the merge has to go by.
"""

from __future__ import annotations

import copy
import itertools
import random
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from tests.strategies import CATEGORIES, Data, Layout, keys

GONE: Any = object()
"""What is not there."""

ROWS = ("tasks", "goals", "indicators")


@dataclass
class Case:
    """One merge: three tables, and how each was laid out."""

    base: Data
    ours: Data
    theirs: Data
    layouts: tuple[Layout, Layout, Layout]

    @property
    def texts(self) -> tuple[bytes, bytes, bytes]:
        """The three files."""
        tables = (self.base, self.ours, self.theirs)
        one, two, three = (
            layout.write(numbered(table)).encode() for layout, table in zip(self.layouts, tables, strict=True)
        )
        return one, two, three


def numbered(table: Data) -> Data:
    """Return *table* with the numbers of tasks in place of their ids."""
    table = copy.deepcopy(table)
    places = {task["_id"]: number for number, task in enumerate(table.get("tasks", []), start=1)}
    for goal in table.get("goals", []):
        if "task" in goal:
            goal["task"] = places.get(goal["task"], 0)
    return table


class Author:
    """Somebody who writes and changes tables; every word and every comment is new."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.count = 0
        self.old: set[str] = set()
        """The rows of the base, by id."""
        self.spot = chance.randrange(100)
        self.rewords = chance.random() < 0.5
        """Whether goals are reworded; they are moved about otherwise, since who does both makes new ones of them."""

    def new(self, what: str) -> str:
        self.count += 1
        return f"{what}{self.count}"

    def words(self, what: str) -> str:
        """A text that is like no other: not drawn, since a search for the simplest case would make all texts alike."""
        signs = "残疾人康复托养就业培训补贴标准发放及时率覆盖面满意度辅具适配宣传维权信访保障水平提升工作经费项目"
        text = "".join(random.Random(self.count).sample(signs, 10))  # noqa: S311 -- no secret
        return f"{self.new(what)}{text}" + self.chance.choice(("", "", "：a", " # b", "\n第二行", "≥5"))

    def number(self) -> str:
        self.count += 1
        return f"{self.count}.{self.chance.randint(0, 99):02}"

    def indicator(self) -> Data:
        row: Data = {"_id": self.new("i"), "category": self.chance.choice(CATEGORIES), "name": self.new("指标")}
        row["description"] = self.words("描述")
        for key in self.chance.sample(("target", "basis", "weight", "note"), self.chance.randint(0, 4)):
            row[key] = self.value(key)
        return row

    def goal(self, table: Data) -> Data:
        row: Data = {"_id": self.new("g"), "text": self.words("目标")}
        if tasks := table.get("tasks"):
            row["task"] = self.chance.choice(tasks)["_id"]
        if self.chance.random() < 0.5:
            row["indicators"] = [self.indicator() for _ in range(self.chance.randint(1, 3))]
        return row

    def task(self) -> Data:
        return {"_id": self.new("t"), "name": self.new("任务"), "budget": {"total": self.number()}}

    def value(self, key: str) -> str:
        return self.number() if key in {"weight", "total", "fiscal", "other"} else self.words(key)

    def table(self) -> Data:
        table: Data = {"pgt": 1, "kind": "project", "year": 2021}
        for key in self.chance.sample(("name", "purpose", "overall_goal", "achievement"), self.chance.randint(0, 4)):
            table[key] = self.words(key)
        if self.chance.random() < 0.8:
            table["budget"] = {"amount_unit": "万元", "total": self.number(), "fiscal": self.number()}
        if self.chance.random() < 0.4:
            table["tasks"] = [self.task() for _ in range(self.chance.randint(1, 3))]
        if self.chance.random() < 0.6:
            table["goals"] = [self.goal(table) for _ in range(self.chance.randint(1, 3))]
        table["indicators"] = [self.indicator() for _ in range(self.chance.randint(1, 5))]
        for place in places(table):
            if self.chance.random() < 0.1:
                self.comment(place)
        return table

    def comment(self, data: Data) -> None:
        """Put a comment above a key, beside one or above a row; a row's first key has none above it."""
        spots = [f"~{key}" for key in keys(data)] + [f"#{key}" for key in keys(data)[1:]] + ["#"] * ("_id" in data)
        data[self.chance.choice(spots)] = f"# {self.new('注')}。"

    def edit(self, table: Data) -> None:
        """Make one change."""
        often = [self.set, self.set, self.set, self.insert, self.insert, self.drop, self.remove, self.move]
        change = self.chance.choice(
            [
                *often,
                *[self.comment_somewhere] * 3,
                self.rename,
                self.recategorize,
                self.change_unit,
                self.refer,
                self.reword,
            ]
        )
        change(table)

    def set(self, table: Data) -> None:
        """Write or overwrite a value."""
        data = self.chance.choice(places(table))
        known = {
            "indicators": ("target", "basis", "weight", "note"),
            "goals": ("weight", "actual"),
            "tasks": ("description",),
        }
        kind = {"i": "indicators", "g": "goals", "t": "tasks"}.get(str(data.get("_id", " "))[0], "")
        if data is table.get("budget"):
            choices: tuple[str, ...] = ("total", "fiscal", "other")
        else:
            choices = known.get(kind, ("total",) if data is not table else ("name", "purpose", "overall_goal"))
        key = self.chance.choice(choices)
        data[key] = self.value(key)

    def drop(self, table: Data) -> None:
        """Take a key away, with its comments."""
        data = self.chance.choice(places(table))
        fixed = ("pgt", "kind", "year", "category", "name", "text", "amount_unit", "description", "was", *ROWS)
        if choices := [key for key in keys(data)[1:] if key not in fixed or (data is table and key == "name")]:
            key = self.chance.choice(choices)
            for what in (key, f"#{key}", f"~{key}"):
                data.pop(what, None)

    def comment_somewhere(self, table: Data) -> None:
        """Write a comment, now and then where the other side writes one too."""
        found = places(table)
        if self.chance.random() < 0.5:
            data = found[self.spot % len(found)]
            spot = self.chance.choice(("#", f"~{keys(data)[0]}")) if "_id" in data else f"~{keys(data)[0]}"
            data[spot] = f"# {self.new('注')}。"
        else:
            self.comment(self.chance.choice(found))

    def insert(self, table: Data) -> None:
        rows, kind = self.chance.choice(self.lists(table))
        row = self.goal(table) if kind == "goals" else self.task() if kind == "tasks" else self.indicator()
        rows.insert(self.chance.choice((len(rows), self.chance.randint(0, len(rows)))), row)

    def remove(self, table: Data) -> None:
        rows, _ = self.chance.choice(self.lists(table))
        if len(rows) > 1:
            gone = rows.pop(self.chance.randrange(len(rows)))
            for goal in table.get("goals", []):
                if goal.get("task") == gone["_id"]:
                    del goal["task"]

    def move(self, table: Data) -> None:
        rows, _ = self.chance.choice(self.lists(table))
        rows.insert(self.chance.randrange(len(rows)), rows.pop(self.chance.randrange(len(rows))))

    def rename(self, table: Data) -> None:
        for row in self.old_rows(table, "indicators"):
            row.setdefault("was", row["name"])
            row["name"] = self.new("指标")

    def recategorize(self, table: Data) -> None:
        for row in self.old_rows(table, "indicators"):
            row["category"] = self.chance.choice(CATEGORIES)

    def old_rows(self, table: Data, sort: str) -> list[Data]:
        """Return one of the rows that the base has, if there is one left."""
        rows = [row for rows, kind in lists(table) if kind == sort for row in rows if row["_id"] in self.old]
        return [self.chance.choice(rows)] if rows else []

    def lists(self, table: Data) -> list[tuple[list[Data], str]]:
        """Return the lists whose rows come and go."""
        return [(rows, kind) for rows, kind in lists(table) if kind != "goals" or not self.rewords]

    def change_unit(self, table: Data) -> None:
        """Write another unit, and mostly reckon the amounts in it."""
        if "budget" in table and self.chance.random() < 0.3:
            unit = self.chance.choice(("元", "亿元"))
            if self.chance.random() < 0.7 and table["budget"]["amount_unit"] == "万元":
                reckon(table, unit)
            table["budget"]["amount_unit"] = unit

    def refer(self, table: Data) -> None:
        """Let a goal belong to another task."""
        if table.get("tasks") and table.get("goals"):
            self.chance.choice(table["goals"])["task"] = self.chance.choice(table["tasks"])["_id"]

    def reword(self, table: Data) -> None:
        """Change a goal's text so far that it is still the same goal."""
        for goal in self.old_rows(table, "goals") if self.rewords else []:
            goal["text"] += self.chance.choice("甲乙丙丁戊己")


def places(table: Data) -> list[Data]:
    """Return every mapping of *table*."""
    found: list[Data] = []

    def walk(data: Any) -> None:
        if isinstance(data, dict):
            found.append(data)
            for key in keys(data):
                walk(data[key])
        elif isinstance(data, list):
            for item in data:
                walk(item)

    walk(table)
    return found


def lists(table: Data) -> list[tuple[list[Data], str]]:
    """Return every list of rows, and what sort it is."""
    return [(place[key], key) for place in places(table) for key in ROWS if place.get(key)]


def draw(chance: random.Random) -> Case:
    """Return a random case."""
    author = Author(chance)
    base = author.table()
    author.old = {row["_id"] for rows, _ in lists(base) for row in rows}
    ours, theirs = copy.deepcopy(base), copy.deepcopy(base)
    for _ in range(chance.choice((0, 0, 0, 1))):  # both sides make the same change
        author.edit(ours)
        theirs = copy.deepcopy(ours)
    for side in (ours, theirs):
        for _ in range(chance.randint(1, 4)):
            author.edit(side)
    seed = chance.randint(0, 1000)
    seeds = (seed, seed, seed) if chance.random() < 0.5 else (seed, chance.randint(0, 1000), chance.randint(0, 1000))
    one, two, three = (Layout(number, plain=chance.random() < 0.2) for number in seeds)
    return Case(base, ours, theirs, (one, two, three))


@dataclass
class Expected:
    """What a merge has to come to, when each conflict is decided for one side."""

    choice: str
    conflicts: int = 0
    cycles: dict[str, set[str]] = field(default_factory=dict)
    """Rows that no order can satisfy, each with the others: they stand in the order of the side that is chosen."""

    def table(self, case: Case) -> Data:
        """Merge *case*."""
        base, ours, theirs = in_one_unit(case)
        merged: Data = self.mapping(base, ours, theirs)
        unit_before, unit_ours, unit_theirs = (
            side.get("budget", {}).get("amount_unit") for side in (base, ours, theirs)
        )
        if unit_before and unit_ours and unit_theirs and (unit_ours == unit_before) != (unit_theirs == unit_before):
            kept = ours if unit_ours == unit_before else theirs
            if Counter(amounts(kept)) - Counter(amounts(base)):
                self.conflicts += 1
                merged["budget"]["amount_unit"] = self.pick(unit_ours, unit_theirs)
        return merged

    def pick(self, ours: Any, theirs: Any) -> Any:
        return ours if self.choice == "ours" else theirs

    def mapping(self, base: Data, ours: Data, theirs: Data) -> Data:
        merged: Data = {}
        for key in dict.fromkeys([*ours, *theirs, *base]):
            if key.startswith(("#", "~")):
                continue
            old, mine, other = (
                (side.get(key, GONE), side.get(f"#{key}"), side.get(f"~{key}")) for side in (base, ours, theirs)
            )
            value = self.entry(old, mine, other, key)
            if value is not GONE:
                merged[key] = value
        return merged

    def entry(self, base: Any, ours: Any, theirs: Any, key: str) -> Any:
        old, mine, other = base[0], ours[0], theirs[0]
        if mine is GONE or other is GONE:
            if old is GONE or (mine is GONE and other is GONE):
                return other if mine is GONE else mine
            if base in (ours, theirs):
                return GONE
            self.conflicts += 1
            return self.pick(mine, other)
        if isinstance(mine, dict):
            return self.mapping({} if old is GONE else old, mine, other)
        if key in ROWS:
            return self.rows([] if old is GONE else old, mine, other)
        if other in (mine, old):
            return mine
        if mine == old:
            return other
        self.conflicts += 1
        return self.pick(mine, other)

    def rows(self, base: list[Data], ours: list[Data], theirs: list[Data]) -> list[Data]:
        by_id = [{row["_id"]: row for row in side} for side in (base, ours, theirs)]
        merged, kept, undecided = {}, [], set()
        for name in {**by_id[0], **by_id[1], **by_id[2]}:
            old, mine, other = (side.get(name, GONE) for side in by_id)
            before = self.conflicts
            if mine is GONE or other is GONE:
                row = self.entry((old,), (mine,), (other,), "")
            else:
                row = self.mapping({} if old is GONE else old, mine, other)
            if row is not GONE:
                merged[name] = row
            if self.conflicts > before:
                undecided.add(name)
            if row is not GONE or self.conflicts > before:
                kept.append(name)
        order = [name for name in names(base) if name in kept]
        reached = {name: reach(name, order, names(ours), names(theirs)) for name in order}
        cycles = {name: {other for other in reached[name] if name in reached[other]} for name in order}
        self.conflicts += any(cycles.values())
        self.cycles |= cycles
        chosen = by_id[1] if self.choice == "ours" else by_id[2]
        for name in undecided.intersection(chosen):
            if cycles.get(name):
                merged[name] = chosen[name]
        return list(merged.values())


def amounts(table: Data) -> list[str]:
    """Return all amounts of *table*."""
    return [
        repr(sorted((key, budget[key]) for key in keys(budget) if key != "amount_unit")) for budget in budgets(table)
    ]


def budgets(table: Data) -> list[Data]:
    return [place["budget"] for place in places(table) if "budget" in place]


def reckon(table: Data, unit: str) -> None:
    """Write the amounts of *table*, which are in 万元, in another unit."""
    for budget in budgets(table):
        for key in keys(budget):
            if key != "amount_unit":
                budget[key] = f"{Decimal(budget[key]).scaleb(4 if unit == '元' else -4):f}"


def in_one_unit(case: Case) -> tuple[Data, Data, Data]:
    """Return the sides with the amounts in one unit, where one of them has reckoned its amounts anew."""
    base, ours, theirs = case.base, case.ours, case.theirs
    units = [side.get("budget", {}).get("amount_unit") for side in (base, ours, theirs)]
    if None in units or (units[1] == units[0]) == (units[2] == units[0]):
        return base, ours, theirs
    unit, changed = (units[2], theirs) if units[1] == units[0] else (units[1], ours)
    sides = [copy.deepcopy(side) if side is not changed else side for side in (base, ours, theirs)]
    for side in sides:
        if side is not changed:
            reckon(side, unit)
            side["budget"]["amount_unit"] = unit
    there = {value for budget in budgets(changed) for value in budget.values()}
    kept = any(budget[key] in there for budget in budgets(sides[0]) for key in keys(budget) if key != "amount_unit")
    return (sides[0], sides[1], sides[2]) if kept else (base, ours, theirs)


def reach(name: str, base: list[str], ours: list[str], theirs: list[str]) -> set[str]:
    """Return all that would have to stand behind *name*, or behind what stands behind it; perhaps it itself."""
    reached: set[str] = set()
    ahead = [name]
    while ahead:
        one = ahead.pop()
        found = {other for other in base if other != one and precedes(one, other, base, ours, theirs)} - reached
        reached |= found
        ahead += found
    return reached


def precedes(one: str, other: str, base: list[str], ours: list[str], theirs: list[str]) -> bool:
    """Whether *one* is to stand before *other*: as in the base, unless a side turned them around."""
    before = base.index(one) < base.index(other)
    sides = [side for side in (ours, theirs) if one in side and other in side]
    return before if all((side.index(one) < side.index(other)) is before for side in sides) else not before


def names(rows: list[Data]) -> list[str]:
    return [row["_id"] for row in rows]


def decided(text: str, choice: str) -> str:
    """Return *text* with each conflict decided for one side."""
    lines, side = [], ""
    for line in text.split("\n"):
        if line.startswith("<<<<<<<"):
            side = "ours"
        elif line == "=======":
            side = "theirs"
        elif line.startswith(">>>>>>>"):
            side = ""
        elif side in {"", choice}:
            lines.append(line)
    return "\n".join(lines)


class Comparison:
    """Holds a merged table against what was expected, row by row and in the right order."""

    def __init__(self, case: Case, choice: str) -> None:
        self.case = case
        expected = Expected(choice)
        self.expected = copy.deepcopy(expected.table(case))
        self.conflicts = expected.conflicts
        self.cycles = expected.cycles
        self.choice = choice
        sides = in_one_unit(case)
        rows = [row for side in sides for found, _ in lists(side) for row in found]
        self.ids = {row.get("name") or row["text"]: row["_id"] for row in rows}

    def hold(self, merged: Data) -> None:
        """Assert that *merged* is what was expected."""
        self.refer(merged)
        self.value(merged, self.expected, [*in_one_unit(self.case)])

    def refer(self, merged: Data) -> None:
        """Put the ids of tasks in place of their numbers; a goal whose task a side removed is a conflict."""
        tasks = [self.ids[task["name"]] for task in merged.get("tasks", [])]
        left = {row["_id"] for row in self.expected.get("tasks", [])}
        dead = {goal["_id"] for goal in self.expected.get("goals", []) if goal.get("task", "t") not in {*left, "t"}}
        self.conflicts += len(dead)
        decided_tasks = self.conflicts_in_tasks()
        for goal in merged.get("goals", []):
            if "task" in goal and not decided_tasks and self.ids[goal["text"]] not in dead:
                goal["task"] = tasks[int(goal["task"]) - 1]
        for table in (merged, self.expected):
            for goal in table.get("goals", []):
                if decided_tasks or goal.get("_id", self.ids.get(goal["text"])) in dead:
                    goal.pop("task", None)

    def conflicts_in_tasks(self) -> int:
        """Whether a decision about tasks moves their numbers."""
        expected = Expected(self.choice)
        base, ours, theirs = (side.get("tasks", []) for side in (self.case.base, self.case.ours, self.case.theirs))
        expected.rows(base, ours, theirs)
        return expected.conflicts

    def value(self, merged: Any, expected: Any, sides: list[Any]) -> None:
        if isinstance(expected, list):
            self.rows(merged, expected, sides)
        elif isinstance(expected, dict):
            written = [key for key in keys(expected) if expected[key] != []]
            assert sorted(key for key in merged if merged[key] != []) == sorted(written)
            for key in written:
                below = [side.get(key) for side in sides if isinstance(side, dict)]
                self.value(merged[key], expected[key], below)
        else:
            assert merged == str(expected)

    def rows(self, merged: list[Data], expected: list[Data], sides: list[Any]) -> None:
        order = [self.ids[row.get("name") or row["text"]] for row in merged]
        assert sorted(order) == sorted(names(expected))
        wanted = {row["_id"]: row for row in expected}
        for name, row in zip(order, merged, strict=True):
            self.value(row, wanted[name], [_row(side, name) for side in sides])
        if len(sides) == len((GONE, GONE, GONE)):
            self.order(order, *(names(side or []) for side in sides))

    def order(self, merged: list[str], base: list[str], ours: list[str], theirs: list[str]) -> None:
        known = [name for name in merged if name in base]
        chosen = ours if self.choice == "ours" else theirs
        for one, other in itertools.combinations(known, 2):
            if other in self.cycles.get(one, ()) and {one, other} <= {*chosen}:
                assert chosen.index(one) < chosen.index(other)
            else:
                assert precedes(one, other, base, ours, theirs)
        for side, opposite in ((ours, theirs), (theirs, ours)):
            for number, name in enumerate(side):
                above = [other for other in side[:number] if other in merged]
                if name in merged and name not in {*base, *opposite} and above:
                    assert merged.index(above[-1]) < merged.index(name)


def _row(side: Any, name: str) -> Data:
    return next((row for row in side or [] if row["_id"] == name), {})
