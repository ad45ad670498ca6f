"""As what the answers of `selfeval` and `monitor` are written: as --format says, or the name of the file."""

from __future__ import annotations

from pathlib import Path

import click

from pgt.cli import _options
from pgt.cli._language import say

WORKBOOK = ".xlsx"

_SUFFIXES = {".csv": "csv", ".md": "markdown", ".json": "json"}


def is_workbook(output: Path | None) -> bool:
    """Whether a workbook is asked for; what looks like another document of an office is refused."""
    suffix = output.suffix.lower() if output else ""
    if suffix in _options.OFFICE:
        raise click.UsageError(
            say(
                f"-o {output}：写不了 {suffix}，工作簿以 .xlsx 结尾",
                f"-o {output}: no {suffix}; workbooks end in .xlsx",
            )
        )
    return suffix == WORKBOOK


def format_of(context: click.Context, output: Path | None) -> str:
    """Return as what an answer is written."""
    return _options.format_for(context, output, _SUFFIXES)


def encoded(result: str, format_: str) -> str | bytes:
    """Return what a file is to hold: Excel takes a CSV file without a mark at its head for one of its own country's."""
    return result.encode("utf-8-sig") if format_ == "csv" else result
