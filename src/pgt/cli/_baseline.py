"""`--baseline` and `--write-baseline`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click

from pgt import baseline, files
from pgt.baseline import Baseline, NotABaselineError
from pgt.check import Report
from pgt.cli import _options
from pgt.cli._language import say
from pgt.diagnostics import visible

_LIMIT = 256 * 1024 * 1024
"""Bytes of a baseline: far more than that of the ten thousand tables that a province has."""


class Known:
    """What stands in a baseline, or is about to."""

    def __init__(self, read: Path | None, write: Path | None, *, force: bool) -> None:
        if read and write:
            raise click.UsageError(
                say("--baseline 和 --write-baseline 不能同时用", "--baseline and --write-baseline exclude each other")
            )
        self._path, self._write, self._force = read or write, write is not None, force
        self._baseline = _load(self._path, may_be_new=self._write, force=force) if self._path else None

    @property
    def count(self) -> int:
        """Findings that were not shown because they are known."""
        return self._baseline.known if self._baseline else 0

    def watch(self, reports: Iterable[Report]) -> Iterator[Report]:
        """Yield *reports* without what is known."""
        return self._baseline.watch(reports, adopt=self._write) if self._baseline else iter(reports)

    def finish(self, judged: Callable[[str], bool], *, verbose: bool) -> None:
        """Say which entries are not needed any more, or write the baseline anew."""
        if self._baseline is None or self._path is None:
            return
        stale = self._baseline.stale(judged)
        if self._write:
            entries = self._baseline.rewritten(judged)
            _options.deliver(baseline.text(entries), self._path, force=True)
            lost = say(f"，去掉 {len(stale)} 处", f", {len(stale)} dropped") if stale else ""
            click.echo(
                say(f"{self._path} 记了 {len(entries)} 处", f"{self._path}: {len(entries)} noted") + lost, err=True
            )
            return
        for entry in stale if verbose else ():
            click.echo(f"{visible(entry.file)}: {entry.code} {entry.place} {visible(entry.message)}", err=True)
        if stale:
            click.echo(
                say(
                    f"基线里有 {len(stale)} 处已经不在了（-v 列出）；用 --write-baseline 更新",
                    f"{len(stale)} in the baseline are gone (-v lists them); --write-baseline brings it up to date",
                ),
                err=True,
            )


def _load(path: Path, *, may_be_new: bool, force: bool) -> Baseline:
    """Return the baseline at *path*; one that is to be written may be new, and replaces nothing but a baseline."""
    folder = path.absolute().parent
    try:
        return baseline.parse(files.read(path, _LIMIT), folder)
    except FileNotFoundError:
        if may_be_new:
            return Baseline(folder)
        raise click.UsageError(
            say(
                f"没有 {path}；先用 --write-baseline {path} 记一份",
                f"there is no {path}; write one with --write-baseline {path}",
            )
        ) from None
    except OSError as error:
        why = files.reason(error)
        raise _options.Refused(say(f"读不到 {path}：{why.zh}", f"cannot read {path}: {why.en}")) from None
    except NotABaselineError:
        if may_be_new and force:
            return Baseline(folder)
        raise _options.Refused(say(f"{path} 不是这个版本的基线", f"{path} is not a baseline of this version")) from None
