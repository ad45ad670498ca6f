"""`pgt export-xlsx`."""

from __future__ import annotations

from pathlib import Path

import click

from pgt.cli import _printing
from pgt.cli._language import say
from pgt.render import xlsx

EXAMPLES = say(
    "例子：\n\n\b\n"
    "  pgt export-xlsx examples/zhangjiakou-2021 -o 绩效目标表.xlsx\n"
    "  pgt export-xlsx --split -o out/ --form hebei-2021 2021/762001",
    "Examples:\n\n\b\n"
    "  pgt export-xlsx examples/zhangjiakou-2021 -o tables.xlsx\n"
    "  pgt export-xlsx --split -o out/ --form hebei-2021 2021/762001",
)


@click.command(
    "export-xlsx",
    help=say(
        "把 PATHS（文件、文件夹或 -；默认当前文件夹）里的表按表样写成工作簿：一张表一页，前面有目录。",
        "Write the tables at PATHS (files, folders or -; default: the current folder) on their forms as a workbook: "
        "a sheet for each table, and contents in front.",
    ),
    epilog=EXAMPLES,
)
@_printing.options(say("要写的工作簿", "the workbook to write"))
def command(  # noqa: PLR0917 -- click passes every option by name
    paths: tuple[Path, ...], output: Path, split: bool, form_id: str | None, profile_id: str | None, force: bool
) -> int:
    """Export tables on their forms as a workbook."""
    medium = _printing.Medium(".xlsx", xlsx.render)
    return _printing.export(medium, paths, output, split=split, form_id=form_id, profile_id=profile_id, force=force)
