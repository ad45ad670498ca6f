"""`pgt sum`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from pgt import notices, totals, workspace
from pgt.cli import _options, _results, _tables
from pgt.cli._language import LANGUAGE, say
from pgt.diagnostics import visible
from pgt.load import Loaded
from pgt.money import AMOUNT_UNITS
from pgt.render import totals as render
from pgt.totals import GROUPINGS, LeftOut, Reason, Totals

EXAMPLES = say(
    "例子：\n\n\b\n  pgt sum examples/zhangjiakou-2021\n  pgt sum --by source --format csv -o 来源.csv 2021",
    "Examples:\n\n\b\n  pgt sum examples/zhangjiakou-2021\n  pgt sum --by source --format csv -o sources.csv 2021",
)
_WORKBOOKS = frozenset({".xlsx", ".xls", ".et", ".ods"})
DEFAULT_BY = ("organization", "year")


def _groupings(_context: click.Context, _parameter: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    names = dict.fromkeys(name for text in given for name in re.split(r"[\s,，、]+", text) if name)
    choice = click.Choice(GROUPINGS)
    by = tuple(choice.convert(name, _parameter, _context) for name in names) or DEFAULT_BY
    if "source" in by and "category" in by:
        raise click.BadParameter(
            say(
                "source 和 category 不能同时用：一笔资金不属于哪一类指标",
                "source and category exclude each other: money has no category",
            )
        )
    return by


@click.command(
    "sum",
    help=say(
        "汇总 PATHS（文件、文件夹或 -；默认当前文件夹）里的表，并核对各数是否对得上。",
        "Add up the tables at PATHS (files, folders or -; default: the current folder), and check that figures agree.",
    ),
    epilog=EXAMPLES,
)
@_options.PATHS
@click.option(
    "--by",
    multiple=True,
    callback=_groupings,
    metavar="KEY[,KEY…]",
    help=say(
        f"按什么分行：{', '.join(GROUPINGS)}；可以写几个（默认 {','.join(DEFAULT_BY)}）",
        f"what makes a row: {', '.join(GROUPINGS)}; several may be given (default: {','.join(DEFAULT_BY)})",
    ),
)
@click.option(
    "--unit",
    type=click.Choice([*AMOUNT_UNITS]),
    metavar="UNIT",
    help=say(
        f"金额单位：{'、'.join(AMOUNT_UNITS)}（默认用表里的；各表不一时用万元）",
        f"the unit of amounts: {', '.join(AMOUNT_UNITS)} (default: that of the tables; 万元 where they differ)",
    ),
)
@_options.format_option(*render.RENDERERS)
@click.option(
    "--check",
    is_flag=True,
    help=say("有一项对不上就以状态 1 退出", "exit with 1 when a figure is not the sum it should be"),
)
@_options.output_option
@click.pass_context
def command(  # noqa: PLR0917 -- click passes every option by name
    context: click.Context,
    paths: tuple[Path, ...],
    by: tuple[str, ...],
    unit: str | None,
    format_: str,
    check: bool,
    output: Path | None,
    force: bool,
) -> int:
    """Add tables up, and say whether they agree."""
    if output and output.suffix.lower() in _WORKBOOKS:
        raise click.UsageError(
            say(
                f"-o {output}：汇总不写成工作簿；写成 .csv，Excel、WPS 都能打开",
                f"-o {output}: a sum is no workbook; write a .csv, which spreadsheets open",
            )
        )
    format_ = _results.format_of(context, output)
    intake = _Intake()
    answer = totals.add_up(intake.watch(_tables.load_all(_options.existing(paths))), by, unit)
    result = render.RENDERERS[format_](answer, render.Style(LANGUAGE, _options.room(output)))
    _options.deliver(_results.encoded(result, format_) if output else result, output, force=force)
    for line in (*_warnings(answer, unit), *(_verdict(answer, format_) if check else ())):
        click.echo(visible(line), err=True)
    if intake.unreadable:
        return 2
    doubtful = intake.misread or any(left_out.doubtful for left_out in answer.left_out)
    return int(doubtful or (check and not all(held.ok for held in answer.checks)))


@dataclass(slots=True)
class _Intake:
    """What could not be read of what went by."""

    misread: bool = False
    unreadable: bool = False

    def watch(self, tables: Iterable[Loaded]) -> Iterator[Loaded]:
        """Pass tables on, and say at once why a file is none."""
        for loaded in tables:
            if loaded.table is None:
                self._complain(loaded)
            if not loaded.file.endswith(workspace.SETTINGS):
                yield loaded

    def _complain(self, loaded: Loaded) -> None:
        self.misread = True
        for finding in loaded.findings:
            self.unreadable = self.unreadable or finding.code == notices.UNREADABLE.code
            click.echo(_tables.line(finding), err=True)


def _warnings(answer: Totals, unit: str | None) -> Iterator[str]:
    unread = sum(left_out.reason is Reason.UNREAD for left_out in answer.left_out)
    if unread:
        yield say(
            f"{unread} 个文件读不成表，合计里没有它们",
            f"the sum is without {unread} file{'s' * (unread != 1)} that could not be read as a table",
        )
    for left_out in answer.left_out:
        if left_out.reason is not Reason.UNREAD:
            yield f"{left_out.file}: {_why(left_out)}"
    if unit is None and len(answer.units) > 1:
        units = [name for name in AMOUNT_UNITS if name in answer.units]
        yield say(
            f"各表的金额单位不一（{'、'.join(units)}），都折算成{answer.amount_unit}",
            f"the tables use several units ({', '.join(units)}); all amounts are shown in {answer.amount_unit}",
        )


def _why(left_out: LeftOut) -> str:
    if left_out.reason is Reason.NO_UNIT:
        return say(
            "没有计入：有金额，但没有写 amount_unit，pgt.toml 里也没有",
            "not counted: it has amounts without an amount_unit, and pgt.toml sets none",
        )
    same = say(f"没有计入：和 {left_out.other} 是同一张表", f"not counted: it is the same table as {left_out.other}")
    if left_out.reason is Reason.COPY:
        return same
    return same + say(
        "（年度、单位、编码或名称相同），但金额或名称不一样；请留下一张，或改正编码",
        " (year, organization, code or name), with another amount or name; keep one, or correct its code",
    )


def _verdict(answer: Totals, format_: str) -> Iterator[str]:
    failed = [held for held in answer.checks if not held.ok]
    if format_ == "csv":  # the others show them in the result
        yield from (render.check_line(held, LANGUAGE) for held in failed)
    count = len(answer.checks)
    if not count:
        yield say("没有可以核对的数", "there was nothing to check")
    elif failed:
        checks = f"{count} check{'s' * (count != 1)}"
        yield say(f"核对了 {count} 项，{len(failed)} 项不符", f"{checks}, {len(failed)} failed")
    else:
        holds = "1 check, which holds" if count == 1 else f"{count} checks, all hold"
        yield say(f"核对了 {count} 项，都相符", holds)
