"""`pgt diff` as a user meets it, with real git repositories whose files have Chinese names."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

TABLE = """\
kind: project
year: 2021
organization: {code: "762001", name: 某市残联本级}
code: 130700211K6T11USKAU5Y
name: 2021年残疾人|康复
budget: {total: 100, fiscal: 100}
indicators:
  - {category: output.quantity, name: 残疾人数量, target: ≥3800人}
  - {category: output.quality, name: 合格率, target: ≥95%}
"""
PROJECT = "pgt: 1\n" + TABLE
SETTINGS = 'amount_unit = "万元"\n'
LOOSER = PROJECT.replace("≥3800人", "≥3500人")


def git(folder: Path, *arguments: str) -> str:
    names = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b"}
    environment = {**os.environ, **names, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    command = ["git", "-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always", *arguments]
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=True)
    return run.stdout


def diff(folder: Path, *arguments: str, language: str = "zh", **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pgt", "diff", *arguments]
    outer = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    own = {**outer, "PGT_LANG": language, "PYTHONUTF8": "1", **environment}
    return subprocess.run(command, cwd=folder, env=own, capture_output=True, encoding="utf-8", check=False)


def listed(run: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    """Return the JSON of a run that went well."""
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """v2021 in 万元, then a commit that lowers a target, then an uncommitted change of the other one."""
    folder = tmp_path / "预算 绩效"
    table = folder / "2021" / "残疾人 康复.pgt.yaml"
    write(folder / "pgt.toml", SETTINGS)
    write(table, PROJECT)
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "2021")
    git(folder, "tag", "v2021")
    write(table, LOOSER)
    git(folder, "commit", "--quiet", "--all", "-m", "lower")
    write(table, LOOSER.replace("≥95%", "≥98%"))
    return folder


def test_text_says_what_changed_between_two_revisions(repository: Path) -> None:
    run = diff(repository, "v2021", "HEAD")
    assert run.stdout == (
        "2021年残疾人|康复  762001 某市残联本级\n"
        "  v2021:2021/残疾人 康复.pgt.yaml → HEAD:2021/残疾人 康复.pgt.yaml，按编码对应\n"
        "  ↓ 放松  “残疾人数量”（产出/数量） 指标值  ≥3800人 → ≥3500人（-300人，-7.89%）\n"
    )
    assert run.stderr == "对比了 1 张表：有变化 1\n"
    assert run.returncode == 0


def test_text_in_english(repository: Path) -> None:
    run = diff(repository, "v2021", "HEAD", language="en")
    assert run.stdout == (
        "2021年残疾人|康复  762001 某市残联本级\n"
        "  v2021:2021/残疾人 康复.pgt.yaml → HEAD:2021/残疾人 康复.pgt.yaml, matched by code\n"
        "  ↓ loosened   “残疾人数量” (output/quantity) target  ≥3800人 → ≥3500人 (-300人, -7.89%)\n"
    )
    assert run.stderr == "1 table compared: 1 changed\n"


def test_json_is_the_contract(repository: Path) -> None:
    found = listed(diff(repository, "v2021", "HEAD", "-f", "json"))
    assert found == {
        "old": "v2021",
        "new": "HEAD",
        "tables": [
            {
                "status": "changed",
                "old": "2021/762001/130700211K6T11USKAU5Y",
                "new": "2021/762001/130700211K6T11USKAU5Y",
                "match": "code",
                "name": "2021年残疾人|康复",
                "kind": "project",
                "years": [2021, 2021],
                "old_file": "v2021:2021/残疾人 康复.pgt.yaml",
                "new_file": "HEAD:2021/残疾人 康复.pgt.yaml",
                "changes": [
                    {
                        "path": "/indicators/0/target",
                        "part": "targets",
                        "field": "target",
                        "old": "≥3800人",
                        "new": "≥3500人",
                        "direction": "loosened",
                        "what": ["number"],
                        "difference": -300,
                        "unit": "人",
                        "ratio": 0.9211,
                        "days": None,
                        "last_actual": None,
                        "indicator": "残疾人数量",
                        "category": "output.quantity",
                        "goal": None,
                    }
                ],
                "findings": [],
                "suggestions": [],
            }
        ],
        "suggestions": [],
        "unread": [],
        "summary": {
            "tables": {"changed": 1, "renamed": 0, "added": 0, "removed": 0, "unchanged": 0},
            "targets": {"tightened": 0, "loosened": 1, "changed": 0},
            "indicators": {"added": 0, "dropped": 0, "renamed": 0, "moved": 0},
            "findings": {"error": 0, "warning": 0, "info": 0},
            "suggestions": 0,
            "unread": 0,
            "budget": {"unit": "万元", "old": 100, "new": 100},
        },
    }


def test_markdown_for_a_merge_request_keeps_pipes_out_of_its_tables(repository: Path) -> None:
    run = diff(repository, "v2021", "HEAD", "-f", "markdown")
    assert run.stdout == (
        "## 绩效目标对比：`v2021` → `HEAD`\n"
        "\n"
        "- 表：有变化 1\n"
        "- 预算：100 万元，没有变化\n"
        "- 指标值：放松 1\n"
        "- 指标：没有变化\n"
        "\n"
        "| 表 | 结果 | 预算 | 收紧 | 放松 | 改变 | 新增指标 | 取消指标 | 提示 |\n"
        "| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n"
        r"| 2021年残疾人\|康复 | 有变化 | 100 万元 | 0 | 1 | 0 | 0 | 0 | 0 |" + "\n"
        "\n"
        "放松的指标值：\n"
        "\n"
        "| 表 | 指标 | 原 | 现 | 幅度 |\n"
        "| --- | --- | --- | --- | --- |\n"
        r"| 2021年残疾人\|康复 | “残疾人数量”（产出/数量） | ≥3800人 | ≥3500人 | -300人，-7.89% |" + "\n"
        "\n"
        r"### 2021年残疾人\|康复" + "\n"
        "\n"
        "762001 某市残联本级，v2021:2021/残疾人 康复.pgt.yaml → HEAD:2021/残疾人 康复.pgt.yaml，按编码对应\n"
        "\n"
        "| 变化 | 项目 | 原 | 现 | 说明 |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| ↓ 放松 | “残疾人数量”（产出/数量） 指标值 | ≥3800人 | ≥3500人 | -300人，-7.89% |\n"
    )


def test_csv_has_a_row_for_each_change(repository: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(diff(repository, "v2021", "HEAD", "-f", "csv").stdout)))
    assert rows == [
        {
            "表": "2021年残疾人|康复",
            "单位": "762001 某市残联本级",
            "年度": "2021",
            "结果": "有变化",
            "项": "指标值",
            "指标": "残疾人数量",
            "类别": "产出/数量",
            "原": "≥3800人",
            "现": "≥3500人",
            "变化": "放松",
            "增减": "-300",
            "单位（数）": "人",
            "现比原": "0.9211",
            "上年实际": "",
            "提示": "",
            "位置": "/indicators/0/target",
            "文件": "HEAD:2021/残疾人 康复.pgt.yaml",
        }
    ]


def test_summary_gives_the_numbers_alone(repository: Path) -> None:
    run = diff(repository, "v2021", "HEAD", "--summary")
    assert run.stdout == (
        "表：有变化 1\n"
        "预算：100 万元，没有变化\n"
        "指标值：放松 1\n"
        "指标：没有变化\n"
        "\n"
        "表                 结果    预算      收紧  放松  改变  新增指标  取消指标  提示\n"
        "-----------------  ------  --------  ----  ----  ----  --------  --------  ----\n"
        "2021年残疾人|康复  有变化  100 万元     0     1     0         0         0     0\n"
        "\n"
        "放松的指标值：\n"
        "\n"
        "表                 指标                       原       现       幅度\n"
        "-----------------  -------------------------  -------  -------  --------------\n"
        "2021年残疾人|康复  “残疾人数量”（产出/数量）  ≥3800人  ≥3500人  -300人，-7.89%\n"
    )


@pytest.mark.parametrize(
    "arguments, fields",
    [
        (["HEAD"], ["≥98%"]),
        ([], ["≥98%"]),
        (["v2021"], ["≥3500人", "≥98%"]),
        (["v2021", "--", "2021"], ["≥3500人", "≥98%"]),
        (["v2021", "--", "2021/残疾人 康复.pgt.yaml"], ["≥3500人", "≥98%"]),
        (["--", "2021"], ["≥98%"]),
        (["v2021", "HEAD", "--", "2021"], ["≥3500人"]),
        (["HEAD~1:2021", "2021"], ["≥3500人", "≥98%"]),
        (["v2021:", "HEAD:./2021"], ["≥3500人"]),
        (["v2021:2021/残疾人 康复.pgt.yaml", "2021/残疾人 康复.pgt.yaml"], ["≥3500人", "≥98%"]),
        (["v2021:2021"], ["≥3500人", "≥98%"]),
    ],
)
def test_sides_are_files_folders_and_revisions(repository: Path, arguments: list[str], fields: list[str]) -> None:
    (table,) = listed(diff(repository, "-f", "json", *arguments))["tables"]
    assert [change["new"] for change in table["changes"]] == fields


def test_below_the_top_a_revision_means_the_same_folder(repository: Path) -> None:
    write(repository / "其他" / "x.pgt.yaml", PROJECT.replace("130700211K6T11USKAU5Y", "130700211K6T11USKAU5Z"))
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "other")
    found = listed(diff(repository / "2021", "v2021", "HEAD", "-f", "json"))
    assert [table["new_file"] for table in found["tables"]] == ["HEAD:2021/残疾人 康复.pgt.yaml"]
    run = diff(repository / "2021", "v2021:残疾人 康复.pgt.yaml", "HEAD")
    assert run.stderr.endswith("路径从仓库顶层算起，从当前文件夹算起要写 v2021:./残疾人 康复.pgt.yaml\n")
    assert run.returncode == 2


def test_the_settings_of_a_revision_hold_for_its_tables(repository: Path) -> None:
    write(repository / "pgt.toml", 'amount_unit = "元"\n')
    (table,) = listed(diff(repository, "v2021", "-f", "json", "--only", "budget,fields"))["tables"]
    budget = {change["field"]: (change["old"], change["new"], change["unit"]) for change in table["changes"][1:]}
    assert table["changes"][0]["field"] == "amount_unit"
    assert budget == {"budget.total": (1_000_000, 100, "元"), "budget.fiscal": (1_000_000, 100, "元")}


def test_a_file_comes_before_a_revision_of_the_same_name(repository: Path) -> None:
    write(repository / "v2021" / "a.pgt.yaml", PROJECT.replace("≥95%", "≥90%"))
    run = diff(repository, "v2021", "HEAD:2021", "-f", "json")
    assert "v2021 既是文件夹也是 git 版本，这里按文件夹对比；要比版本，写 v2021:\n" in run.stderr
    assert json.loads(run.stdout)["old"] == "v2021"
    assert [change["old"] for change in json.loads(run.stdout)["tables"][0]["changes"]] == ["≥3800人", "≥90%"]
    forced = listed(diff(repository, "v2021:", "HEAD:2021", "-f", "json"))
    assert [change["old"] for change in forced["tables"][0]["changes"]] == ["≥3800人"]


def test_a_file_that_was_moved_is_the_same_table(repository: Path) -> None:
    git(repository, "mv", "2021/残疾人 康复.pgt.yaml", "康复.pgt.yaml")
    found = listed(diff(repository, "HEAD", "-f", "json"))
    assert [(table["status"], table["new_file"]) for table in found["tables"]] == [("changed", "康复.pgt.yaml")]


@pytest.mark.parametrize("name", ["残疾人 康复.pgt.yaml", "康复.pgt.yaml"])
@pytest.mark.parametrize("revisions", [["v2021"], ["v2021", "HEAD"]])
def test_a_file_that_was_renamed_is_the_same_table_by_either_name(
    repository: Path, revisions: list[str], name: str
) -> None:
    git(repository, "mv", "2021/残疾人 康复.pgt.yaml", "2021/康复.pgt.yaml")
    git(repository, "commit", "--quiet", "--message", "rename")
    table = listed(diff(repository, *revisions, "-f", "json", "--", f"2021/{name}"))["tables"][0]
    assert table["old_file"] == "v2021:2021/残疾人 康复.pgt.yaml"
    assert table["new_file"].removeprefix("HEAD:") == "2021/康复.pgt.yaml"
    assert table["changes"][0]["direction"] == "loosened"


def test_the_tables_of_a_submodule_are_not_new(repository: Path, tmp_path: Path) -> None:
    top = tmp_path / "全市"
    write(top / "pgt.toml", SETTINGS)
    write(top / "汇总.pgt.yaml", PROJECT)
    git(top, "init", "--quiet")
    git(top, "submodule", "--quiet", "add", str(repository), "残联")
    git(top, "add", ".")
    git(top, "commit", "--quiet", "--message", "all")
    for arguments in ([], ["HEAD:"], ["HEAD", "--", "."]):
        run = diff(top, *arguments)
        assert (run.stdout, run.stderr.splitlines()[0]) == (
            "",
            "残联 是另一个 git 仓库（子模块），没有对比；在它里面运行 pgt diff",
        )
    run = diff(top, "HEAD:残联", "HEAD")
    assert run.stderr.splitlines()[-1] == (
        "错误：没有 HEAD:残联 这个文件或文件夹；残联 是另一个 git 仓库（子模块），在它里面对比"
    )
    assert listed(diff(top, "HEAD", "-f", "json", "--", "残联"))["summary"]["tables"]["added"] == 0


def test_a_file_that_is_gone_or_new(repository: Path) -> None:
    (repository / "2021" / "残疾人 康复.pgt.yaml").unlink()
    write(repository / "新.pgt.yaml", PROJECT.replace("130700211K6T11USKAU5Y", "X").replace("康复", "就业"))
    found = listed(diff(repository, "HEAD", "-f", "json"))
    assert [(table["status"], table["old"], table["new"], table["match"]) for table in found["tables"]] == [
        ("added", None, "2021/762001/X", None),
        ("removed", "2021/762001/130700211K6T11USKAU5Y", None, None),
    ]


def test_hidden_folders_and_other_files_of_a_revision_hold_no_tables(repository: Path) -> None:
    write(repository / ".草稿" / "a.pgt.yaml", PROJECT)
    write(repository / "说明.yaml", "a: 1\n")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "more")
    assert len(listed(diff(repository, "v2021", "HEAD", "-f", "json"))["tables"]) == 1


@pytest.mark.parametrize(
    "arguments, status",
    [
        (["v2021", "HEAD"], 0),
        (["v2021", "HEAD", "--exit-code"], 1),
        (["v2021", "HEAD", "--fail-on", "any"], 1),
        (["v2021", "HEAD", "--fail-on", "loosened"], 1),
        (["HEAD", "v2021", "--fail-on", "loosened"], 0),
        (["HEAD", "v2021", "--fail-on", "any"], 1),
        (["HEAD", "HEAD", "--exit-code"], 0),
        (["v2021", "HEAD", "--exit-code", "--only", "budget"], 0),
        (["v2021", "HEAD", "--fail-on", "loosened", "--only", "budget"], 0),
        (["v2021", "HEAD", "--fail-on", "loosened", "--only", "targets"], 1),
    ],
)
def test_exit_status_is_1_only_where_it_was_asked_for(repository: Path, arguments: list[str], status: int) -> None:
    assert diff(repository, *arguments).returncode == status


@pytest.mark.parametrize(
    "change, loosened",
    [
        (("≥95%", "95%"), True),
        (("≥95%", "良好"), True),
        (("  - {category: output.quality, name: 合格率, target: ≥95%}\n", ""), True),
        (("≥95%", "≥96%"), False),
        (("total: 100", "total: 50"), False),
        (("name: 合格率", "name: 达标率, was: 合格率"), False),
    ],
)
def test_what_counts_as_loosened(tmp_path: Path, change: tuple[str, str], loosened: bool) -> None:  # noqa: FBT001 -- a column of the table
    write(tmp_path / "a.pgt.yaml", PROJECT)
    write(tmp_path / "b.pgt.yaml", PROJECT.replace(*change))
    assert diff(tmp_path, "a.pgt.yaml", "b.pgt.yaml", "--fail-on", "loosened").returncode == loosened


def test_a_table_that_was_deleted_is_loosened_and_one_that_ended_with_its_year_is_not(tmp_path: Path) -> None:
    other = PROJECT.replace("130700211K6T11USKAU5Y", "130700211K6T11USKAU5Z").replace("康复", "就业")
    for place, text in {"old/a": PROJECT, "old/b": other, "same/b": other}.items():
        write(tmp_path / f"{place}.pgt.yaml", text)
    write(tmp_path / "next" / "b.pgt.yaml", other.replace("2021", "2022"))
    assert diff(tmp_path, "old", "same", "--fail-on", "loosened").returncode == 1
    assert diff(tmp_path, "old", "next", "--fail-on", "loosened").returncode == 0


def test_a_file_that_is_no_table_is_neither_added_nor_removed(repository: Path) -> None:
    write(repository / "2021" / "残疾人 康复.pgt.yaml", "pgt: 1\nkind: x\n")
    run = diff(repository, "HEAD", "-f", "json")
    assert json.loads(run.stdout)["tables"] == []
    assert json.loads(run.stdout)["unread"][0]["counterpart"] == "HEAD:2021/残疾人 康复.pgt.yaml"
    assert run.stderr == (
        "2021/残疾人 康复.pgt.yaml:2:7: PGT043 错误 “x”不在可选范围内 "
        "[可以写：project 项目支出绩效目标表；department 部门（单位）整体支出绩效目标表]\n"
        "  HEAD:2021/残疾人 康复.pgt.yaml 没有可对比的另一边，也没有列出\n"
        "没有可以对比的表；1 个文件读不成表，没有对比\n"
    )
    assert run.returncode == 2


def test_what_seems_removed_may_be_in_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    write(tmp_path / "2021" / "a.pgt.yaml", PROJECT.replace("total:", "amount_unit: 万元, total:"))
    write(tmp_path / "2022" / "b.pgt.yaml", "pgt: 1\nkind: x\n")
    run = diff(tmp_path, "2021", "2022", language="en")
    assert run.stderr.splitlines()[1:] == [
        "  the other side of what was added or removed may be among the files that could not be read",
        "1 table compared: 1 removed; 1 file that is no table was left out",
    ]
    assert run.returncode == 2


def test_two_files_are_compared_whatever_they_are_called(tmp_path: Path) -> None:
    write(tmp_path / "a.pgt.yaml", PROJECT)
    write(
        tmp_path / "b.pgt.yaml", LOOSER.replace("130700211K6T11USKAU5Y", "B").replace("2021年残疾人|康复", "另一个项目")
    )
    (table,) = listed(diff(tmp_path, "a.pgt.yaml", "b.pgt.yaml", "-f", "json"))["tables"]
    assert (table["status"], table["match"]) == ("renamed", "similar")
    assert [change["field"] for change in table["changes"]] == ["code", "name", "target"]


def test_of_one_file_it_is_asked_what_became_of_it(tmp_path: Path) -> None:
    write(tmp_path / "old" / "a.pgt.yaml", PROJECT)
    write(tmp_path / "old" / "b.pgt.yaml", PROJECT.replace("130700211K6T11USKAU5Y", "130700211K6T11USKAU5Z"))
    write(tmp_path / "new.pgt.yaml", LOOSER)
    found = listed(diff(tmp_path, "old", "new.pgt.yaml", "-f", "json"))
    assert [(table["status"], table["old_file"]) for table in found["tables"]] == [("changed", "old/a.pgt.yaml")]


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["v2099", "HEAD"], "没有 v2099 这个文件或文件夹；没有 git 版本 v2099"),
        (["v2099"], "没有 git 版本 v2099"),
        (["v2021:没有", "HEAD"], "没有 v2021:没有 这个文件或文件夹；版本 v2021 里没有 没有"),
        (["v2021", "--", "没有"], "两边都没有 没有"),
        (["HEAD", "--", "../别处"], "不在这个 git 仓库里"),
        (["2021"], "2021 和什么对比？写两边，或写一个 git 版本：pgt diff HEAD -- 2021"),
        (["a", "b", "c"], "只能对比两边；路径写在 -- 后面"),
        (["v2021", "HEAD", "--only", "金额"], "'金额'"),
    ],
)
def test_wrong_usage_is_said_in_one_line(repository: Path, arguments: list[str], said: str) -> None:
    run = diff(repository, *arguments)
    assert said in run.stderr
    assert "Traceback" not in run.stderr
    assert run.returncode == 2


def test_a_goal_that_took_the_number_of_another_is_named_by_its_text(tmp_path: Path) -> None:
    road = "  - text: 修路十公里\n    indicators:\n      - {category: output.quantity, name: 里程, target: ≥10公里}\n"
    trees = "  - text: 植树一千棵\n    indicators:\n      - {category: output.quantity, name: 棵数, target: ≥1000棵}\n"
    rate = "      - {category: output.quality, name: 验收率, target: ≥95%}\n"
    head = "pgt: 1\nkind: project\nyear: 2022\nname: 甲\ngoals:\n"
    write(tmp_path / "old.pgt.yaml", head + road + rate + trees)
    write(tmp_path / "new.pgt.yaml", head + trees + rate + road)
    assert diff(tmp_path, "old.pgt.yaml", "new.pgt.yaml").stdout.splitlines()[2:] == [
        "    调序  目标的顺序：“植树一千棵”第 2 → 第 1",
        "    移动  “验收率”（目标 1，产出/质量） 绩效目标  修路十公里 → 植树一千棵",
    ]


def test_a_folder_without_tables_is_told_and_a_revision_without_them_is_gone_on_with(repository: Path) -> None:
    (repository / "空夹").mkdir()
    run = diff(repository, "2021", "空夹")
    assert (run.returncode, run.stdout, run.stderr) == (2, "", "空夹：没有找到表（*.pgt.yaml）\n")
    empty = git(repository, "commit-tree", git(repository, "mktree").strip(), "-m", "空").strip()
    run = diff(repository, empty, "HEAD")
    assert (run.returncode, run.stderr.splitlines()[0]) == (0, f"{empty}：没有找到表（*.pgt.yaml）")
    assert "新增" in run.stdout


def test_two_revisions_as_git_writes_them_are_told_apart(repository: Path) -> None:
    run = diff(repository, "v2021..main")
    assert run.returncode == 2
    assert run.stderr.splitlines()[-1] == "错误：没有 git 版本 v2021..main；两个版本分开写：v2021 main"


def test_a_repository_without_commits(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    run = diff(tmp_path)
    assert (run.returncode, run.stderr.splitlines()[-1]) == (2, "错误：这个 git 仓库还没有提交")


def test_in_a_bare_repository_revisions_alone_can_be_compared(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--bare", str(repository), "库.git")
    bare = tmp_path / "库.git"
    assert listed(diff(bare, "v2021", "main", "-f", "json"))["summary"]["targets"]["loosened"] == 1
    for arguments in ([], ["v2021"], ["v2021", "--", "."], ["v2021:2021"]):
        run = diff(bare, *arguments)
        assert (run.returncode, run.stderr.splitlines()[-1]) == (
            2,
            "错误：这里没有检出的文件（裸仓库），写两个版本",
        )


def test_a_file_called_as_the_last_commit_is_changes_nothing(repository: Path) -> None:
    write(repository / "HEAD", "")
    assert listed(diff(repository, "-f", "json"))["old"] == "HEAD"


def test_outside_of_a_repository(tmp_path: Path) -> None:
    run = diff(tmp_path, "v2021", "HEAD", GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert "没有 v2021 这个文件或文件夹" in run.stderr
    assert "不在 git 仓库里" in run.stderr
    assert run.returncode == 2


def test_without_git(repository: Path) -> None:
    run = diff(repository, "v2021", "HEAD", PATH="")
    assert "没有找到 git；比较版本要先安装它" in run.stderr
    assert run.returncode == 2


def test_a_shallow_clone_says_how_to_get_the_history(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", repository.as_uri(), "clone")
    run = diff(tmp_path / "clone", "HEAD~1", "HEAD")
    assert "这是浅克隆，先取全历史：git fetch --unshallow --tags" in run.stderr
    assert run.returncode == 2


def test_nothing_is_written(repository: Path) -> None:
    before = sorted(path.stat().st_mtime_ns for path in (repository / ".git").rglob("*"))
    diff(repository, "v2021")
    assert sorted(path.stat().st_mtime_ns for path in (repository / ".git").rglob("*")) == before


def test_colour_when_it_is_asked_for(repository: Path) -> None:
    assert "\x1b[31m↓ 放松\x1b[0m" in diff(repository, "v2021", "HEAD", "--color", "always").stdout
    assert "\x1b" not in diff(repository, "v2021", "HEAD").stdout


def test_what_acts_on_a_terminal_is_not_printed(tmp_path: Path) -> None:
    write(tmp_path / "a.pgt.yaml", PROJECT)
    write(tmp_path / "b.pgt.yaml", PROJECT.replace("康复", "康\u202e复"))
    run = diff(tmp_path, "a.pgt.yaml", "b.pgt.yaml")
    assert "康\\u202e复" in run.stdout
    assert "\u202e" not in run.stdout


def test_of_two_files_none_is_gone_because_the_other_cannot_be_read(tmp_path: Path) -> None:
    write(tmp_path / "a.pgt.yaml", PROJECT)
    write(tmp_path / "b.pgt.yaml", "")
    run = diff(tmp_path, "a.pgt.yaml", "b.pgt.yaml")
    assert run.stdout == ""
    assert "  a.pgt.yaml 没有可对比的另一边，也没有列出\n" in run.stderr
    assert run.returncode == 2


NEXT = PROJECT.replace("2021", "2022")
DROPPED = PROJECT.replace("合格率, target: ≥95%", "合格率, target: ≥95%, actual: 90%")


def test_a_side_can_be_handed_in(repository: Path) -> None:
    command = [sys.executable, "-m", "pgt", "diff", "v2021:2021/残疾人 康复.pgt.yaml", "-"]
    outer = {**os.environ, "PGT_LANG": "zh", "PYTHONUTF8": "1"}
    run = subprocess.run(command, cwd=repository, env=outer, input=LOOSER.encode(), capture_output=True, check=False)
    assert "↓ 放松  “残疾人数量”（产出/数量） 指标值  ≥3800人 → ≥3500人（-300人，-7.89%）" in run.stdout.decode()


def test_a_revision_may_be_what_was_said_of_it(repository: Path) -> None:
    found = listed(diff(repository, ":/lower", "-f", "json"))
    assert [change["new"] for change in found["tables"][0]["changes"]] == ["≥98%"]
    run = diff(repository, ":/没有说过", "2021")
    assert run.stderr.splitlines()[-1] == "错误：没有 :/没有说过 这个文件或文件夹；没有 git 版本 :/没有说过"


@pytest.mark.parametrize("sides, said", [(["-"], "- 和什么对比？写两边"), (["-", "-"], "- 只能写在一边")])
def test_one_side_alone_is_handed_in(tmp_path: Path, sides: list[str], said: str) -> None:
    run = diff(tmp_path, *sides)
    assert (run.returncode, run.stderr.splitlines()[-1]) == (2, f"错误：{said}")


@pytest.mark.parametrize(
    "comment, codes",
    [
        ("", ["PGT603", "PGT604"]),
        ("# pgt: ignore[PGT604] 并入他表", ["PGT603"]),
        ("# pgt: ignore[PGT603, PGT604] 并入他表", []),
    ],
)
def test_a_comment_answers_for_what_a_rule_says(tmp_path: Path, comment: str, codes: list[str]) -> None:
    write(tmp_path / "pgt.toml", SETTINGS)
    write(tmp_path / "2021.pgt.yaml", DROPPED.replace("≥3800人", "≥3800人, actual: 3900人"))
    rows = [line for line in NEXT.splitlines() if "合格率" not in line]
    rows.insert(rows.index("indicators:"), comment)
    write(tmp_path / "2022.pgt.yaml", "\n".join(rows) + "\n")
    table = listed(diff(tmp_path, "2021.pgt.yaml", "2022.pgt.yaml", "--format", "json"))["tables"][0]
    assert [finding["code"] for finding in table["findings"]] == codes


def test_a_comment_in_last_years_file_answers_for_what_stands_there(tmp_path: Path) -> None:
    write(tmp_path / "pgt.toml", SETTINGS)
    write(tmp_path / "2021.pgt.yaml", f"{DROPPED.rstrip()}  # pgt: ignore[PGT604] 并入他表\n")
    write(tmp_path / "2022.pgt.yaml", "\n".join(line for line in NEXT.splitlines() if "合格率" not in line) + "\n")
    table = listed(diff(tmp_path, "2021.pgt.yaml", "2022.pgt.yaml", "--format", "json"))["tables"][0]
    assert table["findings"] == []
