"""Tables held against the schema and the rules: the engine, which knows no rule by name."""

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
