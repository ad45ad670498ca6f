"""Options and habits that several commands share."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any

import click
from click.core import ParameterSource

from pgt.cli._language import say
from pgt.cli._run import let_stdout_go
from pgt.discovery import SUFFIX


class Refused(click.ClickException):
    """Something could not be written, or must not be."""

    exit_code = 2


class NothingFound(click.ClickException):
    """There are no tables at the paths that were given, which is wrong usage."""

    exit_code = 2

    def __init__(self, where: str = "") -> None:
        """Say where none was found, if it is one of several places."""
        none = nothing_found()
        super().__init__(say(f"{where}：{none}", f"{where}: {none}") if where else none)

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the words alone, as `pgt validate` does."""
        click.echo(self.message, file=file)


STDIN = Path("-")
"""What stands for stdin where a path is asked for."""


class _NamedPath(click.Path):
    """A path that is one: an empty text, as of a variable that is not set, would stand for the current folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            raise click.UsageError(say("路径是空的", "a path is empty"))
        return super().convert(value, param, ctx)


PATHS = click.argument("paths", nargs=-1, type=_NamedPath(path_type=Path))


def color_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--color``."""
    return click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        help=say("是否用颜色（默认看终端和 NO_COLOR）", "use colour (default: as the terminal and NO_COLOR say)"),
    )(function)


def _replaceable(_context: click.Context, _option: click.Parameter, output: Path | None) -> Path | None:
    """Refuse what no file can be written to, before anything is worked out; - is stdout, as it is stdin elsewhere."""
    if output == STDIN:
        return None
    if output is not None:
        taken(output)
    return output


def taken(output: Path) -> bool:
    """Whether there is a file at *output*; what can never be written to is refused, with or without ``--force``."""
    from pgt import files

    try:
        if output.is_dir():
            raise click.UsageError(say(f"{output} 是文件夹：写出文件名", f"{output} is a folder: name a file"))
        return files.is_taken(output)
    except OSError as error:
        raise _unwritable(output, error) from None


def already_there(output: Path) -> Refused:
    """Return what is said of a file that is there already."""
    return Refused(say(f"{output} 已经存在；要覆盖请加 --force", f"{output} exists; add --force to overwrite it"))


def _unwritable(output: Path, error: OSError) -> Refused:
    from pgt import files, workspace

    where, why = workspace.shown(output), files.reason(error)
    return Refused(say(f"{where} 写不进去：{why.zh}", f"cannot write {where}: {why.en}"))


def output_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``-o FILE`` and ``--force``."""
    function = click.option("--force", is_flag=True, help=say("覆盖已有的文件", "overwrite files that exist"))(function)
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path),
        metavar="FILE",
        callback=_replaceable,
        help=say("写入文件，而不是标准输出", "write to a file instead of stdout"),
    )(function)


def baseline_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--baseline`` and ``--write-baseline``."""
    function = click.option(
        "--write-baseline",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help=say("把现有的问题都记进基线 FILE", "note all that is found now in the baseline FILE"),
    )(function)
    return click.option(
        "--baseline",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help=say("只报基线 FILE 里没有的问题", "report only what is not in the baseline FILE"),
    )(function)


def format_option(*formats: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add ``--format`` with *formats*, the first being the default."""
    return click.option(
        "-f",
        "--format",
        "format_",
        type=click.Choice(formats),
        default=formats[0],
        help=say("结果的形式", "the form of the result"),
    )


OFFICE = frozenset({".xls", ".et", ".ods", ".doc", ".docx", ".wps", ".pdf"})
"""What the documents of an office end in that pgt does not write answers as: as text, nothing could open them."""


def format_for(context: click.Context, output: Path | None, suffixes: Mapping[str, str]) -> str:
    """Return ``--format``, or, where it was left out, the one that the suffix of *output* stands for."""
    chosen: str = context.params["format_"]
    if output is None or context.get_parameter_source("format_") is not ParameterSource.DEFAULT:
        return chosen
    suffix = output.suffix.lower()
    if suffix in OFFICE and suffix not in suffixes:
        known = list(suffixes)
        raise click.UsageError(
            say(
                f"-o {output}：写不了 {suffix}，可以写：{'、'.join(known)}",
                f"-o {output}: no {suffix}; known here: {', '.join(known)}",
            )
        )
    return suffixes.get(suffix, chosen)


def require_file(format_: str, output: Path | None) -> None:
    """Refuse to print what is no text: a terminal can do nothing with it."""
    if output is None:
        raise click.UsageError(
            say(f"--format {format_} 要用 -o 写出文件名", f"--format {format_} needs a file: -o NAME")
        )


def wants_color(choice: str) -> bool:
    """Whether stdout is to be coloured; click itself does not look at NO_COLOR (no-color.org)."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("FORCE_COLOR")) or on_terminal()


def columns() -> int:
    """How many columns a result may take: those of the terminal, or 100 where there is none."""
    if not on_terminal():
        return 100
    import shutil  # slow to import, for its compressed archives

    return shutil.get_terminal_size((100, 24)).columns


def room(output: Path | None) -> int | None:
    """How many columns a table may take: those of the terminal; None where the result goes elsewhere."""
    return columns() if output is None and on_terminal() else None


def on_terminal() -> bool:
    """Whether somebody looks at stdout, which is None where whoever started us has closed it."""
    return sys.stdout is not None and sys.stdout.isatty()


def existing(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return *paths*, or the current folder where none is given; a path that is not there is wrong usage."""
    if len(paths) > 1 and STDIN in paths:
        raise click.UsageError(say("- 表示标准输入，只能单独用", "- stands for stdin and cannot be mixed with paths"))
    for path in paths:
        if not os.path.lexists(path) and path != STDIN:
            from pgt.diagnostics import visible

            name = visible(str(path))
            raise click.UsageError(say(f"没有这个文件或文件夹：{name}", f"no such file or folder: {name}"))
    return paths or (Path(),)


def nothing_found() -> str:
    """Say that there are no tables."""
    return say(f"没有找到表（*{SUFFIX}）", f"no tables found (*{SUFFIX})")


def standard_input(limit: int) -> bytes:
    """Return what stands on stdin, one byte more than *limit* at most."""
    if sys.stdin is None:  # closed by whoever started us
        raise click.UsageError(say("标准输入是关着的", "stdin is closed"))
    return sys.stdin.buffer.read(limit + 1)


def show(result: str | bytes, *, color: bool | None = None) -> None:
    """Print *result*; that its reader has seen enough of it does not change what the exit status says."""
    try:
        click.echo(result, nl=False, color=color)
    except BrokenPipeError:
        let_stdout_go()


def deliver(result: str | bytes, output: Path | None, *, force: bool) -> None:
    """Write *result* to *output*, or to stdout where none is named."""
    content = result.encode() if isinstance(result, str) else result
    if output is None:
        show(result)
        return
    from pgt import files

    try:
        files.write_atomically(output, content, force=force)
    except FileExistsError:
        raise already_there(output) from None
    except OSError as error:
        raise _unwritable(output, error) from None
