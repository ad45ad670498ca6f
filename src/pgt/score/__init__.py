"""From results to a score that an auditor can follow.

:func:`evaluate` holds every indicator of a table against its target by a scoring profile, with the formula that was
used and the numbers in it. What cannot be judged is open and says why; nothing is guessed, and nothing is rounded but
the points of each row.

How values are read and scored where the norms are silent:

- Several constraints in one cell must all hold: the row is worth the least that one of them is.
- A unit that is left out, or another scale (万元, 元), is reconciled and named; 0.8 against 80% is not judged, and a
  correction is offered.
- `>` and `<` are scored by the formulas of `≥` and `≤`. A number that only equals the target has not reached it, and
  yet the formula deducts nothing: 0 against `<0` has full points. Only 0 against `>0` has none, as it has against any
  target above 0, however small.
- A tier alone is worth what the profile says (the whole weight where the target was met, else the lower end of the
  tier); more within the tier has to be claimed by a score.
- A day in time has full points. No norm says what lateness costs: the evaluator gives a level or a score.
"""

from __future__ import annotations

from pgt.score.evaluate import evaluate
from pgt.score.evaluation import (
    Correction,
    Evaluation,
    ExecutionItem,
    Group,
    Item,
    Missing,
    NotJudged,
    Objection,
    Sort,
    What,
    Why,
)
from pgt.score.monitor import Light, MoneyPoint, Monitored, Point, due, monitor
from pgt.score.printed import Comparison, Difference
from pgt.score.report import Missed, Report, Weak, report
from pgt.score.settled import settled
from pgt.score.weights import Weighting, weigh

__all__ = [
    "Comparison",
    "Correction",
    "Difference",
    "Evaluation",
    "ExecutionItem",
    "Group",
    "Item",
    "Light",
    "Missed",
    "Missing",
    "MoneyPoint",
    "Monitored",
    "NotJudged",
    "Objection",
    "Point",
    "Report",
    "Sort",
    "Weak",
    "Weighting",
    "What",
    "Why",
    "due",
    "evaluate",
    "monitor",
    "report",
    "settled",
    "weigh",
]
