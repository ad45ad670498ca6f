"""Blank keys on their way into tables: those of a self-evaluation, those of monitoring."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import click

from pgt import notices, yearend
from pgt.cli import _options, _profiles, _yearend
from pgt.cli._language import LANGUAGE, say
from pgt.cli._misread import Misread
from pgt.diagnostics import Text
from pgt.load import Loaded
from pgt.model import Table


def prepare(paths: tuple[Path, ...], choice: _profiles.Choice, misread: Misread) -> bool | None:
    """Add the keys of a self-evaluation to every table; return whether all went well, None where there is no table."""

    def prepared(loaded: Loaded, table: Table) -> str | None:
        is_scored, boxes = choice.of(loaded.file, table).scored, choice.boxes(loaded.file, table)
        return yearend.prepare(loaded, table, scored=is_scored, boxes=boxes)

    changes = ((loaded, prepared(loaded, table)) for loaded, table in _yearend.tables_of(paths, misread))
    return _add(changes, Text("年底要填的键", "the keys of a self-evaluation"))


def watch(paths: tuple[Path, ...], month: int, wanted: Callable[[Table], bool], misread: Misread) -> bool | None:
    """Add an entry of *month* to every table that is *wanted*; return what `prepare` does."""
    tables = _yearend.tables_of(paths, misread, wanted)
    changes = ((loaded, yearend.watch(loaded, table, month)) for loaded, table in tables)
    what = Text(f"要填的 progress（{month} 月）", f"progress to fill in for month {month}")
    return _add(changes, what)


def _add(changes: Iterable[tuple[Loaded, str | None]], what: Text) -> bool | None:
    """Write the texts that are new, and name the tables into which nothing could be put."""
    changed = kept = unusual = 0
    for loaded, new in changes:
        if new is None:
            unusual += 1
            click.echo(f"{loaded.file}: {notices.UNUSUAL.message.to(LANGUAGE)}", err=True)
        elif new == loaded.source.text:
            kept += 1
        else:
            _yearend.write_back(loaded, new)
            _options.show(f"{loaded.file}\n")
            changed += 1
    zh, en = [], []
    if changed:
        zh.append(f"{changed} 张表加了{what.zh}")
        en.append(f"{_yearend.count(changed, 'table')} given {what.en}")
    if kept:
        zh.append(f"{kept} 张已经都有" if changed else f"{kept} 张表都有{what.zh}，没有要加的")
        had = _yearend.count(kept, "table")
        en.append(f"{kept} had them all" if changed else f"nothing to add: {had} had {what.en}")
    if zh:
        click.echo(say("，".join(zh), ", ".join(en)), err=True)
    return not unusual if changed or kept or unusual else None
