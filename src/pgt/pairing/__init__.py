"""Which table is which, and which row is which, in two years or two revisions.

What identifies a part decides: `previous` and `was`, codes, names without their year words. Likeness of names decides
nothing, because 培训人次 and 培训场次 are alike and differ; it is offered as a suggestion, with the line to write.
"""

from __future__ import annotations

from pgt.pairing.pair import GoalPair, Pair, RowPair, RowSuggestion, TaskPair, pair_parts
from pgt.pairing.tables import By, TablePair, Tables, TableSuggestion, match_tables, pair_given, pair_tables

__all__ = [
    "By",
    "GoalPair",
    "Pair",
    "RowPair",
    "RowSuggestion",
    "TablePair",
    "TableSuggestion",
    "Tables",
    "TaskPair",
    "match_tables",
    "pair_given",
    "pair_parts",
    "pair_tables",
]
