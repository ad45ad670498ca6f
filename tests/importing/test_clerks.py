"""What clerks do to sheets before they hand them on: what is not read as it stands there is listed with its cell."""

from random import Random

import pytest

from pgt import form, forms, load, read
from pgt.form import Form
from pgt.forms.match import match
from pgt.workspace import NO_SETTINGS
from tests.importing.clerks import HABITS, OF_COLUMNS, Habit, Sheet, saved
from tests.importing.ledger import Account, settle
from tests.importing.truths import Truths

FORMS = [found for id_ in form.ids() if (found := form.find(id_).definition)]


def account(one: Form, seed: int, *habits: Habit) -> tuple[Account, str]:
    """Return what becomes of a sheet, and which habits it went through: up to three, where none is given."""
    random = Random(seed)  # noqa: S311 -- a seeded generator, not a secret
    truths = Truths(one, seed)
    known = [truths.table() for _ in range(random.randint(1, 3) if one.collection else 1)]
    tables = [load.build(data, NO_SETTINGS) for data in known]
    grid = forms.collect(one, tables) if one.collection else forms.fill(one, tables[0])
    sheet = Sheet.of(grid, random)
    habits = habits or tuple(random.sample((*HABITS, *OF_COLUMNS), random.randint(0, 3)))
    for habit in habits:
        habit(sheet)
    pages, refused = read.read("clerk.xlsx", saved(sheet))
    assert refused is None
    matched = [match(one, page.grid) for page in pages]
    return settle(known, pages, matched, sheet.spoilt), ", ".join(one.__name__ for one in habits)


def lost(one: Form, seeds: range) -> dict[str, Account]:
    """Return what was lost or misplaced without being listed, by the seed and the habits that led to it."""
    found = {seed: account(one, seed) for seed in seeds}
    return {f"{seed}: {habits}": told for seed, (told, habits) in found.items() if not told.is_clean}


@pytest.mark.parametrize("one", FORMS, ids=lambda one: one.id)
def test_nothing_is_lost_or_misplaced_without_being_listed(one: Form) -> None:
    assert lost(one, range(4)) == {}


@pytest.mark.slow
@pytest.mark.parametrize("start", range(4, 204, 50))
@pytest.mark.parametrize("one", FORMS, ids=lambda one: one.id)
def test_nothing_is_lost_in_hundreds_of_sheets(one: Form, start: int) -> None:
    assert lost(one, range(start, start + 50)) == {}


@pytest.mark.parametrize("one", FORMS, ids=lambda one: one.id)
@pytest.mark.parametrize("habit", HABITS, ids=lambda habit: habit.__name__)
@pytest.mark.slow
def test_nothing_is_lost_by_a_single_habit(one: Form, habit: Habit) -> None:
    assert account(one, 0, habit)[0].is_clean


@pytest.mark.parametrize("one", FORMS, ids=lambda one: one.id)
@pytest.mark.parametrize("habit", OF_COLUMNS, ids=lambda habit: habit.__name__)
def test_columns_are_known_by_their_headers(one: Form, habit: Habit) -> None:
    assert account(one, 0, habit)[0].is_clean
