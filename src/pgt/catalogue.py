"""Every sort of finding that pgt knows, by its code, and what its manual says."""

from __future__ import annotations

import re
from functools import cache

from pgt.diagnostics import Language, Notice, Text
from pgt.form.notices import NOTICES as FORMS
from pgt.notices import READING
from pgt.profile.notices import NOTICES as PROFILES
from pgt.rules import CROSS_RULES, PAIR_RULES, RULES
from pgt.suggestion import nearest
from pgt.unreadable import NOTICES as IMPORTS


@cache
def notices() -> dict[str, Notice]:
    """Return all notices in the order of their codes."""
    rules = [rule.notice for rule in RULES]
    rules += [rule.notice for rule in CROSS_RULES]
    rules += [rule.notice for rule in PAIR_RULES]
    every = (*READING, *FORMS, *PROFILES, *IMPORTS, *rules)
    return {notice.code: notice for notice in sorted(every, key=lambda one: one.code)}


def instead_of(code: str) -> Text:
    """Suggest what to write instead of *code*, which there is not; of numbers none is nearer than another."""
    near = None if re.fullmatch("PGT[0-9]{0,3}", code) else nearest(code, notices())
    if near is None:
        return Text("代码见 `pgt rule`", "`pgt rule` lists the codes")
    return Text(f"是不是 `{near}`？", f"did you mean `{near}`?")


_DOCUMENT = re.compile("[财国中厅冀][\u4e00-\u9fff]{1,3}〔[0-9]{4}〕[0-9]+号")
_HAN = "[\u3400-\u9fff]"
_WIDE = "[\u3000-\u303f\uff00-\uffef\u2018-\u201d\u2026]"
_BREAK = re.compile(rf"(?<={_HAN})\s*\n\s*(?={_HAN})|(?<={_WIDE})\s*\n\s*|\s*\n\s*(?={_WIDE})")
"""A line's end in a Chinese text that is no blank."""


def manual(notice: Notice, language: Language) -> tuple[str, ...]:
    """Return the paragraphs of *notice*'s manual in *language*: first the fact, then why.

    A docstring says everything twice; a paragraph that begins with a Chinese character is for Chinese readers. Where it
    has only one language, that is shown.
    """
    paragraphs = [part.strip() for part in re.split(r"\n[ \t]*\n", notice.manual.strip())]
    chosen = [one for one in paragraphs if _is_chinese(one) is (language == "zh")] or paragraphs
    return tuple(" ".join((_BREAK.sub("", one) if _is_chinese(one) else one).split()) for one in chosen)


def _is_chinese(text: str) -> bool:
    return re.match(_HAN, text) is not None


def references(notice: Notice) -> tuple[str, ...]:
    """Return the numbers of the documents that *notice*'s manual names."""
    return tuple(dict.fromkeys(_DOCUMENT.findall(notice.manual)))
