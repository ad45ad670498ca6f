"""What `pgt validate` does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pgt import check, workspace
from pgt.check import Mended, Mending, Report, Selection, Skipped
from pgt.check.database import cache_folder
from pgt.cli import _options
from pgt.cli._again import Saying
from pgt.cli._language import LANGUAGE, say
from pgt.diagnostics import Severity, visible
from pgt.render import findings
from pgt.render.findings import Renderer, Style, Tally

if TYPE_CHECKING:
    from pgt.cli._baseline import Known


def run(
    paths: tuple[Path, ...],
    format_: str,
    saying: Saying,
    *,
    use_cache: bool,
    folder: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    baseline: Path | None,
    write_baseline: Path | None,
    statistics: bool,
    summary: bool,
    stdin_filename: str | None,
    verbose: bool,
    color: str,
    output: Path | None,
    force: bool,
) -> int:
    """Check tables, print what was found, and put right what can be."""
    mending = Mending.NONE if not (fix or diff) else Mending.EVERY if unsafe_fixes else Mending.SAFE
    selection = Selection(select, ignore, mending)
    reports = _reports(paths, stdin_filename, selection, saying, use_cache=use_cache)
    tally = Tally(keep_skipped=verbose)
    if diff:
        return _show_changes(tally.watch(reports), tally, saying)
    limit = None if fail_on == "never" else Severity(fail_on)
    color_wanted = _options.wants_color(color) and output is None
    style = Style(LANGUAGE, color_wanted, _options.columns(), unsafe_fixes, limit, folder)
    renderer = _renderer(format_, style, output, statistics=statistics, summary=summary)
    known = _known(baseline, write_baseline, force=force)
    if fix:
        reports = _writing(reports, paths)
    # A table from stdin goes to stdout, so what is left to say of it cannot.
    shown = known.watch(reports) if known else reports
    _print(renderer, tally, shown, output, saying, force=force, err=fix and paths == (_options.STDIN,))
    for skipped in _not_judged(tally, selection) if verbose else ():
        saying.complain(f"{visible(skipped.file)}: {skipped.code} {skipped.verdict.why.to(LANGUAGE)}")
    if not tally.files and not tally.unreadable:
        return _nothing(saying)
    if known:
        known.finish(selection.admits, verbose=verbose)
    saying.complain(findings.summary(tally, LANGUAGE, known.count if known else 0))
    return 2 if tally.unreadable else int(tally.fails(limit))


def _known(baseline: Path | None, write_baseline: Path | None, *, force: bool) -> Known | None:
    """Return what stands in the baseline, or is about to; most runs have none, and do not import what reads it."""
    if baseline is None and write_baseline is None:
        return None
    from pgt.cli._baseline import Known

    return Known(baseline, write_baseline, force=force)


def _not_judged(tally: Tally, selection: Selection) -> Iterator[Skipped]:
    from pgt.check import years  # all rules come with it

    yield from tally.skipped
    if alone := years.alone(tuple(tally.tables.values()), selection):
        yield alone


def _reports(
    paths: tuple[Path, ...], stdin_filename: str | None, selection: Selection, saying: Saying, *, use_cache: bool
) -> Iterator[Report]:
    if paths != (_options.STDIN,):
        yield from _on_disk(paths, selection, saying, use_cache=use_cache)
        return
    from pgt import load, source
    from pgt.check.codes import unheard

    path = Path(stdin_filename) if stdin_filename else None
    settings, broken = workspace.settings_of(path.parent if path else Path())
    if broken := (*broken, *unheard(settings)):
        yield Report(broken[0].file, "", broken, is_table=False)
    content = _options.standard_input(source.SIZE_LIMIT)
    loaded = load.parse(workspace.shown(path) if path else "<stdin>", content, settings)
    report = check.mend_table(loaded, settings, selection=selection)
    yield report if report.mended else replace(report, mended=Mended((), "", "", content))


def _on_disk(paths: tuple[Path, ...], selection: Selection, saying: Saying, *, use_cache: bool) -> Iterator[Report]:
    found = workspace.discover(paths, saying.ignoring)
    # What --fix would write is worked out from the text, which is not in the cache.
    if use_cache and selection.mending is Mending.NONE and (folder := cache_folder()):
        from pgt.check.again import check_again
        from pgt.check.cache import Cache

        if cache := Cache.open(folder, selection):
            saying.looked_into = cache.looked_into
            return check_again(found, selection, cache)
    return check.check(found, selection=selection)


def _writing(reports: Iterable[Report], paths: tuple[Path, ...]) -> Iterator[Report]:
    """Write what was mended before its report goes on: rules over several tables read the files again."""
    for report in reports:
        if report.mended:
            output = None if paths == (_options.STDIN,) else Path(report.file).resolve()
            _options.deliver(report.mended.content, output, force=True)
        yield report


def _show_changes(reports: Iterable[Report], tally: Tally, saying: Saying) -> int:
    """Print what --fix would change, and of what would be left only what keeps a file from being read.

    1 says that there is something of either.
    """
    from pgt.cli import _tables
    from pgt.cli._patch import unified

    changed = 0
    for report in reports:
        for finding in report.findings:
            if check.keeps_from_reading(finding):
                saying.complain(_tables.line(finding))
        if report.mended and report.mended.codes:
            changed += 1
            lines = unified(report.file, report.mended.old, report.mended.new)
            _options.show(lines)
            if not lines:
                saying.complain(
                    visible(say(f"{report.file}：只改行尾、BOM", f"{report.file}: nothing but line ends and BOM"))
                )
    if not tally.files:
        return _nothing(saying)
    count = tally.fixed
    click.echo(
        say(
            f"可以改 {changed} 个文件里的 {count} 处" if count else "没有可以改的",
            f"{count} fixable in {changed} file{'s' * (changed != 1)}" if count else "nothing to fix",
        ),
        err=True,
    )
    return 2 if tally.unreadable else int(changed > 0 or tally.unread > 0)


def _print(
    renderer: Renderer,
    tally: Tally,
    reports: Iterable[Report],
    output: Path | None,
    saying: Saying,
    *,
    force: bool,
    err: bool,
) -> None:
    if output is None:
        for report in tally.watch(reports):
            saying.say(renderer.report(report), err=err)
        saying.say(str(renderer.end(tally.files, tally.by_severity)), err=err)
        return
    parts = [renderer.report(report) for report in tally.watch(reports)]
    end = renderer.end(tally.files, tally.by_severity)
    _options.deliver(end if isinstance(end, bytes) else "".join((*parts, end)), output, force=force)


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


def _nothing(saying: Saying) -> int:
    saying.complain(_options.nothing_found())
    return 2
