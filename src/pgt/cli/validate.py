"""`pgt validate`: what it can be asked. What works out the answer is in `_validation`."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import click

from pgt.cli import _completion, _options
from pgt.cli._again import Saying
from pgt.cli._language import LANGUAGE, say

EXAMPLES = say(
    "例子：\n\n\b\n"
    "  pgt validate examples/zhangjiakou-2021\n"
    "  pgt validate --diff 2021\n"
    "  pgt validate --format xlsx -o 审核意见.xlsx 2021",
    "Examples:\n\n\b\n"
    "  pgt validate examples/zhangjiakou-2021\n"
    "  pgt validate --diff 2021\n"
    "  pgt validate --format xlsx -o remarks.xlsx 2021",
)
FORMATS = ("text", "concise", "json", "markdown", "xlsx", "github", "gitlab", "sarif", "junit")
"""Those of :mod:`pgt.render.findings`, which is not imported for a run that was made before."""

AUTO = "auto"

_FROM_ROOT = frozenset({"github", "gitlab", "sarif"})
"""Formats for servers, which look for files from the root of the repository, wherever the run was started."""

_SUFFIXES = {".xlsx": "xlsx", ".json": "json", ".md": "markdown", ".sarif": "sarif", ".xml": "junit"}
"""The format that the name of a file stands for."""


def _codes(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Return the codes, or beginnings of codes, that are named; several may stand behind one option."""
    named = tuple(dict.fromkeys(name.upper() for text in given for name in re.split(r"[\s,，、]+", text) if name))
    if not named:
        return named
    from pgt import catalogue

    known = catalogue.notices()
    for name in named:
        if not any(code.startswith(name) for code in known):
            better = catalogue.instead_of(name).to(LANGUAGE)
            raise click.BadParameter(say(f"没有规则 {name}；{better}", f"there is no rule {name}; {better}"))
    return named


@click.command(
    "validate",
    help=say(
        "按格式和规则检查 PATHS（文件、文件夹或 -；默认当前文件夹）里的表。",
        "Check the tables at PATHS (files, folders or -; default: .) against the schema and the rules.",
    ),
    epilog=EXAMPLES,
)
@_options.PATHS
@_options.format_option(*FORMATS, AUTO)
@click.option(
    "--select",
    multiple=True,
    callback=_codes,
    shell_complete=_completion.codes,
    metavar="CODE[,CODE…]",
    help=say("只要这些规则：代码或代码的开头，如 PGT4", "nothing but these rules: codes or beginnings such as PGT4"),
)
@click.option(
    "--ignore",
    multiple=True,
    callback=_codes,
    shell_complete=_completion.codes,
    metavar="CODE[,CODE…]",
    help=say(
        "不要这些规则；和 --select 重叠时更长的算数", "not these; where --select says otherwise the longer decides"
    ),
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    default="error",
    help=say("有这一级或更重的问题时退出状态为 1", "exit with 1 on findings of this weight or more"),
)
@click.option(
    "--fix",
    is_flag=True,
    help=say("改好只有一种改法的问题，注释不动", "put right what has one right answer; comments stay"),
)
@click.option(
    "--unsafe-fixes",
    is_flag=True,
    help=say("连要看一眼的改法也算（配合 --fix、--diff）", "take fixes that want a look, too (with --fix or --diff)"),
)
@click.option(
    "--diff",
    is_flag=True,
    help=say("不写文件，印出 --fix 会改哪些行", "write nothing; print the lines that --fix would change"),
)
@_options.baseline_options
@click.option(
    "--no-cache",
    is_flag=True,
    help=say("不用上次记下的结果，全部重新检查", "check every file again, whatever is known of it from earlier runs"),
)
@click.option("--statistics", is_flag=True, help=say("不列问题，按规则数", "count by rule instead of listing"))
@click.option("--summary", is_flag=True, help=say("不列问题，按单位数", "count by organization instead of listing"))
@click.option(
    "--stdin-filename",
    metavar="NAME",
    help=say("PATHS 为 - 时显示的文件名，按它取设置", "the name to show when PATHS is -, whose settings hold"),
)
@click.option(
    "-v", "--verbose", is_flag=True, help=say("列出没能判断的规则和原因", "list what was not judged, and why")
)
@_options.color_option
@_options.output_option
@click.pass_context
def command(context: click.Context, /, paths: tuple[Path, ...], *, no_cache: bool, **asked: Any) -> int:
    """Check tables, print what was found, and put right what can be."""
    _refuse(paths, **asked)
    del asked["format_"]
    paths, format_ = _options.existing(paths), _format(_options.format_for(context, asked["output"], _SUFFIXES))
    # What is written to a file, or depends on one that is no table, is worked out.
    worked_out = any(asked[name] for name in ("fix", "diff", "output", "baseline", "write_baseline"))
    saying = Saying(paths, remembered=not (no_cache or worked_out or paths == (_options.STDIN,)))
    from pgt.cli import _validation  # slow to import, as is all that it needs

    folder = _folder() if format_ in _FROM_ROOT else ""
    return saying.keep(_validation.run(paths, format_, saying, use_cache=not no_cache, folder=folder, **asked))


def _folder() -> str:
    """Return where we are in our repository."""
    here = Path.cwd()
    root = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)
    return "" if root == here else here.relative_to(root).as_posix()


def _refuse(paths: tuple[Path, ...], /, *, diff: bool, format_: str, stdin_filename: str | None, **asked: Any) -> None:
    """Refuse options that would be without effect, and unnoticed."""
    if stdin_filename is not None and paths != (_options.STDIN,):
        raise click.UsageError(
            say("--stdin-filename 要和 - 一起用（从标准输入读）", "--stdin-filename goes with -, which reads stdin")
        )
    others = ("baseline", "write_baseline", "statistics", "summary", "output")
    idle = ["format"] if format_ not in {FORMATS[0], AUTO} else [name for name in others if asked[name]]
    if diff and idle:
        option = f"--{idle[0].replace('_', '-')}"
        raise click.UsageError(
            say(f"--diff 只印出会改哪些行，不能和 {option} 一起用", f"--diff prints lines only: {option} excludes it")
        )


def _format(name: str) -> str:
    """Return the format meant by *name*: on GitHub's runners `auto` is what they show beside the lines of a change."""
    if name != AUTO:
        return name
    return "github" if os.environ.get("GITHUB_ACTIONS") and os.environ.get("GITHUB_WORKFLOW") else "text"
