"""A grid read on a form: the tables in it as data, and whatever could not be placed with its cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from pgt.form import Form
from pgt.forms import findings, money_unit
from pgt.forms.arrangement import Arranger
from pgt.forms.content import Data, Reader
from pgt.forms.elements import Element
from pgt.forms.findings import Leftover, Remark
from pgt.forms.gatherer import Gatherer
from pgt.forms.judge import Judge
from pgt.forms.labels import plain
from pgt.forms.lines import Program
from pgt.forms.program import compile_form
from pgt.forms.reprint import unkept
from pgt.forms.slots import Slot
from pgt.forms.table import write
from pgt.forms.terms import names_medium_term, of_the_year
from pgt.forms.trail import Step, Trail, follow
from pgt.grid import Cell, Grid


@dataclass(frozen=True, slots=True)
class MatchedTable:
    """One table as the file format has it, and what is to be said about it."""

    data: Data
    place: str
    leftovers: tuple[Leftover, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Matched:
    """All tables of a grid, and the cells that are in none of them."""

    form: Form
    tables: tuple[MatchedTable, ...]
    leftovers: tuple[Leftover, ...]
    paragraphs: tuple[Leftover, ...]
    """What stands outside of the tables as text."""
    score: float


def match(form: Form, grid: Grid) -> Matched:
    """Read *grid*, which holds tables on *form*."""
    program, judge, arranger = _compiled(form)
    arranged = arranger.arranged(grid)
    grid, units = money_unit.lifted(arranged.grid)
    trail = follow(program, grid, judge, arranged.absent)
    *aside, without_table = _by_table(trail, arranged.aside)
    *remarks, _ = _by_table(trail, arranged.remarks)
    loose = frozenset(number for number, row in enumerate(grid.rows) if row.loose)
    beside, apart = _outside(trail, loose)
    tables: list[MatchedTable] = []
    ownerless: list[Leftover] = [*without_table]
    read_units: set[str] = set()
    for steps, rows, left, said in zip(trail.tables, beside, aside, remarks, strict=True):
        gatherer = Gatherer(form, judge)
        gatherer.remarks += said
        root = gatherer.gather(steps, loose=loose)
        gatherer.leftovers += [*left, *(left for row in rows for left in _left(trail.rows[row]))]
        unit = _unit_of(steps, units)
        read, rest = _written(gatherer, root, steps, unit)
        tables += read
        ownerless += rest
        read_units |= {unit.place} if unit else set()
    ownerless += (Leftover(c.place, c.shown, findings.NO_LINE) for c in units.values() if c.place not in read_units)
    groups = enumerate(apart, 1)
    leftovers = (
        *ownerless,
        *(left for group, rows in groups for row in rows for left in _left(trail.rows[row], group)),
    )
    paragraphs = tuple(left for row in trail.outside if row in loose for left in _left(trail.rows[row]))
    return Matched(form, tuple(tables), leftovers, paragraphs, trail.score)


def _unit_of(steps: Sequence[Step], lines: money_unit.Lines) -> Cell | None:
    """Return what names the unit of a table's amounts apart from its form's own place."""
    pairs = [(step.items[item], step.slots[slot].cell) for step in steps for item, slot in step.pairs]
    labels = [cell for item, cell in pairs if item.is_label]
    return money_unit.line_for(lines, (row for step in steps for row in step.rows), labels)


def _written(
    gatherer: Gatherer, root: Element, steps: Sequence[Step], unit: Cell | None
) -> tuple[list[MatchedTable], list[Leftover]]:
    """Return the tables that *root* holds as data, and what was read and belongs to none of them."""
    form, judge = gatherer.form, gatherer.judge
    pages = list(_tables_in(root)) if form.collection else [(root,)]
    slots = [slot for step in steps for slot in step.slots]
    place = next((slot.cell.place for slot in slots if not slot.is_blank), "")
    is_of_the_year = names_medium_term(judge.labels) and not names_medium_term([slot.text for slot in slots])
    read: list[MatchedTable] = []
    for *around, element in pages:
        reader = Reader(form, gatherer.leftovers, unit)
        data = write(reader, judge.categories, element, around)
        data = of_the_year(data) if is_of_the_year else data
        remarks = (*gatherer.remarks, *reader.remarks, *reader.assumptions(place))
        read.append(MatchedTable(data, place, tuple(reader.leftovers), remarks))
        gatherer.leftovers, gatherer.remarks = [], []
    lost = _unkept(form, root, read)
    if form.collection or not read:
        return read, [*gatherer.leftovers, *lost]
    read[-1] = replace(read[-1], leftovers=(*read[-1].leftovers, *lost))
    return read, gatherer.leftovers


_One = TypeVar("_One")


def _by_table(trail: Trail, rows: Mapping[int, Sequence[_One]]) -> list[list[_One]]:
    """Return what is known of *rows* by table, which goes on to the next one's beginning, and last what is of none."""
    starts = [steps[0].rows[0] for steps in trail.tables]
    found: list[list[_One]] = [[] for _ in (*starts, None)]
    for row, ones in rows.items():
        found[sum(start <= row for start in starts) - 1] += ones
    return found


def _unkept(form: Form, root: Element, tables: Sequence[MatchedTable]) -> list[Leftover]:
    """List what was read and is neither in *tables* nor said to be left out of them."""
    listed = {(left.place, left.text) for table in tables for left in table.leftovers}
    said = {remark.place for table in tables for remark in table.remarks}
    found = dict.fromkeys(unkept(form, [root], [table.data for table in tables]))
    return [left for left in found if (left.place, left.text) not in listed and left.place not in said]


_COMPILED: dict[int, tuple[Form, Program, Judge, Arranger]] = {}
"""By the identity of the form, which is kept so that no other can take it over; a run knows a dozen or two."""


def _compiled(form: Form) -> tuple[Program, Judge, Arranger]:
    """Return *form* as an automaton, made once."""
    known = _COMPILED.get(id(form))
    if known is None:
        program = compile_form(form)
        judge = Judge(program)
        known = _COMPILED[id(form)] = (form, program, judge, Arranger(program, judge))
    return known[1:]


def _tables_in(root: Element) -> Iterable[tuple[Element, ...]]:
    """Yield the tables of a page of many, each with what stands around it."""
    yield from ((root, table) for table in root.lists.get("tables", []))
    for group in root.lists.get("organizations", []):
        yield from ((root, group, table) for table in group.lists.get("group.tables", []))
    for department in root.lists.get("supervisors", []):
        yield from ((root, *around) for around in _tables_in(department))


def _outside(trail: Trail, loose: frozenset[int]) -> tuple[list[list[int]], list[list[int]]]:
    """Return the rows that touch a table, table by table, and those that stand together apart from all of them."""
    owner = {row: number for number, steps in enumerate(trail.tables) for step in steps for row in step.rows}
    beside: list[list[int]] = [[] for _ in trail.tables]
    apart: list[list[int]] = []
    runs = _runs(row for row in trail.outside if row not in loose)
    for run in runs:
        number = owner.get(run[0] - 1, owner.get(run[-1] + 1))
        if number is None:
            apart.append(run)
        else:
            beside[number] += run
    return beside, apart


def _runs(rows: Iterable[int]) -> list[list[int]]:
    """Return *rows* in runs without a gap."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and runs[-1][-1] == row - 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _left(slots: Iterable[Slot], group: int = 0) -> Iterable[Leftover]:
    return (Leftover(slot.cell.place, slot.text, findings.OUTSIDE, group) for slot in slots if not slot.is_blank)


def recognise(forms: Sequence[Form], grid: Grid) -> Matched | None:
    """Read *grid* on the one of *forms* that accounts for most of it; None where no form fits."""
    words = {plain(cell.shown) for _, cell in grid.placed()}
    shared = {form.id: _shared(form, words) for form in forms}
    enough = max(_LEAST_SHARED, _NEARLY * max(shared.values(), default=0.0))
    candidates = sorted((form for form in forms if shared[form.id] >= enough), key=lambda form: -shared[form.id])
    sample = replace(grid, rows=grid.rows[:_SAMPLE])
    matched = [match(form, sample) for form in candidates[:_CANDIDATES]]
    best = max((one for one in matched if one.tables and _merit(one) > 0), key=_merit, default=None)
    return match(best.form, grid) if best and len(grid.rows) > _SAMPLE else best


def _merit(matched: Matched) -> float:
    """Return how much speaks for a form, nothing where it leaves most of the cells over.

    One that takes a table for many has found little of each.
    """
    left = sum(len(table.leftovers) for table in matched.tables) + len(matched.leftovers)
    return matched.score - _LEFT_OVER * left - _MORE_TABLES * len(matched.tables)


_LEFT_OVER = 3.0
_MORE_TABLES = 3.0


_CANDIDATES = 4
_SAMPLE = 600
"""Rows that forms are told apart by: those of dozens of tables."""
_LEAST_SHARED = 0.3
_NEARLY = 0.75


def is_label(form: Form, text: str) -> bool:
    """Whether *text* is a label that *form* prints, or one of its categories."""
    judge = _compiled(form)[1]
    return plain(text) in judge.labels or judge.categories.is_own(text)


def _shared(form: Form, words: set[str]) -> float:
    """Return how many of the labels of *form* stand in a grid, of those that it prints."""
    labels = _compiled(form)[1].labels
    return len(labels & words) / len(labels) if labels else 0.0
