"""Tables held against the schema and the rules: the engine, which knows no rule by name."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pgt.check.report import Mended, Report, Skipped
    from pgt.check.selection import EVERYTHING, Mending, Selection, keeps_from_reading
    from pgt.check.several import check
    from pgt.check.single import check_table, mend_table

__all__ = [
    "EVERYTHING",
    "Mended",
    "Mending",
    "Report",
    "Selection",
    "Skipped",
    "check",
    "check_table",
    "keeps_from_reading",
    "mend_table",
]

_HOMES = {
    "report": ("Mended", "Report", "Skipped"),
    "selection": ("EVERYTHING", "Mending", "Selection", "keeps_from_reading"),
    "several": ("check",),
    "single": ("check_table", "mend_table"),
}


def __getattr__(name: str) -> Any:
    """Import what is asked for: all rules come with what checks, and a run that was made before needs none of it."""
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(name)
