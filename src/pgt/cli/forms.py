"""`pgt forms`."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from pgt import form, forms, load, profile, workspace
from pgt.check import Report
from pgt.cli import Group, _completion, _options, _profiles, _tables
from pgt.cli._language import LANGUAGE, say
from pgt.diagnostics import Diagnostic, Severity
from pgt.form import Form, Loaded
from pgt.grid import Grid
from pgt.model import Table
from pgt.profile.notices import UNKNOWN_PROFILE
from pgt.render import findings
from pgt.render import forms as listing
from pgt.render.drawing import draw
from pgt.render.findings import Style, Tally

_FORMATS = tuple(name for name in findings.RENDERERS if name not in findings.BINARY)

EXAMPLES = say(
    "例子：\n\n\b\n"
    "  pgt forms\n"
    "  pgt forms show hebei-2021\n"
    "  pgt forms show yunnan --table 2023/表.pgt.yaml\n"
    "  pgt forms check forms/yunnan.yaml",
    "Examples:\n\n\b\n"
    "  pgt forms\n"
    "  pgt forms show hebei-2021\n"
    "  pgt forms show yunnan --table 2023/table.pgt.yaml\n"
    "  pgt forms check forms/yunnan.yaml",
)


@click.group(
    "forms",
    cls=Group,
    invoke_without_command=True,
    help=say(
        "列出表样：工作区 forms 文件夹里的在前，然后是 pgt 自带的。",
        "List the forms: those in the workspace's folder forms first, then those that come with pgt.",
    ),
    epilog=EXAMPLES,
)
@_options.format_option("text", "json")
@click.pass_context
def command(context: click.Context, format_: str) -> int:
    """List the forms, unless a command about one follows."""
    if context.invoked_subcommand is not None:
        return 0
    entries = tuple(listing.Entry.of(id_, form.find(id_, _folder())) for id_ in form.ids(_folder()))
    click.echo(listing.RENDERERS[format_](entries, LANGUAGE), nl=False)
    return int(any(entry.errors for entry in entries))


@command.command(
    "show",
    short_help=say("画出一张表样", "draw a form"),
    help=say(
        "在终端里画出表样 ID；用 --table 填上一张表。", "Draw the form ID in the terminal; --table fills a table in."
    ),
)
@click.argument("form_id", metavar="ID", shell_complete=_completion.form_ids)
@click.option(
    "--table",
    "path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=say("填上这张表", "fill this table in"),
)
@click.option(
    "--width",
    type=click.IntRange(min=20),
    metavar="N",
    help=say("最多占几列（默认看终端）", "how many columns to take at most (default: as the terminal says)"),
)
def show(form_id: str, path: Path | None, width: int | None) -> int:
    """Draw one form."""
    loaded = form.find(form_id, _folder())
    if loaded.definition is None:
        return _complain(loaded)
    grid = _filled(loaded.definition, path)
    if grid is None:
        return 1
    click.echo(draw(grid, width or _room()), nl=False)
    return 0


@command.command(
    "check",
    short_help=say("检查表样文件", "check the files of forms"),
    help=say(
        "检查表样文件 FILES；不写就检查工作区的全部表样。",
        "Check the form files FILES; without any, all forms of the workspace.",
    ),
)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@_options.format_option(*_FORMATS)
@_options.color_option
def check(files: tuple[Path, ...], format_: str, color: str) -> int:
    """Say what is wrong with form files."""
    renderer = findings.RENDERERS[format_](Style(LANGUAGE, _options.wants_color(color), _options.columns()))
    paths = (files and _options.existing(files)) or tuple(_own())
    if not paths:
        click.echo(say("工作区里没有表样（forms/*.yaml）", "the workspace has no forms (forms/*.yaml)"), err=True)
        return 2
    tally = Tally()
    for report in tally.watch(_report(path) for path in paths):
        _options.show(renderer.report(report), color=True)
    _options.show(renderer.end(tally.files, tally.by_severity))
    tally.unread = 0  # a form is read whole, or it is wrong
    click.echo(findings.summary(tally, LANGUAGE), err=True)
    return 2 if tally.unreadable else int(tally.fails(Severity.ERROR))


def _report(path: Path) -> Report:
    loaded = form.load(path, workspace.shown(path))
    return Report(loaded.source.file, loaded.source.text, (*loaded.findings, *_of_profile(loaded)))


def _of_profile(loaded: Loaded[Form]) -> Iterator[Diagnostic]:
    """Say that there is no such scoring profile, where the form names it."""
    profile_id = loaded.definition.profile if loaded.definition else None
    if profile_id is None:
        return
    settings, _ = workspace.settings_of(Path.cwd())
    found = profile.find(profile_id, settings.folder / profile.FOLDER if settings.folder else None)
    for finding in found.findings:
        if finding.code == UNKNOWN_PROFILE.code:
            yield replace(finding, file=loaded.source.file, position=loaded.source.position(("profile",)))


def _folder() -> Path | None:
    settings, _ = workspace.settings_of(Path.cwd())
    return settings.forms


def _own() -> Iterator[Path]:
    folder = _folder()
    if folder is not None and folder.is_dir():
        yield from sorted(folder.glob(f"*{form.SUFFIX}"))


def _complain(loaded: Loaded[Form]) -> int:
    """Say why there is nothing to draw: no such form is wrong usage, a wrong form is a finding."""
    if loaded.source.root is None and not loaded.source.text:
        finding = loaded.findings[0]
        better = f" [{finding.hint.to(LANGUAGE)}]" if finding.hint else ""
        raise click.UsageError(finding.message.to(LANGUAGE) + better)
    for finding in loaded.findings:
        click.echo(_tables.line(finding), err=True)
    return 1


def _filled(one: Form, path: Path | None) -> Grid | None:
    choice = _profiles.Choice(None)
    if path is None:
        return forms.empty(one, choice.printed_on(one, os.curdir))
    table = _table(path)
    return forms.fill(one, table, choice.printed_on(one, str(path))) if table else None


def _table(path: Path) -> Table | None:
    (path,) = _options.existing((path,))
    settings, _ = workspace.settings_of(path.parent)
    loaded = load.load(path, settings, workspace.shown(path))
    if loaded.table is None:
        for finding in loaded.findings:
            click.echo(_tables.line(finding), err=True)
    return loaded.table


def _room() -> int | None:
    """Return how wide the terminal is; a file takes what the form needs."""
    is_known = _options.on_terminal() or "COLUMNS" in os.environ
    return shutil.get_terminal_size().columns if is_known else None
