"""What the commands that print tables on their forms share: which table goes onto which form, and into which file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import click

from pgt import form, forms, notices, score, workspace
from pgt.cli import _completion, _options, _profiles, _tables
from pgt.cli._language import LANGUAGE, say
from pgt.diagnostics import Diagnostic, visible
from pgt.form import Form
from pgt.form.notices import UNKNOWN_FORM
from pgt.grid import Grid
from pgt.load import Loaded
from pgt.model import Table
from pgt.profile import Profile
from pgt.render import scores


@dataclass(frozen=True, slots=True)
class Medium:
    """What grids are written as: the suffix of its files, and what makes their bytes."""

    suffix: str
    render: Callable[[Sequence[Grid]], bytes]


def options(output: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add the options of a command that writes *output*."""
    choices = (
        _options.PATHS,
        click.option("-o", "--output", metavar="FILE|DIR", type=click.Path(path_type=Path), required=True, help=output),
        click.option(
            "--split", is_flag=True, help=say("每张表一个文件；-o 是文件夹", "a file a table; -o is a folder")
        ),
        click.option(
            "--form",
            "form_id",
            metavar="ID",
            shell_complete=_completion.form_ids,
            help=say("用这张表样，不用表里写的", "use this form, not the tables' own"),
        ),
        _profiles.OPTION,
        click.option("--force", is_flag=True, help=say("覆盖已有的文件", "overwrite files that exist")),
    )

    def add(function: Callable[..., Any]) -> Callable[..., Any]:
        for choice in reversed(choices):
            function = choice(function)
        return function

    return add


def export(
    medium: Medium,
    paths: tuple[Path, ...],
    output: Path,
    *,
    split: bool,
    form_id: str | None,
    profile_id: str | None,
    force: bool,
) -> int:
    """Write the tables at *paths* on their forms, and return the exit status.

    A form that prints scores gets the computed ones, by the profile of each table.
    """
    if output.is_dir() and not split:
        raise click.UsageError(
            say(f"{output} 是文件夹：写出文件名，或加 --split", f"{output} is a folder: name a file, or add --split")
        )
    if output == _options.STDIN:
        raise click.UsageError(say("-o 要写出文件名，不写到标准输出", "-o names a file: this does not go to stdout"))
    if not split and not output.suffix:
        output = output.with_name(f"{output.name}{medium.suffix}")  # nothing opens a file without
    if not split and output.suffix.lower() != medium.suffix:
        raise click.UsageError(
            say(
                f"-o {output}：文件名要以 {medium.suffix} 结尾", f"-o {output}: the file's name ends in {medium.suffix}"
            )
        )
    if split and output.suffix.lower() == medium.suffix and not output.is_dir():
        raise click.UsageError(
            say(f"有 --split 时 -o 是文件夹，不是 {output}", f"with --split, -o is a folder, and not {output}")
        )
    intake = _Intake(form_id, _profiles.Choice(profile_id))
    intake.take(_tables.load_all(_options.existing(paths)))
    if intake.misread:
        click.echo(
            say("不是每张表都能导出，所以什么也没有写", "not every table can be exported: nothing was written"),
            err=True,
        )
        return 2 if intake.unreadable else 1
    if not intake.printable:
        click.echo(say("没有可以导出的表", "there is no table to export"), err=True)
        return 2
    targets = _apart(intake.printable, output, medium.suffix) if split else {output: intake.printable}
    _refuse_taken(targets, force=force)
    for target, printable in targets.items():
        _options.deliver(medium.render(_grids(printable, with_contents=len(printable) > 1)), target, force=force)
    _tell_what_is_missing(intake.printable)
    count = len(intake.printable)
    where = visible(str(output))
    click.echo(say(f"{count} 张表写入 {where}", f"{count} table{'s' * (count != 1)} written to {where}"), err=True)
    return 0


@dataclass(frozen=True, slots=True)
class _Printable:
    """A table, the form to print it on, and the file that it came from."""

    file: str
    table: Table
    form: Form
    profile: Profile | None
    """What its points are from, where the form prints any."""
    unprinted: tuple[str, ...]
    """What the file holds and the form has no place for."""


@dataclass(slots=True)
class _Intake:
    """What can be printed of the files that were given."""

    form_id: str | None
    choice: _profiles.Choice
    printable: list[_Printable] = field(default_factory=list)
    misread: bool = False
    unreadable: bool = False
    _told: set[str] = field(default_factory=set)

    def take(self, tables: Iterable[Loaded]) -> None:
        """Find the form of each table, and say why one cannot be printed."""
        for loaded in tables:
            if loaded.table is None:
                self._complain(loaded.findings)
            else:
                self._take(loaded, loaded.table)

    def _take(self, loaded: Loaded, table: Table) -> None:
        form_id = self.form_id or table.form
        if form_id is None:
            self._leave_out(loaded, table)
            return
        settings, _ = workspace.settings_of(Path(loaded.file).parent)
        found = form.find(form_id, settings.forms)
        chosen = found.definition
        if chosen is None:
            self._complain_of_form(loaded, found.findings)
        elif chosen.kind != table.kind:
            self._leave_out(loaded, table, chosen)
        else:
            self.choice.require(loaded.file)
            profile = self.choice.printed_on(chosen, loaded.file) if _prints_scores(chosen) else None
            shown = self._settled(loaded, table, profile) if profile else table
            self.printable.append(_Printable(loaded.file, shown, chosen, profile, forms.unprinted(chosen, table)))

    def _settled(self, loaded: Loaded, table: Table, profile: Profile) -> Table:
        """Return *table* with its points; those that are open stay blank, and it is said how many they are.

        A result that was written stays as it is: that it is not the computed one is said as well.
        """
        found = score.evaluate(table, profile)
        if found.scored and found.score is None:
            waiting = say("有的得分待定", "points are open")
            if found.open is not None:
                waiting = say(f"还有 {found.open:f} 分待定", f"{found.open:f} points are open")
            rest = say("，表上空着；看 pgt selfeval", " and stay blank; see pgt selfeval")
            _remark(loaded.file, waiting + rest)
        for line in scores.overall(found.comparison) if found.comparison else ():
            _remark(loaded.file, line.to(LANGUAGE))
        return score.settled(table, found)

    def _leave_out(self, loaded: Loaded, table: Table, unfit: Form | None = None) -> None:
        """Pass over a department's table, for which a province may have no form; no project is left out."""
        if table.kind == "department" and unfit:
            why = say(
                f"表样 {unfit.id} 不是部门表的表样，不导出",
                f"left out: {unfit.id} is no form for a department's table",
            )
        elif table.kind == "department":
            why = say("部门表没有表样，不导出", "left out: there is no form for this department's table")
        elif unfit:
            self.misread = True
            why = say(f"表样 {unfit.id} 不是项目表的表样", f"{unfit.id} is no form for a project's table")
        else:
            self.misread = True
            why = say(
                "项目表没有表样：在表里或 pgt.toml 里写 form，或加 --form",
                "a project without a form: write form into the table or pgt.toml, or add --form",
            )
        _remark(loaded.file, why)

    def _complain_of_form(self, loaded: Loaded, findings: Sequence[Diagnostic]) -> None:
        """Say what is wrong with a form: where it is named if there is none, else in its own file, once."""
        named_here = [finding for finding in findings if finding.code == UNKNOWN_FORM.code]
        if named_here and self.form_id:
            hint = named_here[0].hint
            better = f" [{hint.to(LANGUAGE)}]" if hint else ""
            raise click.UsageError(named_here[0].message.to(LANGUAGE) + better)
        if named_here:
            position = loaded.source.position(("form",))
            self._complain(replace(finding, file=loaded.file, position=position) for finding in named_here)
        else:
            self._complain(findings)

    def _complain(self, findings: Iterable[Diagnostic]) -> None:
        self.misread = True
        for finding in findings:
            self.unreadable = self.unreadable or finding.code == notices.UNREADABLE.code
            line = _tables.line(finding)
            if line not in self._told:
                click.echo(line, err=True)
            self._told.add(line)


def _remark(where: str, words: str) -> None:
    click.echo(visible(say(f"{where}：{words}", f"{where}: {words}")), err=True)


def _prints_scores(form: Form) -> bool:
    return any(path.endswith("score") for path in form.paths)


def _tell_what_is_missing(printable: Iterable[_Printable]) -> None:
    """Say what the tables hold and their forms do not print, once for all tables alike."""
    alike: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for one in printable:
        if one.unprinted:
            alike.setdefault((one.form.id, one.unprinted), []).append(one.file)
    for (form_id, missing), names in alike.items():
        where = names[0] if len(names) == 1 else say(f"{len(names)} 张表", f"{len(names)} tables")
        keys = say("、", ", ").join(missing)
        _remark(where, say(f"表样 {form_id} 不印 {keys}", f"{form_id} does not print {keys}"))


def _apart(printable: Sequence[_Printable], folder: Path, suffix: str) -> dict[Path, list[_Printable]]:
    """Give each table a file of its own, named as the one it came from; a name that comes again gets a number."""
    targets: dict[Path, list[_Printable]] = {}
    taken: set[str] = set()
    for one in printable:
        stem = name = Path(one.file).name.removesuffix(workspace.SUFFIX).strip("<>")
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.casefold())
        targets[folder / f"{name}{suffix}"] = [one]
    return targets


def _refuse_taken(targets: Iterable[Path], *, force: bool) -> None:
    """Stop before the first of several files is written if one of them cannot be."""
    for target in targets:
        if _options.taken(target) and not force:
            raise _options.already_there(target)


def _grids(printable: Sequence[_Printable], *, with_contents: bool) -> list[Grid]:
    """Print every table; those whose form holds many go onto one page together."""
    grids: list[Grid] = []
    links: list[int] = []
    together: dict[str, int] = {}
    first = int(with_contents)
    for one in printable:
        if not one.form.collection:
            links.append(first + len(grids))
            grids.append(forms.fill(one.form, one.table, one.profile))
            continue
        if one.form.id not in together:
            together[one.form.id] = first + len(grids)
            grids.append(forms.collect(one.form, [other.table for other in printable if other.form is one.form]))
        links.append(together[one.form.id])
    if not with_contents:
        return grids
    title = forms.title_of(one.form for one in printable)
    return [forms.contents([one.table for one in printable], links, title), *grids]
