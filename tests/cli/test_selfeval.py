"""`pgt selfeval` as a user meets it: scores with their formulas, what is missing, what was printed wrongly."""

import codecs
import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
GOLDEN = ROOT / "tests" / "golden" / "selfeval"

Run = subprocess.CompletedProcess[str]
Golden = Callable[[Path, str], None]

TRAINING = """\
# 培训项目
pgt: 1
kind: project
year: 2021
organization: {code: "762001", name: 市残联本级}
code: A1
name: 残疾人职业培训
budget: {amount_unit: 万元, total: 80.00, fiscal: 80.00}
goals:
  - text: 培训残疾人
indicators:
  - category: output.quantity
    name: 培训人次  # 人次，不是人数
    target: ≥1000人次
    actual: 862人次
    reason: 两期培训因疫情取消
  - category: output.quality
    name: 合格率
    target: ≥90%
    actual: "0.95"
  - category: output.cost
    name: 人均成本
    target: ≤200元
    actual: 210元
  - category: benefit.social
    name: 就业能力
    target: 有所提高
    actual: 有所提高
    level: partial
    reason: 一部分学员没有就业意愿
  - category: satisfaction.beneficiary
    name: 学员满意度
    target: ≥90%
execution: {total: 39.90, fiscal: 39.90}
"""
AIDS = """\
pgt: 1
kind: project
year: 2021
organization: {code: "762001", name: 市残联本级}
code: A2
name: 辅具适配
budget: {amount_unit: 万元, total: 50}
overall_goal: 适配辅具
indicators:
  - {category: output.quantity, name: 适配件数, target: ≥300件, actual: 390件, reason: 社会捐赠 90 件}
  - {category: benefit.social, name: 受益家庭, target: ≥200户, actual: 213户}
  - {category: satisfaction.beneficiary, name: 使用者满意度, target: ≥90%, actual: 93%}
execution: {total: 50}
achievement: 适配 390 件
"""


def pgt(folder: Path, *arguments: str, language: str = "zh", stdin: str = "") -> Run:
    command = [sys.executable, "-m", "pgt", *arguments]
    environment = {**os.environ, "PGT_LANG": language, "PYTHONUTF8": "1"}
    return subprocess.run(
        command, cwd=folder, env=environment, input=stdin, capture_output=True, encoding="utf-8", check=False
    )


def selfeval(folder: Path, *arguments: str, language: str = "zh") -> Run:
    return pgt(folder, "selfeval", *arguments, language=language)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A table with everything that can be wrong in one, and another that is complete."""
    (tmp_path / "培训.pgt.yaml").write_text(TRAINING, encoding="utf-8")
    (tmp_path / "辅具.pgt.yaml").write_text(AIDS, encoding="utf-8")
    return tmp_path


def answer(folder: Path, *arguments: str) -> Any:
    """Return the answer as JSON, with exact decimals."""
    return json.loads(selfeval(folder, "--format", "json", *arguments).stdout, parse_float=Decimal)


@pytest.mark.parametrize(
    "name, arguments, language",
    [
        ("answer.txt", (), "zh"),
        ("explain.txt", ("--explain", "培训.pgt.yaml"), "zh"),
        ("answer.en.txt", ("--explain",), "en"),
        ("answer.md", ("--explain", "--format", "markdown"), "zh"),
        ("answer.csv", ("--format", "csv"), "zh"),
        ("answer.json", ("--format", "json"), "zh"),
        ("summary.txt", ("--summary",), "zh"),
        ("summary.csv", ("--summary", "--format", "csv"), "zh"),
        ("summary.md", ("--summary", "--format", "markdown"), "zh"),
        ("none.txt", ("--profile", "none"), "zh"),
    ],
)
def test_formats(folder: Path, golden: Golden, name: str, arguments: Sequence[str], language: str) -> None:
    run = selfeval(folder, *arguments, language=language)
    assert run.returncode == 1
    golden(GOLDEN / name, run.stdout)


BY_HAND = """\
pgt: 1
kind: project
form: hubei-project-selfeval
name: 经营主体扶持
budget: {amount_unit: 万元, total: 650}
execution: {total: 585}
goals:
  - indicators:
      - {category: output.quantity, name: 扶持主体, target: 15个, actual: 6个, score: 8.0}
      - {category: output.quantity, name: 带动户数, target: 11442户, actual: 4164户, score: 7.3}
      - {category: benefit.economic, name: 产值, target: 8000万元, actual: 12767.36万元, score: 31.9}
      - {category: benefit.social, name: 规范程度, target: 规范, actual: 较规范, level: partial, score: 7}
      - {category: satisfaction.beneficiary, name: 满意度, target: 90%, actual: 100%, score: 11.1}
"""


def test_the_trace_says_which_score_by_hand_counts_and_where_weights_come_from(tmp_path: Path) -> None:
    (tmp_path / "表.pgt.yaml").write_text(BY_HAND, encoding="utf-8")
    lines = selfeval(tmp_path, "--explain").stdout.splitlines()
    assert [line.strip() for line in lines[2:3] + lines[9:19:2]] == [
        "评分方案 hubei（鄂财绩发〔2020〕3号附件及附注）；没有写的分值照得分推算，见说明",
        "20 × 6/15 = 8",
        "20 × 4164/11442 ≈ 7.28；照写的得分 7.3",
        "20 × 12767.36/8000 → 20（封顶）；写的得分 31.9 不算数",
        "10 × 50% = 5（部分达成年度指标并具有一定效果）；照写的得分 7（这一档是 5—8）",
        "10 × 100/90 → 10（封顶）；写的得分 11.1 不算数",
    ]


def test_a_profile_that_stands_outside_of_any_workspace_is_said_not_to_be_seen(folder: Path) -> None:
    (folder / "profiles").mkdir()
    (folder / "profiles" / "own.yaml").write_text("profile: 1\n", encoding="utf-8")
    run = selfeval(folder, "--profile", "own")
    assert run.stderr.splitlines()[-1] == (
        "错误：'--profile' 的值不对：没有评分方案 `own`；"
        "有 profiles/own.yaml，旁边没有 pgt.toml 就不是工作区，看不到它：建一个空的 pgt.toml"
    )


def test_an_execution_of_the_wrong_unit_is_mended_with_its_sources(folder: Path) -> None:
    changed(
        folder,
        "培训.pgt.yaml",
        ("execution: {total: 39.90, fiscal: 39.90}", "execution: {total: 399000, fiscal: 399000}"),
    )
    assert "执行 399000万元，预算 80万元，单位差 10000 倍，像是 39.9万元" in selfeval(folder, "培训.pgt.yaml").stdout
    assert "+execution: {total: 39.9, fiscal: 39.9}\n" in selfeval(folder, "--fix", "培训.pgt.yaml").stdout
    selfeval(folder, "--fix", "--write", "培训.pgt.yaml")
    assert (folder / "培训.pgt.yaml").read_text("utf-8").endswith("execution: {total: 39.9, fiscal: 39.9}\n")


def test_init_adds_what_the_form_of_a_department_has_boxes_for(tmp_path: Path) -> None:
    table = """\
pgt: 1
kind: department
form: mof-department-selfeval
year: 2023
name: 测试
budget: {amount_unit: 万元, total: 100}
execution: {total: 100}
tasks:
  - name: 康复
    budget: {total: 100}
goals:
  - text: 做好康复服务
    indicators:
      - {category: output.quantity, name: 康复人数, target: ≥10人, weight: 90, actual: 10人, reason: 无}
"""
    (tmp_path / "部门.pgt.yaml").write_text(table, encoding="utf-8")
    lines = selfeval(tmp_path).stdout.splitlines()
    assert lines[lines.index("缺（3）") :] == [
        "缺（3）",
        "  第 12 行 目标1没有完成情况",
        "  第 9 行 任务1（康复）没有完成情况",
        "  第 9 行 任务1（康复）没有执行数",
        "说明（1）",
        "  每一项都得满分，审核时会多看一眼",
    ]
    selfeval(tmp_path, "--init")
    assert (tmp_path / "部门.pgt.yaml").read_text("utf-8") == table.replace(
        "    budget: {total: 100}\n",
        "    budget: {total: 100}\n    execution:  # 全年执行数\n      total:\n    actual:  # 完成情况\n",
    ).replace("  - text: 做好康复服务\n", "  - text: 做好康复服务\n    actual:\n")


def test_what_many_rows_lack_is_one_line_with_the_lines_of_the_file(folder: Path) -> None:
    for actual in (", actual: 390件", ", actual: 213户", ", actual: 93%"):
        changed(folder, "辅具.pgt.yaml", (actual, ""))
    lines = selfeval(folder, "辅具.pgt.yaml").stdout.splitlines()
    assert lines[lines.index("缺（3）") + 1] == (
        "  没有实际完成值（3 项，括号里是行号）：适配件数（10）、受益家庭（11）、使用者满意度（12）"
    )


def test_a_row_of_a_list_without_a_name_is_said_to_have_none(folder: Path) -> None:
    (folder / "实际.csv").write_text("指标,实际完成值\n,5件\n", encoding="utf-8")
    run = selfeval(folder, "--fill", "实际.csv", "辅具.pgt.yaml")
    assert run.stderr.splitlines()[0] == "实际.csv:2: 没有写指标名称"


def test_stderr_says_how_many_are_ready(folder: Path) -> None:
    run = selfeval(folder)
    assert run.stderr == "自评了 2 张表，1 张自评部分齐全，缺 4 项，2 项没有判断\n"


def test_what_is_ready_exits_with_0(folder: Path) -> None:
    run = selfeval(folder, "辅具.pgt.yaml", language="en")
    assert (run.stderr, run.returncode) == ("1 table evaluated, all complete as self-evaluations\n", 0)


def test_points_that_cannot_be_judged_are_open_and_not_zero(folder: Path) -> None:
    table = answer(folder, "培训.pgt.yaml")["tables"][0]
    assert (table["score"], table["rating"], table["complete"]) == (None, None, False)
    assert (table["certain"], table["open"]) == (Decimal("53.19"), Decimal("26.67"))
    waiting = {item["name"]: item["not_judged"] for item in table["items"] if item["score"] is None}
    assert waiting == {"合格率": "实际值写的是小数 0.95，像是 95%", "学员满意度": "没有实际完成值"}


def test_a_table_from_stdin() -> None:
    run = pgt(ROOT, "selfeval", "-", "--format", "json", stdin=AIDS)
    table = json.loads(run.stdout)["tables"][0]
    assert (table["file"], table["score"], table["rating"], run.returncode) == ("<stdin>", 100.0, "优", 0)


# --- what was printed


PRINTED = """\
pgt: 1
kind: project
year: 2021
name: 印错的表
budget: {amount_unit: 万元, total: 100}
execution: {total: 100}
achievement: 完成
overall_goal: 完成
indicators:
  - {category: output.quantity, name: 数量, target: ≥1000人, actual: 1000人, weight: 50, score: 50}
  - {category: benefit.social, name: 效益, target: ≥100户, actual: 100户, weight: 30, score: 30}
  - {category: satisfaction.beneficiary, name: 满意度, target: ≥100%, actual: 100%, weight: 10, score: 10}
result: {score: 100, rating: 优, execution: {rate: 100, weight: 10, score: 10}}
"""


def printed(tmp_path: Path, *changes: tuple[str, str]) -> tuple[list[str], int]:
    """Return what is said about a printed table with some of its cells changed."""
    text = PRINTED
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (tmp_path / "table.pgt.yaml").write_text(text, encoding="utf-8")
    run = selfeval(tmp_path, "table.pgt.yaml")
    said = run.stdout.partition("\n总分")[2].splitlines()[1:]
    return [line.strip() for line in said], run.returncode


def test_a_table_that_was_printed_right(tmp_path: Path) -> None:
    assert printed(tmp_path, ("actual: 1000人", "actual: 1012人")) == (
        ["说明（2）", "每一项都得满分，审核时会多看一眼", "印的总分 100，与算得的一致"],
        0,
    )


def test_a_score_that_was_rounded_up(tmp_path: Path) -> None:
    """86.2 % of ten points is 8.62, and was printed as 9."""
    changes = (("actual: 100%, weight: 10, score: 10", "actual: 86.2%, weight: 10, score: 9, reason: 部分未回访"),)
    said, status = printed(tmp_path, *changes, ("{score: 100", "{score: 99"))
    assert status == 1
    assert said == [
        "印的与算的（2）",
        "第 13 行 总分：印的 99，算得 98.62，多 0.38",
        "第 12 行 满意度：印的 9，算得 8.62，多 0.38（10 × 86.2/100 = 8.62；印成了整数）",
    ]


def test_weights_that_add_up_to_110(tmp_path: Path) -> None:
    """Three groups of 70, 20 and 10 have the 100 points already; the execution was put on top."""
    said, status = printed(
        tmp_path,
        ("weight: 50, score: 50", "weight: 70, score: 70"),
        ("weight: 30, score: 30", "weight: 20, score: 20"),
        ("{score: 100", "{score: 110"),
    )
    assert status == 1
    assert "分值合计 110，应当是 100" in said


def test_a_rate_of_execution_that_was_rounded_up(tmp_path: Path) -> None:
    """49.88 % was printed as 50 %, and its five points with it."""
    said, status = printed(
        tmp_path,
        ("execution: {total: 100}", "execution: {total: 49.88, notes: {total: 分两年支付}}"),
        ("{score: 100, rating: 优, execution: {rate: 100, weight: 10, score: 10}}",
         "{score: 95, rating: 优, execution: {rate: 50, weight: 10, score: 5}}"),
    )  # fmt: skip
    assert status == 1
    assert said == [
        "印的与算的（3）",
        "第 13 行 总分：印的 95，算得 94.99，多 0.01",
        "第 13 行 预算执行：印的 5，算得 4.99，多 0.01（10 × 49.88/100 ≈ 4.99）；在允许的误差内",
        "第 13 行 执行率：印的 50，算得 49.88，多 0.12（49.88/100；印成了整数）",
    ]


def test_scores_that_were_added_up_wrongly_and_a_grade_that_is_not_theirs(tmp_path: Path) -> None:
    said, status = printed(tmp_path, ("{score: 100, rating: 优", "{score: 89, rating: 优"))
    assert status == 1
    assert said[:4] == [
        "印的与算的（3）",
        "第 13 行 总分：印的 89，算得 100，少 11",
        "加错了：印的各项得分相加是 100，总分印的是 89",
        "第 13 行 等级印的是“优”，89 分应当是“良”",
    ]


def test_a_score_below_the_formula_is_right_where_the_target_was_far_exceeded(tmp_path: Path) -> None:
    changes = ("actual: 1000人, weight: 50, score: 50", "actual: 1500人, weight: 50, score: 45, reason: 指标值定低了")
    said, status = printed(tmp_path, changes, ("{score: 100", "{score: 95"))
    assert status == 1  # the printed total has the 45 in it, and the computed one has not
    assert "不符（1）" not in said


# --- blank keys, lists, corrections


def test_init_then_fill_then_score(tmp_path: Path) -> None:
    plan = TRAINING.replace("execution: {total: 39.90, fiscal: 39.90}\n", "")
    for key in ("actual", "level", "reason"):
        plan = "".join(line for line in plan.splitlines(keepends=True) if not line.startswith(f"    {key}:"))
    table = tmp_path / "培训.pgt.yaml"
    table.write_text(plan, encoding="utf-8")
    assert selfeval(tmp_path, "--init").stderr == "1 张表加了年底要填的键\n"
    assert (
        table.read_text("utf-8")
        == """\
# 培训项目
pgt: 1
kind: project
year: 2021
organization: {code: "762001", name: 市残联本级}
code: A1
name: 残疾人职业培训
budget: {amount_unit: 万元, total: 80.00, fiscal: 80.00}
goals:
  - text: 培训残疾人
indicators:
  - category: output.quantity
    name: 培训人次  # 人次，不是人数
    target: ≥1000人次
    weight:  # 分值；不写就按评分方案分
    actual:  # 实际完成值，连单位一起写
    reason:  # 没有完成、得分低于分值或超出很多时，写原因和改进措施
  - category: output.quality
    name: 合格率
    target: ≥90%
    weight:
    actual:
    reason:
  - category: output.cost
    name: 人均成本
    target: ≤200元
    weight:
    actual:
    reason:
  - category: benefit.social
    name: 就业能力
    target: 有所提高
    weight:
    actual:
    level:  # met 达成、partial 部分达成、unmet 未达成
    reason:
  - category: satisfaction.beneficiary
    name: 学员满意度
    target: ≥90%
    weight:
    actual:
    reason:
execution:  # 全年执行数；年中调整过预算的，另写 adjusted_budget
  total:
  fiscal:
achievement:  # 年度总体目标完成情况
"""
    )
    again = selfeval(tmp_path, "--init")
    assert (again.stdout, again.stderr) == ("", "1 张表都有年底要填的键，没有要加的\n")
    rows = (
        "指标,实际完成值,完成程度,偏差原因\n全年执行数,78.20万元,,\n培训人次,1010人次,,\n合格率,95%,,\n人均成本,196元,,\n"
        "就业能力,有所提高,达成年度指标,\n学员满意度,96%,,\n"
    )
    (tmp_path / "实际.csv").write_bytes(rows.encode("gb18030"))  # as Excel saves it on Chinese Windows
    filled = selfeval(tmp_path, "--fill", "实际.csv")
    assert (filled.stdout, filled.stderr) == ("培训.pgt.yaml\n", "填了 7 个值，改了 1 张表\n")
    assert "    name: 培训人次  # 人次，不是人数\n" in table.read_text("utf-8")
    assert "    actual: 1010人次  # 实际完成值，连单位一起写\n" in table.read_text("utf-8")
    found = answer(tmp_path)["tables"][0]
    assert (found["score"], found["execution_rate"]) == (Decimal("99.78"), Decimal("97.75"))
    assert [one["what"] for one in found["missing"]] == ["achievement"]


def test_init_gives_no_weights_where_nothing_is_scored(tmp_path: Path) -> None:
    (tmp_path / "table.pgt.yaml").write_text(AIDS, encoding="utf-8")
    selfeval(tmp_path, "--init", "--profile", "none")
    assert (tmp_path / "table.pgt.yaml").read_text("utf-8") == AIDS.replace(
        "actual: 213户}", "actual: 213户, reason: }"
    ).replace("actual: 93%}", "actual: 93%, reason: }")


LIST = """\
绩效指标实际完成情况,,,,,,
项目编码,项目名称,类别,三级指标,实际完成值,完成程度,偏差原因及改进措施
A1,,数量指标,培训人次,900人次,,
A1,残疾人职业培训,产出/质量,合格率,95%,,
,残疾人职业培训,,学员满意度,92%,,
A9,,,学员满意度,92%,,
A1,辅具适配,,学员满意度,92%,,
,残疾人职业培训,效益,人均成本,190元,,
,残疾人职业培训,,学员的满意度,92%,,
,残疾人职业培训,,就业能力,,一般,
,辅具适配,,受益家庭,213户,,
,辅具适配,,受益家庭,214户,,
,辅具适配,,使用者满意度,,,
"""


def test_every_row_of_a_list_that_has_no_place_is_reported(folder: Path) -> None:
    (folder / "list.csv").write_text(LIST, encoding="utf-8-sig")
    run = selfeval(folder, "--fill", "list.csv")
    assert run.returncode == 1
    assert run.stdout == "培训.pgt.yaml\n"
    assert run.stderr.splitlines() == [
        "list.csv:3: “培训人次”已经写了 actual：862人次，没有改成 900人次（要改请加 --force）",
        "list.csv:4: “合格率”已经写了 actual：0.95，没有改成 95%（要改请加 --force）",
        "list.csv:6: 没有“A9”这张表",
        "list.csv:7: 编码 A1 是“残疾人职业培训”，不是“辅具适配”",
        "list.csv:8: “人均成本”是产出/成本，不是效益",
        "list.csv:9: 表里没有“学员的满意度”这项指标；最像的是“学员满意度”",
        "list.csv:10: 完成程度“一般”不认识，写达成、部分达成或未达成",
        "list.csv:12: “受益家庭”已经写了 actual：213户，没有改成 214户（要改请加 --force）",
        "填了 1 个值，改了 1 张表，1 个已经是这样，1 行没有结果，8 处没有填",
    ]
    assert "    target: ≥90%\n    actual: 92%\nexecution:" in (folder / "培训.pgt.yaml").read_text("utf-8")


def test_force_overwrites_what_was_filled_in(folder: Path) -> None:
    (folder / "list.csv").write_text("code,indicator,actual\nA1,培训人次,900人次\n", encoding="utf-8")
    run = selfeval(folder, "--fill", "list.csv", "--force", language="en")
    assert (run.stderr, run.returncode) == ("1 value put into 1 table\n", 0)
    assert "    actual: 900人次\n" in (folder / "培训.pgt.yaml").read_text("utf-8")


def test_a_list_from_a_workbook_with_merged_cells_and_percents(folder: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["项目名称", "指标", "实际完成值", "偏差原因"],
        ["残疾人职业培训", "学员满意度", 0.955, None],
        [None, "人均成本", "210元", "场地涨价"],
    ):
        sheet.append(row)
    sheet["C2"].number_format = "0.0%"
    sheet.merge_cells("A2:A3")
    book.save(folder / "list.xlsx")
    run = selfeval(folder, "--fill", "list.xlsx")
    assert run.stderr == "填了 2 个值，改了 1 张表，1 个已经是这样\n"
    text = (folder / "培训.pgt.yaml").read_text("utf-8")
    assert "    actual: 95.5%\n" in text
    assert "    actual: 210元\n    reason: 场地涨价\n" in text


def test_formulas_without_a_value_are_listed(folder: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["项目名称", "指标", "实际完成值"], ["残疾人职业培训", "学员满意度", "=90+5"]):
        sheet.append(row)
    book.save(folder / "list.xlsx")
    run = selfeval(folder, "--fill", "list.xlsx")
    assert run.stderr.splitlines() == ["list.xlsx:C2: 公式没有算出的值", "没有填值，1 行没有结果"]
    assert run.returncode == 1


def test_two_columns_for_one_thing_are_refused(folder: Path) -> None:
    (folder / "list.csv").write_text(
        "项目名称,指标,实际完成值,完成值\n残疾人职业培训,学员满意度,1,2\n", encoding="utf-8"
    )
    run = selfeval(folder, "--fill", "list.csv")
    assert run.stderr.splitlines()[-1] == "错误：list.csv: “实际完成值”和“完成值”是同一栏，只留一列"
    assert run.returncode == 2


def test_a_column_of_reasons_has_many_names_and_one_that_nobody_knows_is_said(folder: Path) -> None:
    head = "项目编码,三级指标,全年实际值（B）,未完成原因及拟采取的改进措施,年度指标值,复核意见,\n"
    rows = "A1,人均成本,210元,场地涨价,,同意\nA1,全年执行数,394000元,,,,按决算\n"
    (folder / "list.csv").write_text(head + rows, encoding="utf-8")
    run = selfeval(folder, "--fill", "list.csv", "--force")
    assert run.stderr.splitlines()[0] == "list.csv: 没有读的列：复核意见、第 7 列（没有表头）"
    assert run.returncode == 0
    text = (folder / "培训.pgt.yaml").read_text("utf-8")
    assert "    actual: 210元\n    reason: 场地涨价\n" in text
    assert "execution: {total: 39.4, " in text


def test_the_csv_of_pgt_can_be_filled_in_and_read_back(folder: Path) -> None:
    rows = list(csv.reader(io.StringIO(selfeval(folder, "--format", "csv").stdout)))
    actual, name = rows[0].index("实际完成值"), rows[0].index("指标")
    for row in rows:
        if row[name] == "学员满意度":
            row[actual] = "94%"
    with (folder / "list.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    run = selfeval(folder, "--fill", "list.csv")
    assert run.returncode == 0
    assert run.stderr.startswith("填了 1 个值，改了 1 张表，")  # every column is known: none is said not to be read
    assert "    target: ≥90%\n    actual: 94%\nexecution:" in (folder / "培训.pgt.yaml").read_text("utf-8")


def test_the_name_of_the_file_says_what_is_written(folder: Path) -> None:
    selfeval(folder, "-o", "清单.csv")
    written = (folder / "清单.csv").read_bytes()
    assert written.startswith(codecs.BOM_UTF8)  # without it, Excel reads Chinese as something else
    assert written.removeprefix(codecs.BOM_UTF8).decode() == selfeval(folder, "--format", "csv").stdout
    assert selfeval(folder, "--fill", "清单.csv").returncode == 0
    selfeval(folder, "-o", "自评.md")
    assert (folder / "自评.md").read_text("utf-8") == selfeval(folder, "--format", "markdown").stdout
    run = selfeval(folder, "-o", "自评.docx")
    assert run.stderr.splitlines()[-1] == "错误：-o 自评.docx：写不了 .docx，工作簿以 .xlsx 结尾"
    assert (run.returncode, (folder / "自评.docx").exists()) == (2, False)


def test_what_changes_tables_prints_no_results(folder: Path) -> None:
    run = selfeval(folder, "--init", "--approved", "v1")
    assert run.stderr.splitlines()[-1] == (
        "错误：--init、--fill、--fix 只改表，不出结果：不能和 --approved、--summary、--explain、-o 一起用"
    )


def test_a_list_with_a_quotation_that_never_ends(folder: Path) -> None:
    (folder / "list.csv").write_text(f'指标,实际完成值\n"{"x" * 200_000}', encoding="utf-8")
    run = selfeval(folder, "--fill", "list.csv")
    assert (run.stderr, run.returncode) == ("错误：list.csv: 文件已损坏，读不完整\n", 2)


def test_an_indicator_that_several_goals_have_needs_its_goal(tmp_path: Path) -> None:
    rows = "    indicators: [{category: satisfaction.beneficiary, name: 满意度, target: ≥90%}]\n"
    table = tmp_path / "table.pgt.yaml"
    table.write_text(f"pgt: 1\nkind: department\ngoals:\n  - text: 甲\n{rows}  - text: 乙\n{rows}", encoding="utf-8")
    (tmp_path / "list.csv").write_text("目标,指标,实际完成值\n,满意度,91%\n目标2,满意度,92%\n", encoding="utf-8")
    run = selfeval(tmp_path, "--fill", "list.csv")
    assert run.stderr == ("list.csv:2: 表里有 2 项“满意度”，写明类别或目标\n填了 1 个值，改了 1 张表，1 处没有填\n")
    assert table.read_text("utf-8").endswith("name: 满意度, target: ≥90%, actual: 92%}]\n")


def test_a_score_beside_a_value_that_cannot_be_compared_is_not_taken_for_checked(tmp_path: Path) -> None:
    row = "{category: output.quality, name: 合格率, target: ≥90%, weight: 10, score: 10, actual: "
    rows = "".join(f"  - {row}{actual}}}\n" for actual in ('"0.92"', '"≥90%"', "完成"))
    (tmp_path / "表.pgt.yaml").write_text(f"pgt: 1\nkind: project\nname: 培训\nindicators:\n{rows}", "utf-8")
    run = selfeval(tmp_path)
    assert run.returncode == 1
    assert [line.partition("：")[2] for line in run.stdout.splitlines() if "没法核对" in line] == [
        "实际值写的是小数 0.92，像是 92%；写的得分 10 没法核对",
        "实际值照抄了指标值“≥90%”，没有写出实际数；写的得分 10 没法核对",
        "指标值是数，实际值“完成”不是；写的得分 10 没法核对",
    ]


def test_a_list_keeps_the_comments_of_an_execution_that_was_blank(folder: Path) -> None:
    path = folder / "培训.pgt.yaml"
    text = path.read_text("utf-8").partition("execution:")[0]
    path.write_text(f"{text}execution:  # 全年\n  total:  # 决算数\n  fiscal:\n", "utf-8")
    (folder / "list.csv").write_text("项目编码,指标,实际完成值\nA1,全年执行数,39.90\n", "utf-8")
    assert selfeval(folder, "--fill", "list.csv").returncode == 0
    assert path.read_text("utf-8") == f"{text}execution:  # 全年\n  total: 39.90  # 决算数\n  fiscal:\n"


def test_fix_offers_a_diff_and_writes_nothing(folder: Path) -> None:
    run = selfeval(folder, "--fix")
    assert (
        run.stdout
        == """\
--- a/培训.pgt.yaml
+++ b/培训.pgt.yaml
@@ -17,7 +17,7 @@
   - category: output.quality
     name: 合格率
     target: ≥90%
-    actual: "0.95"
+    actual: 95%
   - category: output.cost
     name: 人均成本
     target: ≤200元
"""
    )
    assert (run.stderr, run.returncode) == ("1 张表有 1 处可改；照着改请加 --write\n", 0)
    assert (folder / "培训.pgt.yaml").read_text("utf-8") == TRAINING


def test_the_diff_can_be_applied_by_git(folder: Path) -> None:
    diff = selfeval(folder, "--fix").stdout
    subprocess.run(["git", "apply"], cwd=folder, input=diff, encoding="utf-8", check=True)
    assert (folder / "培训.pgt.yaml").read_text("utf-8") == TRAINING.replace('"0.95"', "95%")


def test_fix_writes_where_that_is_asked_for(folder: Path) -> None:
    run = selfeval(folder, "--fix", "--write")
    assert (run.stdout, run.stderr) == ("培训.pgt.yaml\n", "改了 1 张表的 1 处\n")
    assert (folder / "培训.pgt.yaml").read_text("utf-8") == TRAINING.replace('"0.95"', "95%")


def test_fix_leaves_targets_alone(tmp_path: Path) -> None:
    text = "pgt: 1\nkind: project\nindicators: [{category: output.quality, name: 合格率, target: '0.9', actual: 95%}]\n"
    (tmp_path / "table.pgt.yaml").write_text(text, encoding="utf-8")
    run = selfeval(tmp_path, "--fix", "--write")
    assert run.stderr == (
        "table.pgt.yaml:3: 指标值“0.9”像是“90%”；它是批复的计划，自己决定改不改\n没有改；1 处要改的是指标值，没有动\n"
    )
    assert (tmp_path / "table.pgt.yaml").read_text("utf-8") == text


@pytest.mark.parametrize(
    "arguments, zh, en",
    [
        (("--fix",), "没有可改的\n", "there is nothing to mend\n"),
        (("--fix", "--write"), "没有改\n", "nothing mended\n"),
    ],
)
def test_where_there_is_nothing_to_fix_nobody_is_told_how(
    tmp_path: Path, arguments: tuple[str, ...], zh: str, en: str
) -> None:
    text = "pgt: 1\nkind: project\nindicators: [{category: output.quality, name: 合格率, target: '90%', actual: 95%}]\n"
    (tmp_path / "table.pgt.yaml").write_text(text, encoding="utf-8")
    for language, said in (("zh", zh), ("en", en)):
        run = selfeval(tmp_path, *arguments, language=language)
        assert (run.stdout, run.stderr, run.returncode) == ("", said, 0)


@pytest.mark.parametrize("arguments", [(), ("--init",)])
def test_tables_without_indicators_alone_are_none_to_evaluate(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "部门.pgt.yaml").write_text("pgt: 1\nkind: department\n", encoding="utf-8")
    run = selfeval(tmp_path, *arguments)
    assert (run.stdout, run.stderr.splitlines()[-1], run.returncode) == ("", "没有可以自评的表", 2)


# --- the approved plan


def git(folder: Path, *arguments: str) -> None:
    settings = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *settings, *arguments], cwd=folder, capture_output=True, check=True)


@pytest.fixture
def approved(folder: Path) -> Path:
    """The tables of *folder*, in a repository whose tag 批复 holds them as they were approved."""
    git(folder, "init", "--initial-branch=main")
    git(folder, "add", ".")
    git(folder, "commit", "-m", "批复")
    git(folder, "tag", "批复")
    return folder


def changed(folder: Path, file: str, *changes: tuple[str, str]) -> None:
    text = (folder / file).read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / file).write_text(text, encoding="utf-8")


def drift(folder: Path) -> list[str]:
    out = selfeval(folder, "--approved", "批复").stdout
    lines = out.partition("批复后改动")[2].splitlines()[1:]
    return [line.strip() for line in lines[: next(at for at, line in enumerate(lines) if not line.startswith("  "))]]


def test_results_are_no_change_of_the_plan(approved: Path) -> None:
    changed(approved, "辅具.pgt.yaml", ("actual: 213户", "actual: 215户"), ("total: 50}\nachi", "total: 49}\nachi"))
    run = selfeval(approved, "--approved", "批复", "辅具.pgt.yaml")
    assert "批复后改动" not in run.stdout
    assert run.returncode == 0


def test_what_was_changed_after_approval_is_reported_with_its_reason_or_without(approved: Path) -> None:
    changed(
        approved,
        "培训.pgt.yaml",
        ("target: ≥1000人次", "target: ≥800人次"),
        (
            "target: ≤200元\n    actual: 210元\n",
            "target: ≤220元\n    actual: 210元\n    note: 场地涨价，经批准调整\n",
        ),
        ("    name: 合格率\n", "    name: 结业率\n    was: 合格率\n"),
        ("    target: 有所提高\n", "    target: 有所提高\n    weight: 30\n"),
        ("  - category: satisfaction.beneficiary\n    name: 学员满意度\n    target: ≥90%\n", ""),
        ("total: 80.00, fiscal", "total: 70.00, fiscal"),
    )
    assert drift(approved) == [
        "第 8 行 改变 预算总额 80 万元 → 70 万元；budget.notes 里没有说明改动的原因",
        "第 14 行 放松 “培训人次”（产出/数量） 指标值 ≥1000人次 → ≥800人次；note 里没有说明改动的原因",
        "第 18 行 改名 “结业率”（产出/质量） 名称 合格率 → 结业率；note 里没有说明改动的原因",
        "第 24 行 放松 “人均成本”（产出/成本） 指标值 ≤200元 → ≤220元；说明：场地涨价，经批准调整",
        "取消 “学员满意度”（满意度/服务对象满意度） ≥90%；表里没有写原因的地方",
        "批复时没有分值，现在写了 1 项",
    ]
    table = answer(approved, "--approved", "批复", "培训.pgt.yaml")["tables"][0]
    assert table["approved"]["rev"] == "批复"
    first = table["approved"]["changes"][1]
    assert (first["path"], first["old"], first["new"]) == ("/indicators/0/target", "≥1000人次", "≥800人次")
    assert (first["direction"], first["reason"], first["needs_reason"]) == ("loosened", None, True)
    assert [change["line"] for change in table["approved"]["changes"]] == [8, 14, 18, 24, 30, None]


def test_an_indicator_that_was_added_is_explained_by_its_note(approved: Path) -> None:
    row = "  - {category: output.quality, name: 完好率, target: ≥95%, actual: 96%, weight: 10"
    changed(approved, "辅具.pgt.yaml", ("indicators:\n", f"indicators:\n{row}, reason: 如期完成}}\n"))
    assert drift(approved)[0] == "第 10 行 新增 “完好率”（产出/质量） ≥95%，实际 96%；note 里没有说明改动的原因"
    changed(approved, "辅具.pgt.yaml", ("reason: 如期完成", "note: 主管部门要求增加"))
    assert drift(approved)[0] == "第 10 行 新增 “完好率”（产出/质量） ≥95%，实际 96%；说明：主管部门要求增加"


def test_a_changed_budget_is_explained_by_the_notes_beside_it_and_what_is_gone_needs_none(approved: Path) -> None:
    row = "  - {category: benefit.social, name: 受益家庭, target: ≥200户, actual: 213户}\n"
    other = "  - {category: benefit.social, name: 受益人, target: ≥200人, actual: 213人, note: 改按人统计}\n"
    changed(
        approved,
        "辅具.pgt.yaml",
        ("budget: {amount_unit: 万元, total: 50}", "budget: {amount_unit: 万元, total: 60, notes: {total: 年中追加}}"),
        ("overall_goal: 适配辅具", "overall_goal: 适配辅具不少于300件"),
        (row, other),
        ("execution: {total: 50}", "execution: {total: 60}"),
    )
    run = selfeval(approved, "--approved", "批复", "辅具.pgt.yaml")
    assert run.stdout.partition("批复后改动（4）\n")[2].splitlines() == [
        "  第 7 行 改变 预算总额 50 万元 → 60 万元；说明：年中追加",
        "  第 8 行 改变 总体目标 适配辅具 → 适配辅具不少于300件；表里没有写原因的地方",
        "  第 11 行 新增 “受益人”（效益/社会效益） ≥200人，实际 213人；说明：改按人统计",
        "  取消 “受益家庭”（效益/社会效益） ≥200户，实际 213户；表里没有写原因的地方",
        "说明（1）",
        "  每一项都得满分，审核时会多看一眼",
    ]
    assert run.returncode == 0


def test_a_note_explains_a_change_only_where_it_was_written_since(folder: Path) -> None:
    table = AIDS.replace("target: ≥200户,", "target: ≥200户, note: 每户一次,")
    (folder / "辅具.pgt.yaml").write_text(table, encoding="utf-8")
    git(folder, "init", "--initial-branch=main")
    git(folder, "add", ".")
    git(folder, "commit", "-m", "批复")
    git(folder, "tag", "批复")
    changed(folder, "辅具.pgt.yaml", ("≥200户", "≥190户"))
    assert drift(folder) == [
        "第 11 行 放松 “受益家庭”（效益/社会效益） 指标值 ≥200户 → ≥190户；note 里没有说明改动的原因"
    ]
    changed(folder, "辅具.pgt.yaml", ("note: 每户一次", "note: 年中调整"))
    assert drift(folder) == ["第 11 行 放松 “受益家庭”（效益/社会效益） 指标值 ≥200户 → ≥190户；说明：年中调整"]


def test_a_table_that_nobody_approved_and_one_that_is_gone(approved: Path) -> None:
    (approved / "培训.pgt.yaml").unlink()
    (approved / "新增.pgt.yaml").write_text(AIDS.replace("A2", "A3").replace("辅具适配", "新增项目"), encoding="utf-8")
    run = selfeval(approved, "--approved", "批复")
    assert run.returncode == 1
    assert "\n  批复的版本里没有这张表\n" in run.stdout
    assert "\n批复的表不见了：残疾人职业培训（批复:培训.pgt.yaml）\n" in run.stdout
    found = answer(approved, "--approved", "批复")
    assert found["approved"]["gone"] == [{"file": "批复:培训.pgt.yaml", "name": "残疾人职业培训", "code": "A1"}]
    assert [table["approved"]["known"] for table in found["tables"]] == [False, True]


def test_a_revision_that_is_not_there(folder: Path) -> None:
    run = selfeval(folder, "--approved", "批复")
    assert (run.stderr.splitlines()[-1], run.returncode) == ("错误：. 不在 git 仓库里", 2)


# --- the workbook, the form


def test_the_workbook_has_its_figures_as_numbers_and_native_charts(folder: Path) -> None:
    run = selfeval(folder, "-o", "report.xlsx")
    assert (run.stdout, run.returncode) == ("", 1)
    book = load_workbook(folder / "report.xlsx")
    assert book.sheetnames == ["汇总", "各表", "各项指标", "待办"]
    tables = [[cell.value for cell in row] for row in book["各表"].iter_rows(min_row=2)]
    assert tables == [
        [
            "单位",
            "项目编码",
            "项目名称",
            "年度",
            "预算数（万元）",
            "执行数（万元）",
            "执行率",
            "总分",
            "等级",
            "没有判断",
            "缺",
            "不符",
        ],
        ["762001 市残联本级", "A1", "残疾人职业培训", "2021", 80, 39.9, 0.4988, "待定", None, 2, 4, 0],
        ["762001 市残联本级", "A2", "辅具适配", "2021", 50, 50, 1, 100, "优", 0, 0, 0],
    ]
    rows = [[cell.value for cell in row] for row in book["各项指标"].iter_rows(min_row=3, max_row=5)]
    assert [row[1:9] for row in rows] == [
        ["预算执行", None, "80.00万元", "39.90万元", 0.4988, 10, 4.99, "10 × 39.9/80 ≈ 4.99"],
        ["数量", "培训人次", "≥1000人次", "862人次", 0.862, 16.67, 14.37, "16.67 × 862/1000 ≈ 14.37"],
        ["质量", "合格率", "≥90%", "0.95", None, 16.67, "待定", "待定：实际值写的是小数 0.95，像是 95%"],
    ]
    assert [sheet.print_title_rows for sheet in book.worksheets] == [None, "$2:$2", "$2:$2", "$2:$2"]
    with zipfile.ZipFile(folder / "report.xlsx") as package:
        charts = [package.read(name).decode() for name in package.namelist() if name.startswith("xl/charts/chart")]
    assert len(charts) == 4
    assert all("<c:f>汇总!$A$" in chart or "<c:f>'汇总'!$A$" in chart for chart in charts)
    first = (folder / "report.xlsx").read_bytes()
    assert selfeval(folder, "-o", "report.xlsx").returncode == 2  # it exists
    selfeval(folder, "-o", "report.xlsx", "--force")
    assert (folder / "report.xlsx").read_bytes() == first


def test_the_workbook_where_nothing_is_scored(folder: Path) -> None:
    selfeval(folder, "--profile", "none", "-o", "report.xlsx", language="en")
    book = load_workbook(folder / "report.xlsx")
    front = [row[0].value for row in book["summary"].iter_rows() if row[0].value]
    assert front[:6] == [
        "Self-evaluation",
        "profile none",
        "totals",
        "no scores",
        "1. Outcomes and execution",
        "table",
    ]


def test_a_form_with_scores_gets_the_computed_ones(folder: Path) -> None:
    run = pgt(folder, "export-xlsx", "--form", "mof-project-selfeval", "-o", "form.xlsx")
    first, *_, last = run.stderr.splitlines()
    assert (first, last) == ("培训.pgt.yaml：还有 26.67 分待定，表上空着；看 pgt selfeval", "2 张表写入 form.xlsx")
    sheets = load_workbook(folder / "form.xlsx").worksheets
    rows = [[cell.value for cell in row if cell.value is not None] for row in sheets[2].iter_rows()]
    assert [row[-4:] for row in rows if "适配件数" in row] == [["390件", 50, 50, "社会捐赠 90 件"]]
    assert rows[-1] == ["总分", 100, 100]
    open_ = [[cell.value for cell in row if cell.value is not None] for row in sheets[1].iter_rows()]
    assert open_[-1] == ["总分", 100]


# --- profiles, examples, usage


def test_the_workspace_names_the_profile_and_the_option_overrides_it(folder: Path) -> None:
    (folder / "pgt.toml").write_text('profile = "hubei"\n', encoding="utf-8")
    assert answer(folder)["profile"] == "hubei"
    assert answer(folder, "--profile", "mof-2021")["profile"] == "mof-2021"


def test_an_unknown_profile_is_wrong_usage(folder: Path) -> None:
    run = selfeval(folder, "--profile", "mof-2022")
    assert run.returncode == 2
    assert run.stderr.splitlines()[-1].startswith("错误：'--profile' 的值不对：没有评分方案 `mof-2022`；")
    (folder / "pgt.toml").write_text('profile = "mof-2022"\n', encoding="utf-8")
    assert "`profile` (pgt.toml) 的值不对：没有评分方案 `mof-2022`" in selfeval(folder).stderr


def test_a_broken_profile_is_shown_with_its_place(folder: Path) -> None:
    (folder / "pgt.toml").write_text('profile = "own"\n', encoding="utf-8")
    (folder / "profiles").mkdir()
    (folder / "profiles" / "own.yaml").write_text("profile: 1\nname: 自定\nreference: 无\n", encoding="utf-8")
    run = selfeval(folder)
    assert run.returncode == 2
    assert "own.yaml:1:1: PGT071 错误 评分的方案要写 `weights`" in run.stderr


@pytest.mark.parametrize(
    "arguments, message",
    [
        (("--init", "--fix"), "错误：--init、--fill、--fix 一次用一个"),
        (("--write",), "错误：--write 和 --fix 一起用"),
        (("--fill", "nowhere.csv"), "错误：nowhere.csv 读不了：没有这个文件"),
        (
            ("--fill", "培训.pgt.yaml"),
            (
                "错误：培训.pgt.yaml: 没有找到表头（工作簿只看第一页）："
                "要有“指标”和“实际完成值”两列，几张表一起时还要有“项目编码”或“项目名称”"
            ),
        ),
        (("--init", "-"), "错误：标准输入不能改"),
    ],
)
def test_wrong_usage(folder: Path, arguments: Sequence[str], message: str) -> None:
    run = selfeval(folder, *arguments)
    assert (run.stderr.splitlines()[-1], run.returncode) == (message, 2)


def test_a_file_that_is_no_table_is_named_and_the_others_are_scored(folder: Path) -> None:
    (folder / "坏.pgt.yaml").write_text("pgt: 1\n", encoding="utf-8")
    run = selfeval(folder, "--format", "json")
    assert (len(json.loads(run.stdout)["tables"]), run.returncode) == (2, 1)
    assert run.stderr.startswith("坏.pgt.yaml:1:1: ")


def test_nothing_to_evaluate(tmp_path: Path) -> None:
    (tmp_path / "部门.pgt.yaml").write_text("pgt: 1\nkind: department\n", encoding="utf-8")
    run = selfeval(tmp_path)
    assert (run.stderr, run.returncode) == ("部门.pgt.yaml：没有指标，不自评\n没有可以自评的表\n", 2)


def test_nanyue_as_it_was_printed() -> None:
    """Its execution is 498.18 %, which is shown as it is; 26 percents are written as fractions."""
    found = answer(EXAMPLES, "nanyue-2020")
    table = found["tables"][0]
    assert (found["profile"], table["score"], table["execution_rate"]) == ("none", None, Decimal("498.18"))
    assert (len(table["items"]), found["summary"]["not_judged"], len(table["corrections"])) == (78, 52, 26)
    missed = [item["name"] for item in table["items"] if item["reached"] is False]
    assert missed == [
        "残疾人就业扶持补贴",
        "根据上级文件精神对我市残疾人居家托养机构进行补贴，对需要购买服务的残疾人进行购买服务",
        "符合助学条件的残疾人或残疾人子女助学",
    ]
