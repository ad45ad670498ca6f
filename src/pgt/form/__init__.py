"""Printed forms as data: one YAML file a form, read into a definition that prints tables and reads them back.

The definition is declarative and closed. Boxes flow as in an HTML table; a text names values by their paths; a block
repeats over a list. There are no expressions and no conditions: what has to be computed is a property with a name.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from pgt import files, resources, schema, source
from pgt import notices as reading
from pgt.diagnostics import Diagnostic
from pgt.form import notices
from pgt.form.definition import Block, Box, Category, Declared, DeclaredList, Form, Part, Row, Ticks
from pgt.form.read import Loaded, parse
from pgt.form.template import Field, Template
from pgt.source import Source

__all__ = [
    "Block",
    "Box",
    "Category",
    "Declared",
    "DeclaredList",
    "Field",
    "Form",
    "Loaded",
    "Part",
    "Row",
    "Template",
    "Ticks",
    "built_in",
    "find",
    "ids",
    "load",
    "parse",
]

SUFFIX = ".yaml"
_ID = re.compile(r"[A-Za-z0-9\u4e00-\u9fff][\w.-]{0,99}")
"""An id is a file's name: it must not lead out of the folder."""


def built_in() -> tuple[str, ...]:
    """Return the ids of the forms that come with pgt."""
    return resources.list_templates("forms", SUFFIX)


def ids(folder: Path | None = None) -> tuple[str, ...]:
    """Return the ids of all forms, those of the workspace's *folder* first."""
    own = sorted(path.stem for path in folder.glob(f"*{SUFFIX}")) if folder and folder.is_dir() else ()
    return tuple(dict.fromkeys((*own, *built_in())))


@cache
def find(form_id: str, folder: Path | None = None) -> Loaded:
    """Load the form *form_id*: from the workspace's *folder*, or one of pgt's own."""
    if _ID.fullmatch(form_id):
        path = folder / f"{form_id}{SUFFIX}" if folder else None
        if path is not None and path.is_file():
            return load(path, path.as_posix())
        template = resources.template("forms", f"{form_id}{SUFFIX}")
        if template.is_file():
            return parse(form_id, template.name, template.read_bytes())
    better = schema.did_you_mean(form_id, ids(folder))
    return _nothing(form_id, Diagnostic.of(notices.UNKNOWN_FORM, form_id, form=form_id, better=better))


def load(path: Path, file: str) -> Loaded:
    """Load the form at *path*, shown under the name *file*; its id is the file's name."""
    try:
        content = files.read(path, source.SIZE_LIMIT)
    except OSError as error:
        reason = files.reason(error)
        return _nothing(file, Diagnostic.of(reading.UNREADABLE, file, reason=reason))
    return parse(path.stem, file, content)


def _nothing(file: str, finding: Diagnostic) -> Loaded:
    return Loaded(Source(file, "", None, None, (finding,)), (finding,), None)
