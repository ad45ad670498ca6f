"""Every sort of finding that pgt knows, by its code, and what its manual says."""

from __future__ import annotations

import re
from functools import cache

from pgt.diagnostics import Language, Notice
from pgt.form.notices import NOTICES as FORMS
from pgt.notices import READING
from pgt.profile.notices import NOTICES as PROFILES
from pgt.rules import CROSS_RULES, PAIR_RULES, RULES


@cache
def notices() -> dict[str, Notice]:
    """Return all notices in the order of their codes."""
    rules = [rule.notice for rule in RULES]
    rules += [rule.notice for rule in CROSS_RULES]
    rules += [rule.notice for rule in PAIR_RULES]
    return {notice.code: notice for notice in sorted((*READING, *FORMS, *PROFILES, *rules), key=lambda one: one.code)}


_CHINESE = re.compile("[\u3400-\u9fff]")
_DOCUMENT = re.compile("[财国中厅冀][\u4e00-\u9fff]{1,3}〔[0-9]{4}〕[0-9]+号")


def manual(notice: Notice, language: Language) -> tuple[str, ...]:
    """Return the paragraphs of *notice*'s manual in *language*: first the fact, then why.

    A docstring says everything twice, in English and in Chinese; where it has only one language, that is shown.
    """
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", notice.manual.strip())]
    chosen = [one for one in paragraphs if _is_chinese(one) is (language == "zh")]
    return tuple(chosen or paragraphs)


def _is_chinese(text: str) -> bool:
    text = re.sub("`[^`]*`", "", text)  # an English sentence may be about a Chinese one
    return len(_CHINESE.findall(text)) * 2 > len(re.findall(r"[A-Za-z]+", text)) * 3


def references(notice: Notice) -> tuple[str, ...]:
    """Return the numbers of the documents that *notice*'s manual names."""
    return tuple(dict.fromkeys(_DOCUMENT.findall(notice.manual)))
