"""Results on their way into tables: lists, corrections."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pgt import files, score, yearend
from pgt.cli import _options, _profiles, _tables
from pgt.cli._language import LANGUAGE, say
from pgt.cli._misread import Misread
from pgt.diagnostics import visible
from pgt.load import Loaded
from pgt.model import Table
from pgt.yearend import Filled

if TYPE_CHECKING:  # readers of workbooks are loaded by the one command that reads a list
    from pgt.read.rows import Rows

LIST_LIMIT = 16 * 1024 * 1024
"""Bytes that a list may have: that of a hundred thousand indicators."""


def has_indicators(table: Table) -> bool:
    """Whether there is anything to evaluate."""
    return any(True for _ in table.every_indicator())


def tables_of(
    paths: tuple[Path, ...], misread: Misread, wanted: Callable[[Table], bool] = has_indicators
) -> Iterator[tuple[Loaded, Table]]:
    """Yield the tables that are to be changed, those that are *wanted*; say why a file is none."""
    if paths == (_options.STDIN,):
        raise click.UsageError(say("标准输入不能改", "standard input cannot be changed"))
    for loaded in _tables.load_all(paths):
        if loaded.table is None:
            misread.note(loaded)
        elif wanted(loaded.table):
            yield loaded, loaded.table


def fill(paths: tuple[Path, ...], listed: Path, *, force: bool) -> int:
    """Put the results of a list into the tables."""
    read = _rows(listed)
    listing = yearend.understand(read.rows)
    if listing.problem:
        raise click.UsageError(f"{listed}: {listing.problem.to(LANGUAGE)}")
    misread = Misread()
    tables = list(tables_of(paths, misread))
    filled = yearend.fill(tables, listing.entries, force=force)
    by_file = {loaded.file: loaded for loaded, _ in tables}
    for file, text in filled.texts.items():
        write_back(by_file[file], text)
        _options.show(f"{file}\n")
    if listing.unread:
        zh, en = "、".join(one.zh for one in listing.unread), ", ".join(one.en for one in listing.unread)
        click.echo(visible(f"{listed}: {say(f'没有读的列：{zh}', f'columns that were not read: {en}')}"), err=True)
    for unread in read.unread:
        words, why = (
            (say(f"“{unread.text}”：", f"“{unread.text}”: ") if unread.text else ""),
            unread.reason.to(LANGUAGE),
        )
        click.echo(visible(f"{listed}:{unread.place.rpartition('!')[2]}: {words}{why}"), err=True)
    for problem in filled.problems:
        click.echo(visible(f"{listed}:{problem.row}: {problem.message.to(LANGUAGE)}"), err=True)
    click.echo(_outcome(filled), err=True)
    return misread.status(failed=bool(filled.problems or read.unread))


def _rows(listed: Path) -> Rows:
    from pgt.read import rows

    try:
        content = files.read(listed, LIST_LIMIT)
    except OSError as error:
        why = files.reason(error)
        raise _options.Refused(say(f"{listed} 读不了：{why.zh}", f"cannot read {listed}: {why.en}")) from None
    found = rows.read(listed.name, content)
    if found.finding is not None:
        raise _options.Refused(f"{listed}: {found.finding.message.to(LANGUAGE)}")
    return found


def _outcome(filled: Filled) -> str:
    zh, en = ["没有填值"], ["no value was put in"]
    if filled.placed:
        zh = [f"填了 {filled.placed} 个值，改了 {len(filled.texts)} 张表"]
        en = [f"{count(filled.placed, 'value')} put into {count(len(filled.texts), 'table')}"]
    if filled.unchanged:
        zh.append(f"{filled.unchanged} 个已经是这样")
        en.append(f"{filled.unchanged} were there")
    if filled.blank:
        zh.append(f"{filled.blank} 行没有结果")
        en.append(f"{count(filled.blank, 'row')} without a result")
    if filled.problems:
        zh.append(f"{len(filled.problems)} 处没有填")
        en.append(f"{len(filled.problems)} not placed")
    return say("，".join(zh), ", ".join(en))


def correct(paths: tuple[Path, ...], choice: _profiles.Choice, *, write: bool) -> int:
    """Print what would mend values that were probably meant otherwise, or write it."""
    misread = Misread()
    mended = kept = tables = 0
    for loaded, table in tables_of(paths, misread):
        found = score.evaluate(table, choice.of(loaded.file, table)).corrections
        mine = [one for one in found if one.pointer[-1] != "target"]
        for one in found:
            if one.pointer[-1] == "target":
                kept += 1
                click.echo(visible(_target(loaded, one)), err=True)
        if not mine:
            continue
        new = yearend.correct(loaded.source, ((one.pointer, one.new) for one in mine))
        mended, tables = mended + len(mine), tables + 1
        if write:
            write_back(loaded, new)
            _options.show(f"{loaded.file}\n")
        else:
            _options.show(_diff(loaded, new))
    if not mended:
        zh, en = ("没有改", "nothing mended") if write else ("没有可改的", "there is nothing to mend")
    elif write:
        zh, en = f"改了 {tables} 张表的 {mended} 处", f"{count(mended, 'value')} of {count(tables, 'table')} mended"
    else:
        zh = f"{tables} 张表有 {mended} 处可改；照着改请加 --write"
        en = f"{count(mended, 'value')} of {count(tables, 'table')} can be mended; add --write to do so"
    if kept:
        zh, en = f"{zh}；{kept} 处要改的是指标值，没有动", f"{en}; {count(kept, 'target')} left alone"
    click.echo(say(zh, en), err=True)
    return misread.status(failed=False)


def count(number: int, noun: str) -> str:
    """Count in English."""
    return f"{number} {noun}{'s' * (number != 1)}"


def _target(loaded: Loaded, one: score.Correction) -> str:
    line = loaded.source.position(one.pointer).line
    return say(
        f"{loaded.file}:{line}: 指标值“{one.old}”像是“{one.new}”；它是批复的计划，自己决定改不改",
        f"{loaded.file}:{line}: the target “{one.old}” is probably “{one.new}”; it is the plan: you decide",
    )


def _diff(loaded: Loaded, new: str) -> str:
    old = loaded.source.text.splitlines(keepends=True)
    lines: Iterable[str] = difflib.unified_diff(
        old, new.splitlines(keepends=True), f"a/{loaded.file}", f"b/{loaded.file}"
    )
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def write_back(loaded: Loaded, text: str) -> None:
    """Write *text* into the file that was loaded, a link's into what it leads to."""
    _options.deliver(text, Path(loaded.file).resolve(), force=True)
