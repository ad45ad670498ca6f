"""No merge loses an edit: random cases, held against a merge by ids that knows which row is which."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pgt import source
from pgt.merge import merge
from tests.merging import Case, Comparison, decided, draw
from tests.strategies import Data

cases = st.randoms(use_true_random=False).map(draw)


def data(text: str) -> Data:
    """What a text says, every value as it is written."""
    read = source.parse("merged", text.encode())
    assert read.findings == ()
    found: Data = read.data
    return found


def comments(text: str) -> set[str]:
    return set(re.findall("# 注[0-9]+。", text))


def hold(case: Case) -> None:
    base, ours, theirs = case.texts
    merged = merge(base, ours, theirs)
    assert merged.content is not None
    text = merged.content.decode()
    for choice in ("ours", "theirs"):
        comparison = Comparison(case, choice)
        comparison.hold(data(decided(text, choice)))
        assert bool(merged.conflicts) is bool(comparison.conflicts)
    old, mine, other = (comments(side.decode()) for side in (base, ours, theirs))
    assert comments(text) >= (mine | other) - old
    assert comments(text) >= mine & other & old


@given(cases)
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_every_change_of_either_side_is_in_the_result_or_in_a_conflict(case: Case) -> None:
    hold(case)


@pytest.mark.slow
@given(cases)
@settings(max_examples=10_000, suppress_health_check=[HealthCheck.too_slow])
def test_every_change_of_ten_thousand_merges_is_in_the_result_or_in_a_conflict(case: Case) -> None:
    hold(case)
