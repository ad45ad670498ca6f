"""What a path means of one indicator."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from pgt.form import Form
from pgt.form.definition import SIGNS
from pgt.form.paths import YEARS
from pgt.forms import reckoning
from pgt.forms.groups import with_like_labels
from pgt.forms.walk import walk
from pgt.model import Indicator


class Around(NamedTuple):
    """Where an indicator stands."""

    form: Form
    year: int | None
    """The table's."""
    siblings: Sequence[object]
    """Of the list that it is in."""


def value_of(indicator: Indicator, path: str, around: Around, decimals: int) -> str | Decimal | None:
    """Return what *path* names of *indicator*, None where nothing is given; a rate has *decimals*."""
    head, _, rest = path.partition(".")
    match head:
        case "first":
            return around.form.labels(indicator.category)[0]
        case "second":
            return indicator.label or around.form.labels(indicator.category)[1] or None
        case "target" | "actual" if rest:
            return _part_of(indicator, head, rest, around.form)
        case "ratio" | "deviation":
            ratio = reckoning.ratio(indicator, decimals)
            return ratio if head == "ratio" else reckoning.difference(ratio, Decimal(100))
        case "deduction":
            return reckoning.difference(indicator.weight, indicator.score)
        case "last_year" | "year_before_last":
            return indicator.history.get(str(around.year + YEARS[head])) if around.year else None
        case _ if head.startswith(("first_", "second_")):
            return _among_alike(indicator, head, around)
        case _:
            return walk(indicator, path)


def _among_alike(indicator: Indicator, path: str, around: Around) -> Decimal | None:
    """Return the place of *indicator* among those under the same label, or what they have together."""
    level, _, what = path.partition("_")
    alike = with_like_labels(around.form, indicator, around.siblings, 1 if level == "first" else 2)
    if what == "number":
        return next((Decimal(at) for at, one in enumerate(alike, start=1) if one is indicator), None)
    return reckoning.whole_total(one.weight if what == "weight" else one.score for one in alike)


def _part_of(indicator: Indicator, which: str, part: str, form: Form) -> str | None:
    """Return the operator, the number, the unit or the kind of the target, or of what was reached."""
    text, value = getattr(indicator, which), getattr(indicator, f"{which}_value")
    if not text:
        return None
    if part == "kind":
        return form.words["described" if value.number is None else "counted"]
    found = reckoning.parts_of(text, value, form.words["qualitative"] if which == "target" else "")[part]
    if part == "operator" and value.number is not None and found:
        return form.words.get(SIGNS.get(str(value.operator), ""), found)
    return found or None
