"""Last year's table as the beginning of this year's: what was planned is carried, what was reached is not.

Amounts are left blank, the old ones beside them as comments: next year's are not known, and a carried amount would pass
every check. So is the code, which the budget system may give anew. Targets are not copied into `history`: the old table
holds them, and `previous` leads to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode

from pgt.composer import compose
from pgt.diagnostics import Pointer
from pgt.edit import Edit
from pgt.form import Form
from pgt.source import Source
from pgt.values.numerals import FIGURES

_OF_A_TABLE = frozenset({"adjusted_budget", "execution", "achievement", "result", "progress"})
_OF_AN_INDICATOR = frozenset({"was", "actual", "level", "score", "reason", "evidence", "progress"})
_OF_A_GOAL = frozenset({"actual"})
_OF_A_TASK = frozenset({"execution", "actual"})
"""What belongs to the year that is over."""

_ORDER = ("pgt", "kind", "form", "year", "organization", "supervisor", "implementer", "code", "name", "previous")
"""The head of a table in the order of the format: a key that is new goes below the nearest of these."""

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Rolled:
    """The new table's text, and what in it still speaks of the old year."""

    text: str
    code: str | None
    name: str | None
    has_blanks: bool
    """Whether there are amounts to be filled in anew."""
    stale: tuple[int, ...]
    """Lines whose text names the old year: a deadline, a plan, or something that did happen then."""


def roll(  # noqa: PLR0913 -- whatever the user gave, each by its name
    old: Source,
    year: int,
    *,
    form: str | None = None,
    code: str | None = None,
    name: str | None = None,
    printed_on: Form | None = None,
) -> Rolled:
    """Return the table *old*, which the schema has accepted, carried over into *year*; what is given here wins.

    *printed_on* is the form that *old* is written for: it says which of its own fields are results, and which
    columns of its lists are amounts.
    """
    data: Data = old.data
    was = data.get("year")
    if name is None and "name" in data:
        name = advance(data["name"], was, year) if was else data["name"]
    roller = _Roller(old, str(was or "上年"), printed_on)
    previous = data.get("code") or data.get("name")
    roller.head({"form": form, "year": Decimal(year), "code": code, "name": name, "previous": previous})
    roller.body(data)
    if printed_on:
        roller.lists(data, printed_on)
    if was:
        roller.period(data, was, year)
    text = roller.edit.text()
    return Rolled(text, code, name, roller.has_blanks, _stale(text, was) if was else ())


class _Roller:
    """One walk through the old table; *was* is how the comments beside its amounts call its year."""

    def __init__(self, old: Source, was: str, form: Form | None) -> None:
        self.old = old
        self.edit = Edit(old)
        self.was = was
        self.has_blanks = False
        self.results = frozenset(field.id for field in form.fields.values() if field.is_result) if form else frozenset()

    def head(self, values: Mapping[str, str | Decimal | None]) -> None:
        """Write *values* into the keys that are there, and put the others in their place."""
        for key, value in values.items():
            if value is None:
                if key in self.old.data and key == "code":  # the budget system may give another one
                    self.edit.blank((key,), f"{self.was}: {self.old.data[key]}")
            elif key in self.edit.keys(()):
                self.edit.write((key,), value)
            else:
                above = _ORDER[: _ORDER.index(key)]
                self.edit.insert((key,), value, after=next(k for k in reversed(above) if k in self.edit.keys(())))

    def body(self, data: Data) -> None:
        """Take away what the old year reached and spent."""
        self.take_away((), data, _OF_A_TABLE)
        self.amounts(data, ())
        for index, task in enumerate(data.get("tasks", ())):
            self.amounts(task, ("tasks", index))
            self.take_away(("tasks", index), task, _OF_A_TASK)
        self.goals(data, ())
        self.goals(data.get("medium_term", {}), ("medium_term",))

    def take_away(self, place: Pointer, data: Data, keys: frozenset[str]) -> None:
        """Take *keys* away, and what the form says are results among the fields of its own."""
        written = frozenset(self.edit.keys((*place, "fields"))) if "fields" in data else frozenset()
        over = self.results & written
        if over and over == written:
            self.edit.remove(place, keys | {"fields"})
            return
        self.edit.remove(place, keys)
        if over:
            self.edit.remove((*place, "fields"), over)

    def amounts(self, data: Data, place: Pointer) -> None:
        """Leave the amounts of a budget blank; the words beside them explained the old ones."""
        for key, value in data.get("budget", {}).items():
            if key not in {"amount_unit", "notes"}:
                self.blank((*place, "budget", key), value)
        if "notes" in data.get("budget", {}):
            self.edit.remove((*place, "budget"), {"notes"})

    def blank(self, pointer: Pointer, value: object) -> None:
        """Leave an amount blank, the old one beside it."""
        self.edit.blank(pointer, f"{self.was}: {value}")
        self.has_blanks = True

    def lists(self, data: Data, form: Form) -> None:
        """Leave blank what *form* says are amounts in its lists: parts of the old budget. Take results away."""
        for id_, rows in data.get("lists", {}).items():
            columns = form.lists[id_].columns if id_ in form.lists else {}
            over = {key for key, column in columns.items() if column.is_result}
            for index, row in enumerate(rows):
                self.edit.remove(("lists", id_, index), over)
                for key, value in row.items():
                    if key in columns and columns[key].kind == "amount" and key not in over:
                        self.blank(("lists", id_, index, key), value)

    def goals(self, data: Data, place: Pointer) -> None:
        """Take away what goals and indicators reached."""
        self.indicators(data, place)
        for index, goal in enumerate(data.get("goals", ())):
            self.take_away((*place, "goals", index), goal, _OF_A_GOAL)
            self.indicators(goal, (*place, "goals", index))

    def indicators(self, data: Data, place: Pointer) -> None:
        """Take away what indicators reached."""
        for index, row in enumerate(data.get("indicators", ())):
            self.take_away((*place, "indicators", index), row, _OF_AN_INDICATOR)

    def period(self, data: Data, was: int, year: int) -> None:
        """Move a period that lies within the old year: 202101-202112, but not 2021-2023."""
        period = data.get("fields", {}).get("period", "")
        years = re.findall(r"(?<!\d)(?:19|20)\d\d", period)
        if years and set(years) == {str(was)}:
            self.edit.write(("fields", "period"), re.sub(rf"(?<!\d){was}", str(year), period))


_ZEROS = "〇○零０0"
_DIGITS = "一二三四五六七八九"
_YEAR = re.compile(rf"(?:[0-9]{{4}}|[０-９]{{4}}|[〇○零{_DIGITS}]{{4}})(?=年)")
_ANY = rf"0-9０-９〇○零{_DIGITS}"
_TO = "-—–－~～〜至到、，,和与及"
_BEFORE = re.compile(rf"[{_ANY}]$|[{_ANY}年度]\s*[{_TO}]\s*$")
_AFTER = re.compile(rf"年度?\s*[{_TO}]\s*[{_ANY}]{{4}}")


def advance(text: str, old: int, new: int) -> str:
    """Return *text* with the year *old* made *new*, in whichever digits it stands: 2021年, ２０２１年度, 二〇二一年.

    One end of a range (2019-2021年) is left alone: what the range would become is not for a program to say.
    """

    def move(match: re.Match[str]) -> str:
        if _year(match) != old or _in_range(match):
            return match[0]
        return "".join(_like(digit, match[0]) for digit in str(new))

    return _YEAR.sub(move, text)


def _year(match: re.Match[str]) -> int:
    return int(match[0].translate(FIGURES))  # it takes full-width figures as they are


def _in_range(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 4) : match.start()]
    return bool(_BEFORE.search(before) or _AFTER.match(match.string, match.end()))


def _like(digit: str, sample: str) -> str:
    """Return *digit* in the script of *sample*."""
    if sample.isascii():
        return digit
    if sample[0] in "０１２３４５６７８９":
        return chr(ord(digit) + 0xFEE0)
    return _DIGITS[int(digit) - 1] if digit != "0" else next((zero for zero in sample if zero in _ZEROS), "〇")


def _stale(text: str, year: int) -> tuple[int, ...]:
    root = compose(text)
    naming = (node for node in (_texts(root) if root else ()) if year in map(_year, _YEAR.finditer(node.value)))
    return tuple(sorted(node.start_mark.line + 1 for node in naming))


def _texts(node: Node) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            if key.value not in {"previous", "history"}:
                yield from _texts(value)
    else:
        for item in node.value:
            yield from _texts(item)
