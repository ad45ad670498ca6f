"""Tables on their forms: ``fill`` prints a table into a grid, and :mod:`pgt.forms.match` reads one back out of it.

How the same definition reads a grid back
-----------------------------------------
A definition says nothing that only printing could use, so reading goes through the same parts:

* A form is compiled into its *lines*: rows of boxes, and which of them may follow which (:mod:`pgt.forms.lines`).
  Blocks that repeat are ways back, blocks side by side are lines of both.
* A grid's row is laid along a line box by box, as two sequences are aligned (:mod:`pgt.forms.alignment`). A label that
  is found counts most; stray columns, missing cells and merges do no harm. Labels are compared without blanks, signs,
  points and 指标 (:mod:`pgt.forms.labels`).
* The way of all rows through the lines is found as a whole (:mod:`pgt.forms.trail`): the best of all ways, as a single
  row says too little. Repeated headers are ways to stay, and the next table of a file is a way to begin again.
* The cells are gathered by what they belong to (:mod:`pgt.forms.gatherer`): templates are patterns, and each field is
  what the words around it leave over (:mod:`pgt.forms.pattern`). A merged cell and an empty one below a label both
  repeat that label.
* Words become values (:mod:`pgt.forms.content`, :mod:`pgt.forms.rows`, :mod:`pgt.forms.table`), numbers with the digits
  that are shown. What is reckoned is not stored, but for a rate that differs from what it should be.

Whatever no box has claimed is returned with its address.
"""

from pgt.forms.contents import contents, title_of
from pgt.forms.fill import collect, empty, fill
from pgt.forms.unprinted import unprinted

__all__ = ["collect", "contents", "empty", "fill", "title_of", "unprinted"]
