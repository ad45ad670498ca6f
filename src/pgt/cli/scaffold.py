"""`pgt new`."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import click

from pgt import form as forms
from pgt import load, location, notices, rollover, scaffold, workspace
from pgt.cli import _answers, _completion, _options, _tables
from pgt.cli._language import say
from pgt.diagnostics import Diagnostic
from pgt.form import Form
from pgt.model import Body
from pgt.rollover import Rolled
from pgt.workspace import SUFFIX, Settings

EXAMPLES = say(
    "例子：\n\n\b\n"
    "  pgt new --form hebei-2021 --organization 762001 --year 2022 --name 残疾人康复\n"
    "  pgt new --from 2021/762001/残疾人康复.pgt.yaml --year 2022",
    "Examples:\n\n\b\n"
    "  pgt new --form hebei-2021 --organization 762001 --year 2022 --name 残疾人康复\n"
    "  pgt new --from 2021/762001/残疾人康复.pgt.yaml --year 2022",
)

DEPARTMENT = "部门整体绩效目标"
"""What a department's file is called: its table has no name besides the organization's."""


@dataclass(frozen=True, slots=True)
class _Request:
    """What the command line said about the table."""

    kind: str | None
    form: str | None
    organization: str | None
    year: int | None
    code: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class _Table:
    """A table to be written."""

    text: str
    path: Path
    remark: str


@click.command(
    "new",
    help=say(
        "新建一张表，表样上要填的都留出空来；--from 把往年的表结转到新的一年。文件的路径印在标准输出。",
        "Write a new table with a blank for everything that its form prints, or roll an earlier year's forward with "
        "--from. The path of the file goes to stdout.",
    ),
    epilog=EXAMPLES,
)
@click.option(
    "--kind",
    metavar="project|department",
    callback=_answers.checked(_answers.kind),
    shell_complete=_completion.kinds,
    help=say("表的种类（默认 project）", "the kind of table (default: project)"),
)
@click.option(
    "--form",
    metavar="ID",
    shell_complete=_completion.form_ids,
    help=say("表样（默认看 pgt.toml）", "the form (default: as pgt.toml says)"),
)
@click.option(
    "--organization",
    callback=_answers.checked(_answers.line),
    metavar="CODE|NAME",
    help=say(
        "预算单位：编码、名称或“编码 名称”（默认看 pgt.toml）",
        'the organization: its code, its name or "CODE NAME" (default: as pgt.toml says)',
    ),
)
@click.option(
    "--year", metavar="YEAR", callback=_answers.checked(_answers.year), help=say("预算年度", "the budget year")
)
@click.option(
    "--code", metavar="CODE", callback=_answers.checked(_answers.line), help=say("项目编码", "the project's code")
)
@click.option(
    "--name", metavar="NAME", callback=_answers.checked(_answers.words), help=say("项目名称", "the project's name")
)
@click.option(
    "--from", "old", metavar="OLD", type=click.Path(path_type=Path), help=say("往年的表", "an earlier year's table")
)
@click.option(
    "-o",
    "--output",
    metavar="FILE|DIR",
    help=say(
        f"写到哪个文件（*{SUFFIX}）或文件夹（默认 年度/单位/编码或名称{SUFFIX}）",
        f"the file (*{SUFFIX}) or folder to write to (default: YEAR/ORGANIZATION/CODE-or-NAME{SUFFIX})",
    ),
)
@click.option("--force", is_flag=True, help=say("覆盖已有的文件", "overwrite a file that exists"))
def command(  # noqa: PLR0917 -- click passes every option by name
    kind: str | None,
    form: str | None,
    organization: str | None,
    year: int | None,
    code: str | None,
    name: str | None,
    old: Path | None,
    output: str | None,
    force: bool,
) -> None:
    """Write a new table."""
    request = _Request(kind, form, organization, year, code, name)
    settings, broken = workspace.settings_of(old.parent if old else _folder(output))
    if broken:
        _stop(broken)
    table = _rolled(old, request, settings, output) if old else _fresh(request, settings, output)
    path = Path(workspace.shown(table.path))
    _options.deliver(table.text, path, force=force)
    click.echo(path.as_posix())
    click.echo(table.remark, err=True)


def _stop(findings: Iterable[Diagnostic]) -> NoReturn:
    unreadable = False
    for finding in findings:
        click.echo(_tables.line(finding), err=True)
        unreadable = unreadable or finding.code == notices.UNREADABLE.code
    raise click.exceptions.Exit(2 if unreadable else 1)


def _fresh(request: _Request, settings: Settings, output: str | None) -> _Table:
    kind = _kind(request, settings)
    form = _form(request.form, kind, settings)
    body = _body(request.organization, settings)
    year = request.year or _answers.needed("--year", say("预算年度", "budget year"), _answers.year)
    name = request.name
    if name is None and kind == "project":
        name = _answers.needed("--name", say("项目名称", "name of the project"), _answers.words)
    path = _place(output, settings, year, body.key, request.code or name or DEPARTMENT)
    facts = scaffold.Facts(kind, year, body, request.code, name, settings.amount_unit)
    remark = say("空着的填好后，用 pgt validate 检查", "fill in the blanks, then check it with pgt validate")
    return _Table(scaffold.write(facts, form, location.modeline(path)), path, remark)


def _kind(request: _Request, settings: Settings) -> str:
    if request.kind:
        return request.kind
    if request.form:
        return _answers.form(request.form, None, settings).kind
    if not _answers.can_ask():
        return "project"
    question = say("表的种类（project 项目，department 部门整体）", "kind of table (project, department)")
    return str(_answers.needed("--kind", question, _answers.kind, default="project"))


def _form(form_id: str | None, kind: str, settings: Settings) -> Form | None:
    """Return the form that is named or usual; a table can do without, until it is to be printed."""
    if form_id:
        return _answers.form(form_id, kind, settings)
    if usual := settings.forms_by_kind.get(kind):
        return _answers.form(usual, kind, settings, hint="`form` (pgt.toml)")
    found = (forms.find(id_, settings.forms).definition for id_ in forms.ids(settings.forms))
    choices = [form for form in found if form and form.kind == kind and not form.collection]
    if not choices or not _answers.can_ask():
        return None
    widest = max(len(form.id) for form in choices)
    for form in choices:
        click.echo(f"  {form.id:{widest}}  {form.name}", err=True)
    question = say("表样的编号（没有就回车）", "the form's id (Enter for none)")
    answer = _answers.ask(question, lambda text: _answers.form(text, kind, settings) if text else "", default="")
    return answer or None


def _body(text: str | None, settings: Settings) -> Body:
    if text is None and settings.organization:
        return settings.organization
    question = say("预算单位的编码、名称或“编码 名称”", 'the organization\'s code, name or "CODE NAME"')
    return _answers.organization(
        text or _answers.needed("--organization", question, _answers.line), settings.organization
    )


def _rolled(old: Path, request: _Request, settings: Settings, output: str | None) -> _Table:
    for option, value in (("--kind", request.kind), ("--organization", request.organization)):
        if value is not None:
            zh, en = f"{option} 不能和 --from 一起用：照旧表的", f"{option} excludes --from: the old table says it"
            raise click.UsageError(say(zh, en))
    if old == _options.STDIN:
        raise click.UsageError(say("--from 要一个文件，不读标准输入", "--from takes a file, and does not read stdin"))
    _options.existing((old,))
    if old.is_dir():
        raise click.UsageError(say(f"{old} 是文件夹；--from 要一张表", f"{old} is a folder; --from takes one table"))
    loaded = load.load(old, settings, workspace.shown(old))
    table = loaded.table
    if table is None:
        _stop(loaded.findings)
    form = _answers.form(request.form, table.kind, settings) if request.form else None
    usual = str(table.year + 1) if table.year else None
    year = request.year or _answers.needed("--year", say("预算年度", "budget year"), _answers.year, default=usual)
    if table.year and year <= table.year:
        zh = f"--year {year} 要晚于旧表的年度 {table.year}"
        raise click.UsageError(say(zh, f"--year {year} has to be later than the old table's {table.year}"))
    rolled = rollover.roll(
        loaded.source,
        year,
        form=form.id if form else None,
        code=request.code,
        name=request.name,
        printed_on=forms.find(table.form, settings.forms).definition if table.form else None,
    )
    body = table.organization.key if table.organization else ""
    own = rolled.code or rolled.name or (DEPARTMENT if table.kind == "department" else old.name.removesuffix(SUFFIX))
    path = _place(output, settings, year, body or old.absolute().parent.name, own)
    return _Table(location.moved(rolled.text, old, path), path, _remark(rolled, table.year))


def _remark(rolled: Rolled, was: int | None) -> str:
    lines = []
    if rolled.has_blanks:
        zh, en = "金额要重新填，旧的在行尾的注释里", "the amounts are blank; the old ones stand beside them as comments"
        lines.append(say(zh, en))
    if rolled.stale:
        listed = say("、", ", ").join(map(str, rolled.stale))
        lines.append(say(f"这几行还写着 {was} 年，请核对：{listed}", f"lines that still speak of {was}: {listed}"))
    return "\n".join(lines or [say("核对后用 pgt validate 检查", "look it over, then check it with pgt validate")])


def _folder(output: str | None) -> Path:
    """Return the folder to look for `pgt.toml` in."""
    if output is None:
        return Path()
    return Path(output) if _is_folder(output) else Path(output).parent


def _is_folder(output: str) -> bool:
    return output.endswith(("/", os.sep)) or Path(output).is_dir()


def _place(output: str | None, settings: Settings, year: int, organization: str, name: str) -> Path:
    if output is None:
        return location.propose(settings.folder or Path(), year, organization, name)
    if _is_folder(output):
        return Path(output) / f"{location.file_name(name)}{SUFFIX}"
    if output.endswith(SUFFIX):
        return Path(output)
    raise click.UsageError(
        say(
            f"-o {output}：文件名要以 {SUFFIX} 结尾；文件夹要已经存在，或以 / 结尾",
            f"-o {output}: a file's name ends in {SUFFIX}; a folder exists, or its name ends in /",
        )
    )
