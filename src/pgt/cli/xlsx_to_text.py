"""`pgt xlsx-to-text`."""

from __future__ import annotations

from pathlib import Path

import click

from pgt import files, read
from pgt.cli import _tables
from pgt.cli._language import say
from pgt.render.lines import lines


@click.command(
    "xlsx-to-text",
    help=say(
        "把工作簿或 Word 文档印成文字，一行一行，给 git diff 用（pgt init 会设好）。",
        "Print a workbook or a Word document as text, row by row, for git diff (pgt init sets it up).",
    ),
    epilog=say(
        '例子：\n\n\b\n  git config diff.pgt-xlsx.textconv "pgt xlsx-to-text"\n  pgt xlsx-to-text 绩效目标表.xlsx',
        'Examples:\n\n\b\n  git config diff.pgt-xlsx.textconv "pgt xlsx-to-text"\n  pgt xlsx-to-text tables.xlsx',
    ),
)
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
def command(path: Path) -> int:
    """Print what a workbook shows."""
    pages, refused = read.read(path.as_posix(), files.read(path, read.SIZE_LIMIT))
    if refused is not None:
        click.echo(_tables.line(refused), err=True)
        return 2
    for page in pages:
        click.echo(lines(page.grid), nl=False)
    return 0
