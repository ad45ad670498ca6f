"""Rows of a list put into the tables that they speak of; whatever has no one place is said to have none."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from pgt import category
from pgt.diagnostics import Pointer, Text
from pgt.edit import Edit, Value
from pgt.form.definition import WORDS
from pgt.load import Loaded
from pgt.model import Indicator, Table
from pgt.money import convert
from pgt.pairing.names import plain
from pgt.profile import LEVELS
from pgt.score import exact
from pgt.yearend._keys import put
from pgt.yearend.listing import RESULTS, Entry

EXECUTION = frozenset({"预算执行", "预算执行率", "全年执行数", "执行数", "execution"})
"""What the row is called that holds a table's execution: in the lists that pgt prints, too."""

_LEVELS = {
    **{word: level for level in LEVELS for word in (level, WORDS[level])},
    **dict.fromkeys(("达成", "完成"), "met"),
    **dict.fromkeys(("部分达成", "部分完成"), "partial"),
    **dict.fromkeys(("未达成", "未完成"), "unmet"),
}

_AMOUNT = re.compile(r"(-?[0-9][0-9,]*(?:\.[0-9]+)?)\s*(元|万元|亿元)?")

_LONGEST = 200
"""Characters of a name that likeness is looked for in."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that could not be placed, or a value that was there already."""

    row: int
    message: Text


@dataclass(frozen=True, slots=True)
class Filled:
    """The tables as they should be, and what could not be placed."""

    texts: Mapping[str, str]
    """By file, of those that change."""
    placed: int
    """Values that were written."""
    unchanged: int
    """Values that were there already."""
    blank: int
    """Rows without a result."""
    problems: tuple[Problem, ...]


def fill(tables: Iterable[tuple[Loaded, Table]], entries: Iterable[Entry], *, force: bool = False) -> Filled:
    """Put *entries* into *tables*; a value that is there already stays, unless *force* is given."""
    filling = _Filling([_Draft(loaded, table) for loaded, table in tables], force=force)
    for entry in entries:
        filling.take(entry)
    return filling.close()


@dataclass(slots=True)
class _Draft:
    """A table that is being filled."""

    loaded: Loaded
    table: Table
    written: dict[Pointer, Value] = field(default_factory=dict)

    def text(self) -> str:
        """Return the text of the table with all that was written; keys of one place go in by their order."""
        edit = Edit(self.loaded.source)
        order = {key: place for place, key in enumerate(RESULTS)}
        for pointer in sorted(self.written, key=lambda pointer: (str(pointer[:-1]), order.get(str(pointer[-1]), -1))):
            put(edit, pointer, self.written[pointer])
        return edit.text()


class _RefusedError(Exception):
    """A row has no one place."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(zh, en)


@dataclass(slots=True)
class _Filling:
    """Rows put into drafts of the tables one by one, and a count of what became of them."""

    drafts: Sequence[_Draft]
    force: bool
    placed: int = 0
    unchanged: int = 0
    blank: int = 0
    problems: list[Problem] = field(default_factory=list)

    def take(self, entry: Entry) -> None:
        """Put one row into its table, or say why it has no place."""
        if not entry.results:
            self.blank += 1
            return
        try:
            draft = self.draft(entry)
            if _is_execution(entry):
                self.spend(entry, draft)
                return
            row = _row(entry, draft.table)
        except _RefusedError as refused:
            self.problems.append(Problem(entry.row, refused.text))
            return
        for key, text in entry.results.items():
            try:
                value = _level(text) if key == "level" else text
                self.write(entry, draft, (*row.pointer, key), getattr(row, key), value)
            except _RefusedError as refused:
                self.problems.append(Problem(entry.row, refused.text))

    def draft(self, entry: Entry) -> _Draft:
        """Return the table that *entry* names: by its code, else by its name."""
        if not entry.code and not entry.table:
            if len(self.drafts) == 1:
                return self.drafts[0]
            raise _RefusedError("没有写是哪张表", "it does not say which table it belongs to")
        found = [draft for draft in self.drafts if entry.code and draft.table.code == entry.code]
        if not found:
            found = [draft for draft in self.drafts if entry.table and _is_named(draft.table, entry.table)]
        if len(found) > 1 and entry.year:
            found = [draft for draft in found if str(draft.table.year) == entry.year]
        shown = entry.code or entry.table
        if not found:
            better = _nearest(entry.table, (draft.table.name for draft in self.drafts))
            raise _RefusedError(f"没有“{shown}”这张表{better.zh}", f"there is no table “{shown}”{better.en}")
        if len(found) > 1:
            raise _RefusedError(
                f"“{shown}”有 {len(found)} 张表，写明编码和年度",
                f"“{shown}” is {len(found)} tables: give code and year",
            )
        table = found[0].table
        if entry.table and table.name and not _is_named(table, entry.table):
            raise _RefusedError(
                f"编码 {entry.code} 是“{table.name}”，不是“{entry.table}”",
                f"{entry.code} is “{table.name}” and not “{entry.table}”",
            )
        return found[0]

    def spend(self, entry: Entry, draft: _Draft) -> None:
        """Put the execution into its table."""
        for key, text in entry.results.items():
            if key == "reason":
                noted = draft.table.execution.notes.get("total") if draft.table.execution else None
                self.write_below(entry, draft, ("execution", "notes"), noted, text)
            elif key == "actual":
                amount = _amount(text, draft.table)
                had = draft.table.execution.total if draft.table.execution else None
                self.write_below(entry, draft, ("execution",), had, amount)

    def write_below(self, entry: Entry, draft: _Draft, parent: Pointer, had: object, value: str | Decimal) -> None:
        """Write the total below *parent*, whose mapping may not be there yet."""
        data = draft.loaded.source.data
        for step in parent:
            data = data.get(step) if isinstance(data, dict) else None
        if data:
            self.write(entry, draft, (*parent, "total"), had, value)
        elif len(parent) == 1 and parent in draft.written:
            raise _RefusedError("这张表的执行数写了两次", "the execution of this table is given twice")
        else:
            self.begin(draft, parent, value)

    def begin(self, draft: _Draft, parent: Pointer, value: str | Decimal) -> None:
        """Write a mapping with nothing but a total; the notes go into the execution that is being written."""
        self.placed += 1
        if len(parent) > 1 and isinstance(found := draft.written.get(parent[:1]), dict):
            draft.written[parent[:1]] = {**found, "notes": {"total": value}}
        elif len(parent) > 1 and not draft.loaded.source.data.get("execution"):
            draft.written[parent[:1]] = {"notes": {"total": value}}
        else:
            draft.written[parent] = {"total": value}

    def write(self, entry: Entry, draft: _Draft, pointer: Pointer, had: object, value: str | Decimal) -> None:
        """Write one value, if that overwrites nothing."""
        if pointer in draft.written:
            raise _RefusedError(f"“{entry.name}”在清单里写了两次", f"“{entry.name}” is given twice in the list")
        if had == value or (isinstance(had, str) and had.strip() == value):
            self.unchanged += 1
        elif had is None or (isinstance(had, str) and not had.strip()) or self.force:
            draft.written[pointer] = value
            self.placed += 1
        else:
            key, shown = pointer[-1], format(had, "f") if isinstance(had, Decimal) else had
            raise _RefusedError(
                f"“{entry.name}”已经写了 {key}：{shown}，没有改成 {value}（要改请加 --force）",
                f"“{entry.name}” has its {key}, {shown}; it was not changed to {value} (add --force to change it)",
            )

    def close(self) -> Filled:
        """Return what was filled in."""
        texts = {draft.loaded.file: draft.text() for draft in self.drafts if draft.written}
        return Filled(texts, self.placed, self.unchanged, self.blank, tuple(self.problems))


def _is_named(table: Table, name: str) -> bool:
    own = table.name or (table.organization.name if table.organization else None) or ""
    return plain(own) == plain(name)


def _is_execution(entry: Entry) -> bool:
    return (entry.name or entry.category) in EXECUTION


def _amount(text: str, table: Table) -> Decimal:
    found = _AMOUNT.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        raise _RefusedError(f"执行数“{text}”不是金额", f"the execution “{text}” is no amount")
    amount, unit = Decimal(found[1].replace(",", "")), table.amount_unit
    if unit is None or found[2] in {None, unit}:
        return amount
    return Decimal(exact.shown(convert(amount, found[2], unit)))  # 982000元 is 98.2万元, not 98.2000


def _level(text: str) -> str:
    level = _LEVELS.get(plain(text))
    if level is None:
        raise _RefusedError(
            f"完成程度“{text}”不认识，写达成、部分达成或未达成",
            f"“{text}” is no level: write met, partial or unmet",
        )
    return level


def _row(entry: Entry, table: Table) -> Indicator:
    """Return the indicator that *entry* names; one that several have needs its category, or its goal."""
    rows = list(table.every_indicator())
    named = [row for row in rows if plain(row.name or "") == plain(entry.name)]
    if not entry.name.strip():
        raise _RefusedError("没有写指标名称", "the indicator is not named")
    if not named:
        better = _nearest(entry.name, (row.name for row in rows))
        raise _RefusedError(
            f"表里没有“{entry.name}”这项指标{better.zh}", f"the table has no indicator “{entry.name}”{better.en}"
        )
    found = [row for row in named if _is_of(row, entry.category)] if entry.category else named
    if not found:
        kinds = "、".join(dict.fromkeys(category.name(row.category).zh for row in named))
        kinds_en = ", ".join(dict.fromkeys(category.name(row.category).en for row in named))
        raise _RefusedError(
            f"“{entry.name}”是{kinds}，不是{entry.category}",
            f"“{entry.name}” is {kinds_en} and not {entry.category}",
        )
    if len(found) > 1 and (goal := re.sub(r"\D", "", entry.goal)):
        found = [row for row in found if row.pointer[:2] == ("goals", int(goal) - 1)]
    if len(found) != 1:
        count = len(found) or len(named)
        raise _RefusedError(
            f"表里有 {count} 项“{entry.name}”，写明类别或目标",
            f"the table has “{entry.name}” {count} times: give its category or goal",
        )
    return found[0]


def _nearest(name: str, known: Iterable[str | None]) -> Text:
    """Name what looks most like *name*, for somebody to judge: 培训人次 and 培训场次 are alike and differ."""
    found = difflib.get_close_matches(name[:_LONGEST], [one for one in known if one and len(one) <= _LONGEST], 1)
    return Text(f"；最像的是“{found[0]}”", f"; the nearest is “{found[0]}”") if found else Text("", "")


def _is_of(row: Indicator, text: str) -> bool:
    wanted = _short(text)
    return wanted in {_short(name) for name in _names(row)}


def _names(row: Indicator) -> Iterator[str]:
    """Yield all that the category of *row* is called."""
    name, second = category.name(row.category), category.second(row.category)
    yield from (row.category, row.first_level, name.zh, name.en, second.zh, second.en)
    yield name.zh.replace("/", "")
    yield category.name(row.first_level).zh
    if row.label:
        yield row.label


def _short(text: str) -> str:
    return re.sub(r"指标|目标|\s", "", unicodedata.normalize("NFKC", text).casefold())
