"""Which profile a table is scored by: what was asked for, the workspace's, its form's, and what contradicts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

TABLE = """pgt: 1
kind: project
form: hubei-project-selfeval
year: 2023
organization: {name: 市残联}
name: 残疾人康复
budget: {amount_unit: 万元, total: 80}
execution: {total: 80}
goals:
  - indicators:
      - {category: output.quantity, name: 适配数量, target: ≥400件, actual: 412件}
      - {category: satisfaction.beneficiary, name: 满意度, target: ≥90%, actual: 95%}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "表.pgt.yaml").write_text(TABLE, encoding="utf-8")
    return tmp_path


def pgt(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PGT_LANG": "zh"}
    command = [sys.executable, "-m", "pgt", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


def said(folder: Path, *arguments: str) -> list[str]:
    return pgt(folder, *arguments).stderr.splitlines()


def printed(folder: Path) -> set[str]:
    sheet = load_workbook(folder / "表.xlsx").worksheets[0]
    return {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}


def test_the_profile_of_the_form_is_the_one_that_is_scored_with(folder: Path) -> None:
    shown = pgt(folder, "selfeval", "表.pgt.yaml").stdout
    assert "总分 100，等级 优：目标1 80/80，预算执行 20/20" in shown
    assert said(folder, "export-xlsx", "表.pgt.yaml", "-o", "表.xlsx") == ["1 张表写入 表.xlsx"]
    assert {"年度绩效目标1\n（80分）", "预算执行情况\n（万元）\n（20分）", "20", "40", "100"} <= printed(folder)


def test_a_form_is_not_printed_with_a_profile_that_contradicts_it(folder: Path) -> None:
    run = pgt(folder, "export-xlsx", "表.pgt.yaml", "-o", "表.xlsx", "--profile", "mof-2020")
    assert run.returncode == 2
    assert run.stderr.splitlines()[-1] == (
        "错误：'--profile' 的值不对："
        "表样 hubei-project-selfeval 的分值按目标分（hubei），评分方案 mof-2020 按一级指标分"
    )
    assert not (folder / "表.xlsx").exists()
    run = pgt(folder, "export-xlsx", "表.pgt.yaml", "-o", "表.xlsx", "--profile", "none")
    assert run.stderr.splitlines()[-1] == (
        "错误：'--profile' 的值不对：评分方案 none 不评分，表样 hubei-project-selfeval 要印得分（hubei）"
    )


def test_a_profile_of_the_workspace_gives_way_to_the_form_that_it_contradicts(folder: Path) -> None:
    (folder / "pgt.toml").write_text('profile = "mof-2020"\n', encoding="utf-8")
    warning = "表样 hubei-project-selfeval 的分值按目标分（hubei），评分方案 mof-2020 按一级指标分；照 hubei 算分"
    assert said(folder, "selfeval", "表.pgt.yaml")[0] == warning
    assert said(folder, "export-xlsx", "表.pgt.yaml", "-o", "表.xlsx") == [warning, "1 张表写入 表.xlsx"]


def test_a_profile_that_is_asked_for_scores_where_nothing_is_printed(folder: Path) -> None:
    run = pgt(folder, "selfeval", "表.pgt.yaml", "--profile", "mof-2020")
    assert "10 × 80/80" in pgt(folder, "selfeval", "--explain", "表.pgt.yaml", "--profile", "mof-2020").stdout
    assert run.stderr.splitlines() == ["自评了 1 张表，0 张自评部分齐全，缺 1 项"]


def test_a_profile_of_the_workspace_that_fits_is_taken(folder: Path) -> None:
    (folder / "pgt.toml").write_text('profile = "wuhan"\n', encoding="utf-8")
    (folder / "profiles").mkdir()
    own = Path(__file__).parents[2] / "templates" / "profiles" / "hubei.yaml"
    text = own.read_text("utf-8").replace("execution: 20\n", "execution: 10\n").replace("goals: 80", "goals: 90")
    (folder / "profiles" / "wuhan.yaml").write_text(text, encoding="utf-8")
    assert said(folder, "export-xlsx", "表.pgt.yaml", "-o", "表.xlsx") == ["1 张表写入 表.xlsx"]
    assert {"年度绩效目标1\n（90分）", "预算执行情况\n（万元）\n（10分）"} <= printed(folder)


def test_a_form_that_names_a_profile_that_is_not_there(folder: Path) -> None:
    (folder / "pgt.toml").write_text("", encoding="utf-8")
    (folder / "forms").mkdir()
    own = Path(__file__).parents[2] / "templates" / "forms" / "hubei-project-selfeval.yaml"
    text = own.read_text("utf-8").replace("profile: hubei", "profile: hubie")
    (folder / "forms" / "hubei-project-selfeval.yaml").write_text(text, encoding="utf-8")
    run = pgt(folder, "selfeval", "表.pgt.yaml")
    assert run.returncode == 2
    assert run.stderr.splitlines()[-1] == (
        "错误：`profile`（表样 hubei-project-selfeval） 的值不对：没有评分方案 `hubie`；是不是 `hubei`？"
    )
    checked = pgt(folder, "forms", "check")
    assert checked.returncode == 1
    assert "没有评分方案 `hubie`" in checked.stdout


def test_a_profile_that_is_none_is_refused_where_no_points_are_printed(folder: Path) -> None:
    text = "pgt: 1\nkind: project\nform: hebei-2021\nyear: 2021\nname: 康复\n"
    (folder / "计划.pgt.yaml").write_text(text, encoding="utf-8")
    run = pgt(folder, "export-xlsx", "计划.pgt.yaml", "-o", "计划.xlsx", "--profile", "hubie")
    assert run.returncode == 2
    assert run.stderr.splitlines()[-1] == "错误：'--profile' 的值不对：没有评分方案 `hubie`；是不是 `hubei`？"
    assert not (folder / "计划.xlsx").exists()
