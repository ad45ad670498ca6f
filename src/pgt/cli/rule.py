"""`pgt rule`."""

from __future__ import annotations

import click

from pgt import catalogue
from pgt.cli import _completion
from pgt.cli._language import LANGUAGE, say
from pgt.diagnostics import Notice, Text
from pgt.render.findings import NAMES

_WIDEST = max(len(name.to(LANGUAGE)) for name in NAMES.values())


@click.command(
    "rule",
    help=say(
        "解释 CODE 这条规则；只写代码的开头，就列出这些；不写就列出全部。",
        "Explain the rule CODE; list those that begin so, or without CODE all.",
    ),
    epilog=say(
        "例子：\n\n\b\n  pgt rule PGT4\n  pgt rule PGT401", "Examples:\n\n\b\n  pgt rule PGT4\n  pgt rule PGT401"
    ),
)
@click.argument("code", required=False, shell_complete=_completion.codes)
def command(code: str | None) -> None:
    """Print the manual of one rule, or a line for each."""
    notices = catalogue.notices()
    wanted = (code or "").upper()
    if wanted in notices:
        _explain(notices[wanted])
        return
    listed = [notice for notice in notices.values() if notice.code.startswith(wanted)]
    if not listed:
        better = catalogue.instead_of(wanted).to(LANGUAGE)
        raise click.UsageError(say(f"没有规则 {code}；{better}", f"there is no rule {code}; {better}"))
    for notice in listed:
        click.echo(f"{_head(notice)}  {catalogue.manual(notice, LANGUAGE)[0]}")


def _explain(notice: Notice) -> None:
    fact, *reasons = catalogue.manual(notice, LANGUAGE)
    click.echo("\n\n".join((f"{_head(notice)}  {fact}", *reasons)))
    click.echo(f"\n{say('报告', 'says')}: {_unfilled(notice.message)}")
    if notice.hint:
        click.echo(f"{say('建议', 'help')}: {_unfilled(notice.hint)}")


class _Names(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


def _unfilled(words: Text) -> str:
    """Return *words* as they are printed, with the names of the values that are put into them."""
    return words.to(LANGUAGE).format_map(_Names())


def _head(notice: Notice) -> str:
    return f"{notice.code}  {NAMES[notice.severity].to(LANGUAGE):{_WIDEST}}"
