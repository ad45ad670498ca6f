"""What was gathered of a table as its data, in the shape of the file format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from pgt.form import Form
from pgt.form.paths import RECKONED, TOTALS, YEARS
from pgt.forms import reasons, rows
from pgt.forms.content import Data, Reader, put
from pgt.forms.elements import Element
from pgt.forms.labels import Categories, plain
from pgt.forms.pattern import number_of

_SETTLED = frozenset({"amount_unit", *YEARS})
_RATE = re.compile(r"progress\.[a-z]+\.execution_rate")
_NOT_STORED = (
    f"{TOTALS}.",
    *(f"{what}." for what in RECKONED),
    "execution_rate.",
    "reasons",
    "table.",
    "group.",
    "department.",
)
_BODIES = {"group": "organization", "department": "supervisor"}
"""What stands above tables that stand together, and where each table says it."""


def write(reader: Reader, categories: Categories, root: Element, around: Sequence[Element] = ()) -> Data:
    """Return the data of the table *root*; *around* is what holds it on a page of many, outermost first."""
    reader.settle(*around, root)
    data: Data = {"pgt": 1, "kind": reader.form.kind, "form": reader.form.id}
    if reader.year:
        data["year"] = reader.year
    for outer in around:
        _values(reader, data, outer)
        for path in outer.values:
            name, _, key = path.partition(".")
            found = outer.first(path)
            if found and name in _BODIES and key in {"code", "name", "parent"}:
                data.setdefault(_BODIES[name], {}).setdefault(key, found.text)
    _values(reader, data, root)
    writer = _Lists(reader, categories)
    writer.put(data, root)
    if reader.unit:
        data["budget"] = {"amount_unit": reader.unit, **data.get("budget", {})}
    reasons.share_out(data, reader.form)
    _settle_adjusted(data, reader.form)
    _settle_rate(data, reader.form)
    return data


def _values(reader: Reader, data: Data, element: Element) -> None:
    for path in element.values:
        is_stored = path == reader.form.main_rate or not path.startswith(_NOT_STORED)
        if path in _SETTLED or not is_stored or _RATE.match(path):
            continue
        found = reader.best(element, path)
        value = reader.value(path, found) if found else None
        if value is not None:
            put(data, path, value)


class _Lists:
    """The lists of a table, each with what its elements hold."""

    def __init__(self, reader: Reader, categories: Categories) -> None:
        self.reader, self.categories = reader, categories

    def put(self, data: Data, root: Element) -> None:
        """Put the lists of *root* into *data*."""
        for loop, elements in root.lists.items():
            match loop.split("."):
                case ["every_indicator"]:
                    self.every_indicator(data, elements)
                case ["first_levels"]:
                    _extend(data, (), "indicators", [row for one in elements for row in self.under(one)])
                case ["tables" | "organizations" | "supervisors"]:
                    continue
                case [*above, name]:
                    _extend(data, above, name, self.elements(name, elements))

    def elements(self, name: str, elements: Sequence[Element]) -> list[Data | str]:
        """Return the elements of the list that ends in *name*."""
        match name:
            case "goals":
                return [self.goal(one) for one in elements]
            case "indicators":
                return list(rows.indicators(self.reader, self.categories, elements))
            case "tasks":
                return [self.plain(one, "task") for one in elements]
            case "overall":
                return [self.plain(one, "passage").get("text", "") for one in elements]
            case "functions" | "safeguards":
                return [self.passage(one) for one in elements]
            case _:
                return [self.item(place, one) for place, one in enumerate(elements, 1)]

    def item(self, place: int, element: Element) -> Data:
        """Return an element of a list of the form's own; one that holds its number alone is blank."""
        data = self.plain(element, "item")
        return {} if [number_of(str(one)) for one in data.values()] == [place] else data

    def plain(self, element: Element, name: str) -> Data:
        """Return an element whose values are kept as they are called."""
        data: Data = {}
        for path in element.values:
            head, _, key = path.partition(".")
            if head != name or key in _OF_NO_ELEMENT:
                continue
            found = self.reader.best(element, path)
            value = self.reader.value(path, found) if found else None
            if value is not None:
                put(data, key, format(value, "f") if name == "item" and isinstance(value, Decimal) else value)
        return data

    def goal(self, element: Element) -> Data:
        """Return a goal with the indicators that stand under it."""
        goal = self.plain(element, "goal")
        below = list(rows.indicators(self.reader, self.categories, element.lists.get("goal.indicators", [])))
        return {**goal, "indicators": below} if below else goal

    def under(self, level: Element) -> Iterator[Data]:
        """Return the indicators of a first level, whose label stands beside all of them."""
        elements = level.lists.get("level.indicators", [])
        for one in elements:
            if "level.label" in level.values:
                one.values.setdefault("indicator.first", level.values["level.label"])
        return rows.indicators(self.reader, self.categories, elements)

    def passage(self, element: Element) -> Data:
        """Return a passage with its items."""
        passage = self.plain(element, "passage")
        items = [self.plain(one, "item") for one in element.lists.get("passage.items", [])]
        return {**passage, "items": items} if items else passage

    def every_indicator(self, data: Data, elements: Iterable[Element]) -> None:
        """Put indicators under the goals whose numbers, or words, stand beside them; others under the table itself."""
        goals: list[Data] = data.get("goals", [])
        places: dict[str, int] = {}
        for element in elements:
            row = rows.indicator(self.reader, self.categories, element)
            goal = self.plain(element, "goal")
            words = plain(str(goal.get("text", "")))
            printed = element.text("goal.number") or element.text("goal.numeral")
            if row is None:
                continue
            if not goal and not printed:
                data.setdefault("indicators", []).append(row)
                continue
            place = (number_of(printed) if printed else None) or places.get(words) or len(goals) + 1
            places[words] = place
            goals += ({} for _ in range(place - len(goals)))
            goals[place - 1] = {**goal, **goals[place - 1]}
            goals[place - 1].setdefault("indicators", []).append(row)
        if goals:
            data["goals"] = goals


_OF_NO_ELEMENT = frozenset({"number", "numeral", "score", "execution_rate"})
"""What is reckoned of a goal or a task, and where it stands."""


def _extend(data: Data, above: Sequence[str], key: str, found: list[Data | str]) -> None:
    """Put what was *found* into *data*, without the blank elements at its end."""
    while found and not found[-1]:
        found.pop()
    if found:
        for step in above:
            data = data.setdefault(step, {})
        data[key] = [*data.get(key, []), *found]


def _settle_adjusted(data: Data, form: Form) -> None:
    """Leave an adjusted budget out that says what the budget does: one that was never adjusted is not written."""
    adjusted, budget = data.get("adjusted_budget"), data.get("budget", {})
    printed = [path.rpartition(".")[2] for path in form.paths if path.startswith("adjusted_budget.")]
    if adjusted is not None and all(str(budget.get(key)) == str(adjusted.get(key)) for key in printed):
        del data["adjusted_budget"]


def _settle_rate(data: Data, form: Form) -> None:
    """Keep a printed execution rate only where it is not the one that follows from the amounts."""
    rate = data.pop("execution_rate", None)
    if isinstance(rate, dict):
        rate = next(iter(rate.values()), None)
    if rate is None:
        return
    key = (form.main_rate or "").partition(".")[2] or "total"
    whole = data.get("adjusted_budget", {}).get(key, data.get("budget", {}).get(key))
    part = data.get("execution", {}).get(key)
    if whole and part is not None:
        step = Decimal(1).scaleb(rate.as_tuple().exponent)
        follows = [(part / whole * factor).quantize(step, "ROUND_HALF_UP") for factor in (100, 1)]
        if rate in follows:  # 95%, or the 0.95 that is held where nothing says how it is shown
            return
    data.setdefault("result", {}).setdefault("execution", {}).setdefault("rate", rate)
