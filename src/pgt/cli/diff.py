"""`pgt diff`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from pgt import changes
from pgt.changes import Comparison, Part
from pgt.check import ignores
from pgt.cli import _options, _progress, _sides, _tables
from pgt.cli._language import LANGUAGE, say
from pgt.diagnostics import Diagnostic
from pgt.render import changes as render
from pgt.render.changes import Style
from pgt.shelf import Disk, Shelf
from pgt.source import Source

EXAMPLES = say(
    "例子：\n\n\b\n  pgt diff 2020 2021\n  pgt diff v2021 -- 2021/762001\n"
    "  pgt diff -o 对比表.xlsx v2020:2020 v2021:2021",
    "Examples:\n\n\b\n  pgt diff 2020 2021\n  pgt diff v2021 -- 2021/762001\n"
    "  pgt diff -o changes.xlsx v2020:2020 v2021:2021",
)

WHOLE = ("markdown", "json", "html", "xlsx")
"""Formats that say something of tables without changes, too."""

FINDINGS = "findings"
PARTS = (*(part.value for part in Part), FINDINGS)


class _Diff(click.Command):
    """Click takes `--` away; which side of it a name stood on says whether it is a revision or a path."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Remember how many names follow `--`."""
        ctx.meta[__name__] = len(args) - args.index("--") - 1 if "--" in args else None
        return super().parse_args(ctx, args)


def _parts(_context: click.Context, parameter: click.Parameter, given: tuple[str, ...]) -> frozenset[str]:
    names = [name for text in given for name in re.split(r"[\s,，、]+", text) if name]
    choice = click.Choice(PARTS)
    return frozenset(choice.convert(name, parameter, _context) for name in names)


@click.command(
    "diff",
    cls=_Diff,
    help=say(
        "对比两年、两个文件夹、两个文件或两个 git 版本：OLD 和 NEW 各是一个文件、文件夹或版本（v2021、HEAD~3、"
        "v2020:2020/762001）。只写一个版本，就和现在的文件比；在 -- 后面可以限定路径。",
        "Compare two years, folders, files or git revisions: OLD and NEW are each a file, a folder or a revision "
        "(v2021, HEAD~3, v2020:2020/762001). A revision alone is compared with the files as they are; paths after -- "
        "narrow that down.",
    ),
    epilog=EXAMPLES,
)
@click.argument("sides", nargs=-1, metavar=say("[OLD [NEW]] [-- 路径…]", "[OLD [NEW]] [-- PATHS...]"))
@_options.format_option(*render.RENDERERS)
@click.option("--summary", is_flag=True, help=say("只给数字，每张表一行", "the numbers alone, a line for each table"))
@click.option(
    "--only",
    multiple=True,
    callback=_parts,
    metavar="PART[,PART…]",
    help=say(f"只看这些：{'、'.join(PARTS)}", f"only these: {', '.join(PARTS)}"),
)
@click.option("--exit-code", is_flag=True, help=say("有变化时退出状态为 1", "exit with 1 where anything changed"))
@click.option(
    "--fail-on",
    type=click.Choice(["loosened", "any"]),
    help=say(
        "有放松的（指标值放松、去掉运算符、改为定性，指标或表取消）或有任何变化时，退出状态为 1",
        "exit with 1 where anything was loosened (a target, its operator, a quantity made qualitative, an indicator or "
        "a table dropped), or where anything changed",
    ),
)
@_options.color_option
@_options.output_option
@click.pass_context
def command(  # noqa: PLR0917 -- click passes every option by name
    context: click.Context,
    sides: tuple[str, ...],
    format_: str,
    summary: bool,
    only: frozenset[str],
    exit_code: bool,
    fail_on: str | None,
    color: str,
    output: Path | None,
    force: bool,
) -> int:
    """Compare tables and print what changed."""
    after = context.meta[__name__]
    names, paths = (sides, ()) if after is None else (sides[: len(sides) - after], sides[len(sides) - after :])
    old, new = _sides.sides(names, tuple(map(Path, paths)) if after is not None else None)
    format_ = _options.format_for(context, output, render.SUFFIXES)
    if format_ in render.BINARY:
        _options.require_file(format_, output)
    whole = summary or format_ in WHOLE or fail_on == "loosened"
    with _sides.refusing(), _progress.shown(say("读取", "reading")) as tell:
        found = changes.compare(old, new, whole=whole, keep=_unanswered, tell=tell)
    for line in _without_tables(found, (old, new), named=len(names) == len((old, new))):
        click.echo(line, err=True)
    comparison = _selected(found, only)
    style = Style(LANGUAGE, _options.wants_color(color) and output is None, _options.room(output))
    renderers = render.SUMMARIES if summary else render.RENDERERS
    _deliver(renderers[format_](comparison, style), output, force=force)
    for line in _complaints(comparison):
        click.echo(line, err=True)
    click.echo(render.closing(comparison, LANGUAGE), err=True)
    if comparison.unread:
        return 2
    if exit_code or fail_on == "any":
        return int(comparison.differs)
    return int(fail_on == "loosened" and comparison.loosened)


def _without_tables(comparison: Comparison, sides: tuple[Shelf, Shelf], *, named: bool) -> Iterator[str]:
    """Say which side has no tables, and whose were left out.

    A folder that was named was meant to have some; a revision may be older than all of them.
    """
    for side in sides:
        for module in sorted(side.left_out) if isinstance(side, _sides.WorkTree) else ():
            yield say(
                f"{module} 是另一个 git 仓库（子模块），没有对比；在它里面运行 pgt diff",
                f"{module} is a repository of its own and was left out; run pgt diff inside of it",
            )
        if side.name not in comparison.empty:
            continue
        if named and isinstance(side, Disk):
            raise _options.NothingFound(side.name)
        name = side.name or say("现在", "as it is now")
        none = _options.nothing_found()
        yield say(f"{name}：{none}", f"{name}: {none}")


def _unanswered(source: Source, findings: Iterable[Diagnostic]) -> Sequence[Diagnostic]:
    return ignores.read(source).keep(findings)


def _selected(comparison: Comparison, only: frozenset[str]) -> Comparison:
    if not only:
        return comparison
    return comparison.only(frozenset(part for part in Part if part in only), findings=FINDINGS in only)


def _deliver(result: str | bytes, output: Path | None, *, force: bool) -> None:
    if output is None:
        _options.show(result, color=True)
    else:
        _options.deliver(result, output, force=force)


def _complaints(comparison: Comparison) -> Iterator[str]:
    for finding in comparison.warnings:
        yield _tables.line(finding)
    for unread in comparison.unread:
        for finding in unread.findings:
            yield _tables.line(finding)
        if unread.counterpart:
            yield say(
                f"  {unread.counterpart} 没有可对比的另一边，也没有列出",
                f"  {unread.counterpart} has nothing to be compared with, and is not listed",
            )
    is_doubtful = any(not unread.counterpart for unread in comparison.unread)
    if is_doubtful and any(None in (table.old, table.new) for table in comparison.tables):
        yield say(
            "  新增、取消的表，另一边也许就在读不成的文件里",
            "  the other side of what was added or removed may be among the files that could not be read",
        )
