"""What clerks do to sheets before they hand them on: what is not read as it stands there is listed with its cell."""

from random import Random

import pytest

from pgt import form, forms, load, read
from pgt.form import Form
from pgt.forms.match import match
from pgt.workspace import NO_SETTINGS
from tests.importing.clerks import HABITS, Sheet, saved
from tests.importing.ledger import Account, settle
from tests.importing.truths import Truths

FORMS = [found for id_ in form.ids() if (found := form.find(id_).definition)]


def account(one: Form, seed: int) -> tuple[Account, str]:
    """Return what becomes of a sheet, and which habits it went through."""
    random = Random(seed)  # noqa: S311 -- a seeded generator, not a secret
    truths = Truths(one, seed)
    known = [truths.table() for _ in range(random.randint(1, 3) if one.collection else 1)]
    tables = [load.build(data, NO_SETTINGS) for data in known]
    grid = forms.collect(one, tables) if one.collection else forms.fill(one, tables[0])
    sheet = Sheet.of(grid, random)
    habits = random.sample(HABITS, random.randint(0, 3))
    for habit in habits:
        habit(sheet)
    pages, refused = read.read("clerk.xlsx", saved(sheet))
    assert refused is None
    return settle(known, pages, [match(one, page.grid) for page in pages]), ", ".join(one.__name__ for one in habits)


@pytest.mark.parametrize("one", FORMS, ids=lambda one: one.id)
@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_lost_or_misplaced_without_being_listed(one: Form, seed: int) -> None:
    found, habits = account(one, seed)

    assert (found.gone, found.misplaced, found.unlisted) == ((), (), ()), habits
