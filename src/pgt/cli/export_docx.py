"""`pgt export-docx`."""

from __future__ import annotations

from pathlib import Path

import click

from pgt.cli import _options, _printing
from pgt.cli._language import say
from pgt.render import docx

EXAMPLES = say(
    "例子：\n\n\b\n"
    "  pgt export-docx examples/qilian-2023 -o 绩效目标公开表.docx\n"
    "  pgt export-docx --split -o out/ --form mof-project-target 2021/762001",
    "Examples:\n\n\b\n"
    "  pgt export-docx examples/qilian-2023 -o tables.docx\n"
    "  pgt export-docx --split -o out/ --form mof-project-target 2021/762001",
)


@click.command(
    "export-docx",
    help=say(
        "把 PATHS（文件、文件夹或 -；默认当前文件夹）里的表按表样写成 Word 文档：一张表另起一页，前面有目录。",
        "Write the tables at PATHS (files, folders or -; default: the current folder) on their forms as a Word "
        "document: every table on a page of its own, and contents in front.",
    ),
    epilog=EXAMPLES,
)
@_printing.options(say("要写的文档", "the document to write"))
def command(  # noqa: PLR0917 -- click passes every option by name
    paths: tuple[Path, ...], output: Path, split: bool, form_id: str | None, profile_id: str | None, force: bool
) -> int:
    """Export tables on their forms as a Word document."""
    try:
        import docx as _  # noqa: F401 -- asked for before anything is read
    except ImportError:
        raise _options.Refused(
            say(
                "写 Word 文档要用 python-docx，还没有装：pip install python-docx",
                "Word documents need python-docx, which is not installed: pip install python-docx",
            )
        ) from None
    medium = _printing.Medium(".docx", docx.render)
    return _printing.export(medium, paths, output, split=split, form_id=form_id, profile_id=profile_id, force=force)
