"""A table that was read from a workbook or a document, as the text of its file: written anew, or into what is there."""

from pgt.transcript.amending import amend
from pgt.transcript.writing import write

__all__ = ["amend", "write"]
