"""No merge loses an edit: random cases, held against a merge by ids that knows which row is which."""

import copy
import re
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pgt import document, source
from pgt.document import Document
from pgt.merge import merge
from pgt.merge.sides import merge_documents
from tests.merging import Author, Case, Comparison, decided, draw, lists, numbered
from tests.strategies import Data, Layout

cases = st.randoms(use_true_random=False).map(draw)
SIDES = ("ours", "theirs")


def data(text: str) -> Data:
    """Return what a text says, every value as it is written."""
    read = source.parse("merged", text.encode())
    assert read.findings == ()
    found: Data = read.data
    return found


def comments(text: str) -> set[str]:
    return set(re.findall("# 注[0-9]+。", text))


def parts(text: bytes) -> Document:
    found = document.read(source.parse("side", text))
    assert found
    return found


def unordered(value: Any) -> Any:
    if isinstance(value, dict):
        return sorted((key, unordered(found)) for key, found in value.items() if found != [])
    return sorted(map(unordered, value), key=repr) if isinstance(value, list) else value


def hold(case: Case) -> None:
    merged = merge(*case.texts)
    assert merged.content is not None
    text = merged.content.decode()
    for choice in SIDES:
        comparison = Comparison(case, choice)
        comparison.hold(data(decided(text, choice)))
        assert bool(merged.conflicts) is bool(comparison.conflicts)
    old, mine, other = (comments(side.decode()) for side in case.texts)
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


@given(cases)
def test_what_only_one_side_changed_is_taken_over_byte_for_byte(case: Case) -> None:
    base, ours, theirs = case.texts
    assert merge(base, ours, base).content == ours
    assert merge(base, base, theirs).content == theirs
    assert merge(base, ours, ours).content == ours


@given(cases)
def test_so_it_is_where_the_parts_are_merged(case: Case) -> None:
    base, ours, theirs = map(parts, case.texts)
    for one, other, wanted in ((ours, base, ours), (base, theirs, theirs), (ours, ours, ours)):
        merged, conflicts = merge_documents(base, one, other)
        assert (document.text(merged), conflicts) == (document.text(wanted), [])


@given(st.randoms(use_true_random=False))
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_an_edit_follows_a_row_to_another_goal(chance: Random) -> None:
    author = Author(chance)
    base = author.table()
    places = [number for number, (rows, kind) in enumerate(lists(base)) if kind == "indicators" and len(rows) > 1]
    assume(len(places) > 1)
    mover, editor, wanted = (copy.deepcopy(base) for _ in range(3))
    here, there = chance.sample(places, 2)
    row, at = chance.randrange(len(lists(base)[here][0])), chance.randrange(len(lists(base)[there][0]) + 1)
    value = author.value("target")
    for table in (mover, wanted):
        lists(table)[there][0].insert(at, lists(table)[here][0].pop(row))
    lists(editor)[here][0][row]["target"] = lists(wanted)[there][0][at]["target"] = value
    old, one, other, both = (
        Layout(chance.randint(0, 1000), plain=chance.random() < 0.2).write(numbered(table))
        for table in (base, mover, editor, wanted)
    )
    for ours, theirs in ((one, other), (other, one)):
        merged = merge(old.encode(), ours.encode(), theirs.encode())
        assert merged.conflicts == ()
        assert data((merged.content or b"").decode()) == data(both)
        assert comments((merged.content or b"").decode()) == comments(both)


@given(cases)
def test_the_other_way_about_the_same_comes_of_it(case: Case) -> None:
    base, ours, theirs = case.texts
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)
    assert len(one.conflicts) == len(other.conflicts)
    assert one.content is not None
    assert other.content is not None
    for choice, opposite in (SIDES, SIDES[::-1]):
        texts = decided(one.content.decode(), choice), decided(other.content.decode(), opposite)
        assert unordered(data(texts[0])) == unordered(data(texts[1]))
