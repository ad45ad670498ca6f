"""What a user may say about a new table, given as an option or when asked."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import Any

import click

from pgt import form as forms
from pgt.cli._language import LANGUAGE, say
from pgt.form import Form
from pgt.model import Body
from pgt.suggestion import did_you_mean
from pgt.values.numerals import fold
from pgt.workspace import KINDS, Settings


def year(text: str) -> int:
    """Return the year that *text* names, perhaps as 2022年: 2000 to 2099, as in the format."""
    found = re.fullmatch("(20[0-9]{2})年?度?", fold(text).strip())
    if not found:
        zh, en = f"“{text}”不是年度，要写四位数字，例如 2022", f"“{text}” is no year: write four digits, such as 2022"
        raise click.BadParameter(say(zh, en))
    return int(found[1])


_KINDS = {
    "项目": "project",
    "项目表": "project",
    "部门": "department",
    "部门表": "department",
    "部门整体": "department",
}
"""What people call the kinds of tables."""


def kind(text: str) -> str:
    """Return the kind of table that *text* names."""
    text = _KINDS.get(text.strip(), text)
    if text not in KINDS:
        better = did_you_mean(text, KINDS).to(LANGUAGE)
        zh, en = f"没有“{text}”这种表，{better}", f"no kind of table is called “{text}”, {better}"
        raise click.BadParameter(say(zh, en))
    return text


_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""What no YAML file may hold; half a surrogate is a byte of the command line that was not UTF-8."""


def words(text: str) -> str:
    """Return *text*, if it is not blank and can be stored."""
    if not text.strip():
        raise click.BadParameter(say("是空的", "it is blank"))
    if found := _UNPRINTABLE.search(text):
        character = f"U+{ord(found[0]):04X}"
        raise click.BadParameter(say(f"里面有控制字符 {character}", f"it holds the control character {character}"))
    return text


def line(text: str) -> str:
    """Return *text*, if it can be stored and is one line."""
    if "\n" in text:
        raise click.BadParameter(say("只能写一行", "it has to be one line"))
    return words(text)


def form(name: str, kind: str | None, settings: Settings, hint: str = "'--form'") -> Form:
    """Return the form *name*, which has to be there and to be one for *kind*; *hint* says where it was named."""
    loaded = forms.find(name, settings.forms)
    found = loaded.definition
    if found is None:
        finding = loaded.findings[0]
        better = say("，", ", ") + finding.hint.to(LANGUAGE) if finding.hint else ""
        raise click.BadParameter(finding.message.to(LANGUAGE) + better, param_hint=hint)
    if kind not in {None, found.kind}:
        printed, wanted = ("项目", "部门") if kind == "department" else ("部门", "项目")
        zh = f"表样 {name} 是{printed}表的，不是{wanted}表的"
        en = f"{name} is a form for {found.kind} tables, not {kind}"
        raise click.BadParameter(say(zh, en), param_hint=hint)
    return found


_CODE = re.compile(r"(?=[^\s]*[0-9])[0-9A-Za-z][0-9A-Za-z._/-]*")


def organization(text: str, own: Body | None) -> Body:
    """Read a code, a name, or a code and a name; what the workspace knows of the same body is added."""
    first, rest = (*text.split(maxsplit=1), "", "")[:2]  # at any blank, also that of a Chinese keyboard
    if not _CODE.fullmatch(first):
        body = Body(name=text.strip())
    elif rest:
        body = Body(code=first, name=rest.strip())
    else:
        body = Body(code=first)
    if own and body.code in {None, own.code} and body.name in {None, own.name}:
        return own
    return body


def checked(convert: Callable[[str], Any]) -> Callable[[click.Context, click.Parameter, str | None], Any]:
    """Make the callback of an option: what *convert* complains of is reported under the option's name."""
    return lambda _context, _option, text: None if text is None else convert(text)


def can_ask() -> bool:
    """Whether there is somebody to ask: elsewhere a question would wait for ever, or eat what a pipe brings."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))  # None where it is closed


def ask(question: str, convert: Callable[[str], Any], default: str | None = None) -> Any:
    """Ask until the answer can be used; stdout is left to the result."""
    return click.prompt(question, value_proc=convert, default=default, show_default=bool(default), err=True)


def needed(option: str, question: str, convert: Callable[[str], Any], default: str | None = None) -> Any:
    """Ask for what *option* did not say; where nobody can be asked, that is wrong usage."""
    if not can_ask():
        raise click.UsageError(say(f"缺少选项 {option}（{question}）", f"missing option {option} ({question})"))
    return ask(question, convert, default)
