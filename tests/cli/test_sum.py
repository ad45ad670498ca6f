"""`pgt sum` as a user meets it: what it prints where, and its exit status."""

import csv
import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"

PROJECT = """\
pgt: 1
kind: project
form: hebei-2021
year: 2021
organization: {code: "762001", name: 张家口市残联|本级}
code: A1
name: 残疾人康复
budget: {amount_unit: 万元, total: 82.16, fiscal: 82.16}
indicators: [{category: output.quantity, name: 人数, target: ≥10人}]
"""
SECOND = PROJECT.replace("A1", "A2").replace("total: 82.16, fiscal: 82.16", "total: 52.00, other: 52.00")
DEPARTMENT = """\
pgt: 1
kind: department
year: 2021
organization: {code: "762", name: 张家口市残联}
budget: {amount_unit: 元, total: 1341700.00, project: 1341700.00}
"""


def pgt_sum(folder: Path, *arguments: str, language: str = "zh", stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pgt", "sum", *arguments]
    environment = {**os.environ, "PGT_LANG": language, "PYTHONUTF8": "1"}
    return subprocess.run(
        command, cwd=folder, env=environment, input=stdin, capture_output=True, encoding="utf-8", check=False
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two projects in 万元, and their department in 元, which states 0.01 万元 more than they add up to."""
    for name, text in {"a": PROJECT, "b": SECOND, "d": DEPARTMENT}.items():
        (tmp_path / f"{name}.pgt.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_the_example_adds_up_to_what_its_department_printed() -> None:
    run = pgt_sum(EXAMPLES, "zhangjiakou-2021", "--check")
    assert (
        run.stdout
        == """\
金额单位：万元

预算单位                         年度  表数  指标数   预算数  财政资金  其他资金
-------------------------------  ----  ----  ------  -------  --------  --------
762001 张家口市残疾人联合会本级  2021    13     128  1501.63   1434.63     67.00
-------------------------------  ----  ----  ------  -------  --------  --------
合计                                     13     128  1501.63   1434.63     67.00

合计的是项目表（13 张）；部门表（1 张）说的是同一笔钱，不重复相加，只用来核对。

核对                                     表上数   合计数  相差  结果
--------------------------------------  -------  -------  ----  ----
762 张家口市残疾人联合会 2021 项目支出  1501.63  1501.63  0.00  相符

表内核对（各来源之和、各用途之和等于总额）：15 项相符。
"""
    )
    assert (run.stderr, run.returncode) == ("核对了 16 项，都相符\n", 0)


def test_text_in_english(folder: Path) -> None:
    run = pgt_sum(folder, "--check", language="en")
    assert (
        run.stdout
        == """\
amounts in 万元

organization              year  tables  indicators  budget  fiscal  other
------------------------  ----  ------  ----------  ------  ------  -----
762001 张家口市残联|本级  2021       2           2  134.16   82.16  52.00
------------------------  ----  ------  ----------  ------  ------  -----
total                                2           2  134.16   82.16  52.00

The total is that of project tables (2). Department tables (1) state the same money again: they are checked against, \
not added.

check                                      stated  summed  difference  result
-----------------------------------------  ------  ------  ----------  -------
762 张家口市残联 2021 project expenditure  134.17  134.16       -0.01  differs

Within tables, 3 sums of sources or uses equal the total.
"""
    )
    assert run.stderr == "the tables use several units (元, 万元); all amounts are shown in 万元\n4 checks, 1 failed\n"
    assert run.returncode == 1


def test_markdown(folder: Path) -> None:
    run = pgt_sum(folder, "--format", "markdown", "--by", "organization", "--unit", "元", "a.pgt.yaml", "d.pgt.yaml")
    assert (
        run.stdout
        == """\
金额单位：元

| 预算单位 | 表数 | 指标数 | 预算数 | 财政资金 |
| --- | ---: | ---: | ---: | ---: |
| 762001 张家口市残联\\|本级 | 1 | 1 | 821600 | 821600 |
| 合计 | 1 | 1 | 821600 | 821600 |

合计的是项目表（1 张）；部门表（1 张）说的是同一笔钱，不重复相加，只用来核对。

| 核对 | 表上数 | 合计数 | 相差 | 结果 |
| --- | ---: | ---: | ---: | --- |
| 762 张家口市残联 2021 项目支出 | 1341700.00 | 821600 | -520100.00 | 不符 |

表内核对（各来源之和、各用途之和等于总额）：2 项相符。
"""
    )
    assert (run.stderr, run.returncode) == ("", 0)


def test_csv_names_the_unit_in_its_headers_and_failed_checks_on_stderr(folder: Path) -> None:
    run = pgt_sum(folder, "--format", "csv", "--by", "source", "--unit", "万元", "--check")
    assert [*csv.reader(run.stdout.splitlines())] == [
        ["资金来源", "表数", "预算数（万元）", "占比（%）"],
        ["财政资金", "1", "82.16", "61.24"],
        ["其他资金", "1", "52.00", "38.76"],
        ["合计", "2", "134.16", "100.00"],
    ]
    assert run.stderr == (
        "762 张家口市残联 2021 项目支出：表上数 134.17，合计数 134.16，相差 -0.01\n核对了 4 项，1 项不符\n"
    )
    assert run.returncode == 1


def test_json_keeps_every_digit_and_says_what_is_blank(folder: Path) -> None:
    (folder / "own.pgt.yaml").write_text(
        PROJECT.replace("A1", "A3").replace("total: 82.16, fiscal: 82.16", "tables: 1.50"), encoding="utf-8"
    )
    run = pgt_sum(folder, "--format", "json", "--by", "kind,year", "--unit", "万元", "d.pgt.yaml", "own.pgt.yaml")
    assert json.loads(run.stdout, parse_float=Decimal) == {
        "amount_unit": "万元",
        "kind": "project",
        "rows": [
            {
                "key": {"kind": "project", "year": 2021},
                "tables": 1,
                "indicators": 1,
                "total": None,
                "project": None,
                "own": {"tables": Decimal("1.50")},
            },
            {
                "key": {"kind": "department", "year": 2021},
                "tables": 1,
                "indicators": 0,
                "total": Decimal("134.17"),
                "project": Decimal("134.17"),
                "own": {"tables": None},
            },
        ],
        "total": {"tables": 1, "indicators": 1, "total": None, "project": None, "own": {"tables": Decimal("1.50")}},
        "checks": [
            {
                "name": "762 张家口市残联 2021 项目支出",
                "file": "d.pgt.yaml",
                "expected": Decimal("134.17"),
                "actual": 0,
                "difference": Decimal("-134.17"),
                "ok": False,
            },
            {
                "name": "762 张家口市残联 2021 支出之和",
                "file": "d.pgt.yaml",
                "expected": Decimal("134.17"),
                "actual": Decimal("134.17"),
                "difference": 0,
                "ok": True,
            },
        ],
        "left_out": [],
    }
    assert '"own": {"tables": 1.50}' in run.stdout


def test_the_json_of_the_example() -> None:
    run = pgt_sum(EXAMPLES, "zhangjiakou-2021", "--format", "json")
    answer = json.loads(run.stdout, parse_float=str)
    assert answer["total"] == {
        "tables": 13,
        "indicators": 128,
        "total": "1501.63",
        "fiscal": "1434.63",
        "other": "67.00",
    }
    assert answer["checks"][0] == {
        "name": "762 张家口市残疾人联合会 2021 项目支出",
        "file": "zhangjiakou-2021/2021/762/部门整体绩效目标.pgt.yaml",
        "expected": "1501.63",
        "actual": "1501.63",
        "difference": "0.00",
        "ok": True,
    }


def test_categories_by_their_names(folder: Path) -> None:
    run = pgt_sum(folder, "--by", "category，form", "a.pgt.yaml", "b.pgt.yaml")
    assert run.stdout.splitlines()[2:5] == [
        "指标类别   表样        表数  指标数",
        "---------  ----------  ----  ------",
        "产出/数量  hebei-2021     2       2",
    ]


def test_what_cannot_be_counted_is_said_and_makes_the_status_1(folder: Path) -> None:
    (folder / "c.pgt.yaml").write_text(PROJECT, encoding="utf-8")
    (folder / "e.pgt.yaml").write_text(SECOND.replace("52.00", "53.00"), encoding="utf-8")
    (folder / "f.pgt.yaml").write_text("pgt: 1\nkind: 项目\n", encoding="utf-8")
    (folder / "g.pgt.yaml").write_text(PROJECT.replace("A1", "A3").replace("amount_unit: 万元, ", ""), encoding="utf-8")
    run = pgt_sum(folder, "--unit", "万元", language="en")
    assert run.stderr.splitlines()[1:] == [
        "the sum is without 1 file that could not be read as a table",
        "c.pgt.yaml: not counted: it is the same table as a.pgt.yaml",
        (
            "e.pgt.yaml: not counted: it is the same table as b.pgt.yaml (year, organization, code or name), "
            "with another amount or name; keep one, or correct its code"
        ),
        "g.pgt.yaml: not counted: it has amounts without an amount_unit, and pgt.toml sets none",
    ]
    assert run.stderr.startswith("f.pgt.yaml:2:7: PGT043 error ")
    assert run.stdout.splitlines()[6].split() == ["total", "2", "2", "134.16", "82.16", "52.00"]
    assert run.returncode == 1


def test_a_mere_copy_is_no_failure(folder: Path) -> None:
    (folder / "c.pgt.yaml").write_text(PROJECT, encoding="utf-8")
    run = pgt_sum(folder, "--unit", "万元")
    assert (run.stderr, run.returncode) == ("c.pgt.yaml: 没有计入：和 a.pgt.yaml 是同一张表\n", 0)


def test_a_name_does_not_act_on_the_terminal(folder: Path) -> None:
    (folder / "c\n\x1b[31m.pgt.yaml").write_text(PROJECT, encoding="utf-8")
    run = pgt_sum(folder, "--unit", "万元")
    assert run.stderr == "c\\n\\x1b[31m.pgt.yaml: 没有计入：和 a.pgt.yaml 是同一张表\n"


def test_a_mark_that_turns_lines_round_is_written_out(folder: Path) -> None:
    for path in folder.glob("*.pgt.yaml"):
        text = path.read_text(encoding="utf-8").replace("张家口市残联", "张家口市\u202e残联")
        path.write_text(text, encoding="utf-8")
    shown = pgt_sum(folder).stdout
    assert "张家口市\\u202e残联" in shown
    assert "\u202e" not in shown


def test_a_file_that_cannot_be_opened_makes_the_status_2(folder: Path) -> None:
    (folder / "z.pgt.yaml").symlink_to("nowhere")
    run = pgt_sum(folder, "--unit", "万元")
    assert run.stderr.startswith("z.pgt.yaml:1:1: PGT001 错误 读不到文件")
    assert run.stderr.endswith("\n1 个文件读不成表，合计里没有它们\n")
    assert run.returncode == 2


def test_settings_that_cannot_be_read_make_the_status_1(folder: Path) -> None:
    (folder / "pgt.toml").write_text('amount_unit = "万"\n', encoding="utf-8")
    run = pgt_sum(folder, "--unit", "万元")
    assert run.stderr.startswith("pgt.toml:1:1: PGT051 错误 pgt.toml 的 `amount_unit` 不对")
    assert run.returncode == 1


def test_stdin_and_a_folder_without_tables(tmp_path: Path) -> None:
    assert pgt_sum(tmp_path, "-", stdin=PROJECT).stdout.splitlines()[4].split() == [
        "762001",
        "张家口市残联|本级",
        "2021",
        *("1", "1", "82.16", "82.16"),
    ]
    run = pgt_sum(tmp_path, "--check")
    assert (run.stdout, run.stderr, run.returncode) == ("", "没有找到表（*.pgt.yaml）\n", 2)


@pytest.mark.parametrize(
    "arguments, message",
    [
        (["--by", "colour"], "'colour' is not one of"),
        (["--by", "source", "--by", "category"], "source and category exclude each other: money has no category"),
        (["--unit", "角"], "'角' is not one of"),
        (["nowhere"], "no such file or folder: nowhere"),
        (["-o", "s.xlsx"], "-o s.xlsx: a sum is no workbook; write a .csv, which spreadsheets open"),
    ],
)
def test_wrong_usage_is_one_message_and_status_2(tmp_path: Path, arguments: list[str], message: str) -> None:
    run = pgt_sum(tmp_path, *arguments, language="en")
    assert message in run.stderr.splitlines()[-1]
    assert (run.stdout, run.returncode) == ("", 2)


def test_the_name_of_the_file_says_the_format(folder: Path) -> None:
    assert pgt_sum(folder, "-o", "sum.json").stdout == ""
    assert (folder / "sum.json").read_text("utf-8") == pgt_sum(folder, "-f", "json").stdout


def test_a_file_is_written_and_never_overwritten_unasked(folder: Path) -> None:
    out = folder / "sum.csv"
    assert pgt_sum(folder, "-f", "csv", "-o", "sum.csv").stdout == ""
    written = out.read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")  # Excel takes it for GBK otherwise
    assert written.decode().splitlines()[-1] == "合计,,2,2,134.16,82.16,52.00"
    assert pgt_sum(folder, "-f", "text", "-o", "sum.csv").returncode == 2
    assert out.read_bytes() == written
    assert pgt_sum(folder, "-f", "text", "-o", "sum.csv", "--force").returncode == 0
    assert out.read_text("utf-8").startswith("金额单位：万元\n")


def test_one_of_each_is_one_in_english(folder: Path) -> None:
    run = pgt_sum(folder, "--check", "a.pgt.yaml", language="en")
    assert run.stdout.endswith("\n\nWithin tables, 1 sum of sources or uses equals the total.\n")
    assert run.stderr == "1 check, which holds\n"
