"""Tables on their forms: ``fill`` prints a table into a grid, and ``pgt.forms.match`` reads one back.

A definition says nothing that only printing could use. What is reckoned (``sum``, ``execution_rate``, labels, the
numbers of goals) is printed and not stored; fillers, skeleton rows, and what ``blank`` prints read as nothing.
"""

from pgt.forms.contents import contents
from pgt.forms.fill import collect, empty, fill
from pgt.forms.unprinted import unprinted

__all__ = ["collect", "contents", "empty", "fill", "unprinted"]
