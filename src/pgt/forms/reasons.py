"""The reasons that a table gives row by row, for a form that has one box for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pgt.form import Box, Form, Part, Row
from pgt.forms.labels import plain
from pgt.model import Table

PATH = "reasons"
_EXECUTION = "预算执行率"
_COLON = "："


def of(table: Table) -> str | None:
    """Return every reason of *table* on a line of its own, behind the name of what it is for."""
    printed = table.result.execution.reason if table.result and table.result.execution else None
    execution = printed or (table.execution.notes.get("total") if table.execution else None)
    given = [(_EXECUTION, execution), *((row.name or row.target, row.reason) for row in table.every_indicator())]
    return "\n".join(f"{name}{_COLON}{reason}" if name else reason for name, reason in given if reason) or None


def box_for(form: Form) -> Box | None:
    """Return the box that prints reasons where its own value is not given."""
    return next((box for box in _boxes(form.rows) if PATH in box.otherwise.paths), None)


def _boxes(parts: tuple[Part, ...]) -> Iterator[Box]:
    for part in parts:
        if isinstance(part, Row):
            yield from part.boxes
        else:
            yield from part.left
            yield from _boxes((*part.rows, *part.beside))


def share_out(data: dict[str, Any], form: Form) -> None:
    """Give the rows of *data* the reasons that were read in one box, if each of its lines names one of them."""
    box = box_for(form)
    head, _, key = box.text.paths[0].partition(".") if box else ("", "", "")
    said = data.get(head, {}).get(key) if key else None
    if not isinstance(said, str):
        return
    named = [line.partition(_COLON) for line in said.split("\n")]
    goals = data.get("goals", [])
    rows = [row for holder in (data, *goals) for row in holder.get("indicators", ())]
    by_name = {plain(str(row.get("name"))): row for row in rows if row.get("name")}
    by_name.setdefault(plain(_EXECUTION), data.setdefault("execution", {}).setdefault("notes", {}))
    places = [by_name.get(plain(name)) for name, _, reason in named if reason]
    if len(places) == len(named) == len({id(place) for place in places}) and None not in places:
        for place, (name, _, reason) in zip(places, named, strict=True):
            if place is not None:
                place["total" if plain(name) == plain(_EXECUTION) else "reason"] = reason
        del data[head][key]
    _drop_blank(data, head)


def _drop_blank(data: dict[str, Any], head: str) -> None:
    """Leave out what was made for reasons and got none."""
    execution = data.get("execution", {})
    if execution.get("notes") == {}:
        del execution["notes"]
    for key in ("execution", head):
        if data.get(key) == {}:
            del data[key]
