"""What holds for any two tables."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pgt import changes, load
from pgt.changes import Comparison, Fate, Move, OrderChange
from pgt.changes.segments import segments
from pgt.model import Indicator, Table
from pgt.render.changes import RENDERERS, SUMMARIES, Style
from pgt.workspace import NO_SETTINGS
from tests.strategies import Data, Layout, tables, texts

FOLDER = Path(__file__).parent / "changes"


def table(text: str) -> Table:
    loaded = load.parse("a", text.encode(), NO_SETTINGS)
    assert loaded.table, loaded.findings
    return loaded.table


@given(tables(), st.integers(0, 2**16), st.integers(0, 2**16))
def test_a_table_laid_out_in_another_way_has_not_changed(data: Data, one: int, other: int) -> None:
    old, new = (table(Layout(seed).write(data)) for seed in (one, other))
    assert changes.of_tables(old, new).changes == ()


@given(tables(), tables())
def test_any_two_tables_can_be_compared_and_shown(one: Data, other: Data) -> None:
    layout = Layout(0, plain=True)
    found = changes.of_tables(table(layout.write(one)), table(layout.write(other)))
    comparison = Comparison("a", "b", (found,))
    for render in (*RENDERERS.values(), *SUMMARIES.values()):
        for shown in (render(comparison, Style("zh")), render(comparison, Style("en", color=True))):
            # A workbook is bytes, and always something.
            assert shown if isinstance(shown, bytes) else shown.endswith("\n") or found.changes == ()


@given(st.permutations(range(6)))
def test_another_order_alone_is_said_once_by_the_fewest_moves(places: list[int]) -> None:
    rows = [Indicator("output.quantity", f"指标{place}", target=f"≥{place}人") for place in range(6)]
    old, new = (
        Table("project", indicators=tuple(_at(rows[number], place) for place, number in enumerate(order)))
        for order in (range(6), places)
    )
    found = changes.of_tables(old, new).changes
    if places == list(range(6)):
        assert found == ()
        return
    (order,) = found
    assert isinstance(order, OrderChange)
    assert (order.field, order.old, order.new) == (
        "order",
        tuple(row.name for row in old.indicators),
        tuple(row.name for row in new.indicators),
    )
    stayed = [number for number in places if f"指标{number}" not in {move.name for move in order.moves}]
    assert stayed == sorted(stayed)
    names = [row.name for row in old.indicators], [row.name for row in new.indicators]
    assert all(names[0][move.old - 1] == move.name == names[1][move.new - 1] for move in order.moves)


def _at(row: Indicator, place: int) -> Indicator:
    return Indicator(row.category, row.name, target=row.target, pointer=("indicators", place))


def test_one_row_that_was_taken_to_the_top_is_the_only_one_that_moved() -> None:
    rows = [Indicator("output.quantity", name) for name in "甲乙丙丁"]
    old = Table("project", indicators=tuple(_at(row, place) for place, row in enumerate(rows)))
    new = Table("project", indicators=tuple(_at(row, place) for place, row in enumerate([rows[3], *rows[:3]])))
    (order,) = changes.of_tables(old, new).changes
    assert isinstance(order, OrderChange)
    assert order.moves == (Move("丁", 4, 1),)


@given(texts(8), texts(8))
def test_segments_make_up_both_texts(old: str, new: str) -> None:
    pieces = segments(old, new)
    assert "".join(piece.text for piece in pieces if piece.fate is not Fate.INSERTED) == old
    assert "".join(piece.text for piece in pieces if piece.fate is not Fate.REMOVED) == new


@pytest.mark.parametrize(
    "old, new, marked",
    [
        ("完成国家下达的任务", "完成行业下达的任务", "完成[国家|行业]下达的任务"),
        ("为3800名残疾人", "为4000名残疾人", "为[3800|4000]名残疾人"),
        ("增加9.98万元", "增加12.98万元", "增加[9.98|12.98]万元"),
        ("组织培训", "组织开展专项培训", "组织[|开展专项]培训"),
        # 一个字没变，夹在两处改动之间，看起来就是一处
        ("有所提高", "显著提升", "[有所提高|显著提升]"),
        ("第一段。\n第二段。", "第一段。\n第三段。", "第一段。\n第[二|三]段。"),
    ],
)
def test_words_are_compared_character_by_character_and_numbers_whole(old: str, new: str, marked: str) -> None:
    shown = ""
    for piece in segments(old, new):
        match piece.fate:
            case Fate.SAME:
                shown += piece.text
            case Fate.REMOVED:
                shown += f"[{piece.text}|]"
            case Fate.INSERTED:
                shown = shown[:-1] + f"{piece.text}]" if shown.endswith("|]") else f"{shown}[|{piece.text}]"
    assert shown == marked


def test_long_texts_are_not_looked_into() -> None:
    old, new = "旧" * 3000, "新" * 3000
    assert [piece.fate for piece in segments(old, new)] == [Fate.REMOVED, Fate.INSERTED]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/said.txt")), ids=lambda path: path.parent.name)
def test_a_chinese_terminal_can_show_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.encode("gbk").decode("gbk") == text


def test_amounts_are_exact() -> None:
    rows = [
        Indicator("output.quantity", "人数", target=f"≥{number}人", pointer=("indicators", 0))
        for number in ("0.1", "0.3")
    ]
    (change,) = changes.of_tables(
        Table("project", indicators=(rows[0],)), Table("project", indicators=(rows[1],))
    ).changes
    assert getattr(change, "difference", None) == Decimal("0.2")
