"""`pgt init`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from pgt import fittings
from pgt.cli import _options, _tables
from pgt.cli._language import say
from pgt.fittings import UNKNOWN, FileFitting, Git, State


@click.command(
    "init",
    help=say(
        "让 FOLDER（默认当前文件夹）所在的仓库认得表：pgt.toml、.gitattributes、git 的差异和合并、编辑器、"
        "提交前检查、CI。已有的内容不改；--remove 全部撤掉。",
        "Fit the repository of FOLDER (default: .) to its tables: pgt.toml, .gitattributes, git's diff and merge, the "
        "editor, pre-commit, CI. What is there is not changed; --remove undoes it all.",
    ),
    epilog=say(
        "例子：\n\n\b\n  pgt init\n  pgt init --check 2021",
        "Examples:\n\n\b\n  pgt init\n  pgt init --check 2021",
    ),
)
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.option(
    "--check", is_flag=True, help=say("只看缺什么；有缺的退出状态为 1", "only say what is missing; exit with 1")
)
@click.option("--remove", is_flag=True, help=say("撤掉 init 写的一切", "take off all that init has fitted"))
@click.option(
    "--ci",
    "services",
    type=click.Choice(list(fittings.CI)),
    multiple=True,
    help=say("写哪家的 CI（默认看 git 的远程地址）", "whose CI to write (default: where git's remotes point)"),
)
def command(folder: Path, check: bool, remove: bool, services: tuple[str, ...]) -> int:
    """Fit a repository to its tables, say what is missing, or undo it."""
    if check and remove:
        raise click.UsageError(say("--check 和 --remove 只用一个", "use either --check or --remove"))
    if not folder.is_dir():
        raise click.UsageError(say(f"没有这个文件夹：{folder}", f"no such folder: {folder}"))
    git = Git(folder)
    if git.has_no_files:
        raise click.UsageError(
            say(
                "这里是 git 自己的文件夹，没有表；到克隆出来的仓库里运行", "this folder is git's own; run it in a clone"
            )
        )
    top = git.top or folder
    wanted = services or fittings.services_of(git.hosts())
    tables = [loaded.table for loaded in _tables.load_any((folder,)) if loaded.table]
    pieces = list(fittings.files_for(fittings.settings_from(tables), wanted or (fittings.CI if remove else ())))
    if check:
        return _check(pieces, top, git)
    if remove:
        _remove(pieces, top, git)
        return 0
    return _fit(pieces, top, git)


def _check(pieces: Sequence[FileFitting], top: Path, git: Git) -> int:
    missing = [piece.path for piece in pieces if piece.state(_content(top / piece.path)) is not State.FITTED]
    if git.top is None:
        missing.append(say("git 仓库（先运行 git init）", "a git repository (run git init first)"))
    else:
        missing += [f"git config {key}" for key in git.missing()]
    for one in missing:
        _options.show(f"{one}\n")
    click.echo(
        say(f"缺 {len(missing)} 项；运行 pgt init 补上", f"{len(missing)} missing; pgt init adds them")
        if missing
        else say("什么都不缺", "nothing is missing"),
        err=True,
    )
    return int(bool(missing))


def _fit(pieces: Sequence[FileFitting], top: Path, git: Git) -> int:
    """Write what is missing; what cannot be added to is shown, to be written by hand."""
    by_hand = []
    for piece in pieces:
        path = top / piece.path
        content = _content(path)
        state = piece.state(content)
        if state is State.OTHER:
            by_hand.append(piece)
        elif state is State.MISSING:
            fitted = piece.fitted(content)
            _options.deliver(fitted, path, force=True)
            _options.show(f"{piece.path}\n")
            if UNKNOWN in fitted:
                zh, en = "里要填上 pgt 的安装地址", "wants the address that pgt is installed from"
                click.echo(say(f"{piece.path} {zh}", f"{piece.path} {en}"), err=True)
    refused = _set_up(git)
    for piece in by_hand:
        click.echo(
            say(
                f"{piece.path} 里已有别的内容，没有动；要写的是：", f"{piece.path} holds something else; write by hand:"
            ),
            err=True,
        )
        click.echo("".join(f"    {line}\n" for line in piece.by_hand().splitlines()), err=True, nl=False)
    if refused:
        raise _options.Refused(say(f"git 的设置写不进去：{refused}", f"git cannot be set up: {refused}"))
    return int(bool(by_hand))


def _set_up(git: Git) -> str:
    """Give git its settings; return what it says where it does not take them."""
    if git.top is None:
        click.echo(say("不在 git 仓库里：git 的设置没有写", "in no git repository: git was not set up"), err=True)
        return ""
    for key in git.missing():
        if refused := git.fit(key):
            return refused
        _options.show(f"git config {key}\n")
    for key, value in git.others():
        click.echo(
            say(f"git config {key} 已经是 {value}，没有动", f"git config {key} is {value} already: left alone"),
            err=True,
        )
    return ""


def _remove(pieces: Sequence[FileFitting], top: Path, git: Git) -> None:
    for piece in pieces:
        path = top / piece.path
        content = _content(path)
        if content is None:
            continue
        rest = piece.taken_off(content)
        if rest is None:
            path.unlink()
            _remove_empty(path.parent, top)
        elif rest != content:
            _options.deliver(rest, path, force=True)
        else:
            continue
        _options.show(f"{piece.path}\n")
    for key in git.take_off():
        _options.show(f"git config {key}\n")


def _content(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8")  # with its line ends
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        raise _options.Refused(say(f"{path} 不是 UTF-8", f"{path} is not UTF-8")) from None


def _remove_empty(folder: Path, top: Path) -> None:
    """Remove the folders that only held what was taken off."""
    while folder != top and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
