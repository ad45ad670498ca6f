"""Where imported tables go: into the files that hold them already, or into new ones."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pgt import load, location
from pgt.cli import _tables
from pgt.form import Form
from pgt.forms.findings import Leftover
from pgt.forms.match import MatchedTable
from pgt.model import Body, Table
from pgt.transcript import amend, write
from pgt.workspace import SUFFIX, Settings

DEPARTMENT = "部门整体绩效目标"
"""What a department's file is called: its table has no name besides the organization's."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A table that was read, and the form that it was read on."""

    file: str
    form: Form
    matched: MatchedTable
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a table: the text of its file, and what that was before."""

    path: Path
    text: str
    old: str | None
    again: bool = False
    """Whether the same table was placed before in this run."""


_LONGEST = 60


def short(text: str) -> str:
    """Return the beginning of *text* on one line."""
    words = on_one_line(text)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def on_one_line(text: str) -> str:
    """Return all of *text* on one line."""
    return " ".join(text.split())


class Cabinet:
    """The tables that are in a folder already, and the places for new ones."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.folder, self.settings = folder, settings
        self.loaded = list(_tables.load_any((folder,))) if folder.is_dir() else []
        self.taken: set[Path] = set()
        self.placed: list[Table] = []

    def place(self, incoming: Incoming) -> Outcome:
        """Return where a table goes: into the file that holds it, or a new one."""
        data = incoming.data
        remarks = [_remark(one) for one in incoming.matched.leftovers]
        table = load.build(data, self.settings)
        again = any(_is_same(one, table) for one in self.placed)
        self.placed.append(table)
        for one in self.loaded:
            path = Path(one.file)
            if one.table is None or path in self.taken or not _is_same(one.table, table):
                continue
            text = amend(one, data, incoming.form, self.settings, remarks)
            if text is not None:
                self.taken.add(path)
                return Outcome(path, text, one.source.text)
        path = self.new_path(table)
        self.taken.add(path)
        modeline = location.modeline(path)
        has_budget = any(key.startswith("budget.") for key in incoming.form.paths)
        text = write(data, [modeline] if modeline else [], remarks, has_budget=has_budget)
        return Outcome(path, text, None, again)

    def new_path(self, table: Table) -> Path:
        """Return a path that is free."""
        body = (table.organization or Body()).key
        name = table.code or table.name or DEPARTMENT
        folder = self.folder / str(table.year) if table.year else self.folder
        if body:
            folder /= location.file_name(body)
        path = folder / f"{location.file_name(name)}{SUFFIX}"
        number = 1
        while path in self.taken or path.exists():
            number += 1
            path = folder / f"{location.file_name(f'{name}-{number}')}{SUFFIX}"
        return path


def _remark(leftover: Leftover) -> str:
    words = on_one_line(leftover.text)
    return f"{leftover.place} “{words}”：{leftover.why.zh}" if words else f"{leftover.place}：{leftover.why.zh}"


def _is_same(old: Table, new: Table) -> bool:
    """Whether two tables are one: of the same year, organization and code, or name where codes are missing."""
    if old.kind != new.kind or (new.year is not None and old.year != new.year):
        return False
    if not _is_same_body(old.organization or Body(), new.organization or Body()):
        return False
    if old.code and new.code:
        return old.code == new.code
    return old.name == new.name


def _is_same_body(old: Body, new: Body) -> bool:
    return old.code == new.code if old.code and new.code else old.name == new.name or not new.key
