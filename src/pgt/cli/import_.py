"""`pgt import`."""

from __future__ import annotations

import difflib
from pathlib import Path

import click

from pgt import form, workspace
from pgt.cli import _answers, _options, _tables
from pgt.cli._cabinet import Cabinet, Outcome
from pgt.cli._intake import Intake
from pgt.cli._language import say
from pgt.form import Form
from pgt.workspace import Settings

EXAMPLES = say(
    "例子：\n\n\b\n  pgt import 2021年绩效目标表.xlsx -o .\n  pgt import 公开.docx -o . --form hebei-2021 --dry-run",
    "Examples:\n\n\b\n  pgt import tables.xlsx -o .\n  pgt import published.docx -o . --form hebei-2021 --dry-run",
)


def _folder(_context: click.Context, _option: click.Parameter, path: Path) -> Path:
    """Return a folder to write to, which may not be there yet."""
    if path.exists() and not path.is_dir():
        name = workspace.shown(path)
        raise click.BadParameter(say(f"{name} 是文件，不是文件夹", f"{name} is a file, not a folder"))
    return path


@click.command(
    "import",
    help=say(
        "把工作簿（.xlsx、.xls）、文档（.docx）或文本里的绩效目标表读成 YAML，写到 DIR 下。"
        "DIR 里已经有的表就地修改，注释和次序不变；别的文件不会被覆盖。"
        "放不进表里的内容逐格列出，写成注释，退出状态为 1。FILE 写 - 从标准输入读。",
        "Read the tables in workbooks (.xlsx, .xls), documents (.docx) or texts into YAML files below DIR. A table "
        "that is there already is edited in place, comments and order kept; no other file is overwritten. What "
        "cannot be placed is listed cell by cell and written as a comment, and the exit status is 1. A FILE of - is "
        "stdin.",
    ),
    epilog=EXAMPLES,
)
@click.argument("paths", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    required=True,
    type=click.Path(path_type=Path),
    callback=_folder,
    help=say("写到这个文件夹下", "the folder to write to"),
)
@click.option("--form", "form_id", metavar="ID", help=say("表样（默认自己认）", "the form (default: recognised)"))
@click.option(
    "--year",
    metavar="YEAR",
    callback=_answers.checked(_answers.year),
    help=say("预算年度，表上没有印的时候用", "the budget year, where the tables do not print it"),
)
@click.option("--dry-run", is_flag=True, help=say("不写文件，只看会改什么", "write nothing, show what would change"))
def command(paths: tuple[Path, ...], output: Path, form_id: str | None, year: int | None, dry_run: bool) -> int:
    """Import tables."""
    settings, broken = workspace.settings_of(output)
    for finding in broken:
        click.echo(_tables.line(finding), err=True)
    intake = Intake(settings, _forms(form_id, settings), named=form_id is not None, year=year)
    for path in _options.existing(paths):
        intake.take(path)
    cabinet = Cabinet(output, settings)
    for incoming in intake.incoming:
        outcome = cabinet.place(incoming)
        intake.report(incoming, outcome)
        _deliver(outcome, dry_run=dry_run)
    click.echo(intake.summary(), err=True)
    return intake.status()


def _forms(form_id: str | None, settings: Settings) -> tuple[Form, ...]:
    if form_id is not None:
        return (_answers.form(form_id, None, settings),)
    found = (form.find(id_, settings.forms).definition for id_ in form.ids(settings.forms))
    return tuple(one for one in found if one is not None)


def _deliver(outcome: Outcome, *, dry_run: bool) -> None:
    name = workspace.shown(outcome.path)
    if dry_run:
        old = (outcome.old or "").splitlines(keepends=True)
        before = name if outcome.old is not None else "/dev/null"
        _options.show("".join(difflib.unified_diff(old, outcome.text.splitlines(keepends=True), before, name)))
        return
    if outcome.text != outcome.old:
        _options.deliver(outcome.text, outcome.path, force=outcome.old is not None)
    _options.show(f"{name}\n")
