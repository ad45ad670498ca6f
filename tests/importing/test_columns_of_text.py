"""Texts as grids: how the cells of a row are told apart, and where each of them is said to stand."""

import pytest

from pgt import read

CASES = {
    "tabs": (
        "三级指标\t指标值\n培训人数\t≥300人\n",
        [[("1", "三级指标"), ("1", "指标值")], [("2", "培训人数"), ("2", "≥300人")]],
    ),
    "cells of several lines, as a spreadsheet copies them": (
        '总体目标\t"1.培训300人。\n2.建成""师资""库。"\t年度\n项目期\t3年\n',
        [
            [("1", "总体目标"), ("1", '1.培训300人。\n2.建成"师资"库。'), ("1", "年度")],
            [("3", "项目期"), ("3", "3年")],
        ],
    ),
    "quotes that are words": (
        '总体目标\t"放管服"改革\n项目期\t3年\n',
        [[("1", "总体目标"), ("1", '"放管服"改革')], [("2", "项目期"), ("2", "3年")]],
    ),
    "a quote that nobody closed": (
        '总体目标\t"放管服改革\n项目期\t3年\n',
        [[("1", "总体目标"), ("1", '"放管服改革')], [("2", "项目期"), ("2", "3年")]],
    ),
    "commas": (
        '绩效目标表,,\n数量指标,培训人数,"≥1,300人"\n质量指标,,≥90%\n',
        [
            [("1", "绩效目标表")],
            [("2", "数量指标"), ("2", "培训人数"), ("2", "≥1,300人")],
            [("3", "质量指标"), ("3", "≥90%")],
        ],
    ),
    "one cell a line": (
        "\t三级指标\n\t指标值\n\n\t培训人数\n\t≥300人\n",
        [[("1", "三级指标"), ("2", "指标值")], [("4", "培训人数"), ("5", "≥300人")]],
    ),
    "paragraphs": ("某市残联\n没有表\n", [[("1", "某市残联")], [("2", "没有表")]]),
    "one cell a line, with nothing before it": (
        "三级指标\n指标值\n\n培训人数\n≥300人\n",
        [[("1", "三级指标"), ("2", "指标值")], [("4", "培训人数"), ("5", "≥300人")]],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_cells_are_told_apart(name: str) -> None:
    text, expected = CASES[name]

    pages, refused = read.read("表.txt", text.encode())

    assert refused is None
    rows = [[(cell.place, cell.shown) for cell in row.cells if cell.shown] for row in pages[0].grid.rows]
    assert rows == expected
