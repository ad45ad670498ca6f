"""Messages and places in the words of the printed form."""

from __future__ import annotations

import pytest

from pgt import load
from pgt.check import check_table
from pgt.diagnostics import Diagnostic, Notice, Position, Severity, Text
from pgt.render.findings._where import where
from pgt.render.findings.paper import on_paper
from pgt.workspace import NO_SETTINGS

HEAD = "pgt: 1\nkind: project\nname: 康复\n"


def finding(text: str, code: str) -> Diagnostic:
    report = check_table(load.parse("表.pgt.yaml", f"{HEAD}{text}".encode(), NO_SETTINGS), NO_SETTINGS)
    return next(one for one in report.findings if one.code == code)


@pytest.mark.parametrize(
    "text, code, expected",
    [
        ("", "PGT101", "在“预算单位”里补上“单位名称”"),
        (
            "organization: {name: 残联}\nyear: 2021\nbudget: {}\ngoals: [{text: 康复}]\n",
            "PGT101",
            "在“预算”里补上“总额”",
        ),
        ("indicators: [{category: output.quantity, name: 培训人次, target: ≥9人}]\n", "PGT102", "加一条社会效益指标"),
        ("spending_plan: {mar: 25, dec: 1}\n", "PGT416", "改成“12 月底：100”；百分数写 100，不写 1"),
    ],
)
def test_keys_and_categories_are_called_as_on_paper(text: str, code: str, expected: str) -> None:
    one = finding(text, code)
    assert on_paper(one, one.hint, "zh") == expected


@pytest.mark.parametrize(
    "message, expected",
    [
        ("写进偏差原因（`reason`）；或改列成本指标（`output.cost`）", "写进偏差原因；或改列成本指标"),
        ("写成（`≥95%`）", "写成（≥95%）"),
    ],
)
def test_a_key_behind_its_name_is_left_out(message: str, expected: str) -> None:
    notice = Notice("PGT999", Severity.INFO, Text(message, ""))
    one = Diagnostic.of(notice, "表.pgt.yaml", Position.at(1, 1), ("indicators", 0))
    assert on_paper(one, one.message, "zh") == expected


ROWS = "indicators:\n" + 2 * "  - {category: output.quality, name: 合格率, target: 95%}\n"
GOALS = "goals:\n" + 2 * "  - indicators: [{category: output.quality, name: 合格率, target: 95%}]\n"


@pytest.mark.parametrize(
    "text, zh, en",
    [
        (ROWS, "质量：合格率 › 指标值", "quality: 合格率 › target"),
        (GOALS, "年度绩效目标：第 1 条 › 质量：合格率 › 指标值", "goals: no. 1 › quality: 合格率 › target"),
    ],
)
def test_a_place_is_found_on_paper(text: str, zh: str, en: str) -> None:
    one = finding(text, "PGT112")
    assert (where(one, "zh"), where(one, "en")) == (zh, en)


def test_the_second_of_a_name_is_called_so() -> None:
    one = finding(ROWS, "PGT117")
    assert (where(one, "zh"), where(one, "en")) == (
        "质量：合格率（第 2 个） › 三级指标",
        "quality: 合格率 (no. 2) › name",
    )
