"""What a shell offers when somebody presses Tab behind an option."""

from __future__ import annotations

from pathlib import Path

import click


def codes(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[str]:
    """Return the codes of rules that *typed* begins; of several, with commas between them, the last is completed."""
    from pgt import catalogue

    done, comma, last = typed.rpartition(",")
    return [f"{done}{comma}{code}" for code in catalogue.notices() if code.startswith(last.upper())]


def form_ids(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[str]:
    """Return the ids of forms that *typed* begins, the workspace's own among them."""
    from pgt import form, workspace

    settings, _ = workspace.settings_of(Path())
    return [id_ for id_ in form.ids(settings.forms) if id_.startswith(typed)]


def kinds(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[str]:
    """Return the kinds of tables that *typed* begins."""
    from pgt.workspace import KINDS

    return [kind for kind in KINDS if kind.startswith(typed)]
