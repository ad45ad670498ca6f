"""Every sort of finding that pgt knows, by its code."""

from __future__ import annotations

from functools import cache

from pgt.diagnostics import Notice
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
