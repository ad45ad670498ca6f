"""Tables as other offices make them: what their sheets say besides what a form prints, and where."""

from decimal import Decimal
from typing import Any

import pytest

from pgt import forms, load
from pgt.forms.match import Matched, match, recognise
from pgt.forms.neighbours import apart
from pgt.workspace import NO_SETTINGS
from tests.importing.sheets import FORMS, Rows, page_of, sheet_of


def recognised(rows: Rows, *merged: str) -> Matched:
    """Return what is read of *rows* without naming a form."""
    found = recognise(FORMS, page_of(sheet_of(rows, *merged)[0]).grid)
    assert found is not None
    return found


def data_of(found: Matched) -> dict[str, Any]:
    [table] = found.tables
    assert (table.leftovers, found.leftovers) == ((), ())
    return table.data


INDICATORS: Rows = [
    ["绩效指标", "一级指标", "二级指标", "三级指标", "", "指标值"],
    ["", "产出指标", "数量指标", "举办培训班次数", "", "≥12次"],
    ["", "", "质量指标", "培训合格率", "", "≥95%"],
    ["", "满意度指标", "服务对象满意度指标", "学员满意度", "", "≥90%"],
]
READ_INDICATORS = [
    {"category": "output.quantity", "name": "举办培训班次数", "target": "≥12次"},
    {"category": "output.quality", "name": "培训合格率", "target": "≥95%"},
    {"category": "satisfaction.beneficiary", "name": "学员满意度", "target": "≥90%"},
]


def test_the_table_that_ministries_publish_has_a_form_of_its_own() -> None:
    rows: Rows = [
        ["项目支出绩效目标表"],
        ["（2024年度）"],
        ["项目名称", "全国培训项目"],
        ["主管部门及代码", "某部 126", "", "实施单位", "某部培训中心"],
        ["项目资金\n（万元）", "年度资金总额：", "", 350, "执行率分值（10）"],
        ["", "其中：财政拨款", "", 300],
        ["", "上年结转", "", 50],
        ["", "其他资金", "", ""],
        ["年度总体目标", "目标1：完成培训。\n目标2：提升能力。"],
        *INDICATORS,
    ]

    found = recognised(rows, "A5:A8", "E5:F8", "B9:F9")

    assert found.form.id == "mof-project-target-annual"
    assert data_of(found) == {
        "pgt": 1,
        "kind": "project",
        "form": "mof-project-target-annual",
        "year": 2024,
        "organization": {"name": "某部培训中心"},
        "supervisor": {"name": "某部", "code": "126"},
        "name": "全国培训项目",
        "budget": {
            "amount_unit": "万元",
            "total": Decimal(350),
            "fiscal": Decimal(300),
            "carryover": Decimal(50),
        },
        "goals": [{"text": "完成培训。"}, {"text": "提升能力。"}],
        "indicators": READ_INDICATORS,
        "result": {"execution": {"weight": Decimal(10)}},
    }


def declared(period: str) -> Rows:
    """Return a table whose only block of goals and amounts is that of *period*."""
    return [
        ["项目支出绩效目标申报表"],
        ["（2024年度）"],
        ["项目名称", "", "全国培训项目"],
        ["主管部门及代码", "", "某部", "实施单位", "", "某部培训中心"],
        ["项目属性", "", "延续项目", "项目期", "", "2024年"],
        ["项目资金\n（万元）", "", f"{period}资金总额：", 350],
        ["", "", "其中：财政拨款", 300],
        ["", "", "其他资金", 50],
        ["总体目标", "", f"{period}目标"],
        ["", "", "目标1：完成培训。\n目标2：提升能力。"],
        *INDICATORS,
    ]


MERGED = ("C3:F3", "A6:B8", "A9:B10", "C9:F9", "C10:F10")


def test_a_block_that_stands_alone_is_that_of_the_year() -> None:
    data = data_of(recognised(declared("年度"), *MERGED))

    assert "medium_term" not in data
    assert data["budget"] == {
        "amount_unit": "万元",
        "total": Decimal(350),
        "fiscal": Decimal(300),
        "other": Decimal(50),
    }
    assert data["goals"] == [{"text": "完成培训。"}, {"text": "提升能力。"}]
    assert data["indicators"] == READ_INDICATORS


def test_a_block_that_is_called_medium_term_is_not_taken_for_the_year() -> None:
    found = recognised(declared("中期"), *MERGED)

    data = found.tables[0].data
    assert data["medium_term"]["goals"] == [{"text": "完成培训。"}, {"text": "提升能力。"}]
    assert data["medium_term"]["indicators"] == READ_INDICATORS
    assert "indicators" not in data


@pytest.mark.parametrize(
    "printed, code, name",
    [
        ("762-0501-JBN-5UB0-关于提前下达2020年指标的通知", "762-0501-JBN-5UB0", "关于提前下达2020年指标的通知"),
        ("762-0501-2020年助残-康复经费", "762-0501", "2020年助残-康复经费"),
        ("51000021T-义务教育", "51000021T", "义务教育"),
        ("A1-B2", "A1", "B2"),
        ("-5度以下取暖", None, "-5度以下取暖"),
    ],
)
def test_a_code_with_hyphens_ends_where_the_name_begins(printed: str, code: str | None, name: str) -> None:
    [sichuan] = [one for one in FORMS if one.id == "sichuan-project-selfeval"]
    filled = forms.fill(
        sichuan, load.build({"kind": "project", "name": name, **({"code": code} if code else {})}, NO_SETTINGS)
    )
    assert printed in [cell.shown for _, cell in filled.placed()]

    [table] = match(sichuan, filled).tables

    assert (table.data.get("code"), table.data["name"]) == (code, name)


def beside(*tables: Rows, gap: int) -> Rows:
    """Return *tables* side by side, so many columns apart."""
    height, width = max(map(len, tables)), max(len(row) for table in tables for row in table)
    rows: list[list[object]] = [[] for _ in range(height)]
    for place, table in enumerate(tables):
        for row, cells in zip(rows, table, strict=False):
            row.extend([None] * (place * (width + gap) - len(row)))
            row.extend(cells)
    return rows


def test_tables_side_by_side_are_told_apart() -> None:
    other = [["基层培训项目" if words == "全国培训项目" else words for words in row] for row in declared("年度")]
    page = page_of(sheet_of(beside(declared("年度"), other, gap=1))[0])

    left, right = apart(page.grid, FORMS)

    read_left, read_right = recognise(FORMS, left), recognise(FORMS, right)
    assert read_left is not None
    assert read_right is not None
    data, other_data = data_of(read_left), data_of(read_right)
    assert (data["name"], other_data["name"]) == ("全国培训项目", "基层培训项目")
    assert other_data == {**data, "name": "基层培训项目"}
    assert data["indicators"] == READ_INDICATORS


def test_one_table_with_two_blocks_and_a_blank_column_between_them_is_one() -> None:
    block = ["其中：财政拨款", "二级指标", "三级指标", "指标值", "数量指标", "质量指标"]
    rows: Rows = [
        ["项目支出绩效目标申报表"],
        ["项目名称", "全国培训项目"],
        *([words, 1, None, words, 2] for words in block),
    ]

    grid = page_of(sheet_of(rows)[0]).grid

    assert apart(grid, FORMS) == (grid,)
