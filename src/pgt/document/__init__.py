"""A table's text taken apart: every value with the comments around it, and put together again as it was."""

from pgt.document.parts import EMPTY, NOTHING, Block, Document, Entry, Line, Scalar, Value
from pgt.document.reading import read
from pgt.document.writing import text

__all__ = ["EMPTY", "NOTHING", "Block", "Document", "Entry", "Line", "Scalar", "Value", "read", "text"]
