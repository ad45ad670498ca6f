"""`pgt rule` as a user meets it: each finding explained in the reader's language, and in no other."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pgt import catalogue

ROOT = Path(__file__).parents[2]


def pgt(language: str, *arguments: str) -> tuple[int, str, str]:
    run = subprocess.run(
        [sys.executable, "-m", "pgt", "rule", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1", "PGT_LANG": language},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return run.returncode, run.stdout, run.stderr


IN_CHINESE = """\
PGT405  错误  资金支出计划只增不减。

计划是累计百分比：6 月底已经支出的，到 10 月底还是支出了。

报告: {month}累计 {percent}%，比{earlier}的 {before}% 少
建议: 计划是累计数，只增不减；改成不小于 {before}
"""
IN_ENGLISH = """\
PGT405  error    The spending plan never falls.

Its percents are cumulative: what was spent by June is still spent in October.

says: {percent}% by the end of {month}, less than the {before}% of {earlier}
help: the plan is cumulative; write at least {before}
"""


@pytest.mark.parametrize("language, page", [("zh", IN_CHINESE), ("en", IN_ENGLISH)])
def test_explains_a_rule_in_the_language_of_the_reader(language: str, page: str) -> None:
    assert pgt(language, "PGT405") == (0, page, "")


@pytest.mark.parametrize(
    "language, begins", [("zh", "(错误|警告|提示)  [\u4e00-\u9fff]"), ("en", "(error|warning|note) +[A-Z]")]
)
def test_lists_the_fact_of_every_rule_in_the_language_of_the_reader(language: str, begins: str) -> None:
    status, listed, _ = pgt(language)
    assert status == 0
    assert [re.fullmatch(rf"PGT[0-9]{{3}}  {begins}.*", line) for line in listed.splitlines()].count(None) == 0
    assert re.findall("^PGT[0-9]{3}", listed, re.MULTILINE) == sorted(catalogue.notices())


def test_a_code_may_be_typed_in_small_letters() -> None:
    assert pgt("zh", "pgt405") == (0, IN_CHINESE, "")


def test_lists_the_rules_that_begin_so() -> None:
    status, listed, _ = pgt("zh", "pgt02")
    assert (status, [line[:6] for line in listed.splitlines()]) == (0, [f"PGT{number:03}" for number in range(20, 30)])


def test_shows_braces_as_they_are_printed() -> None:
    assert pgt("zh", "PGT062")[1].endswith("建议: 值写成 `{name}`；要印出花括号就写两个 `{{`\n")


def test_asks_for_a_rule_that_there_is() -> None:
    status, _, said = pgt("zh", "PGT4055")
    assert status == 2
    assert "没有规则 PGT4055；是不是 `PGT405`？" in said
