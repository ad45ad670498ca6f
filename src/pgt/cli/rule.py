"""`pgt rule`."""

from __future__ import annotations

import click

from pgt import catalogue
from pgt.cli import _completion
from pgt.cli._language import LANGUAGE, say
from pgt.diagnostics import Notice
from pgt.render.findings import NAMES
from pgt.suggestion import did_you_mean

_WIDEST = max(len(name.to(LANGUAGE)) for name in NAMES.values())


@click.command(
    "rule",
    help=say("解释 CODE 这条规则；不写 CODE 就列出全部。", "Explain the rule CODE; without CODE, list them all."),
    epilog=say("例子：\n\n\b\n  pgt rule\n  pgt rule PGT401", "Examples:\n\n\b\n  pgt rule\n  pgt rule PGT401"),
)
@click.argument("code", required=False, shell_complete=_completion.codes)
def command(code: str | None) -> None:
    """Print the manual of one rule, or a line for each."""
    notices = catalogue.notices()
    if code is None:
        for notice in notices.values():
            click.echo(f"{_head(notice)}  {catalogue.manual(notice, LANGUAGE)[0]}")
        return
    wanted = code.upper()
    if wanted not in notices:
        better = did_you_mean(wanted, notices).to(LANGUAGE)
        raise click.UsageError(say(f"没有规则 {code}；{better}", f"there is no rule {code}; {better}"))
    notice = notices[wanted]
    fact, *reasons = catalogue.manual(notice, LANGUAGE)
    click.echo("\n\n".join((f"{_head(notice)}  {fact}", *reasons)))
    click.echo(f"\n{say('报告', 'says')}: {notice.message.to(LANGUAGE)}")
    if notice.hint:
        click.echo(f"{say('建议', 'help')}: {notice.hint.to(LANGUAGE)}")


def _head(notice: Notice) -> str:
    return f"{notice.code}  {NAMES[notice.severity].to(LANGUAGE):{_WIDEST}}"
