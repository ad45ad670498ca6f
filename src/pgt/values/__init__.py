"""Targets and actual values: one printed string, and what can be read from it.

    value      := constraint (separator constraint)* | text
    constraint := operator? number unit?

The string is kept exactly; the parsed value lives beside it. What looks numeric and cannot be read is said to be
unreadable, with a reason; it is never guessed. What was read leniently is listed in `Value.notes`.
"""

from pgt.values.grammar import parse
from pgt.values.units import HAN
from pgt.values.value import Constraint, Kind, Note, Operator, Reason, Value, same_dimension

__all__ = ["HAN", "Constraint", "Kind", "Note", "Operator", "Reason", "Value", "parse", "same_dimension"]
