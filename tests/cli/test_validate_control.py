"""`pgt validate` as one steers it: which rules, what is mended, what is known already, and in which form it is said."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from openpyxl import load_workbook

TABLE = """\
# 照 2021 年表
pgt: 1
kind: project
year: 2021
organization: {code: "762001", name: 甲市残联}
code: 0012345  # 财政编码
name: 残疾人康复
budget: {amount_unit: 万元, total: 82.16, fiscal: 80}
indicators:
  - category: output.quantity
    name: 康复 人次
    target: ≥９５人次  # 下达数
  - category: output.quality
    name: 合格率
    target: 100%
"""
MENDED = TABLE.replace("0012345", '"0012345"').replace("康复 人次", "康复人次").replace("９５", "95")
LINES = """\
表.pgt.yaml:6:7: PGT025 warning [*] `0012345` 在别的程序里会变成数字、日期或真假值 [加双引号：`"0012345"`]
表.pgt.yaml:8:34: PGT401 error 预算总额 82.16万元，而财政资金 80 = 80万元，相差 2.16万元 [核对原表，改正总数或其中一项]
"""
FEW = ("--select", "PGT0,PGT112", "--select", "PGT208 PGT321，PGT401")

Pgt = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def pgt(tmp_path: Path) -> Pgt:
    """Run `pgt validate` in a folder with one table."""
    (tmp_path / "表.pgt.yaml").write_text(TABLE, encoding="utf-8")
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "SYSTEMROOT") if name in os.environ}

    def run(*arguments: str, stdin: str = "", cwd: Path = tmp_path, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pgt", "validate", *arguments],
            cwd=cwd,
            env={**kept, "PGT_LANG": "zh", "PYTHONUTF8": "1"} | more,
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    return run


def codes(run: subprocess.CompletedProcess[str]) -> list[str]:
    return [finding["code"] for finding in json.loads(run.stdout)["findings"]]


@pytest.mark.parametrize(
    "arguments,expected",
    [
        (FEW, ["PGT025", "PGT401", "PGT208", "PGT321", "PGT112"]),
        (("--select", "PGT4"), ["PGT401"]),
        (("--select", "pgt4"), ["PGT401"]),
        (("--select", "PGT", "--ignore", "PGT1,PGT2,PGT3,PGT40"), ["PGT025"]),
        (("--select", "PGT0,PGT112", "--ignore", "PGT0"), ["PGT112"]),
        (("--select", "PGT0", "--ignore", "PGT025"), []),
        (("--select", "PGT025", "--ignore", "PGT0"), ["PGT025"]),
    ],
)
def test_rules_are_chosen_by_code_or_its_beginning(pgt: Pgt, arguments: tuple[str, ...], expected: list[str]) -> None:
    assert codes(pgt("--format", "json", *arguments)) == expected


def test_a_rule_that_the_settings_switch_off_can_be_asked_for(pgt: Pgt, tmp_path: Path) -> None:
    (tmp_path / "pgt.toml").write_text('[rules]\nPGT4 = "off"\nPGT025 = "info"\n', encoding="utf-8")
    run = pgt("--format", "json", "--select", "PGT401,PGT025")
    assert [(one["code"], one["severity"]) for one in json.loads(run.stdout)["findings"]] == [
        ("PGT025", "info"),
        ("PGT401", "error"),
    ]
    assert "PGT401" not in codes(pgt("--format", "json"))


def test_a_rule_that_does_not_exist_cannot_be_chosen(pgt: Pgt) -> None:
    run = pgt("--select", "PGT401,PGT999")
    assert run.returncode == 2
    assert "错误：'--select' 的值不对：没有规则 PGT999；" in run.stderr


def test_fix_writes_what_has_one_right_answer_and_reports_the_rest(pgt: Pgt, tmp_path: Path) -> None:
    run = pgt(*FEW, "--fix", "--format", "concise")
    assert (tmp_path / "表.pgt.yaml").read_text("utf-8") == MENDED
    assert run.stdout == LINES.splitlines(keepends=True)[1] + (
        "表.pgt.yaml:15:13: PGT112 warning 指标值“100%”没有比较符号 [写成 `=100%`]\n"
    )
    assert run.stderr == ("检查了 1 个文件：改好 3 处，还有 1 个错误，1 个警告；1 处可以用 --fix --unsafe-fixes 改\n")
    assert run.returncode == 1
    again = pgt(*FEW, "--fix", "--format", "concise")
    assert (again.stdout, "改好" in again.stderr) == (run.stdout, False)


def test_what_cannot_be_fixed_yet_is_not_counted_as_fixable(pgt: Pgt, tmp_path: Path) -> None:
    table = TABLE.replace("kind: project", "kind: project\nunheard: of").replace("year: 2021", "year: ２０２１")
    (tmp_path / "表.pgt.yaml").write_text(table, encoding="utf-8")
    first = "检查了 1 个文件：2 个错误，1 个警告；1 个文件读不全，没有按规则检查；1 处可以用 --fix 改\n"
    assert pgt("--select", "PGT0").stderr == first
    then = "检查了 1 个文件：改好 1 处，还有 1 个错误，1 个警告；1 个文件读不全，没有按规则检查\n"
    assert pgt("--select", "PGT0", "--fix").stderr == then


def test_unsafe_fixes_are_made_when_they_are_asked_for(pgt: Pgt, tmp_path: Path) -> None:
    run = pgt(*FEW, "--fix", "--unsafe-fixes", "--ignore", "PGT401")
    assert (tmp_path / "表.pgt.yaml").read_text("utf-8") == MENDED.replace("100%", '"=100%"')
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "检查了 1 个文件：改好 4 处，没有发现问题\n")


def test_unsafe_fixes_alone_write_nothing(pgt: Pgt, tmp_path: Path) -> None:
    run = pgt(*FEW, "--unsafe-fixes", "--format", "concise")
    assert "PGT112 warning [*]" in run.stdout
    assert (tmp_path / "表.pgt.yaml").read_text("utf-8") == TABLE


def test_diff_shows_what_fix_would_do(pgt: Pgt, tmp_path: Path) -> None:
    run = pgt(*FEW, "--diff")
    assert (tmp_path / "表.pgt.yaml").read_text("utf-8") == TABLE
    assert [line for line in run.stdout.splitlines() if line[:1] in "+-"] == [
        "--- 表.pgt.yaml",
        "+++ 表.pgt.yaml",
        "-code: 0012345  # 财政编码",
        '+code: "0012345"  # 财政编码',
        "-    name: 康复 人次",
        "-    target: ≥９５人次  # 下达数",
        "+    name: 康复人次",
        "+    target: ≥95人次  # 下达数",
    ]
    assert (run.returncode, run.stderr) == (1, "可以改 1 个文件里的 3 处\n")
    (tmp_path / "表.pgt.yaml").write_text(MENDED, encoding="utf-8")
    clean = pgt(*FEW, "--diff")
    assert (clean.returncode, clean.stdout, clean.stderr) == (0, "", "没有可以改的\n")


def test_diff_names_a_file_none_of_whose_lines_change(pgt: Pgt, tmp_path: Path) -> None:
    (tmp_path / "表.pgt.yaml").write_bytes(MENDED.replace("\n", "\r\n").encode())
    run = pgt(*FEW, "--diff")
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr == "表.pgt.yaml：只改行尾、BOM\n可以改 1 个文件里的 1 处\n"


def test_what_came_from_stdin_goes_to_stdout(pgt: Pgt) -> None:
    run = pgt(*FEW, "--fix", "--format", "concise", "-", stdin=TABLE)
    assert run.stdout == MENDED
    assert run.stderr.startswith("<stdin>:8:34: PGT401 error ")
    assert pgt("--fix", "--select", "PGT0", "-", stdin=MENDED).stdout == MENDED


def test_a_file_behind_a_link_is_written_where_it_is(pgt: Pgt, tmp_path: Path) -> None:
    (tmp_path / "真").mkdir()
    (tmp_path / "表.pgt.yaml").rename(tmp_path / "真" / "表.pgt.yaml")
    (tmp_path / "链.pgt.yaml").symlink_to("真/表.pgt.yaml")
    pgt(*FEW, "--fix", "链.pgt.yaml")
    assert (tmp_path / "链.pgt.yaml").is_symlink()
    assert (tmp_path / "真" / "表.pgt.yaml").read_text("utf-8") == MENDED


def test_stdin_has_the_name_and_the_settings_that_are_given(pgt: Pgt, tmp_path: Path) -> None:
    (tmp_path / "2021").mkdir()
    (tmp_path / "2021" / "pgt.toml").write_text('[rules]\nPGT025 = "off"\n', encoding="utf-8")
    name = str(tmp_path / "2021" / "新.pgt.yaml")
    run = pgt("--select", "PGT401", "--format", "concise", "--stdin-filename", name, "-", stdin=TABLE)
    assert run.stdout == LINES.splitlines(keepends=True)[1].replace("表.pgt.yaml", "2021/新.pgt.yaml")
    assert pgt("--ignore", "PGT1,PGT2,PGT3,PGT4", "--stdin-filename", name, "-", stdin=TABLE).stdout == ""


def test_a_baseline_hides_what_is_known_and_shows_what_is_new(pgt: Pgt, tmp_path: Path) -> None:
    written = pgt(*FEW, "--write-baseline", "基线.json")
    assert (written.returncode, written.stdout) == (0, "")
    assert written.stderr == "基线.json 记了 5 处\n检查了 1 个文件：没有发现问题；另有 5 处在基线里\n"
    known = pgt(*FEW, "--baseline", "基线.json")
    assert (known.returncode, known.stdout) == (0, "")
    assert known.stderr == "检查了 1 个文件：没有发现问题；另有 5 处在基线里\n"
    (tmp_path / "表.pgt.yaml").write_text(TABLE.replace("80}", "81}"), encoding="utf-8")
    new = pgt(*FEW, "--baseline", "基线.json", "--format", "concise", "-v")
    assert new.returncode == 1
    assert new.stdout.startswith("表.pgt.yaml:8:34: PGT401 error 预算总额 82.16万元，而财政资金 81 = 81万元")
    assert new.stderr.splitlines()[-3:] == [
        "表.pgt.yaml: PGT401 budget/total 预算总额 82.16万元，而财政资金 80 = 80万元，相差 2.16万元",
        "基线里有 1 处已经不在了（-v 列出）；用 --write-baseline 更新",
        "检查了 1 个文件：1 个错误；另有 4 处在基线里",
    ]
    again = pgt(*FEW, "--write-baseline", "基线.json")
    assert again.stderr.startswith("基线.json 记了 5 处，去掉 1 处\n")


def test_a_baseline_keeps_what_could_not_be_checked(pgt: Pgt, tmp_path: Path) -> None:
    pgt(*FEW, "--write-baseline", "基线.json")
    before = (tmp_path / "基线.json").read_bytes()
    for unreadable in (b"pgt: 1\n\xff\xfe\n", b"pgt: 1\n<<<<<<< ours\n"):
        (tmp_path / "表.pgt.yaml").write_bytes(unreadable)
        assert pgt(*FEW, "--write-baseline", "基线.json").stderr.startswith("基线.json 记了 5 处\n")
        assert (tmp_path / "基线.json").read_bytes() == before


@pytest.mark.parametrize(
    "content, status, said",
    [
        (b"", 1, "表.pgt.yaml:1:1: PGT007 错误 文件里没有内容 [用 `pgt new` 生成一张新表]\n"),
        (
            "pgt: 1\nname: 残疾人康复\n".encode("gb18030"),
            1,
            (
                "表.pgt.yaml:2:7: PGT003 错误 文件不是 UTF-8 文本，看起来是 GBK（GB18030） "
                "[用 `pgt fmt --from-encoding gb18030` 转成 UTF-8]\n"
            ),
        ),
        ("nowhere", 2, "表.pgt.yaml:1:1: PGT001 错误 读不到文件：没有这个文件 [检查路径和权限]\n"),
        ("管道", 2, "表.pgt.yaml:1:1: PGT001 错误 读不到文件：不是普通文件 [检查路径和权限]\n"),
    ],
)
def test_a_diff_names_what_cannot_be_read(
    pgt: Pgt, tmp_path: Path, content: bytes | str, status: int, said: str
) -> None:
    (tmp_path / "表.pgt.yaml").unlink()
    os.mkfifo(tmp_path / "管道")
    if isinstance(content, bytes):
        (tmp_path / "表.pgt.yaml").write_bytes(content)
    else:
        (tmp_path / "表.pgt.yaml").symlink_to(content)
    run = pgt("--diff")
    assert (run.returncode, run.stdout, run.stderr) == (status, "", f"{said}没有可以改的\n")


@pytest.mark.parametrize(
    "arguments,expected",
    [
        (("--baseline", "无.json"), "错误：没有 无.json；先用 --write-baseline 无.json 记一份\n"),
        (("--baseline", "表.pgt.yaml"), "错误：表.pgt.yaml 不是这个版本的基线\n"),
        (("--write-baseline", "表.pgt.yaml"), "错误：表.pgt.yaml 不是这个版本的基线\n"),
        (("--baseline", "a", "--write-baseline", "b"), "错误：--baseline 和 --write-baseline 不能同时用\n"),
        (("--format", "xlsx"), "错误：--format xlsx 要用 -o 写出文件名\n"),
        (
            ("--statistics", "--format", "sarif"),
            "错误：--statistics 和 --summary 的 --format 可以写：text, markdown, json\n",
        ),
        (("--diff", "--write-baseline", "b"), "错误：--diff 只印出会改哪些行，不能和 --write-baseline 一起用\n"),
        (("--diff", "--format", "json"), "错误：--diff 只印出会改哪些行，不能和 --format 一起用\n"),
        (("--diff", "-o", "改.txt"), "错误：--diff 只印出会改哪些行，不能和 --output 一起用\n"),
        (("--fix", ""), "错误：路径是空的\n"),
        (("--stdin-filename", "表.pgt.yaml"), "错误：--stdin-filename 要和 - 一起用（从标准输入读）\n"),
    ],
)
def test_what_makes_no_sense_is_refused(pgt: Pgt, tmp_path: Path, arguments: tuple[str, ...], expected: str) -> None:
    run = pgt(*arguments)
    assert (run.returncode, run.stdout, run.stderr[-len(expected) :]) == (2, "", expected)
    assert (tmp_path / "表.pgt.yaml").read_text("utf-8") == TABLE


@pytest.mark.parametrize(
    "more,expected",
    [
        ({}, "PGT401 错误"),
        ({"GITHUB_ACTIONS": "true"}, "PGT401 错误"),
        ({"GITHUB_ACTIONS": "true", "GITHUB_WORKFLOW": "ci"}, "::error file="),
    ],
)
def test_auto_is_what_the_runner_understands(pgt: Pgt, more: dict[str, str], expected: str) -> None:
    assert pgt("--select", "PGT401", "--format", "auto", **more).stdout.startswith(expected)


@pytest.mark.parametrize(
    "format_,said",
    [
        ("github", "::error file=年度/表.pgt.yaml,"),
        ("gitlab", '"path": "年度/表.pgt.yaml"'),
        ("sarif", '"uri": "%E5%B9%B4%E5%BA%A6/%E8%A1%A8.pgt.yaml", "uriBaseId": "%SRCROOT%"'),
        ("concise", "../年度/表.pgt.yaml:8:34: "),
    ],
)
def test_servers_look_for_files_from_the_root_of_the_repository(
    format_: str, said: str, pgt: Pgt, tmp_path: Path
) -> None:
    for folder in (".git", "年度", "别处"):
        (tmp_path / folder).mkdir()
    (tmp_path / "表.pgt.yaml").rename(tmp_path / "年度" / "表.pgt.yaml")
    arguments = ("--select", "PGT401", "--format", format_, "../年度")
    assert said in pgt(*arguments, cwd=tmp_path / "别处").stdout


def test_a_commit_of_some_of_the_projects_is_not_held_against_the_whole(pgt: Pgt, tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    shutil.copytree(root / "tests" / "rules" / "PGT403" / "bad", tmp_path, dirs_exist_ok=True)
    hooks = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text("utf-8"))
    program, command, *arguments = next(hook["entry"] for hook in hooks if hook["id"] == "pgt-validate").split()
    assert (program, command) == ("pgt", "validate")
    changed = ("部门.pgt.yaml", "残疾人康复.pgt.yaml")
    assert "PGT403" not in codes(pgt("--format", "json", *arguments, *changed))
    assert "PGT403" in codes(pgt("--format", "json", *changed))


def test_counts(pgt: Pgt) -> None:
    assert pgt(*FEW, "--statistics", "--ignore", "PGT112,PGT208,PGT321").stdout == (
        "个数  代码    级别  --fix 可改  规则\n"
        "----  ------  ----  ----------  --------------------------------------------------\n"
        "   1  PGT025  警告           1  编码一类的文字，在 YAML 看来像数字、日期或真假值。\n"
        "   1  PGT401  错误              各项资金来源、各项用途加起来等于总额。\n"
    )
    assert pgt(*FEW, "--summary").stdout == (
        "单位             表数  错误  警告  提示\n"
        "---------------  ----  ----  ----  ----\n"
        "762001 甲市残联     1     1     2     2\n"
        "合计                1     1     2     2\n"
    )


def test_settings_and_forms_do_not_count_among_the_tables(pgt: Pgt, tmp_path: Path) -> None:
    (tmp_path / "pgt.toml").write_text("xyz = 1\n", encoding="utf-8")
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "own.yaml").write_text("a: [\n", encoding="utf-8")
    (tmp_path / "表.pgt.yaml").write_text(TABLE.replace("year: 2021", "form: own\nyear: 2021"), encoding="utf-8")
    run = pgt("--select", "PGT401", "--summary")
    assert run.stdout == (
        "单位             表数  错误  警告  提示\n"
        "---------------  ----  ----  ----  ----\n"
        "（读不出单位）      0     2     0     0\n"
        "762001 甲市残联     1     1     0     0\n"
        "合计                1     3     0     0\n"
    )
    assert run.stderr == "检查了 1 个文件：3 个错误\n"


def test_the_remarks_are_written_as_a_workbook(pgt: Pgt, tmp_path: Path) -> None:
    run = pgt(*FEW, "-o", "审核意见.xlsx")
    assert (run.returncode, run.stdout) == (1, "")
    assert (tmp_path / "审核意见.xlsx").read_bytes().startswith(b"PK")


def test_the_remarks_say_of_which_year_a_table_is_where_there_are_several(pgt: Pgt, tmp_path: Path) -> None:
    later = TABLE.replace("year: 2021", "year: 2022").replace("残疾人康复", "2022年残疾人康复")
    (tmp_path / "明年.pgt.yaml").write_text(later, encoding="utf-8")
    pgt("--select", "PGT401", "--format", "xlsx", "-o", "意见.xlsx")
    sheet = load_workbook(tmp_path / "意见.xlsx").active
    assert sheet
    assert [row[2].value for row in sheet.iter_rows(min_row=5)] == ["2022年残疾人康复", "残疾人康复（2021 年）"]


def test_many_files_are_mended_in_several_processes(pgt: Pgt, tmp_path: Path) -> None:
    for number in range(240):
        text = TABLE.replace("0012345", f"{number:07}").replace("残疾人康复", f"康复{number}")
        (tmp_path / f"{number:03}.pgt.yaml").write_text(text, encoding="utf-8")
    run = pgt(*FEW, "--ignore", "PGT112,PGT401", "--fix")
    assert (run.returncode, run.stdout) == (0, "")
    assert run.stderr == "检查了 241 个文件：改好 723 处，没有发现问题\n"
    assert '"0000239"  # 财政编码' in (tmp_path / "239.pgt.yaml").read_text("utf-8")
