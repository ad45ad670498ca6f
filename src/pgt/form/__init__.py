"""Printed forms as data: one YAML file a form, read into a definition that prints tables and reads them back.

The definition is declarative and closed. Boxes flow as in an HTML table; a text names values by their paths; a block
repeats over a list. There are no expressions and no conditions: what has to be computed is a property with a name.
"""

from __future__ import annotations

from pgt.definition import SUFFIX, Library, Loaded
from pgt.form import notices
from pgt.form.definition import Block, Box, Category, Declared, DeclaredList, Form, Part, Row, Tick, Ticks
from pgt.form.read import SCHEMA, build
from pgt.form.template import Field, Template

__all__ = [
    "SUFFIX",
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
    "Tick",
    "Ticks",
    "built_in",
    "find",
    "ids",
    "load",
    "parse",
]

_FORMS = Library("forms", SCHEMA, build, notices.UNKNOWN_FORM)

built_in = _FORMS.built_in
ids = _FORMS.ids
find = _FORMS.find
load = _FORMS.load
parse = _FORMS.parse
