"""Findings as text with an excerpt, as one line each, and as JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from pgt.check import Report
from pgt.diagnostics import Diagnostic, Notice, Pointer, Position, Severity, Text
from pgt.render import findings
from pgt.render.findings import Style, Tally
from pgt.render.findings.text import quote

NOTICE = Notice("PGT999", Severity.ERROR, Text("“{value}”不对", "“{value}” is wrong"), Text("改掉", "change it"))


def report(  # noqa: PLR0913 -- each test names the one or two that it is about
    text: str,
    position: Position,
    *,
    file: str = "表/t.pgt.yaml",
    severity: Severity = Severity.ERROR,
    value: str | Text = "甲",
    pointer: Pointer = ("name",),
) -> Report:
    notice = Notice(NOTICE.code, severity, NOTICE.message, NOTICE.hint)
    return Report(file, text, (Diagnostic.of(notice, file, position, pointer, value=value),))


def shown(format_: str, one: Report, style: Style | None = None) -> str:
    return findings.RENDERERS[format_](style or Style("zh")).report(one)


def test_text() -> None:
    assert shown("text", report("pgt: 1\nname: 甲\n", Position.at(2, 7))) == (
        "PGT999 错误 “甲”不对\n --> 表/t.pgt.yaml:2:7\n  |\n2 | name: 甲\n  |       ^^\n  = 建议: 改掉\n\n"
    )


def test_text_in_english() -> None:
    one = report("pgt: 1\nname: 甲\n", Position.at(2, 7), severity=Severity.WARNING)
    assert shown("text", one, Style("en")) == (
        "PGT999 warning “甲” is wrong\n --> 表/t.pgt.yaml:2:7\n  |\n2 | name: 甲\n  |       ^^\n  = help: change it\n\n"
    )


def test_the_caret_stands_under_its_word_behind_chinese() -> None:
    line = "  - {名称: 残疾人数量, 指标值: ≥3800人}"
    start = line.index("≥")
    lines = shown("text", report(line, Position.at(1, start + 1, 6))).split("\n")
    excerpt, caret = lines[3], lines[4]
    assert wcswidth(excerpt[: excerpt.index("≥")]) == caret.index("^")
    assert caret.count("^") == wcswidth("≥3800人")


def test_the_number_of_the_line_keeps_its_margin() -> None:
    text = "\n" * 99 + "name: 甲\n"
    assert shown("text", report(text, Position.at(100, 7))).split("\n")[1:5] == [
        "   --> 表/t.pgt.yaml:100:7",
        "    |",
        "100 | name: 甲",
        "    |       ^^",
    ]


def test_a_finding_over_several_lines_marks_the_first() -> None:
    lines = shown("text", report("name: 甲\n  乙\n", Position(1, 7, 2, 4))).split("\n")
    assert lines[3:5] == ["1 | name: 甲", "  |       ^^"]


@pytest.mark.parametrize(
    "text,position",
    [("", Position.at(1, 1)), ("\n\n", Position.at(2, 1)), ("a\n", Position.at(9, 1)), ("a", Position.at(2, 1))],
)
def test_where_there_is_nothing_to_quote_nothing_is_quoted(text: str, position: Position) -> None:
    assert shown("text", report(text, position)).split("\n")[2] == "  = 建议: 改掉"


def test_colours_are_for_a_terminal() -> None:
    one = report("name: 甲\n", Position.at(1, 7))
    assert "\x1b" not in shown("text", one)
    colored = shown("text", one, Style("zh", color=True))
    assert colored.startswith("\x1b[1;31mPGT999 错误\x1b[0m “甲”不对\n")
    assert colored.count("\x1b[0m") * 2 == colored.count("\x1b")
    warned = shown("text", report("name: 甲\n", Position.at(1, 7), severity=Severity.WARNING), Style("zh", color=True))
    assert warned.startswith("\x1b[1;33mPGT999 警告\x1b[0m")


HOSTILE = "\x1b[31m\x07\x9b\u202e"


@pytest.mark.parametrize("value", [HOSTILE, Text(HOSTILE, HOSTILE)], ids=["text", "words"])
@pytest.mark.parametrize("format_", ["text", "concise", "json"])
def test_nothing_that_acts_reaches_the_terminal(format_: str, value: str | Text) -> None:
    one = report(f"name: {HOSTILE}\n", Position.at(1, 7), file=f"{HOSTILE}.pgt.yaml", value=value)
    assert not set(shown(format_, one)) & set("\x1b\x07\x9b\u202e") - (
        set("\x9b\u202e") if format_ == "json" else set()
    )


def test_what_is_a_sign_of_markdown_is_shown_as_it_was_written() -> None:
    one = report("", Position.at(2, 7), file="a&amp;b.pgt.yaml", value="50%~60% 到 70%~80%，$x$ *甲*")
    assert shown("markdown", one).splitlines()[2] == (
        r"| 1 | a\&amp;b.pgt.yaml:2 | “50%\~60% 到 70%\~80%，\$x\$ \*甲\*”不对 | 改掉 | 错误 PGT999 |"
    )


def test_a_line_as_long_as_the_terminal_is_wide_stands_whole() -> None:
    assert quote("a" * 60, Position.at(1, 60), 60) == ("a" * 60, " " * 59 + "^")
    assert quote("a" * 61, Position.at(1, 61), 60) == ("… " + "a" * 56, " " * 57 + "^")


def test_a_line_of_a_million_characters_is_cut_at_once() -> None:
    line = "很" * 1_000_000
    excerpt, caret = quote(line, Position.at(1, 900_000, 90_000), 80)
    assert (wcswidth(excerpt), caret.count("^")) == (80, 40)


def test_a_long_line_is_cut_around_its_place() -> None:
    line = "name: " + "很" * 500 + "坏" + "长" * 500
    excerpt, caret = quote(line, Position.at(1, line.index("坏") + 1), 60)
    assert wcswidth(excerpt) <= 60
    assert (excerpt[:2], excerpt[-2:]) == ("… ", " …")
    assert wcswidth(excerpt[: excerpt.index("坏")]) == caret.index("^")


@given(
    st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=200),
    st.integers(1, 210),
    st.integers(0, 210),
    st.integers(10, 120),
)
def test_excerpt_and_caret_fit_the_width(line: str, column: int, length: int, width: int) -> None:
    excerpt, caret = quote(line, Position.at(1, column, length), width)
    assert "\n" not in excerpt
    assert set(caret) <= {" ", "^"}
    assert 1 <= caret.count("^") <= 40
    assert wcswidth(excerpt) <= max(width, 20)
    assert len(caret) <= max(width, 20) + 1


def test_concise() -> None:
    assert shown("concise", report("name: 甲\n", Position.at(1, 7))) == (
        "表/t.pgt.yaml:1:7: PGT999 error “甲”不对 [改掉]\n"
    )


def test_a_value_of_two_lines_stays_one_line() -> None:
    one = report("", Position.at(1, 1), value="甲\n乙", file="a\nb.pgt.yaml")
    assert shown("concise", one, Style("en")) == "a\\nb.pgt.yaml:1:1: PGT999 error “甲\\n乙” is wrong [change it]\n"


def test_a_long_value_is_cut() -> None:
    assert shown("concise", report("", Position.at(1, 1), value="长" * 500)) == (
        f"表/t.pgt.yaml:1:1: PGT999 error “{'长' * 80}…”不对 [改掉]\n"
    )


def as_json(*reports: Report, files: int = 1) -> object:
    renderer = findings.RENDERERS["json"](Style("zh"))
    text = "".join(renderer.report(each) for each in reports)
    counts = {severity: sum(f.severity is severity for r in reports for f in r.findings) for severity in Severity}
    return json.loads(f"{text}{renderer.end(files, counts)!s}")


def test_json_without_a_finding() -> None:
    empty = {"files": 3, "findings": [], "summary": {"error": 0, "warning": 0, "info": 0}}
    assert as_json(files=3) == empty
    assert as_json(Report("a", "", ()), Report("b", "", ()), files=3) == empty


def test_json() -> None:
    plain = Notice("PGT998", Severity.INFO, Text("好", "fine"))
    pointer: Pointer = ("indicators", 0, "a/b~c")
    one = Report("a.pgt.yaml", "", (Diagnostic.of(plain, "a.pgt.yaml", Position.at(3, 4), pointer),))
    assert as_json(report("", Position.at(1, 7)), Report("clean", "", ()), one, files=3) == {
        "files": 3,
        "findings": [
            {
                "code": "PGT999",
                "severity": "error",
                "message": "“甲”不对",
                "file": "表/t.pgt.yaml",
                "line": 1,
                "column": 7,
                "path": "/name",
                "hint": "改掉",
                "fix": None,
            },
            {
                "code": "PGT998",
                "severity": "info",
                "message": "好",
                "file": "a.pgt.yaml",
                "line": 3,
                "column": 4,
                "path": "/indicators/0/a~1b~0c",
                "hint": None,
                "fix": None,
            },
        ],
        "summary": {"error": 1, "warning": 0, "info": 1},
    }


def test_json_gives_back_a_name_in_no_encoding() -> None:
    found = as_json(report("", Position.at(1, 1), file="a\udcff.pgt.yaml"))
    assert isinstance(found, dict)
    assert found["findings"][0]["file"] == "a\udcff.pgt.yaml"


def tally(files: int, *counts: int, **more: int) -> Tally:
    made = Tally(by_severity=dict(zip(Severity, counts, strict=True)), **more)  # type: ignore[arg-type]  # all are counts
    made._seen = {str(number) for number in range(files)}
    return made


@pytest.mark.parametrize(
    "counted,chinese,english",
    [
        (tally(0, 0, 0, 0), "检查了 0 个文件：没有发现问题", "0 files checked: nothing to report"),
        (tally(1, 1, 0, 0), "检查了 1 个文件：1 个错误", "1 file checked: 1 error"),
        (
            tally(2, 2, 1, 3),
            "检查了 2 个文件：2 个错误，1 个警告，3 条提示",
            "2 files checked: 2 errors, 1 warning, 3 notes",
        ),
        (
            tally(3, 2, 0, 0, unread=2),
            "检查了 3 个文件：2 个错误；2 个文件读不全，没有按规则检查",
            "3 files checked: 2 errors; 2 could not be read whole, and no rule was applied to them",
        ),
        (
            tally(1, 1, 0, 0, unread=1),
            "检查了 1 个文件：1 个错误；1 个文件读不全，没有按规则检查",
            "1 file checked: 1 error; 1 could not be read whole, and no rule was applied to it",
        ),
    ],
)
def test_summary(counted: Tally, chinese: str, english: str) -> None:
    assert findings.summary(counted, "zh") == chinese
    assert findings.summary(counted, "en") == english


def test_the_carets_end_where_the_excerpt_does() -> None:
    assert quote("0" * 22, Position.at(1, 1, 22), 10) == ("0" * 16 + " …", "^" * 16)
