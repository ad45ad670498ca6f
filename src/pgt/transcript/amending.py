"""A table that is there already, brought up to what was read: only what differs is touched, comments and order stay.

A form says nothing of what it does not print: that is left alone. What it prints blank is blank in the file as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from pgt import document, load
from pgt.canonical import inside, rank, table
from pgt.diagnostics import Pointer
from pgt.document import NOTHING, Block, Entry, Scalar
from pgt.form import Form
from pgt.form.paths import AMOUNTS
from pgt.load import Loaded
from pgt.model import Goal, Indicator, Table, Task
from pgt.money import convert
from pgt.pairing import GoalPair, Pair, RowPair, TaskPair, pair_parts
from pgt.source import Shape
from pgt.transcript.waiting import is_waiting, taken, with_waiting
from pgt.transcript.writing import entry_of, scalar_of, with_remarks
from pgt.workspace import Settings

Data = dict[str, Any]
Path = tuple[str, ...]

_NEVER_TOUCHED = frozenset({"pgt", "kind", "form", "year"})
_SAID_BY_TARGET = frozenset({"direction", "level"})
"""Keys of a row that a form may print although the file says it otherwise."""


def amend(old: Loaded, data: Data, form: Form, settings: Settings, remarks: Sequence[str] = ()) -> str | None:
    """Return the text of *old* with what *data*, read from *form*, says otherwise; None where it cannot be edited."""
    parts = document.read(old.source)
    if parts is None or old.table is None:
        return None
    data = _under_goals(_without_adjustment(_in_unit(data, old.table.amount_unit), old.table), old.table)
    new = load.build(data, settings)
    amendment = _Amendment(form, old.table, pair_parts(old.table, new))
    root = amendment.mapping(parts.root, _without_known(data, parts.root, old.table), table(), ())
    return document.text(replace(parts, root=with_remarks(root, remarks)))


def _in_unit(data: Data, unit: str | None) -> Data:
    """Return *data* with its amounts converted exactly into the unit that the file has them in."""
    printed = data.get("budget", {}).get("amount_unit")
    if unit is None or printed in (None, unit):
        return data

    def converted(part: Data) -> Data:
        return {key: _converted(value, printed, unit) if key in AMOUNTS else value for key, value in part.items()}

    changed = converted(data)
    changed["budget"] = {**changed["budget"], "amount_unit": unit}
    if "tasks" in data:
        changed["tasks"] = [converted(task) for task in data["tasks"]]
    return changed


def _converted(amounts: Data, printed: str, unit: str) -> Data:
    return {key: convert(one, printed, unit) if isinstance(one, Decimal) else one for key, one in amounts.items()}


def _without_adjustment(data: Data, old: Table) -> Data:
    """Leave out an adjusted budget that says what the budget of the file does."""
    adjusted = data.get("adjusted_budget")
    if not adjusted or old.adjusted_budget is not None or old.budget is None:
        return data
    if any(old.budget.get(key) != value for key, value in adjusted.items()):
        return data
    return {key: value for key, value in data.items() if key != "adjusted_budget"}


def _under_goals(data: Data, old: Table) -> Data:
    """Put the rows of a form that does not say whose they are under the goals that they have in the file."""
    rows, goals = list(data.get("indicators", ())), [dict(goal) for goal in data.get("goals", ())]
    if any("indicators" in goal for goal in goals):
        return data
    goals += ({} for _ in old.goals[len(goals) :])
    for goal, known in zip(goals, old.goals, strict=False):
        for one in known.indicators:
            found = next((row for row in rows if (row["category"], row.get("name")) == (one.category, one.name)), None)
            if found is not None:
                rows.remove(found)
                goal.setdefault("indicators", []).append(found)
    if not any("indicators" in goal for goal in goals):
        return data
    rest = {key: value for key, value in data.items() if key != "indicators"}
    return {**rest, "goals": goals, **({"indicators": rows} if rows else {})}


def _without_known(data: Data, root: Block, old: Table) -> Data:
    """Leave out whose table it is where the file does not say it, because the workspace does."""
    body, known = data.get("organization"), old.organization
    if not body or not known or root.entry("organization") is not None:
        return data
    if any(getattr(known, key) != value for key, value in body.items()):
        return data
    return {key: value for key, value in data.items() if key != "organization"}


@dataclass(frozen=True, slots=True)
class _Amendment:
    """One table, as it is and as it was read."""

    form: Form
    old: Table
    pair: Pair

    def mapping(self, block: Block, data: Mapping[str, Any], shape: Shape | None, path: Path) -> Block:
        """Bring the keys of *block* up to *data*."""
        entries: list[Entry] = []
        for entry in block.entries:
            key = entry.key or ""
            below = (*path, key)
            if not path and key in _NEVER_TOUCHED:
                entries.append(entry)
            elif key in data:
                entries.append(self.entry(entry, data[key], inside(shape, key), below))
            elif is_waiting(entry.value):
                entries.append(entry)
            elif isinstance(entry.value, Block) and not entry.value.is_list and below != ("adjusted_budget",):
                left = self.mapping(entry.value, {}, inside(shape, key), below)
                entries += [_with(entry, left)] if left.entries else _blanked(entry)
            elif self.is_blank(key, path, data):
                entries += _blanked(entry)
            else:
                entries.append(entry)
        known = {entry.key for entry in entries}
        for key in sorted(data.keys() - known, key=lambda key: rank(key, shape)):
            if not path and key in _NEVER_TOUCHED:
                continue
            place = _place(entries, key, shape)
            entries.insert(place, entry_of(key, data[key], inside(shape, key)))
        changed = tuple(entries)
        return block if changed == block.entries else replace(block, entries=changed, braces=None)

    def entry(self, entry: Entry, value: Any, shape: Shape | None, path: Path) -> Entry:
        """Bring the value of *entry* up to *value*."""
        old = entry.value
        if isinstance(value, Mapping) and isinstance(old, Block) and not old.is_list:
            return _with(entry, self.mapping(old, value, shape, path))
        if isinstance(value, list) and isinstance(old, Block) and old.is_list:
            return _with(entry, self.items(old, value, shape, path))
        if isinstance(value, Mapping | list):
            return replace(entry, value=entry_of(entry.key, value, shape).value)
        if isinstance(old, Scalar) and _says(old, value, shape):
            return entry
        return replace(entry, value=scalar_of(value))

    def items(self, block: Block, rows: Sequence[Any], shape: Shape | None, path: Path) -> Block:
        """Bring the items of a list up to *rows*, each item being edited that is the same in both."""
        items = shape.items if shape else None
        if path[-1] == "progress":
            rows, block = self.months(block, rows)
        entries: list[Entry] = []
        known = (self.was(path, place, len(block.entries)) for place in range(len(rows)))
        places = taken(block, rows, [None if at is None or at >= len(block.entries) else at for at in known])
        for place, (row, at) in enumerate(zip(rows, places, strict=True)):
            if at is None:
                entries.append(entry_of(None, row, items))
                continue
            entry = block.entries[at]
            if isinstance(row, Mapping) and isinstance(entry.value, Block):
                below = self.mapping(entry.value, row, items, (*path, str(place)))
                entries.append(_with(entry, below))
            else:
                entries.append(self.entry(entry, row, items, path))
        changed = with_waiting(block, entries, places)
        return block if changed == block.entries else replace(block, entries=changed, braces=None)

    @staticmethod
    def months(block: Block, rows: Sequence[Data]) -> tuple[list[Data], Block]:
        """Return *rows* and *block* month by month: what a form says of one month is no word about the others."""
        written = {_month(entry): entry for entry in block.entries}
        said = {str(row["month"]): row for row in rows}
        every = sorted({*written, *said}, key=lambda month: int(month) if month.isdecimal() else 0)
        entries = tuple(written.get(month, entry_of(None, {"month": int(month)}, None)) for month in every)
        return [said.get(month, {}) for month in every], replace(block, entries=entries)

    def was(self, path: Path, place: int, count: int) -> int | None:
        """Return which item of the file the item at *place* of a list is; None for one that is new."""
        pointer = (*(int(step) if step.isdecimal() else step for step in path), place)
        pairs: Iterable[RowPair | GoalPair | TaskPair]
        match path[-1]:
            case "indicators":
                pairs = (*self.pair.annual.rows, *self.pair.medium_term.rows)
            case "goals":
                pairs = (*self.pair.annual.goals, *self.pair.medium_term.goals)
            case "tasks":
                pairs = self.pair.tasks
            case _:
                return place if place < count else None
        for pair in pairs:
            if pair.new is not None and pair.new.pointer == pointer:
                old = pair.old
                return int(old.pointer[-1]) if old is not None and self.has_same_parent(old, pointer) else None
        return None

    def has_same_parent(self, old: Indicator | Goal | Task, pointer: Pointer) -> bool:
        """Whether *old* stands in the list that *pointer* leads into, and not in that of another goal."""
        if len(old.pointer) != len(pointer):
            return False
        if not isinstance(old, Indicator) or "goals" not in pointer:
            return True
        at = pointer.index("goals") + 1
        part = self.pair.medium_term if "medium_term" in pointer else self.pair.annual
        goals = [one for one in part.goals if one.new is not None and one.new.pointer[-1] == pointer[at]]
        return any(one.old is not None and one.old.pointer[-1] == old.pointer[at] for one in goals)

    def is_blank(self, key: str, path: Path, data: Mapping[str, Any]) -> bool:
        """Whether the form prints *key*, so that its absence says that the cell was blank."""
        if key in _SAID_BY_TARGET:
            return False
        if key == "label" and "category" in data:
            return "indicator.second" in self.form.paths
        if not path and key == "adjusted_budget" and any(one.startswith("adjusted_budget.") for one in self.form.paths):
            return not self.is_as_budgeted(data.get("budget", {}))
        return _prints(self.form, _form_path(key, path))

    def is_as_budgeted(self, budget: Data) -> bool:
        """Whether the adjusted budget of the file, if it has one, is *budget*: printed once, it says nothing new."""
        adjusted = self.old.adjusted_budget
        amounts = {key: value for key, value in budget.items() if isinstance(value, Decimal)}
        return adjusted is None or dict(adjusted.values) == amounts


_ELEMENTS = {"indicators": "indicator", "goals": "goal", "tasks": "task"}
"""What forms call an item of a list."""


def _form_path(key: str, path: Path) -> str:
    """Return the path by which a form may print what stands under *key* at *path*."""
    steps = [step for step in path if not step.isdecimal()]
    for place in reversed(range(len(steps))):
        if steps[place] in _ELEMENTS:
            return ".".join((_ELEMENTS[steps[place]], *steps[place + 1 :], key))
    return ".".join((*steps, key))


def _prints(form: Form, path: str) -> bool:
    """Whether *form* has a place for *path*: for the value, for its parts, or for the rows of a list."""
    if path in form.paths or path in form.loops:
        return True
    if path.endswith("indicators"):
        return not form.loops.isdisjoint({"goal.indicators", "every_indicator", path})
    return path in {"indicator.target", "indicator.actual"} and f"{path}.number" in form.paths


def _blanked(entry: Entry) -> tuple[Entry, ...]:
    """Return what is left of a key whose cell is blank: the key, where comments would go with it."""
    return (replace(entry, value=NOTHING),) if entry.above or entry.comment else ()


def _month(entry: Entry) -> str:
    month = entry.value.entry("month") if isinstance(entry.value, Block) else None
    return month.value.value if month and isinstance(month.value, Scalar) else ""


def _with(entry: Entry, block: Block) -> Entry:
    return entry if block is entry.value else replace(entry, value=block)


def _place(entries: Sequence[Entry], key: str, shape: Shape | None) -> int:
    """Return where *key* goes: behind the last of those that come before it."""
    own = rank(key, shape)
    before = [at for at, entry in enumerate(entries, 1) if rank(entry.key or "", shape) <= own]
    return max(before, default=0)


def _says(old: Scalar, value: Any, shape: Shape | None) -> bool:
    """Whether a value is written that says the same: 82.160 is 82.16."""
    if isinstance(value, Decimal | int) and shape and shape.kind in {"number", "integer"}:
        try:
            return Decimal(old.value) == value
        except ArithmeticError:
            return False
    return bool((old.content or "") == value)
