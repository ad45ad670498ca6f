"""`pgt monitor` as a user meets it: lights, the curve, and its exit status."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

Run = subprocess.CompletedProcess[str]
Golden = Callable[[Path, str], None]
GOLDEN = Path(__file__).parents[1] / "golden" / "monitor"

TRAINING = """\
pgt: 1
kind: project
year: 2021
name: 残疾人职业培训
budget: {amount_unit: 万元, total: 80.00}
spending_plan: {mar: 25.00, jun: 60.00, dec: 100.00}
indicators:
  - category: output.quantity
    name: 培训人次
    target: ≥1000人次
    progress:
      - {month: 6, actual: 240人次}
      - {month: 9, actual: 700人次}
  - category: output.cost
    name: 人均成本
    target: ≤200元
    progress:
      - {month: 6, actual: 188元}
progress:
  - month: 6
    execution: {total: 24.00}
    reason: 培训推迟到下半年
  - month: 9
    execution: {total: 60.00}
"""
AIDS = """\
pgt: 1
kind: project
year: 2021
name: 辅具适配
budget: {amount_unit: 元, total: 200000}
indicators: [{category: output.quantity, name: 件数, target: ≥300件}]
progress: [{month: 6, execution: {total: 130000}}]
"""


def monitor(folder: Path, *arguments: str, language: str = "zh") -> Run:
    command = [sys.executable, "-m", "pgt", "monitor", *arguments]
    environment = {**os.environ, "PGT_LANG": language, "PYTHONUTF8": "1"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "培训.pgt.yaml").write_text(TRAINING, encoding="utf-8")
    (tmp_path / "辅具.pgt.yaml").write_text(AIDS, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "name, arguments, language, status",
    [
        ("june.txt", ("--month", "6"), "zh", 1),
        ("latest.en.txt", ("--curve",), "en", 0),
        ("one.txt", ("培训.pgt.yaml",), "zh", 0),
        ("june.md", ("--month", "6", "--format", "markdown"), "zh", 1),
        ("september.csv", ("--month", "9", "--format", "csv"), "zh", 1),
    ],
)
def test_formats(  # noqa: PLR0913, PLR0917  # a row
    folder: Path, golden: Golden, name: str, arguments: Sequence[str], language: str, status: int
) -> None:
    run = monitor(folder, *arguments, language=language)
    golden(GOLDEN / name, run.stdout)
    assert run.returncode == status


def test_red_lights_without_a_reason_are_counted(folder: Path) -> None:
    assert monitor(folder, "--month", "6").stderr == "1 个红灯没有写原因\n"
    assert monitor(folder, "--month", "6", language="en").stderr == "1 red light without a reason\n"
    assert monitor(folder).stderr == ""


def test_where_no_figure_is_the_key_for_it_is_named(folder: Path) -> None:
    zh = "2 张表没有监控数：填在 progress 里，pgt monitor --init --month 3 加上要填的键\n"
    en = (
        "2 tables without a figure: it goes below progress, and pgt monitor --init --month 3 adds the keys to fill in\n"
    )
    assert monitor(folder, "--month", "3").stderr == zh
    assert monitor(folder, "--month", "3", language="en").stderr == en
    (folder / "文体.pgt.yaml").write_text("pgt: 1\nkind: project\nspending_plan: {dec: 100}\n", encoding="utf-8")
    assert monitor(folder, "文体.pgt.yaml").stderr == (
        "1 张表没有监控数：填在 progress 里，pgt monitor --init --month 月份 加上要填的键\n"
    )


BLANK = """\
pgt: 1
kind: project
budget: {total: 100, fiscal: 80}  # 批复
goals:
  - text: 培训
    indicators:
      - category: output.quantity
        name: 人次
        target: ≥100人次
        progress:
          - {month: 3, actual: 20人次}  # 一季度

      # 说不出名称的
      - category: output.quantity
      - {category: output.cost, name: 成本, target: ≤200元, progress: [{month: 3, actual: 150元}]}
indicators:
  - {category: output.quality, name: 合格率, target: ≥90%}
  - category: benefit.social
    name: 能力
    target: 有所提高
    progress:  # 半年一次
# 文件尾
"""
FILLED = """\
pgt: 1
kind: project
budget: {total: 100, fiscal: 80}  # 批复
goals:
  - text: 培训
    indicators:
      - category: output.quantity
        name: 人次
        target: ≥100人次
        progress:
          - {month: 3, actual: 20人次}  # 一季度
          - month: 6
            actual:
            reason:

      # 说不出名称的
      - category: output.quantity
      - {category: output.cost, name: 成本, target: ≤200元, progress: [{month: 3, actual: 150元}, {month: 6, actual: , reason: }]}
indicators:
  - {category: output.quality, name: 合格率, target: ≥90%, progress: [{month: 6, actual: , reason: }]}
  - category: benefit.social
    name: 能力
    target: 有所提高
    progress:  # 半年一次
      - month: 6
        actual:
        outlook:
        reason:
progress:  # 监控：从 1 月起累计的执行数；落后的写 reason
  - month: 6
    execution:
      total:
      fiscal:
    reason:
# 文件尾
"""  # noqa: E501 -- a line of a table


def test_init_adds_what_is_to_be_filled_in_for_a_month(tmp_path: Path) -> None:
    (tmp_path / "表.pgt.yaml").write_text(BLANK, encoding="utf-8")
    run = monitor(tmp_path, "--init", "--month", "6")
    assert (run.stdout, run.stderr, run.returncode) == ("表.pgt.yaml\n", "1 张表加了要填的 progress（6 月）\n", 0)
    assert (tmp_path / "表.pgt.yaml").read_text("utf-8") == FILLED
    again = monitor(tmp_path, "--init", "--month", "6")
    assert (again.stdout, again.returncode) == ("", 0)
    assert again.stderr == "1 张表都有要填的 progress（6 月），没有要加的\n"
    assert (tmp_path / "表.pgt.yaml").read_text("utf-8") == FILLED
    assert monitor(tmp_path, "--month", "6").stderr == "4 项指标看不出灯\n"


def test_init_says_in_words_what_a_target_in_words_wants(tmp_path: Path) -> None:
    head = "pgt: 1\nkind: project\nindicators:\n"
    rows = "  - category: benefit.social\n    name: 能力\n    target: 有所提高\n"
    (tmp_path / "表.pgt.yaml").write_text(head + rows, encoding="utf-8")
    run = monitor(tmp_path, "--init", "--month", "9", language="en")
    assert run.stderr == "1 table given progress to fill in for month 9\n"
    assert (
        (tmp_path / "表.pgt.yaml").read_text("utf-8")
        == head
        + rows
        + """\
    progress:  # 监控：outlook 写完成目标的可能性，certain 确定能、possible 有可能、impossible 不可能
      - month: 9
        actual:
        outlook:
        reason:
progress:  # 监控：从 1 月起累计的执行数；落后的写 reason
  - month: 9
    execution:
      total:
    reason:
"""
    )


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("--init",), "错误：--init 要和 --month 一起用：加哪个月的"),
        (("--init", "--month", "6", "--curve"), "错误：--init 只改表，不出结果：不能和 --profile、--curve、-o 一起用"),
        (("--init", "--month", "6", "-"), "错误：标准输入不能改"),
        (("--init", "--month", "6", "无.pgt.yaml"), "没有可以监控的表"),
    ],
)
def test_init_changes_tables_and_does_nothing_else(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    (folder / "无.pgt.yaml").write_text("pgt: 1\nkind: department\n", encoding="utf-8")
    run = monitor(folder, *arguments)
    assert (run.stdout, run.stderr.splitlines()[-1], run.returncode) == ("", said, 2)
    assert (folder / "培训.pgt.yaml").read_text("utf-8") == TRAINING


PROSPECTS = """\
pgt: 1
kind: project
name: 培训
budget: {amount_unit: 万元, total: 100}
progress:
  - {month: 9, execution: {total: 70}, expected_execution: {total: 96}}
indicators:
  - category: output.quantity
    name: 培训人次
    target: ≥1000人次
    progress: [{month: 9, actual: 760人次, expected_actual: 900人次, outlook: impossible}]
  - category: output.timeliness
    name: 完成时间
    target: 12月底前
    progress: [{month: 9, outlook: possible}]
  - {category: benefit.social, name: 就业能力, target: 有所提高, progress: [{month: 9, actual: 有所提高}]}
"""


def test_what_is_expected_of_the_rest_of_the_year_is_said(tmp_path: Path) -> None:
    (tmp_path / "表.pgt.yaml").write_text(PROSPECTS, encoding="utf-8")
    run = monitor(tmp_path)
    assert run.stdout.splitlines()[4].endswith("93.33%  预计全年 96.00%；计…后月推算")
    assert run.stdout.splitlines()[6:10] == [
        "培训的指标：",
        "  红 培训人次 ≥1000人次，到 9 月 760人次：760/(1000 × 9/12) ≈ 101.33%；完成可能性：不可能；预计全年",
        "    900人次；缺原因",
        "  黄 完成时间 12月底前，到 9 月 没有数：不是定量指标；完成可能性：有可能",
    ]
    assert run.stderr == "1 个红灯没有写原因\n1 项指标看不出灯\n"
    assert run.returncode == 1


def test_the_curve_can_be_shown_by_any_chinese_terminal(folder: Path) -> None:
    out = monitor(folder, "--curve", "--month", "6").stdout
    assert out.count("资金支出") == 3
    assert out.encode("gbk").decode("gbk") == out


def test_the_curve_ends_with_the_month_that_is_looked_at(folder: Path) -> None:
    curves = [monitor(folder, "--month", month, "培训.pgt.yaml").stdout.count("#") for month in ("6", "9")]
    assert curves == [2, 3]  # one of them is the legend's


def test_lights_are_coloured_where_that_is_asked_for(folder: Path) -> None:
    out = monitor(folder, "--color", "always", "--month", "6").stdout
    assert "\n\x1b[31m红  残疾人职业培训" in out
    assert "\n\x1b[34m蓝  辅具适配" in out


def test_json(folder: Path) -> None:
    found = json.loads(monitor(folder, "--month", "6", "--format", "json").stdout, parse_float=Decimal)
    assert (found["profile"], found["month"]) == ("mof-2020", 6)
    assert found["summary"] == {
        "tables": 2,
        "lights": {"red": 1, "yellow": 0, "blue": 1, "green": 0},
        "without_light": 0,
        "without_reason": 1,
        "plan": [Decimal(one) for one in (
            "8.33", "16.67", "25.00", "36.00", "47.00", "58.00", "65.00", "72.00", "79.00", "86.00", "93.00", "100.00",
        )],
        "spent": {"6": Decimal("37.00")},
    }  # fmt: skip
    table = found["tables"][0]
    assert table["money"] == {
        "spent": Decimal("24.00"),
        "rate": Decimal("30.00"),
        "due": Decimal("60.00"),
        "planned": True,
        "progress": Decimal("50.00"),
        "light": "red",
        "expected_rate": None,
        "reason": "培训推迟到下半年",
        "needs_reason": True,
        "not_judged": None,
    }
    assert [(row["name"], row["light"]) for row in table["indicators"]] == [("培训人次", "red"), ("人均成本", "green")]


def test_the_workbook_has_native_curves(folder: Path) -> None:
    assert monitor(folder, "--month", "6", "-o", "监控.xlsx").returncode == 1
    book = load_workbook(folder / "监控.xlsx")
    assert book.sheetnames == ["监控", "各表曲线"]
    rows = [[cell.value for cell in row][:7] for row in book["监控"].iter_rows(min_row=3, max_row=5)]
    assert rows == [
        ["灯", "表", "预算数", "执行数", "执行率", "应到", "进度"],
        ["红", "残疾人职业培训", 80, 24, 0.3, 0.6, 0.5],
        ["蓝", "辅具适配", 20, 13, 0.65, 0.5, 1.3],
    ]
    assert monitor(folder, "-o", "最近.xlsx").returncode == 0
    latest = [[cell.value for cell in row] for row in load_workbook(folder / "最近.xlsx")["监控"].iter_rows(3, 4)]
    assert [row[:2] + row[7:] for row in latest] == [
        ["灯", "表", "月", "说明"],
        ["蓝", "辅具适配", 6, "计划没有这个月，按前后月推算"],
    ]
    with zipfile.ZipFile(folder / "监控.xlsx") as package:
        charts = [package.read(name).decode() for name in package.namelist() if name.startswith("xl/charts/chart")]
    assert sorted("lineChart" if "<c:lineChart>" in chart else "barChart" for chart in charts) == [
        "barChart",
        *["lineChart"] * 3,
    ]


def test_wrong_usage(folder: Path) -> None:
    run = monitor(folder, "--month", "13")
    assert run.returncode == 2
    assert monitor(folder / "..", "nowhere").returncode == 2
    (folder / "leer").mkdir()
    assert (monitor(folder, "leer").stderr, monitor(folder, "leer").returncode) == ("没有找到表（*.pgt.yaml）\n", 2)
