"""Tables held against the schema and the rules: the engine, which knows no rule by name."""

from typing import TYPE_CHECKING, Any

from pgt.check.report import Mended, Report, Skipped
from pgt.check.selection import EVERYTHING, Mending, Selection, keeps_from_reading

if TYPE_CHECKING:
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


def __getattr__(name: str) -> Any:
    """Import what checks when it is asked for: all rules come with it, and a run over known files needs none."""
    if name == "check":
        from pgt.check.several import check

        return check
    if name in {"check_table", "mend_table"}:
        from pgt.check import single

        return getattr(single, name)
    raise AttributeError(name)
