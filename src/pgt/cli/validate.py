"""`pgt validate`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from pgt import check, load, source, workspace
from pgt.check import Report
from pgt.cli import _options
from pgt.cli._language import LANGUAGE, say
from pgt.diagnostics import Severity, visible
from pgt.render import findings
from pgt.render.findings import Style

EXAMPLES = say(
    "例子：\n\n\b\n  pgt validate examples/zhangjiakou-2021\n  pgt validate --format json 2021 > 结果.json",
    "Examples:\n\n\b\n  pgt validate examples/zhangjiakou-2021\n  pgt validate --format json 2021 > findings.json",
)


@click.command(
    "validate",
    help=say(
        "按格式和规则检查 PATHS（文件、文件夹或 -；默认当前文件夹）里的表。",
        "Check the tables at PATHS (files, folders or -; default: .) against the schema and the rules.",
    ),
    epilog=EXAMPLES,
)
@_options.PATHS
@_options.format_option("text", "concise", "json")
@click.option(
    "--fail-on",
    type=click.Choice([*(severity.value for severity in Severity), "never"]),
    default=Severity.ERROR.value,
    help=say("有这一级或更重的问题时退出状态为 1", "exit with 1 on findings of this weight or more"),
)
@click.option(
    "--stdin-filename",
    help=say("PATHS 为 - 时显示的文件名", "the name to show when PATHS is -"),
)
@click.option(
    "-v", "--verbose", is_flag=True, help=say("列出没能判断的规则和原因", "list what was not judged, and why")
)
@_options.color_option
@_options.output_option
def command(  # noqa: PLR0917 -- click passes every option by name
    paths: tuple[Path, ...],
    format_: str,
    fail_on: str,
    stdin_filename: str | None,
    verbose: bool,
    color: str,
    output: Path | None,
    force: bool,
) -> int:
    """Check tables and print what was found."""
    reports = _reports(_options.existing(paths), stdin_filename)
    counted = _Count(keep_skipped=verbose)
    style = Style(LANGUAGE, _options.wants_color(color) and output is None, _options.columns())
    renderer = findings.RENDERERS[format_](style)
    if output is None:
        for report in counted.watch(reports):
            click.echo(renderer.report(report), nl=False, color=True)
        click.echo(renderer.end(counted.files, counted.by_severity), nl=False)
    else:
        parts = [renderer.report(report) for report in counted.watch(reports)]
        parts.append(renderer.end(counted.files, counted.by_severity))
        _options.deliver("".join(parts), output, force=force)
    for skipped in counted.skipped:
        click.echo(f"{visible(skipped.file)}: {skipped.code} {skipped.verdict.why.to(LANGUAGE)}", err=True)
    if not counted.files and not counted.unreadable:
        click.echo(say(f"没有找到表（*{workspace.SUFFIX}）", f"no tables found (*{workspace.SUFFIX})"), err=True)
        return 2
    click.echo(findings.summary(counted.files, counted.unread, counted.by_severity, LANGUAGE), err=True)
    return counted.status(fail_on)


def _reports(paths: tuple[Path, ...], stdin_filename: str | None) -> Iterator[Report]:
    if paths != (Path("-"),):
        yield from check.check(workspace.discover(paths))
        return
    name = stdin_filename or "<stdin>"
    settings, broken = workspace.settings_of(Path(stdin_filename).parent if stdin_filename else Path())
    if broken:
        yield Report(broken[0].file, "", broken)
    content = _options.standard_input(source.SIZE_LIMIT)
    yield check.check_table(load.parse(name, content, settings), settings)


class _Count:
    """What went by, for the summary and the exit status."""

    def __init__(self, *, keep_skipped: bool) -> None:
        self.keep_skipped = keep_skipped
        self.unread = 0
        self.by_severity = dict.fromkeys(Severity, 0)
        self.unreadable = False
        self.skipped: list[check.Skipped] = []
        self._seen: set[str] = set()

    def watch(self, reports: Iterable[Report]) -> Iterator[Report]:
        for report in reports:
            self._count(report)
            yield report

    @property
    def files(self) -> int:
        """How many tables were looked at; one that is complained of twice counts once."""
        return len(self._seen)

    def _count(self, report: Report) -> None:
        if not report.file.endswith(workspace.SETTINGS) and report.file not in self._seen:
            self._seen.add(report.file)
            self.unread += report.table is None
        for finding in report.findings:
            self.by_severity[finding.severity] += 1
            self.unreadable = self.unreadable or finding.code == "PGT001"
        if self.keep_skipped:  # else they would be all that is kept of a table that has gone by
            self.skipped += report.skipped

    def status(self, fail_on: str) -> int:
        if self.unreadable:
            return 2
        if fail_on == "never":
            return 0
        return int(any(n and s.rank <= Severity(fail_on).rank for s, n in self.by_severity.items()))
