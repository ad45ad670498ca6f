"""`pgt validate`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import click

from pgt import check, workspace
from pgt.check import Mended, Mending, Report, Selection, Skipped
from pgt.cli import _baseline, _options
from pgt.cli._language import LANGUAGE, say
from pgt.diagnostics import Severity, visible
from pgt.render import findings
from pgt.render.findings import Renderer, Style, Tally

EXAMPLES = say(
    "例子：\n\n\b\n"
    "  pgt validate examples/zhangjiakou-2021\n"
    "  pgt validate --diff 2021\n"
    "  pgt validate --format xlsx -o 审核意见.xlsx 2021",
    "Examples:\n\n\b\n"
    "  pgt validate examples/zhangjiakou-2021\n"
    "  pgt validate --diff 2021\n"
    "  pgt validate --format xlsx -o remarks.xlsx 2021",
)
STDIN = (Path("-"),)
AUTO = "auto"


def _codes(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Return the codes, or beginnings of codes, that are named; several may stand behind one option."""
    named = tuple(dict.fromkeys(name for text in given for name in re.split(r"[\s,，、]+", text) if name))
    if not named:
        return named
    from pgt import catalogue
    from pgt.suggestion import did_you_mean

    known = catalogue.notices()
    for name in named:
        if not any(code.startswith(name) for code in known):
            better = did_you_mean(name, known).to(LANGUAGE)
            raise click.BadParameter(say(f"没有规则 {name}；{better}", f"there is no rule {name}; {better}"))
    return named


@click.command(
    "validate",
    help=say(
        "按格式和规则检查 PATHS（文件、文件夹或 -；默认当前文件夹）里的表。",
        "Check the tables at PATHS (files, folders or -; default: .) against the schema and the rules.",
    ),
    epilog=EXAMPLES,
)
@_options.PATHS
@_options.format_option(*findings.RENDERERS, AUTO)
@click.option(
    "--select",
    multiple=True,
    callback=_codes,
    metavar="CODE[,CODE…]",
    help=say("只要这些规则：代码或代码的开头，如 PGT4", "nothing but these rules: codes or beginnings such as PGT4"),
)
@click.option(
    "--ignore",
    multiple=True,
    callback=_codes,
    metavar="CODE[,CODE…]",
    help=say(
        "不要这些规则；和 --select 重叠时更长的算数", "not these; where --select says otherwise the longer decides"
    ),
)
@click.option(
    "--fail-on",
    type=click.Choice([*(severity.value for severity in Severity), "never"]),
    default=Severity.ERROR.value,
    help=say("有这一级或更重的问题时退出状态为 1", "exit with 1 on findings of this weight or more"),
)
@click.option(
    "--fix",
    is_flag=True,
    help=say("改好只有一种改法的问题，注释不动", "put right what has one right answer; comments stay"),
)
@click.option(
    "--unsafe-fixes",
    is_flag=True,
    help=say("连要看一眼的改法也算（配合 --fix、--diff）", "take fixes that want a look, too (with --fix or --diff)"),
)
@click.option(
    "--diff",
    is_flag=True,
    help=say("不写文件，印出 --fix 会改哪些行", "write nothing; print the lines that --fix would change"),
)
@_baseline.options
@click.option(
    "--no-cache",
    is_flag=True,
    help=say("不用上次记下的结果，全部重新检查", "check every file again, whatever is known of it from earlier runs"),
)
@click.option("--statistics", is_flag=True, help=say("不列问题，按规则数", "count by rule instead of listing"))
@click.option("--summary", is_flag=True, help=say("不列问题，按单位数", "count by organization instead of listing"))
@click.option(
    "--stdin-filename",
    help=say("PATHS 为 - 时显示的文件名，按它取设置", "the name to show when PATHS is -, whose settings hold"),
)
@click.option(
    "-v", "--verbose", is_flag=True, help=say("列出没能判断的规则和原因", "list what was not judged, and why")
)
@_options.color_option
@_options.output_option
def command(  # noqa: PLR0917 -- click passes every option by name
    paths: tuple[Path, ...],
    format_: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    baseline: Path | None,
    write_baseline: Path | None,
    no_cache: bool,
    statistics: bool,
    summary: bool,
    stdin_filename: str | None,
    verbose: bool,
    color: str,
    output: Path | None,
    force: bool,
) -> int:
    """Check tables, print what was found, and put right what can be."""
    paths = _options.existing(paths)
    mending = Mending.NONE if not (fix or diff) else Mending.EVERY if unsafe_fixes else Mending.SAFE
    selection = Selection(select, ignore, mending)
    reports = _reports(paths, stdin_filename, selection, use_cache=not no_cache)
    tally = Tally(keep_skipped=verbose)
    if diff:
        return _show_changes(tally.watch(reports), tally)
    limit = None if fail_on == "never" else Severity(fail_on)
    style = Style(LANGUAGE, _options.wants_color(color) and output is None, _options.columns(), unsafe_fixes, limit)
    renderer = _renderer(_format(format_), style, output, statistics=statistics, summary=summary)
    known = _baseline.Known(baseline, write_baseline, force=force)
    if fix:
        reports = _writing(reports, paths)
    # A table from stdin goes to stdout, so what is left to say of it cannot.
    _print(renderer, tally, known.watch(reports), output, force=force, err=fix and paths == STDIN)
    for skipped in _not_judged(tally, selection) if verbose else ():
        click.echo(f"{visible(skipped.file)}: {skipped.code} {skipped.verdict.why.to(LANGUAGE)}", err=True)
    if not tally.files and not tally.unreadable:
        return _nothing()
    known.finish(selection.admits, verbose=verbose)
    click.echo(findings.summary(tally, LANGUAGE, known.count), err=True)
    return 2 if tally.unreadable else int(tally.fails(limit))


def _not_judged(tally: Tally, selection: Selection) -> Iterator[Skipped]:
    from pgt.check import years  # all rules come with it

    yield from tally.skipped
    if alone := years.alone(tuple(tally.tables.values()), selection):
        yield alone


def _reports(
    paths: tuple[Path, ...], stdin_filename: str | None, selection: Selection, *, use_cache: bool
) -> Iterator[Report]:
    if paths != STDIN:
        yield from _on_disk(paths, selection, use_cache=use_cache)
        return
    from pgt import load, source

    path = Path(stdin_filename) if stdin_filename else None
    settings, broken = workspace.settings_of(path.parent if path else Path())
    if broken:
        yield Report(broken[0].file, "", broken)
    content = _options.standard_input(source.SIZE_LIMIT)
    loaded = load.parse(workspace.shown(path) if path else "<stdin>", content, settings)
    report = check.mend_table(loaded, settings, selection=selection)
    yield report if report.mended else replace(report, mended=Mended((), "", "", content))


def _on_disk(paths: tuple[Path, ...], selection: Selection, *, use_cache: bool) -> Iterator[Report]:
    found = workspace.discover(paths)
    # What --fix would write is worked out from the text, which is not in the cache.
    if use_cache and selection.mending is Mending.NONE and (folder := _options.cache_folder()):
        from pgt.check.again import check_again
        from pgt.check.cache import Cache

        if cache := Cache.open(folder, selection):
            return check_again(found, selection, cache)
    return check.check(found, selection=selection)


def _writing(reports: Iterable[Report], paths: tuple[Path, ...]) -> Iterator[Report]:
    """Write what was mended before its report goes on: rules over several tables read the files again."""
    for report in reports:
        if report.mended:
            output = None if paths == STDIN else Path(report.file).resolve()
            _options.deliver(report.mended.content, output, force=True)
        yield report


def _show_changes(reports: Iterable[Report], tally: Tally) -> int:
    """Print what --fix would change, and nothing of what would be left; 1 says that there is something."""
    from pgt.cli._patch import unified

    changed = 0
    for report in reports:
        if report.mended and report.mended.codes:
            changed += 1
            click.echo(unified(report.file, report.mended.old, report.mended.new), nl=False)
    if not tally.files:
        return _nothing()
    count = tally.fixed
    click.echo(
        say(
            f"可以改 {changed} 个文件里的 {count} 处" if count else "没有可以改的",
            f"{count} fixable in {changed} file{'s' * (changed != 1)}" if count else "nothing to fix",
        ),
        err=True,
    )
    return 2 if tally.unreadable else int(changed > 0)


def _print(
    renderer: Renderer, tally: Tally, reports: Iterable[Report], output: Path | None, *, force: bool, err: bool
) -> None:
    if output is None:
        for report in tally.watch(reports):
            click.echo(renderer.report(report), nl=False, color=True, err=err)
        click.echo(renderer.end(tally.files, tally.by_severity), nl=False, err=err)
        return
    parts = [renderer.report(report) for report in tally.watch(reports)]
    end = renderer.end(tally.files, tally.by_severity)
    _options.deliver(end if isinstance(end, bytes) else "".join((*parts, end)), output, force=force)


def _format(name: str) -> str:
    """Return the format meant by *name*: on GitHub's runners `auto` is what they show beside the lines of a change."""
    if name != AUTO:
        return name
    return "github" if os.environ.get("GITHUB_ACTIONS") and os.environ.get("GITHUB_WORKFLOW") else "text"


def _renderer(name: str, style: Style, output: Path | None, *, statistics: bool, summary: bool) -> Renderer:
    if statistics or summary:
        from pgt.render.findings.overview import FORMATS, Overview

        choices = (*FORMATS, "json")
        if name not in choices:
            listed = ", ".join(choices)
            raise click.UsageError(
                say(
                    f"--statistics 和 --summary 的 --format 可以写：{listed}",
                    f"with --statistics and --summary, --format is one of: {listed}",
                )
            )
        return Overview(style, name, statistics, summary)
    if name in findings.BINARY:
        _options.require_file(name, output)
    return findings.RENDERERS[name](style)


def _nothing() -> int:
    click.echo(say(f"没有找到表（*{workspace.SUFFIX}）", f"no tables found (*{workspace.SUFFIX})"), err=True)
    return 2
