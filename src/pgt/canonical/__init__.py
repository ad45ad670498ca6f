"""The one layout of a table: what it says decides how it is written, and its comments stay where they belong."""

from pgt.canonical.layout import lay_out
from pgt.canonical.order import inside, rank, table

__all__ = ["inside", "lay_out", "rank", "table"]
