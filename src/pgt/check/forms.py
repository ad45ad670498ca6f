"""The form that a table names: a wrong one is reported in its own file."""

from __future__ import annotations

from pgt.check.report import Report
from pgt.load import Loaded
from pgt.workspace import Settings


def wrong_form(loaded: Loaded, settings: Settings) -> Report | None:
    """Return what is wrong with the form that *loaded* names; that there is none of this name is for a rule to say."""
    form_id = loaded.table.form if loaded.table else None
    if form_id is None:
        return None
    from pgt import form  # a table without a form does without the machinery of forms
    from pgt.form.notices import UNKNOWN_FORM

    found = form.find(form_id, settings.forms)
    if not found.findings or any(one.code == UNKNOWN_FORM.code for one in found.findings):
        return None
    return Report(found.source.file, found.source.text, found.findings, is_table=False)
