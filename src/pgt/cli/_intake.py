"""What `pgt import` reads from files, and what it says about that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import click

from pgt import binding, files, load, read, workspace
from pgt.cli import _options, _tables
from pgt.cli._asides import around, asides, with_asides
from pgt.cli._cabinet import Incoming, Outcome, on_one_line, short
from pgt.cli._language import LANGUAGE, say
from pgt.diagnostics import Diagnostic, Severity
from pgt.form import Form
from pgt.forms.findings import Leftover
from pgt.forms.match import Matched, MatchedTable, match, recognise
from pgt.forms.pattern import year_of
from pgt.grid import Grid
from pgt.notices import UNREADABLE
from pgt.read import Page
from pgt.render.findings import NAMES
from pgt.workspace import Settings

_REGION = 10
"""Cells outside of all tables that are listed one by one; where there are more of them together, they are counted."""

_LINES = 20
"""Paragraphs outside of the tables that are said one by one."""


@dataclass(slots=True)
class Intake:
    """What is read from the files, and what is said about it."""

    settings: Settings
    forms: tuple[Form, ...]
    named: bool
    year: int | None
    incoming: list[Incoming] = field(default_factory=list)
    listed: int = 0
    unreadable: bool = False
    guessed: list[tuple[int, str]] = field(default_factory=list)
    """The years that were taken from the words of a file, which are said once."""

    def take(self, path: Path) -> None:
        """Read the tables of one file, or of what stands on stdin."""
        is_given = path == _options.STDIN
        name = "<stdin>" if is_given else workspace.shown(path)
        try:
            content = _options.standard_input(read.SIZE_LIMIT) if is_given else files.read(path, read.SIZE_LIMIT)
        except OSError as error:
            self.refuse(Diagnostic.of(UNREADABLE, name, reason=files.reason(error)))
            return
        pages, refused = read.read(path.name, content)
        if refused:
            self.refuse(replace(refused, file=name))
            return
        before = len(self.incoming)
        for page in binding.taken_apart(pages, self.forms, named=self.named):
            self.take_page(name, page)
        if len(self.incoming) == before:
            self.list(name, "", self.nothing(pages))

    def nothing(self, pages: Sequence[Page]) -> str:
        """Say that there is no table on *pages*, and what may be done about it."""
        pictures = sum(page.pictures for page in pages)
        if pictures:
            zh = f"没有认出绩效目标表；里面有 {pictures} 张图片，图片里的字读不了"
            en = f"no table was recognised; there are {pictures} pictures, whose words cannot be read"
            return say(zh, en.replace("are 1 pictures", "is 1 picture"))
        if self.named:
            form = self.forms[0].id
            zh = f"里面没有表样 {form} 的表；不加 --form 就自己认表样"
            return say(zh, f"no table on the form {form}; without --form, forms are recognised")
        return say("没有认出绩效目标表；可以用 --form 指定表样", "no table was recognised; try --form")

    def refuse(self, finding: Diagnostic) -> None:
        hint = f" [{finding.hint.to(LANGUAGE)}]" if finding.hint else ""
        weight = NAMES[finding.severity].to(LANGUAGE)
        click.echo(f"{finding.file}: {finding.code} {weight} {finding.message.to(LANGUAGE)}{hint}", err=True)
        self.unreadable = True

    def take_page(self, name: str, page: Page) -> None:
        """Read the tables of one sheet, document or text, one below the other."""
        matched = self.matched(page.grid) if page.grid.rows else None
        aside = asides(page)
        if matched is None or not matched.tables:
            for one in aside:
                self.list(name, one.place, _left(one))
            self.list_page(name, page)
            return
        self.list_outside(name, matched.leftovers)
        self.say_paragraphs(name, matched.paragraphs)
        for one in around(page):
            self.say(name, one.place, _left(one))
        self.say_hidden(name, page)
        guess = None if self.year else _year_in(name, page)
        year = self.year or (guess[0] if guess else None)
        is_new = guess not in self.guessed
        if guess and is_new and any("year" not in table.data for table in matched.tables):
            self.guessed.append(guess)
            zh, en = f"年度 {year} 取自“{guess[1]}”", f"the year {year} is taken from “{guess[1]}”"
            self.say(name, "", say(zh, en))
        for table in with_asides(tuple(_besides(guess[1] if guess else "", matched.tables)), aside):
            data = dict(table.data)
            if "year" not in data and year:
                data["year"] = year
            self.incoming.append(Incoming(name, matched.form, table, data))

    def matched(self, grid: Grid) -> Matched | None:
        """Read *grid* on the form that was named, or the one that fits."""
        return match(self.forms[0], grid) if self.named else recognise(self.forms, grid)

    def list(self, name: str, place: str, words: str) -> None:
        """List something that was not placed."""
        self.listed += 1
        self.say(name, place, words)

    @staticmethod
    def say(name: str, place: str, words: str) -> None:
        click.echo(f"{name}:{place}: {words}" if place else f"{name}: {words}", err=True)

    def list_page(self, name: str, page: Page) -> None:
        """List a sheet that holds no table; a blank one is nothing."""
        cells = [cell for _, cell in page.grid.placed() if cell.shown.strip()]
        if cells and not all(row.loose for row in page.grid.rows):
            count, first = len(cells), cells[0].shown
            zh = f"不是认得的表样，没有读：“{short(first)}”等 {count} 格"
            self.list(
                name,
                cells[0].place,
                say(zh, f"on no form that is known: not read ({count} cells, “{short(first)}” …)"),
            )

    def list_outside(self, name: str, leftovers: Sequence[Leftover]) -> None:
        """List the cells outside of all tables: those of another table as one."""
        for group in _together(leftovers):
            if len(group) <= _REGION:
                for one in group:
                    self.list(name, one.place, _left(one))
            else:
                count, first, last = len(group), group[0], group[-1]
                words = "、".join(short(one.text) for one in group[:3])
                zh = f"到 {last.place} 是另一张表，没有读：“{words}”等 {count} 格"
                en = f"to {last.place}: another table, not read ({count} cells, “{words}” …)"
                self.list(name, first.place, say(zh, en))

    def say_paragraphs(self, name: str, paragraphs: Sequence[Leftover]) -> None:
        """Say which words outside of the tables were not read: of a long text the first ones, and how many."""
        for one in paragraphs[:_LINES]:
            words = short(one.text)
            self.say(
                name, one.place, say(f"“{words}”：不在表里的文字，没有读", f"“{words}”: outside of tables, not read")
            )
        more = len(paragraphs) - _LINES
        if more > 0:
            zh, en = f"另有 {more} 段文字不在表里，没有读", f"{more} more paragraphs outside of tables: not read"
            self.say(name, paragraphs[_LINES].place, say(zh, en))

    def say_hidden(self, name: str, page: Page) -> None:
        if page.hidden:
            self.say(name, page.grid.name, say("这一页是隐藏的，也读了", "a hidden sheet, which was read as well"))
        if page.hidden_rows:
            rows = "、".join(map(str, page.hidden_rows[:20]))
            self.say(
                name, page.grid.name, say(f"第 {rows} 行是隐藏的，也读了", f"hidden rows {rows} were read as well")
            )
        if page.hidden_columns:
            self.say(name, page.grid.name, say("有隐藏的列，也读了", "hidden columns were read as well"))
        if page.without_formats:
            zh = "这种文件不带数字格式：显示 80% 的格子读作 0.8；需要时另存为 .xlsx"
            en = "this kind of file gives no number formats: a cell that shows 80% is read as 0.8; .xlsx gives them"
            self.say(name, page.grid.name, say(zh, en))

    def report(self, incoming: Incoming, outcome: Outcome) -> None:
        """Say what is to be known about a table."""
        if "year" not in incoming.data and outcome.old is None:
            zh = "表上没有印年度：加 --year，或在文件里补上"
            en = "the year is not printed: add --year, or write it into the file"
            self.say(incoming.file, incoming.matched.place, say(zh, en))
        if outcome.again:
            zh, en = "这张表前面已经读到过，另存一份", "the same table was read before: kept as a file of its own"
            self.list(incoming.file, incoming.matched.place, say(zh, en))
        for remark in incoming.matched.remarks:
            self.say(incoming.file, remark.place, remark.message.to(LANGUAGE))
        for leftover in incoming.matched.leftovers:
            self.list(incoming.file, leftover.place, _left(leftover))
        for finding in load.parse(workspace.shown(outcome.path), outcome.text.encode(), self.settings).findings:
            if finding.severity is Severity.ERROR:
                click.echo(_tables.line(finding), err=True)

    def summary(self) -> str:
        count, listed = len(self.incoming), self.listed
        zh, en = f"读到 {count} 张表", f"{count} table{'s' * (count != 1)} read"
        if listed:
            zh, en = f"{zh}，{listed} 处没有放进去", f"{en}, {listed} place{'s' * (listed != 1)} not placed"
        return say(zh, en)

    def status(self) -> int:
        return 2 if self.unreadable else int(bool(self.listed))


def _left(leftover: Leftover) -> str:
    words = on_one_line(leftover.text)
    if not words:
        return leftover.why.to(LANGUAGE)
    return say(f"“{words}”：", f"“{words}”: ") + leftover.why.to(LANGUAGE)


def _together(leftovers: Iterable[Leftover]) -> Iterator[list[Leftover]]:
    """Yield the cells that stand in rows next to one another."""
    group: list[Leftover] = []
    for one in leftovers:
        if group and one.group != group[-1].group:
            yield group
            group = []
        group.append(one)
    if group:
        yield group


_DIGITS = "〇○零一二三四五六七八九"
_YEAR_WORDS = rf"(?:(?<!\d)20\d\d|二[{_DIGITS}]{{3}})"
_YEAR = re.compile(rf"(?P<year>{_YEAR_WORDS})\s*年度?(?=\S{{0,2}}(?:部门|单位|预算|整体|项目支出|绩效))")
"""As in 2021年部门预算公开: a year in the name of a project may be that of a notice."""

_BARE = re.compile(rf"\W*(?P<year>{_YEAR_WORDS})\W*(?:年度?)?\W*")
"""A line that is nothing but the year, with brackets of its own or none."""

_YEAR_IN_NAME = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_FIRST_ROWS = 6


def _year_in(name: str, page: Page) -> tuple[int, str] | None:
    """Return the year that the file's name speaks of, or the first paragraphs and titles."""
    stem = Path(name).name
    found = _YEAR_IN_NAME.search(stem)
    if found:
        return int(found[1]), stem
    for row in page.grid.rows[:_FIRST_ROWS]:
        filled = [cell.shown.strip() for cell in row.cells if cell.shown.strip()]
        words = filled[0] if len(filled) == 1 else ""
        if spoken := _BARE.fullmatch(words) or _YEAR.search(words):
            year = year_of(spoken["year"])
            return (year, short(words)) if year else None
    return None


def _besides(words: str, tables: Iterable[MatchedTable]) -> Iterator[MatchedTable]:
    """Yield *tables*, of which the line *words* is not left over where it says the year and nothing else."""
    for table in tables:
        rest = (one for one in table.leftovers if not (_BARE.fullmatch(one.text) and short(one.text.strip()) == words))
        yield replace(table, leftovers=tuple(rest))
