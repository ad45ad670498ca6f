"""Codes in the settings: a slip there would switch nothing off, and nobody would notice."""

from __future__ import annotations

from functools import cache

from pgt import workspace
from pgt.diagnostics import Diagnostic
from pgt.workspace import Settings


def unheard(settings: Settings) -> tuple[Diagnostic, ...]:
    """Return a finding for each code in *settings* that is not, nor begins, that of a rule."""
    if not settings.rules:
        return ()
    from pgt import catalogue  # all that can be said, forms and profiles included: slow to import

    codes = _unheard(tuple(settings.rules))
    return tuple(workspace.wrong_setting(settings, code, catalogue.instead_of(code)) for code in codes)


@cache
def _unheard(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of *codes* that none begins with that there is."""
    from pgt import catalogue

    return tuple(code for code in codes if not any(one.startswith(code) for one in catalogue.notices()))
