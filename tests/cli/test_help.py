"""The help of commands: in Chinese, its columns line up and its lines end where the terminal does."""

import os
import re
import subprocess
import sys
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from wcwidth import wcswidth

from pgt.cli import COMMANDS

NEW = """\
用法：pgt new [选项]

  新建一张表，表样上要填的都留出空来；--from 把往年的表结转到新的一
  年。文件的路径印在标准输出。

选项：
  --kind project|department  表的种类（默认 project）
  --form ID                  表样（默认看 pgt.toml）
  --organization CODE|NAME   预算单位：编码、名称或“编码 名称”（默认看
                             pgt.toml）
  --year YEAR                预算年度
  --code CODE                项目编码
  --name NAME                项目名称
  --from OLD                 往年的表
  -o, --output FILE|DIR      写到哪个文件（*.pgt.yaml）或文件夹（默认
                             年度/单位/编码或名称.pgt.yaml）
  --force                    覆盖已有的文件
  -h, --help                 显示这份说明

  例子：

    pgt new --form hebei-2021 --organization 762001 --year 2022 --name 残疾人康复
    pgt new --from 2021/762001/残疾人康复.pgt.yaml --year 2022
"""


@cache
def explained(command: str, language: str = "zh") -> str:
    run = subprocess.run(
        [sys.executable, "-m", "pgt", *command.split(), "--help"],
        env={**os.environ, "PGT_LANG": language, "PYTHONUTF8": "1", "COLUMNS": "72"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    return run.stdout


def test_new() -> None:
    assert explained("new") == NEW


@pytest.mark.parametrize("command", COMMANDS)
def test_no_line_is_wider_than_the_terminal_but_examples(command: str) -> None:
    lines = explained(command).partition("  例子")[0].splitlines()
    assert [line for line in lines if wcswidth(line) > 70 and "[text|" not in line] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_both_languages_explain_the_same_options_in_one_order(command: str) -> None:
    zh, en = (re.findall(r"^  (-\w|--[\w-]+)", explained(command, language), re.MULTILINE) for language in ("zh", "en"))
    assert zh == en
    assert zh[-1] == "-h"


@pytest.mark.parametrize("command", ["", *COMMANDS, "forms show", "forms check"])
@pytest.mark.parametrize(
    "language, left_over",
    [("zh", r"Show|INTEGER|TEXT|RANGE|OPTIONS|COMMAND|ARGS|\.\.\."), ("en", r"INTEGER|TEXT|RANGE|\w\.\.\.$")],
)
def test_nothing_that_click_makes_up_is_left_in_a_page(command: str, language: str, left_over: str) -> None:
    page = explained(command, language)
    for ours in ("[PATHS]...", "[FILES]...", "[参数]..."):
        page = page.replace(ours, "")
    assert re.findall(left_over, page, re.MULTILINE) == []


@pytest.mark.parametrize(
    "command, words",
    [
        (("forms", "shwo"), "错误：没有 shwo 这个命令；是不是 `show`？"),
        (("forms", "draw"), "错误：没有 draw 这个命令；可以写：check, show"),
        (("export-xlsx",), "错误：缺少选项 '-o' / '--output'"),
        (("xlsx-to-text",), "错误：缺少参数 'FILE'"),
    ],
)
def test_wrong_usage_is_told_in_chinese(command: tuple[str, ...], words: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "pgt", *command],
        env={**os.environ, "PGT_LANG": "zh", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (run.returncode, run.stdout, run.stderr.splitlines()[-1]) == (2, "", words)


def test_every_option_is_explained() -> None:
    for command in COMMANDS:
        lines = explained(command).splitlines()
        terms = [(line, below) for line, below in pairwise(lines) if line.startswith("  -")]
        assert [line for line, below in terms if "  " not in line.strip() and not below.startswith(" " * 8)] == []


def test_a_page_is_found_from_the_first(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "pgt"],
        cwd=tmp_path,
        env={**os.environ, "PGT_LANG": "zh", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert [name for name in COMMANDS if f"\n  {name} " not in run.stdout + run.stderr] == []
