"""Comments that answer for a finding: `# pgt: ignore[PGT312] 原因`."""

import time
from pathlib import Path

import pytest

from pgt import load, workspace
from pgt.check import Report, Selection, check, check_table
from pgt.render.findings import RENDERERS, Style
from pgt.workspace import NO_SETTINGS, Settings, discover

HEAD = "pgt: 1\nkind: project\n"
ROW = "indicators:\n  - category: output.quantity\n    name: 培训人次\n    target: '12'\n    basis: 上年\n"
SELECTED = ("PGT025", "PGT09", "PGT111", "PGT112", "PGT208", "PGT403")


def report(text: str, settings: Settings = NO_SETTINGS, select: tuple[str, ...] = SELECTED) -> Report:
    loaded = load.parse("表.pgt.yaml", text.encode(), settings)
    return check_table(loaded, settings, selection=Selection(select))


def said(of: Report) -> list[str]:
    return RENDERERS["concise"](Style("zh")).report(of).splitlines()


def codes(text: str) -> list[str]:
    return [finding.code for finding in report(HEAD + text).findings]


def test_without_a_comment_the_row_has_two_findings() -> None:
    assert codes(ROW) == ["PGT111", "PGT112"]


def test_a_comment_at_the_end_of_a_line_answers_for_that_line_and_that_code() -> None:
    text = ROW.replace("'12'", "'12'  # pgt: ignore[PGT111] 单位在名称里")
    assert codes(text) == ["PGT112"]
    assert report(HEAD + text).ignored == 1


def test_a_comment_to_pgt_after_a_single_blank_is_no_cut_value() -> None:
    text = f"{HEAD}name: 甲 # 1\ncode: 0012 # pgt: ignore[PGT025] 财政的编码\n"
    found = report(text, select=("PGT023", "PGT025"))
    assert [(one.code, one.position.line) for one in found.findings] == [("PGT023", 3)]
    assert found.ignored == 1


def test_one_comment_may_answer_for_several_codes() -> None:
    assert codes(ROW.replace("'12'", "'12'  # 约数 # pgt: ignore[PGT111, PGT112] 上级下达的数")) == []


def test_a_comment_above_a_row_answers_for_the_whole_row() -> None:
    comment = "  # pgt: ignore[PGT111，PGT112] 上级下达的数\n  # 下面是数量\n"
    assert codes(ROW.replace("  - category", f"{comment}  - category")) == []


def test_a_comment_above_a_key_answers_for_all_that_it_holds() -> None:
    assert codes(f"# pgt: ignore[PGT111,PGT112] 上级下达的数\n{ROW}name: 甲\n") == []
    assert codes(f"# pgt: ignore[PGT025] 见下\nname: 甲\n{ROW}") == ["PGT093", "PGT111", "PGT112"]


def test_a_comment_answers_for_nothing_below_its_block() -> None:
    text = ROW + ROW.removeprefix("indicators:\n")
    comment = "  # pgt: ignore[PGT111,PGT112] 上级下达的数\n"
    assert codes(text.replace("  - category", f"{comment}  - category", 1)) == ["PGT111", "PGT112"]


def test_a_file_full_of_comments_is_read_in_one_go() -> None:
    began = time.perf_counter()
    found = report(HEAD + "# pgt: ignore[PGT025] 财政的编码\n" * 20_000 + "code: 0012\n")
    assert (found.findings, found.ignored) == ((), 1)
    assert time.perf_counter() - began < 10  # a minute, if each of them walked through the file


def test_a_comment_beside_a_key_answers_for_a_text_of_several_lines() -> None:
    text = "name: |-  # pgt: ignore[PGT208] 公文里就是两行\n  甲\n  乙\n"
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "purpose: |-\n  用于培训。\n  # pgt: ignore[PGT999]\n",
        "purpose: 'x # pgt: ignore[PGT999]'\n",
        'purpose: "x # pgt: ignore[PGT999]"\n',
        "purpose: x#pgt:ignore[PGT999]\n",
        "#pgt: 1\n",
    ],
)
def test_what_stands_in_a_text_is_text(text: str) -> None:
    assert codes(text) == []


MISWRITTEN = "这条注释没有写成 `# pgt: ignore[代码] 原因` [写成 `# pgt: ignore[PGT112] 原因`；几个代码用逗号隔开]"


@pytest.mark.parametrize(
    "comment,expected",
    [
        (
            "# pgt: ignore[PGT025]",
            "3:13: PGT091 warning 没有写为什么可以这样 [在 `]` 后面写原因]",
        ),
        (
            "# pgt: ignore[PGT025] ，",
            "3:13: PGT091 warning 没有写为什么可以这样 [在 `]` 后面写原因]",
        ),
        (
            "# pgt: ignore 财政的编码",
            f"3:13: PGT090 warning {MISWRITTEN}",
        ),
        (
            "# pgt：ignore[PGT025] 财政的编码",
            f"3:13: PGT090 warning {MISWRITTEN}",
        ),
        (
            "# PGT: ignore[PGT025] 财政的编码",
            f"3:13: PGT090 warning {MISWRITTEN}",
        ),
        (
            "# pgt: ignore[PGT112][PGT025] 财政的编码",
            f"3:13: PGT090 warning {MISWRITTEN}",
        ),
        (
            "# pgt: ignore[PGT112] 约数 # pgt: ignore[PGT025] 财政的编码",
            f"3:13: PGT090 warning {MISWRITTEN}",
        ),
        (
            "# pgt: ignore[pgt025] 财政的编码",
            "3:27: PGT092 warning 没有 `pgt025` 这条规则 [代码用大写：PGT025]",
        ),
        (
            "# pgt: ignore[PGT999] 财政的编码",
            "3:27: PGT092 warning 没有 `PGT999` 这条规则 [代码见 `pgt rule`]",
        ),
        (
            "# pgt: ignore[PGT02] 财政的编码",
            "3:27: PGT092 warning 没有 `PGT02` 这条规则 [写完整的代码，例如 PGT112]",
        ),
    ],
)
def test_a_comment_that_is_not_right_has_no_effect_and_is_a_finding(comment: str, expected: str) -> None:
    found = said(report(f"{HEAD}code: 0012  {comment}\n"))
    assert f"表.pgt.yaml:{expected}" in found
    assert any(": PGT025 " in line for line in found)


def test_what_is_answered_for_in_vain_is_a_finding() -> None:
    text = HEAD + 'code: "0012"  # pgt: ignore[PGT025] 财政的编码\n'
    assert said(report(text)) == [
        "表.pgt.yaml:3:29: PGT093 warning 这里没有 PGT025 可以忽略 [删掉这条注释，或把它移到问题所在的行]"
    ]


def test_a_code_that_was_not_judged_is_not_complained_of() -> None:
    text = HEAD + 'code: "0012"  # pgt: ignore[PGT025] 财政的编码\n'
    assert said(report(text, select=("PGT09", "PGT111"))) == []
    off = Settings(rules={"PGT1": None, "PGT2": None, "PGT4": None, "PGT025": None})
    assert said(report(text, off, ())) == []


def test_what_keeps_a_file_from_being_read_cannot_be_answered_for() -> None:
    text = HEAD + "unheard: of  # pgt: ignore[PGT040] 以后再说\n"
    assert [finding.code for finding in report(text).findings] == ["PGT040"]


def test_settings_weigh_what_is_said_of_comments() -> None:
    text = HEAD + "code: 0012  # pgt: ignore[PGT025]\n"
    assert "PGT091" not in [one.code for one in report(text, Settings(rules={"PGT091": None}), ()).findings]


DEPARTMENT = """\
pgt: 1
kind: department
year: 2021
organization: {code: "762", name: 甲局}
budget: {amount_unit: 元, total: 200, project: 200}
"""
PROJECT = """\
pgt: 1
kind: project
year: 2021
organization: {code: "762", name: 甲局}
code: A1
name: 培训
budget: {amount_unit: 元, total: 100}
"""
REASON = "  # pgt: ignore[PGT403] 另一个项目还没有批"


@pytest.mark.parametrize(
    "department,project,expected",
    [
        (DEPARTMENT, PROJECT, ["PGT403"]),
        (DEPARTMENT.replace("200}", f"200}}{REASON}"), PROJECT, []),
        (DEPARTMENT.replace("200}", f"200}}{REASON}"), PROJECT.replace("100", "200"), ["PGT093"]),
        (DEPARTMENT.replace("year: 2021", f"year: 2021{REASON}"), PROJECT, ["PGT093", "PGT403"]),
    ],
)
def test_a_rule_over_several_tables_is_answered_for_when_it_has_spoken(
    department: str, project: str, expected: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.pgt.yaml").write_text(department, encoding="utf-8")
    Path("b.pgt.yaml").write_text(project, encoding="utf-8")
    reports = check(discover([Path()]), selection=Selection(("PGT403", "PGT09")))
    assert [finding.code for each in reports for finding in each.findings] == expected


@pytest.mark.parametrize("settings", ["", "pgt.toml"])
def test_a_rule_over_several_tables_has_not_judged_one_of_them(
    settings: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    workspace.forget()
    if settings:
        Path(settings).touch()
    Path("a.pgt.yaml").write_text(DEPARTMENT.replace("200}", f"200}}{REASON}"), encoding="utf-8")
    project = Path("below" if settings else "", "b.pgt.yaml")
    project.parent.mkdir(exist_ok=True)
    project.write_text(PROJECT, encoding="utf-8")

    def found() -> list[str]:
        """As before a commit, where only what has changed is looked at."""
        reports = check([Path("a.pgt.yaml")], selection=Selection(("PGT403", "PGT09")))
        return [finding.code for each in reports for finding in each.findings]

    assert found() == []
    project.unlink()
    assert found() == ["PGT093"]
