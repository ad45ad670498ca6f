"""Every cell that the Hebei documents print stands in the examples, and nothing else does; the others are whole."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

EXAMPLES = Path(__file__).parents[1] / "examples"
CELLS = Path(__file__).parent / "examples"
HEBEI = {"zhangjiakou-2021": "2021/762001", "shanhaiguan-2020": "2020/762002"}

# What a form prints and a table does not repeat: kept here, so that the forms of pgt are not their own witness.
CATEGORIES = {
    ("产出指标", "数量指标"): "output.quantity",
    ("产出指标", "质量指标"): "output.quality",
    ("产出指标", "时效指标"): "output.timeliness",
    ("产出指标", "成本指标"): "output.cost",
    ("效益指标", "经济效益指标"): "benefit.economic",
    ("效益指标", "社会效益指标"): "benefit.social",
    ("效益指标", "可持续影响指标"): "benefit.sustainability",
    ("满意度指标", "服务对象满意度指标"): "satisfaction.beneficiary",
}
BENEFIT = {"zhangjiakou-2021": "效益指标", "shanhaiguan-2020": "效果指标"}
GOAL_NUMBER = {"zhangjiakou-2021": "{}.", "shanhaiguan-2020": "{}、"}
PERCENT_SIGN = {"zhangjiakou-2021": "%", "shanhaiguan-2020": ""}
UNPRINTED = {"/pgt", "/kind", "/form", "/year", "/organization/parent"}


class Cell(NamedTuple):
    """A printed cell: its table's number, where its value lies in the YAML (a label has none), its words."""

    table: int
    pointer: str
    text: str


def printed_cells(example: str) -> list[Cell]:
    """Return the cells of a document, which were taken from its text and not from the YAML."""
    with (CELLS / f"{example}.cells.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, dialect="excel-tab", quoting=csv.QUOTE_NONE)
        return [Cell(int(row["table"]), row["pointer"], row["cell"].replace("\\n", "\n")) for row in rows]


def load(path: Path) -> dict[str, Any]:
    """Read a table with plain PyYAML, every scalar as the text that was written."""
    table: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  (builds text only)
    return table


def projects(example: str) -> list[dict[str, Any]]:
    """Load the project tables of an example, in the order of the document."""
    return [load(path) for path in sorted((EXAMPLES / example / HEBEI[example]).glob("[0-9]*-*.pgt.yaml"))]


def leaves(value: object, pointer: str = "") -> Iterator[tuple[str, str]]:
    """Walk to every scalar."""
    if isinstance(value, Mapping):
        for key, below in value.items():
            yield from leaves(below, f"{pointer}/{key}")
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for place, below in enumerate(value):
            yield from leaves(below, f"{pointer}/{place}")
    else:
        yield pointer, str(value)


def as_printed(example: str, table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Say what the cells of a table have to read, going by its YAML alone."""
    kinds = {category: labels for labels, category in CATEGORIES.items()}
    number = GOAL_NUMBER[example]
    organization = table["organization"]
    yield "/organization", organization["code"] + organization["name"]
    yield "/goals", "\n".join(number.format(n) + goal["text"] for n, goal in enumerate(table["goals"], 1))
    above = ""
    for pointer, value in leaves(table):
        match pointer.split("/")[1:]:
            case ["budget", "amount_unit"]:
                yield pointer, f"单位：{value}"
            case ["spending_plan", _]:
                yield pointer, value + PERCENT_SIGN[example]
            case ["indicators", _, "category"]:
                first, second = kinds[value]
                first = BENEFIT[example] if first == "效益指标" else first
                if first != above:  # a merged cell: the first level is printed once
                    yield pointer, first
                above = first
                yield pointer, second
            case ["organization" | "goals", *_]:
                continue
            case _ if pointer not in UNPRINTED:
                yield pointer, value


@pytest.mark.parametrize("example", HEBEI)
def test_tables_say_what_is_printed_and_no_more(example: str) -> None:
    cells = [cell for cell in printed_cells(example) if cell.pointer]

    written = [Cell(n, *cell) for n, table in enumerate(projects(example), 1) for cell in as_printed(example, table)]

    assert sorted(written) == sorted(cells)


@pytest.mark.parametrize("example, count", [("zhangjiakou-2021", 13), ("shanhaiguan-2020", 6)])
def test_every_table_has_every_label(example: str, count: int) -> None:
    labels = [
        *("项目编码", "项目名称", "预算规模及资金用途", "预算数", "其中：财政资金", "其他资金"),
        *("资金支出计划（%）", "3月底", "6月底", "10月底", "12月底", "绩效目标"),
        *("一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"),
    ]

    assert [cell for cell in printed_cells(example) if not cell.pointer] == [
        Cell(n, "", label) for n in range(1, count + 1) for label in labels
    ]


def test_zhangjiakou_projects_add_up_to_their_department() -> None:
    department = load(EXAMPLES / "zhangjiakou-2021" / "2021" / "762" / "部门整体绩效目标.pgt.yaml")

    total = sum(Decimal(table["budget"]["total"]) for table in projects("zhangjiakou-2021"))

    assert total == Decimal("1501.63") == Decimal(department["budget"]["project"])


@pytest.mark.parametrize(
    "example, tables, goals, indicators",
    [("tianjin-2023", 1, 6, 79), ("qilian-2023", 8, 26, 111), ("nanyue-2020", 1, 12, 83)],
)
def test_documents_of_other_provinces_are_whole(example: str, tables: int, goals: int, indicators: int) -> None:
    loaded = [load(path) for path in (EXAMPLES / example).rglob("*.pgt.yaml")]
    all_goals = [goal for table in loaded for goal in table["goals"]]
    rows = [row for holder in [*loaded, *all_goals] for row in holder.get("indicators", [])]

    assert (len(loaded), len(all_goals), len(rows)) == (tables, goals, indicators)
