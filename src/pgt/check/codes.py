"""Codes in the settings: a slip there would switch nothing off, and nobody would notice."""

from __future__ import annotations

from functools import cache

from pgt import workspace
from pgt.diagnostics import Diagnostic
from pgt.rules import ACROSS, RULES
from pgt.workspace import Settings


def unheard(settings: Settings) -> tuple[Diagnostic, ...]:
    """Return a finding for each code in *settings* that is not, nor begins, that of a rule."""
    if not settings.rules:
        return ()
    codes = _unheard(tuple(settings.rules))
    if not codes:
        return ()
    from pgt import catalogue

    return tuple(workspace.wrong_setting(settings, code, catalogue.instead_of(code)) for code in codes)


@cache
def _unheard(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of *codes* that none begins with that there is."""
    rules = [rule.code for rule in (*RULES, *ACROSS)]
    left = tuple(code for code in codes if not any(one.startswith(code) for one in rules))
    if not left:
        return ()
    from pgt import catalogue  # all that can be said, forms and profiles included: slow to import

    return tuple(code for code in left if not any(one.startswith(code) for one in catalogue.notices()))
