"""What changed between two years, two folders, two files or two revisions, in the domain's words.

Tables are paired by :mod:`pgt.pairing`; here pairs are compared, and the rules over two years are asked.
"""

from __future__ import annotations

from pgt.changes.approval import Departure, Drift, drift
from pgt.changes.change import (
    Change,
    Direction,
    Effect,
    Kind,
    Move,
    NumberChange,
    OrderChange,
    Part,
    Subject,
    TargetChange,
    TextChange,
    What,
)
from pgt.changes.collate import compare, of_tables
from pgt.changes.result import Comparison, Status, TableChanges, Unread
from pgt.changes.segments import Fate, Segment
from pgt.changes.summary import Summary, summarise

__all__ = [
    "Change",
    "Comparison",
    "Departure",
    "Direction",
    "Drift",
    "Effect",
    "Fate",
    "Kind",
    "Move",
    "NumberChange",
    "OrderChange",
    "Part",
    "Segment",
    "Status",
    "Subject",
    "Summary",
    "TableChanges",
    "TargetChange",
    "TextChange",
    "Unread",
    "What",
    "compare",
    "drift",
    "of_tables",
    "summarise",
]
