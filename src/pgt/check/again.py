"""Many files, of which most were checked before: what is known of them comes out of a cache."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pgt.check.cache import Cache, Entry
from pgt.check.report import Report
from pgt.check.selection import Selection
from pgt.diagnostics import Diagnostic


def check_again(
    paths: Iterable[Path | Diagnostic], selection: Selection, cache: Cache, jobs: int | None = None
) -> Iterator[Report]:
    """Yield what :func:`pgt.check.check` yields for all rules, and remember it.

    Where nothing has changed, neither rules nor YAML nor forms are imported.
    """
    entries = cache.look_up_all(paths)
    try:
        between = cache.together(entries)
        if between is None:
            yield from _check(entries, selection, cache, jobs)
        else:
            yield from (_known(entry, selection) for entry in entries)
            yield from between
            cache.through = entries
    finally:
        cache.close()


def _known(entry: Entry, selection: Selection) -> Report:
    """Return what is remembered of a file; one whose record is damaged is checked."""
    report = entry.report()
    if report is not None:
        return report
    from pgt.check.several import check_each

    return next(iter(check_each([entry.path], selection=selection)))[0]


def _check(entries: list[Entry], selection: Selection, cache: Cache, jobs: int | None) -> Iterator[Report]:
    from pgt.check.several import Gathered, check_each, check_together

    news = check_each((one.path for one in entries if one.record is None), selection=selection, jobs=jobs)
    gathered = Gathered()
    kept = 0
    for entry in entries:
        if entry.record is None:
            report, others = next(news)
            # What is wrong with settings or a form is said of a file that is not this one, and changes without it.
            kept += not others and cache.keep(entry, report)
        else:
            report, others = _known(entry, selection), ()
            kept += 1
        yield from gathered.take(report, others)
    between = list(check_together(gathered, selection=selection))
    # Whether a comment answers for something in vain depends on tables that were not given, too.
    if kept == len(entries) and not gathered.waiting:
        cache.keep_together(entries, between)
        cache.through = entries
    yield from between
