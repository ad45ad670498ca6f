"""The published documents, read from their texts, are the examples: nobody had to write a script for it.

The texts are what text extraction left of five documents: one cell a line, or columns between tabs, with cells that
slipped, rows that broke and headers on every page. Where one is damaged beyond telling, it is said here what is lost.
"""

from pathlib import Path
from typing import Any

import pytest

from pgt import form, load, read, workspace
from pgt.forms.match import Matched, recognise
from tests.exactness import digits

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
FORMS = [found for id_ in form.ids() if (found := form.find(id_).definition)]

Data = dict[str, Any]


def imported(name: str) -> Matched:
    pages, refused = read.read(f"{name}.txt", (HERE / "dumps" / f"{name}.txt").read_bytes())
    assert refused is None
    assert len(pages) == 1
    matched = recognise(FORMS, pages[0].grid)
    assert matched is not None
    return matched


def example(name: str, form_id: str) -> list[Data]:
    """Return the tables of an example on *form_id*, without what the form does not print."""
    found = []
    for path in sorted((EXAMPLES / name).rglob("*.pgt.yaml")):
        settings, _ = workspace.settings_of(path.parent)
        data = load.load(path, settings).source.data
        if data.get("form") == form_id:
            found.append(data)
    return found


def unprinted(data: Data) -> Data:
    """Take away what the Hebei forms do not print: the year, and the body above the organization."""
    body = {key: value for key, value in data["organization"].items() if key != "parent"}
    return {**{key: value for key, value in data.items() if key != "year"}, "organization": body}


@pytest.mark.parametrize(
    "name, form_id, count", [("shanhaiguan-2020", "hebei-2020", 6), ("zhangjiakou-2021", "hebei-2021", 13)]
)
def test_the_hebei_tables_are_read_whole(name: str, form_id: str, count: int) -> None:
    matched = imported(name)
    tables = [unprinted(data) for data in example(name, form_id)]

    assert matched.form.id == form_id
    assert [table.data for table in matched.tables] == tables
    assert [digits(table.data) for table in matched.tables] == [digits(data) for data in tables]
    assert len(tables) == count
    assert [(table.leftovers, table.remarks) for table in matched.tables] == [((), ())] * count


def test_other_tables_of_a_document_are_listed_and_not_read() -> None:
    matched = imported("zhangjiakou-2021")
    first = {left.group: left for left in reversed(matched.leftovers)}

    assert [(left.place, left.text) for left in sorted(first.values(), key=lambda left: left.group)] == [
        ("8", "单位名称"),
        ("1539", "762张家口市残疾人联合会"),
        ("1624", "张家口市残疾人联合会固定资产占用情况表"),
    ]


def test_the_table_of_tianjin_is_read_whole() -> None:
    matched = imported("tianjin-2023")

    assert [table.data for table in matched.tables] == example("tianjin-2023", "tianjin-department")
    assert [(table.leftovers, table.remarks) for table in matched.tables] == [((), ())]
    assert matched.leftovers == ()


def test_the_table_of_nanyue_is_read_but_for_two_rows_that_lost_a_cell() -> None:
    [table] = imported("nanyue-2020").tables
    [expected] = example("nanyue-2020", "hunan-department-selfeval")
    for row in expected["goals"][0]["indicators"][4:]:
        row["target"] = row.pop("actual")  # name and target were one cell, and nothing says that the target is missing

    assert table.data == expected
    assert table.leftovers == ()
    assert [(remark.place, remark.message.zh) for remark in table.remarks] == [
        ("103", "这一行比表头少一格，请核对各格有没有错一栏"),
        ("110", "这一行比表头少一格，请核对各格有没有错一栏"),
    ]


def test_seven_of_the_eight_tables_of_qilian_are_read_as_people_read_them() -> None:
    matched = imported("qilian-2023")
    expected = example("qilian-2023", "qinghai-project")

    assert [table.data for table in matched.tables[:7]] == expected[:7]
    assert [table.leftovers for table in matched.tables[:7]] == [()] * 7
    # Of the eighth, each class of indicators has run into one cell: but for the first they are listed.
    assert {**matched.tables[7].data, "indicators": None} == {**expected[7], "indicators": None}
    assert [left.text[:12] for left in matched.tables[7].leftovers] == [
        "质量指标 补贴发放合规性",
        "时效指标 康复、维权、就",
        "成本指标 残疾人康复费用",
        "效益指标 社会效益 通过",
        "满意度指标 服务对象满意",
    ]
