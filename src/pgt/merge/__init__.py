"""Two versions of a table made one: whatever either side changed since their common base is in the result.

What is merged are the parts of the texts, so that comments and layout survive. What cannot be decided stands in the
result twice, between git's markers, around no more lines than it concerns.
"""

from pgt.merge.sides import Merged, merge

__all__ = ["Merged", "merge"]
