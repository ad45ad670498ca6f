"""`pgt monitor`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from pgt import score
from pgt.cli import _blanks, _options, _profiles, _results, _tables
from pgt.cli._language import LANGUAGE, say
from pgt.cli._misread import Misread
from pgt.load import Loaded
from pgt.model import Table
from pgt.outline import Outline
from pgt.render import monitoring as render
from pgt.render.monitoring import Style
from pgt.score import Monitored
from pgt.score.watch import Watch, Watched

EXAMPLES = say(
    "例子：\n\n\b\n  pgt monitor --month 6 2021\n  pgt monitor -o 监控.xlsx 2021",
    "Examples:\n\n\b\n  pgt monitor --month 6 2021\n  pgt monitor -o monitoring.xlsx 2021",
)


@click.command(
    "monitor",
    help=say(
        "绩效监控：看 PATHS（文件、文件夹或 -；默认当前文件夹）里的表到某月支出和指标有没有落后于计划。",
        "Monitoring: whether the tables at PATHS (files, folders or -; default: .) are behind their plan at a month.",
    ),
    epilog=EXAMPLES,
)
@_options.PATHS
@click.option(
    "--month",
    metavar="MONTH",
    type=click.IntRange(1, 12),
    help=say("看到几月底（默认各表最近一次）", "the month whose end is looked at (default: the latest of each table)"),
)
@_profiles.OPTION
@_options.format_option(*render.RENDERERS)
@click.option(
    "--init",
    is_flag=True,
    help=say(
        "给每张表和每项指标加上 --month 那个月要填的空键（progress），已有的不动",
        "add what is to be filled in for --month (progress), blank, to every table and its indicators",
    ),
)
@click.option("--curve", is_flag=True, help=say("画出每张表的支出曲线", "draw the spending curve of every table"))
@_options.color_option
@_options.output_option
@click.pass_context
def command(  # noqa: PLR0917 -- click passes every option by name
    context: click.Context,
    paths: tuple[Path, ...],
    month: int | None,
    profile_id: str | None,
    format_: str,
    init: bool,
    curve: bool,
    color: str,
    output: Path | None,
    force: bool,
) -> int:
    """Hold progress against the plan."""
    if init:
        return _prepare(paths, month, is_alone=not curve and output is None and profile_id is None)
    is_workbook, format_ = _results.is_workbook(output), _results.format_of(context, output)
    intake = _Intake(_profiles.Choice(profile_id), month)
    tables = tuple(intake.take(_tables.load_all(_options.existing(paths))))
    if not tables:
        return intake.misread.none(_no_table())
    watch = Watch.of(tables, intake.profiles, month)
    if output is not None and is_workbook:
        from pgt.render.report import monitoring

        _options.deliver(monitoring.render(watch, LANGUAGE), output, force=force)
    else:
        style = Style(LANGUAGE, _options.wants_color(color) and output is None, curve, _options.room(output))
        result = render.RENDERERS[format_](watch, style)
        if output is None:
            _options.show(result, color=True)
        else:
            _options.deliver(_results.encoded(result, format_), output, force=force)
    for line in _asked(tables, month):
        click.echo(line, err=True)
    return intake.misread.status(failed=not watch.is_settled)


def _prepare(paths: tuple[Path, ...], month: int | None, *, is_alone: bool) -> int:
    """Add a blank entry for *month* to every table."""
    if month is None:
        raise click.UsageError(
            say("--init 要和 --month 一起用：加哪个月的", "--init goes with --month: which month is to be filled in")
        )
    if not is_alone:
        raise click.UsageError(
            say(
                "--init 只改表，不出结果：不能和 --profile、--curve、-o 一起用",
                "--init changes tables and prints no result: not with --profile, --curve or -o",
            )
        )
    misread = Misread()
    done = _blanks.watch(_options.existing(paths), month, _is_monitored, misread)
    return misread.none(_no_table()) if done is None else misread.status(failed=not done)


def _no_table() -> str:
    return say("没有可以监控的表", "there is no table to monitor")


def _asked(tables: Sequence[Watched], month: int | None) -> Iterator[str]:
    """Yield what is still to be filled in."""
    if lacking := sum(table.without_reason for table in tables):
        lights = f"{lacking} red light{'s' * (lacking != 1)}"
        yield say(f"{lacking} 个红灯没有写原因", f"{lights} without a reason")
    if unlit := sum(table.without_light for table in tables):
        indicators = f"{unlit} indicator{'s' * (unlit != 1)}"
        yield say(f"{unlit} 项指标看不出灯", f"{indicators} without a light")
    if blank := sum(table.money is None for table in tables):
        command = f"pgt monitor --init --month {month or say('月份', 'MONTH')}"
        count = f"{blank} table{'s' * (blank != 1)}"
        yield say(
            f"{blank} 张表没有监控数：填在 progress 里，{command} 加上要填的键",
            f"{count} without a figure: it goes below progress, and {command} adds the keys to fill in",
        )


@dataclass(slots=True)
class _Intake:
    """What is looked at of the files that were given, and what could not be read."""

    choice: _profiles.Choice
    month: int | None
    profiles: list[str] = field(default_factory=list)
    misread: Misread = field(default_factory=Misread)

    def take(self, tables: Iterable[Loaded]) -> Iterator[Watched]:
        """Look at tables as they come, and say at once why a file is none."""
        for loaded in tables:
            if loaded.table is None:
                self.misread.note(loaded)
            elif _is_monitored(loaded.table):
                yield self._watch(loaded, loaded.table)

    def _watch(self, loaded: Loaded, table: Table) -> Watched:
        profile = self.choice.of(loaded.file, table)
        self.profiles.append(profile.id)
        found = score.monitor(table, profile)
        month = _latest(found) if self.month is None else self.month
        return Watched(Outline.of(loaded.file, table), found, month)


def _is_monitored(table: Table) -> bool:
    """Whether there is anything to look at: a department whose prose alone is kept has no plan and no progress."""
    return bool(table.progress or table.spending_plan or any(True for _ in table.every_indicator()))


def _latest(found: Monitored) -> int | None:
    months = [point.month for point in found.money] + [point.month for point in found.indicators]
    return max(months, default=None)
