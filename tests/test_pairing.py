"""Which table and which indicator is which."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pgt.model import Body, Goal, Indicator, Table
from pgt.outline import Outline
from pgt.pairing import match_tables, pair_parts
from pgt.pairing.assignment import LARGEST, assign
from pgt.pairing.names import same, unnumbered, without_years


def cost(costs: list[list[int | None]], pairs: list[tuple[int, int]]) -> tuple[int, int]:
    return (-len(pairs), sum(costs[row][column] or 0 for row, column in pairs))


def every_assignment(costs: list[list[int | None]]) -> list[list[tuple[int, int]]]:
    rows, columns = len(costs), len(costs[0])
    padded = [*range(columns), *[columns] * rows]
    return [
        [
            (row, column)
            for row, column in enumerate(chosen[:rows])
            if column < columns and costs[row][column] is not None
        ]
        for chosen in set(permutations(padded, rows))
    ]


@given(
    st.integers(1, 4).flatmap(
        lambda columns: st.lists(
            st.lists(st.none() | st.integers(0, 9), min_size=columns, max_size=columns), min_size=1, max_size=4
        )
    )
)
def test_no_assignment_is_larger_or_cheaper(costs: list[list[int | None]]) -> None:
    found = assign(costs)
    assert len({row for row, _ in found}) == len({column for _, column in found}) == len(found)
    assert all(costs[row][column] is not None for row, column in found)
    assert cost(costs, found) == min(cost(costs, pairs) for pairs in every_assignment(costs))


def test_greed_would_be_wrong() -> None:
    # Taking the cheapest pair first, (0, 0), would leave 100 for the other: 101 instead of 4.
    assert assign([[1, 2], [2, 100]]) == [(0, 1), (1, 0)]


def test_more_than_anybody_writes_is_paired_without_search() -> None:
    many = LARGEST + 1
    assert assign([[abs(row - column) for column in range(many)] for row in range(many)]) == [
        (place, place) for place in range(many)
    ]


@pytest.mark.parametrize(
    "name, year, bare",
    [
        ("2021年中央残疾人事业发展补助资金", 2021, "中央残疾人事业发展补助资金"),
        ("中央2021年度残疾人补助", 2021, "中央残疾人补助"),
        ("残疾人补助（2021年）", 2021, "残疾人补助"),
        ("残疾人补助[2021]", None, "残疾人补助"),
        ("2020-2022年规划经费", 2021, "规划经费"),
        ("二〇二一年残疾人补助", 2021, "残疾人补助"),
        ("21年残疾人补助", 2021, "残疾人补助"),
        ("20年以上党龄慰问", 2021, "20年以上党龄慰问"),
        ("第三代残疾人证", 2021, "第三代残疾人证"),
        ("2021年", 2021, "2021年"),
    ],
)
def test_year_words_are_taken_off_a_table_name(name: str, year: int | None, bare: str) -> None:
    assert without_years(name, year) == bare


@pytest.mark.parametrize(
    "old, new, is_same",
    [
        ("完成2021年任务", "完成2022年任务", True),
        ("完成2020年遗留任务", "完成2021年遗留任务", True),
        ("完成2021年任务", "完成2023年任务", False),
        ("完成2021年任务", "完成2021年任务", True),
        ("培训2021人", "培训2022人", False),
        ("2021.12.31前", "2022.12.31前", True),
        ("单价2021.5万元", "单价2022.5万元", False),
        ("于2021-06验收", "于2022-06验收", True),
        ("补助2021-2500元", "补助2022-2500元", False),
        ("冀财〔2021〕12号", "冀财〔2022〕12号", True),
        ("满意度 ９０％\n", "满意度90%", True),
        ("到二〇二一年底", "到二〇二二年底", True),
        ("到二零二一年底", "到2022年底", True),
        ("“十三五”规划", "“十四五”规划", False),
        (None, " ", True),
        (None, "有", False),
    ],
)
def test_a_text_is_the_same_when_its_year_moved_along(old: str | None, new: str | None, is_same: bool) -> None:  # noqa: FBT001 -- a column of the table
    assert same(old, new, (2021, 2022)) is is_same


def outline(file: str, year: int, code: str | None = None, name: str | None = None, **more: str) -> Outline:
    organization = Body(more.get("organization", "762001"))
    return Outline(file, "project", None, year, organization, code, name, None, {}, more.get("previous"))


def pairs(old: list[Outline], new: list[Outline]) -> list[tuple[str, str, str]]:
    return [
        (pair.old.file if pair.old else "", pair.new.file if pair.new else "", pair.by or "")
        for pair in match_tables(old, new).pairs
    ]


def test_a_table_of_the_same_year_is_the_same_before_last_year_is_looked_at() -> None:
    old = [outline("2020", 2020, "A-00000001"), outline("2021", 2021, "B-00000001", previous="A-00000001")]
    new = [*old, outline("2022", 2022, "C-00000001", previous="B-00000001")]
    assert pairs(old, new) == [("2020", "2020", "code"), ("2021", "2021", "code"), ("", "2022", "")]


def test_previous_decides_before_the_code_and_the_code_before_the_name() -> None:
    old = [
        outline("p", 2020, "P-00000001", "甲"),
        outline("c", 2020, "C-00000001", "乙"),
        outline("n", 2020, "N-00000001", "丙"),
    ]
    new = [outline("x", 2021, "C-00000001", "丙", previous="P-00000001"), outline("y", 2021, "C-00000001", "丙")]
    assert pairs(old, new) == [("p", "x", "previous"), ("c", "y", "code"), ("n", "", "")]


def test_previous_may_be_a_name_and_works_backwards() -> None:
    old, new = outline("o", 2020, name="老项目"), outline("n", 2021, name="新项目", previous="老项目")
    assert pairs([old], [new]) == [("o", "n", "previous")]
    assert pairs([new], [old]) == [("n", "o", "previous")]


def test_a_serial_number_is_no_code_beyond_its_organization() -> None:
    old, new = outline("o", 2020, "001", "甲"), outline("n", 2021, "001", "乙", organization="762009")
    assert pairs([old], [new]) == [("", "n", ""), ("o", "", "")]
    moved = outline("m", 2021, "001", "甲", organization="762009")
    assert pairs([old], [moved]) == [("o", "m", "code")]


@pytest.mark.parametrize(
    "old, new, found",
    [
        # Two codes were exchanged; a new project came first and all serial numbers moved on; one went.
        ({"01": "甲", "02": "乙"}, {"01": "乙", "02": "甲"}, {"乙": "乙", "甲": "甲"}),
        (
            {"01": "甲", "02": "乙", "03": "丙"},
            {"01": "新", "02": "甲", "03": "乙", "04": "丙"},
            {"新": "", "甲": "甲", "乙": "乙", "丙": "丙"},
        ),
        ({"01": "新", "02": "甲", "03": "乙"}, {"01": "甲", "02": "乙"}, {"甲": "甲", "乙": "乙"}),
        # A project was renamed, and another one has its old name.
        ({"01": "甲"}, {"01": "甲二期", "05": "甲"}, {"甲二期": "甲", "甲": ""}),
        ({"01": "甲", "02": "乙"}, {"01": "丙", "02": "丁"}, {"丙": "甲", "丁": "乙"}),
    ],
)
@pytest.mark.parametrize("year", [2021, 2020])
def test_codes_that_were_dealt_out_anew_say_nothing(
    old: dict[str, str], new: dict[str, str], found: dict[str, str], year: int
) -> None:
    before = [outline(f"{name}", 2020, code, name) for code, name in old.items()]
    now = [outline(f"{name}", year, code, name) for code, name in new.items()]
    assert {there: here for here, there, _ in pairs(before, now) if there} == found


def test_of_several_with_one_name_the_nearest_in_indicators_and_then_in_money_is_it() -> None:
    old = [
        replace(outline("o", 2020, name="维修"), rows=(1, 2, 3), amounts={"total": Decimal(100)}, amount_unit="万元")
    ]
    new = replace(outline("n", 2021, name="维修"), amounts={"total": Decimal(100)}, amount_unit="万元")
    others = [replace(new, file="rows", rows=(1, 2), amounts={"total": Decimal(10)}), replace(new, rows=(9,))]
    assert pairs(old, others) == [("o", "rows", "name"), ("", "n", "")]
    yuan = [replace(new, file="half"), replace(new, file="less", amount_unit="元")]
    assert pairs([replace(old[0], rows=())], yuan) == [("o", "half", "name"), ("", "less", "")]
    assert pairs([replace(old[0], rows=())], yuan[::-1]) == [("", "less", ""), ("o", "half", "name")]


@pytest.mark.parametrize(
    "text, bare",
    [
        ("目标1：提高能力", "提高能力"),
        ("（二）提高能力", "提高能力"),
        ("3、提高能力", "提高能力"),
        ("12．提高能力", "提高能力"),
        ("一、二级残疾人补贴", "一、二级残疾人补贴"),
        ("1:1配套资金", "1:1配套资金"),
        ("3.5万人受益", "3.5万人受益"),
        ("3岁以下儿童", "3岁以下儿童"),
        ("1、", "1、"),
    ],
)
def test_a_number_before_a_text_is_none_of_its_words(text: str, bare: str) -> None:
    assert unnumbered(text) == bare


def test_likeness_suggests_and_does_not_pair() -> None:
    old, new = outline("o", 2020, "A-00000001", "残疾人培训人次"), outline("n", 2021, "B-00000001", "残疾人培训场次")
    found = match_tables([old], [new])
    assert [(pair.old, pair.new) for pair in found.pairs] == [(None, new), (old, None)]
    assert [(one.old, one.new, one.previous) for one in found.suggestions] == [(old, new, "A-00000001")]


def test_what_names_nothing_that_there_was_is_told() -> None:
    old, new = outline("o", 2020, "A", "甲"), outline("n", 2021, "B", "乙", previous="丙")
    assert [(one.old, one.new, one.previous) for one in match_tables([old], [new]).suggestions] == [(None, new, "丙")]
    assert match_tables([outline("o", 2021, "A", "甲")], [new]).suggestions == ()
    before, now = table(row("甲", "1")), table(row("甲", "1"), row("乙", "2", was="丙"))
    assert [(one.old, one.new.name) for one in pair_parts(before, now).suggestions] == [(None, "乙")]


def table(*rows: Indicator, goals: tuple[Goal, ...] = ()) -> Table:
    return Table("project", year=2021, indicators=rows, goals=goals)


def row_pairs(old: Table, new: Table) -> list[tuple[str | None, str | None]]:
    return [
        (pair.old.target if pair.old else None, pair.new.target if pair.new else None)
        for pair in pair_parts(old, new).rows
    ]


def row(name: str | None, target: str, category: str = "output.quantity", **more: str) -> Indicator:
    return Indicator(category, name, target=target, **more)  # type: ignore[arg-type]


def test_numbers_quotes_and_a_colon_at_the_end_are_no_part_of_a_name() -> None:
    old = table(row("1.培训人数", "1"), row("指标2：“两节”慰问人数", "2"), row("完成时间：", "3"))
    new = table(row("培训人数", "4"), row("2、两节慰问人数", "5"), row("完成时间", "6"))
    assert row_pairs(old, new) == [("1", "4"), ("2", "5"), ("3", "6")]


def test_a_chain_of_new_names_is_followed() -> None:
    old = table(row("甲", "1"), row("乙", "2"))
    assert row_pairs(old, table(row("乙", "3", was="甲"), row("丙", "4", was="乙"))) == [("1", "3"), ("2", "4")]


def test_two_names_that_were_exchanged_are_followed() -> None:
    old = table(row("甲", "1"), row("乙", "2"))
    assert row_pairs(old, table(row("甲", "3", was="乙"), row("乙", "4", was="甲"))) == [("2", "3"), ("1", "4")]


def test_of_a_name_that_was_split_the_nearest_part_is_it_and_the_others_are_new() -> None:
    old = table(row("培训人次", "≥500人次"))
    split = table(row("线上培训人次", "≥300人次", was="培训人次"), row("线下培训人次", "≥250人次", was="培训人次"))
    assert row_pairs(old, split) == [("≥500人次", "≥300人次"), (None, "≥250人次")]
    assert row_pairs(split, old) == [("≥300人次", "≥500人次"), ("≥250人次", None)]


def test_of_a_name_that_was_split_the_part_that_kept_it_is_it() -> None:
    old = table(row("培训人次", "≥500人次"))
    split = table(row("线下培训人次", "≥500人次", was="培训人次"), row("培训人次", "≥250人次"))
    assert row_pairs(old, split) == [(None, "≥500人次"), ("≥500人次", "≥250人次")]
    assert row_pairs(split, old) == [("≥250人次", "≥500人次"), ("≥500人次", None)]


def test_a_was_that_stayed_in_the_file_is_history() -> None:
    old = table(row("甲", "1"), row("乙", "2", was="甲"))
    assert row_pairs(old, table(row("乙", "3", was="甲"), row("甲", "4"))) == [("2", "3"), ("1", "4")]


def test_an_equal_name_in_the_same_category_comes_before_one_elsewhere() -> None:
    old = table(row("甲", "1"), row("甲", "2", "output.quality"))
    assert row_pairs(old, table(row("甲", "3", "output.quality"))) == [("2", "3"), ("1", None)]


def test_rows_without_a_name_are_paired_by_place_among_their_likes() -> None:
    old = table(row(None, "≥1人"), row(None, "≥2人"), row(None, "x", "benefit.social"))
    new = table(row(None, "y", "benefit.social"), row(None, "≥3人"), row(None, "≥4人"))
    assert row_pairs(old, new) == [("x", "y"), ("≥1人", "≥3人"), ("≥2人", "≥4人")]


def test_satisfaction_under_a_goal_that_went_is_not_that_of_a_goal_that_came() -> None:
    old = table(
        goals=(Goal("甲甲甲", indicators=(row("满意度", "1"),)), Goal("乙乙乙", indicators=(row("满意度", "2"),)))
    )
    new = table(
        goals=(Goal("甲甲甲", indicators=(row("满意度", "3"),)), Goal("丙丙丙丙", indicators=(row("满意度", "4"),)))
    )
    assert row_pairs(old, new)[0] == ("1", "3")


def test_indicators_that_were_put_under_goals_are_the_same() -> None:
    old = table(row("甲", "1"), row("满意度", "2"))
    new = table(goals=(Goal("一", indicators=(row("甲", "3"), row("满意度", "4"))),))
    assert row_pairs(old, new) == [("1", "3"), ("2", "4")]
