"""Results written into the tables that hold the plan: in place, comments and order kept, and nothing overwritten."""

from __future__ import annotations

from pgt.yearend.blanks import prepare
from pgt.yearend.corrections import correct
from pgt.yearend.filling import Filled, Problem, fill
from pgt.yearend.listing import Entry, Listing, understand
from pgt.yearend.progress import watch

__all__ = ["Entry", "Filled", "Listing", "Problem", "correct", "fill", "prepare", "understand", "watch"]
