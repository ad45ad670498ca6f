"""`pgt merge-driver`."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import click

from pgt import files, merge
from pgt.cli import _options
from pgt.cli._language import say
from pgt.source import SIZE_LIMIT

SIDES = {"base": say("共同祖先", "the common base"), "ours": say("我方", "ours"), "theirs": say("对方", "theirs")}
MOST_CONFLICTS = 127
"""`git merge-file` exits with the number of conflicts up to this, and with more when it fails."""


@click.command(
    "merge-driver",
    help=say(
        "合并一张表的两个版本，结果写进我方。由 git 调用，见 docs/merge.md；退出状态 0 合并好了，1 有冲突，2 出错。",
        "Merge two versions of a table into OURS. For git to call, see docs/merge.md; exit status 0: merged, "
        "1: conflicts, 2: failed.",
    ),
    epilog=say(
        "例子：\n\n\b\n"
        '  git config merge.pgt.driver "pgt merge-driver %O %A %B --marker-size %L --path %P"\n'
        "  pgt merge-driver base.pgt.yaml ours.pgt.yaml theirs.pgt.yaml",
        "Examples:\n\n\b\n"
        '  git config merge.pgt.driver "pgt merge-driver %O %A %B --marker-size %L --path %P"\n'
        "  pgt merge-driver base.pgt.yaml ours.pgt.yaml theirs.pgt.yaml",
    ),
)
@click.argument("base", metavar=say("祖先", "BASE"), type=click.Path(path_type=Path))
@click.argument("ours", metavar=say("我方", "OURS"), type=click.Path(path_type=Path))
@click.argument("theirs", metavar=say("对方", "THEIRS"), type=click.Path(path_type=Path))
@click.option(
    "--marker-size", metavar="N", type=click.IntRange(1), default=7, help=say("冲突标记的长度", "length of the markers")
)
@click.option("--path", metavar="PATH", help=say("表在仓库里的路径，用来显示", "the table's path, to show"))
def command(base: Path, ours: Path, theirs: Path, marker_size: int, path: str | None) -> int:
    """Merge two versions of a table."""
    name = path or ours.as_posix()
    # One that is too large is no table, and left to git, which reads it whole.
    old, mine, other = (files.read(side, SIZE_LIMIT) for side in (base, ours, theirs))
    merged = merge.merge(old, mine, other, marker_size)
    if merged.content is None:
        unread = say("、", ", ").join(SIDES[side] for side in merged.unread)
        message = say(
            f"{name}：{unread}不是能读的表，改为逐行合并", f"{name}: {unread}: no table; merging line by line"
        )
        click.echo(message, err=True)
        return _merge_lines(base, ours, theirs, marker_size)
    _options.deliver(merged.content, ours, force=True)
    if not merged.conflicts:
        return 0
    count = len(merged.conflicts)
    click.echo(say(f"{name}：{count} 处冲突", f"{name}: {count} conflict{'s' * (count > 1)}"), err=True)
    for place in merged.conflicts:
        click.echo(f"  {' / '.join(place)}", err=True)
    return 1


def _merge_lines(base: Path, ours: Path, theirs: Path, marker_size: int) -> int:
    """Let git merge what is no table, as it would have without a driver."""
    git = shutil.which("git")
    if git is None:
        raise _options.Refused(say("找不到 git，没有合并", "git is not there; nothing was merged"))
    command = [git, "merge-file", f"--marker-size={marker_size}", "-L", "ours", "-L", "base", "-L", "theirs"]
    status = subprocess.run([*command, ours, base, theirs], check=False).returncode  # noqa: S603 -- git's own files
    return 2 if status < 0 or status > MOST_CONFLICTS else int(status > 0)
