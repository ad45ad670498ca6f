"""Tables on their forms: ``fill`` prints a table into a grid.

How the same definition reads a grid back (``match``, which is to come)
-----------------------------------------------------------------------
A definition says nothing that only printing could use, so reading walks the same parts from top to bottom:

* A row's boxes of words alone are its *landmarks*. A grid's row belongs to a form's row when its landmarks are found
  there, in order, after blanks, brackets, points (``（50分）``) and ``指标`` are taken off both. The first row with a
  landmark anchors a table; a second one of the same kind begins the next table of the file, or is a page's repeated
  header and is passed over.
* A box with fields is read from the cell beside its landmark, so that stray columns and missing cells do no harm. Its
  template is a pattern, each field standing for what the words around it leave over; the field's ``Sort`` says what
  the words are turned into; suffix and separators are taken off again, and ``blank`` reads as nothing.
* A block that repeats ends where the landmarks of the part below it begin. Its columns are found by the words in the
  header row above, not by counting. A merged cell and an empty one below a label both repeat that label, which is all
  that ``merge`` means.
* A box with ``each`` is split at ``between``, and where its template begins with ``{goal.number}``, at the numbers.
* ``indicator.first`` and ``indicator.second`` are looked up among the form's categories (the pair first, then the
  second alone, for rows that slipped a column). What is reckoned (``sum``, ``execution_rate``) is not read, but held
  against what it should be.

Whatever no box has claimed is returned with its address.
"""

from pgt.forms.contents import contents
from pgt.forms.fill import collect, empty, fill
from pgt.forms.unprinted import unprinted

__all__ = ["collect", "contents", "empty", "fill", "unprinted"]
