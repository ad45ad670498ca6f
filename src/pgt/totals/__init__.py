"""What tables add up to, and whether their figures agree with one another.

Project tables are what is added up. A department's table states the same money a second time, so it is never added to
them: its figures are what the sum of the projects is held against. Only where there is no project table at all are the
department tables themselves added up.
"""

from __future__ import annotations

from pgt.totals.ledger import GROUPINGS, add_up
from pgt.totals.result import Check, LeftOut, Reason, Row, Totals

__all__ = ["GROUPINGS", "Check", "LeftOut", "Reason", "Row", "Totals", "add_up"]
