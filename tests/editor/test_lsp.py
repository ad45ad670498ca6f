"""`pgt lsp` as editors use it: a process that is spoken to over its standard streams."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.editor.client import Editor
from tests.hostile.parts import GOOD

COMMAND = [sys.executable, "-m", "pgt", "lsp"]
HEAD = "pgt: 1\nkind: project\n"


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        patch.setenv("PGT_LANG", "zh")
        with Editor(COMMAND, Path(folder).resolve()) as editor:
            editor.start()
            yield editor
            assert (editor.stop(), editor.errors) == (0, "")


def found(editor: Editor, text: str, name: str = "表.pgt.yaml") -> list[dict[str, Any]]:
    editor.open(name, text)
    findings = editor.findings(name)
    return [finding for finding in findings if not incomplete(finding)]


def incomplete(finding: dict[str, Any]) -> bool:
    """Whether it only says what else a table should have: tables of three lines lack everything."""
    return str(finding["code"]).startswith("PGT1")


def offered(editor: Editor, line: int, name: str = "表.pgt.yaml", *kinds: str) -> dict[str, list[tuple[str, str]]]:
    """Return what is offered for a line: titles, with the changes as `line:from-to` in UTF-16 and the new text."""
    place = {"line": line, "character": 0}
    actions = editor.ask(
        "textDocument/codeAction",
        {
            "textDocument": {"uri": editor.uri(name)},
            "range": {"start": place, "end": {"line": line, "character": 999}},
            "context": {"diagnostics": [], **({"only": list(kinds)} if kinds else {})},
        },
    )
    return {
        action["title"]: [
            (span(edit["range"]), edit["newText"]) for edit in action["edit"]["changes"][editor.uri(name)]
        ]
        for action in actions
    }


def span(stretch: dict[str, dict[str, int]]) -> str:
    start, end = stretch["start"], stretch["end"]
    return f"{start['line']}:{start['character']}-{end['line']}:{end['character']}"


def test_what_is_wrong_stands_where_the_editor_counts(editor: Editor) -> None:
    findings = found(
        editor, f"{HEAD}name: 康复\n# 😀𠮷\nindicators: [{{category: output, name: 😀𠮷, target: 3人数}}]\n"
    )
    (one,) = [finding for finding in findings if finding["code"] == "PGT316"]
    # 50 characters stand before it, two of which are two units each.
    assert span(one["range"]) == "4:52-4:55"
    assert one["message"] == "“😀𠮷”的单位“人数”是数的名称，不是单位\n建议：写成 `3人`"
    assert (one["severity"], one["source"]) == (3, "pgt")


def test_typing_is_followed_and_leaving_forgets(editor: Editor) -> None:
    name = "打字.pgt.yaml"
    assert [one["code"] for one in found(editor, f"{HEAD}nmae: 甲\n", name)] == ["PGT040"]
    for version in range(2, 6):
        editor.change(name, version, {"text": f"{HEAD}name: 甲{version}\ncode: 001\n"})
    assert [one["code"] for one in editor.findings(name, 5) if not incomplete(one)] == ["PGT025"]
    editor.tell("textDocument/didClose", {"textDocument": {"uri": editor.uri(name)}})
    assert editor.findings(name) == []


def test_what_is_not_a_table_is_not_looked_at(editor: Editor) -> None:
    editor.open("form.yaml", "nothing: of ours\n")
    editor.open("表.pgt.yaml", GOOD)
    assert editor.findings("表.pgt.yaml") == []
    assert editor.ask("textDocument/hover", editor.at("form.yaml", 0, 1)) is None
    assert editor.ask("textDocument/hover", editor.at("unknown.pgt.yaml", 0, 1)) is None


def test_a_slip_is_put_right_and_what_wants_a_look_says_so(editor: Editor) -> None:
    found(
        editor,
        f"{HEAD}name: 康复\nindicators:\n  - {{category: output, name: 😀人数, target: 3人数}}\n"
        "  - {category: output, target: 100%}\n",
    )
    assert offered(editor, 4)["改成 `3人`（PGT316）"] == [("4:43-4:46", "3人")]
    titles = [title for title in offered(editor, 5) if "要看一眼" in title]
    assert titles == ['改成 `"=100%"`（PGT112）；要看一眼']


def test_everything_that_has_one_right_answer_is_put_right_at_once(editor: Editor) -> None:
    text = f"{HEAD}code: 0012\nname: 培训 人次"
    found(editor, text)
    assert offered(editor, 0, "表.pgt.yaml", "source.fixAll") == {
        "改好所有只有一种改法的问题": [("0:0-3:11", f'{HEAD}code: "0012"\nname: 培训人次')]
    }


@pytest.mark.parametrize(
    "text,line,expected",
    [
        ("code: 0012\n", 2, ("2:10-2:10", "  # pgt: ignore[PGT025] ")),
        ("code: 0012  # 编码\n", 2, ("2:16-2:16", "  # pgt: ignore[PGT025] ")),
        ("organization: {code: 0012, name:\n  甲}\n", 2, ("2:32-2:32", "  # pgt: ignore[PGT025] ")),
        ("fields: {a: 0012, b: 一\n  二}\n", 2, ("2:0-2:0", "# pgt: ignore[PGT025] \n")),
    ],
)
def test_why_it_stays_is_asked_for_where_a_comment_is_one(
    editor: Editor, text: str, line: int, expected: tuple[str, str]
) -> None:
    found(editor, HEAD + text)
    assert offered(editor, line)["注明原因：# pgt: ignore[PGT025] …"] == [expected]


def test_what_keeps_a_file_from_being_read_cannot_stay(editor: Editor) -> None:
    found(editor, f"{HEAD}name： 甲\n")
    assert [title for title in offered(editor, 2) if "ignore" in title] == []


def hovered(editor: Editor, line: int, character: int) -> str:
    answer = editor.ask("textDocument/hover", editor.at("表.pgt.yaml", line, character))
    words: str = answer["contents"]["value"] if answer else ""
    return words


def test_a_key_and_a_choice_are_explained(editor: Editor) -> None:
    found(editor, GOOD.replace("kind: project", "kind: project  # 种类"))
    lines = GOOD.splitlines()
    assert hovered(editor, lines.index("kind: project"), 2) == (
        "**表的种类** `kind`\n\n项目支出表还是部门（单位）整体支出表。\n\n"
        "- `project`: 项目支出绩效目标表。\n- `department`: 部门（单位）整体支出绩效目标表。"
    )
    number = next(number for number, line in enumerate(lines) if "category: output.quality" in line)
    place = lines[number].index("output.quality") + 3
    assert hovered(editor, number, place).endswith("\n\n`output.quality`: 产出指标—质量指标。")
    assert hovered(editor, lines.index("kind: project"), 20) == ""
    assert hovered(editor, 999, 0) == ""


def test_a_finding_is_explained_by_its_rule(editor: Editor) -> None:
    found(editor, f"{HEAD}code: 0012\n")
    rule, _, key = hovered(editor, 2, 8).partition("\n\n---\n\n")
    assert rule.startswith("**PGT025 警告** ")
    assert rule.endswith("`pgt rule PGT025` 说的就是这些。")
    assert key.startswith("**项目编码** `code`")


def test_a_table_is_laid_out(editor: Editor) -> None:
    asked = {"textDocument": {"uri": editor.uri("表.pgt.yaml")}, "options": {"tabSize": 2, "insertSpaces": True}}
    found(editor, f"{HEAD}name:   '康复'")
    (edit,) = editor.ask("textDocument/formatting", asked)
    assert (span(edit["range"]), edit["newText"]) == ("0:0-2:12", f"{HEAD}name: 康复\n")
    found(editor, edit["newText"])
    assert editor.ask("textDocument/formatting", asked) == []
    found(editor, "name: [")
    assert editor.ask("textDocument/formatting", asked) == []


YEAR = """\
pgt: 1
kind: project
year: {year}
organization: {{code: "1", name: 甲}}
name: 康复
indicators:
{rows}"""
ROWS = "".join(f"  - {{category: output.quantity, name: 指标{n}, target: ≥{n}0人}}\n" for n in range(1, 7))


def test_a_table_is_held_against_those_beside_it(editor: Editor) -> None:
    name, old = "2022年.pgt.yaml", editor.folder / "2021年.pgt.yaml"

    def said(version: int) -> list[tuple[str, str, str]]:
        findings = [one for one in editor.findings(name, version) if one["code"] == "PGT601"]
        return [(one["code"], span(one["range"]), one["message"].split("\n")[0]) for one in findings]

    old.write_text(YEAR.format(year=2021, rows=ROWS), encoding="utf-8")
    new = YEAR.format(year=2022, rows=ROWS)
    copied = [("PGT601", "5:0-5:10", "6 个指标值有 6 个和 2021 年一样")]
    editor.open(name, new)
    assert said(1) == copied
    editor.change(name, 2, {"text": new.replace("≥10人", "≥11人").replace("≥20人", "≥21人")})
    assert said(2) == []
    editor.change(name, 3, {"text": new.replace("indicators:", "indicators:  # pgt: ignore[PGT601] 任务没有变")})
    assert said(3) == []
    editor.change(name, 4, {"text": new})
    assert said(4) == copied
    old.unlink()
    editor.tell("textDocument/didSave", {"textDocument": {"uri": editor.uri(name)}})
    assert said(4) == []
    editor.tell("textDocument/didClose", {"textDocument": {"uri": editor.uri(name)}})
    assert editor.findings(name) == []


def test_a_comment_is_not_idle_while_a_table_beside_cannot_be_read(editor: Editor) -> None:
    folder, name = editor.folder / "部门", "部门/部门.pgt.yaml"
    folder.mkdir()
    (folder / "pgt.toml").touch()
    body = 'year: 2021\norganization: {code: "1", name: 甲}\n'
    project = f"pgt: 1\nkind: project\n{body}name: 康复\nbudget: {{amount_unit: 元, total: 60}}\n"
    (folder / "康复.pgt.yaml").write_text(project, encoding="utf-8")
    (folder / "文体.pgt.yaml").write_text(project.replace("name: 康复", "nmae: 文体"), encoding="utf-8")
    budget = "budget: {amount_unit: 元, total: 60, project: 60}  # pgt: ignore[PGT403] 文体还没有批\n"
    editor.open(name, f"pgt: 1\nkind: department\n{body}{budget}")
    assert "PGT093" not in [one["code"] for one in editor.findings(name, 1)]
    (folder / "文体.pgt.yaml").unlink()
    editor.tell("textDocument/didSave", {"textDocument": {"uri": editor.uri(name)}})
    assert "PGT093" in [one["code"] for one in editor.findings(name, 1)]


def test_settings_hold_and_are_read_again_when_they_are_saved(editor: Editor) -> None:
    folder = editor.folder / "设置"
    folder.mkdir()
    name = "设置/甲.pgt.yaml"
    settings = folder / "pgt.toml"
    settings.write_text('[rules]\nPGT025 = "error"\n', encoding="utf-8")
    assert [one["severity"] for one in found(editor, f"{HEAD}code: 0012\n", name)] == [1]
    settings.write_text('[rules]\nPGT025 = "off"\n怪 = 1\n', encoding="utf-8")
    editor.tell("workspace/didChangeWatchedFiles", {"changes": []})
    assert [one["code"] for one in editor.findings(name) if not incomplete(one)] == ["PGT025"]
    assert [one["code"] for one in editor.findings("设置/pgt.toml")] == ["PGT050"]
    settings.write_text('[rules]\nPGT025 = "off"\n', encoding="utf-8")
    editor.tell("textDocument/didSave", {"textDocument": {"uri": editor.uri(name)}})
    assert [one["code"] for one in editor.findings(name) if not incomplete(one)] == []
    assert editor.findings("设置/pgt.toml") == []


HOSTILE = ["", "\ufeffpgt: 1\r\nkind: project\r\n", "\x00", "a: [", "pgt: 1\u2028kind: x", "- " * 5000, "😀" * 10000]


@pytest.mark.parametrize("text", [*HOSTILE, "\ud800"], ids=range(len(HOSTILE) + 1))
def test_whatever_stands_there_is_answered(editor: Editor, text: str) -> None:
    assert found(editor, text, "怪.pgt.yaml")
    offered(editor, 0, "怪.pgt.yaml")
    editor.ask("textDocument/hover", editor.at("怪.pgt.yaml", 0, 0))


@pytest.mark.parametrize(
    "encoding,expected", [("utf-8", "2:24-2:27"), ("utf-16", "2:20-2:23"), ("utf-32", "2:19-2:22")]
)
def test_an_editor_may_count_otherwise(encoding: str, expected: str, tmp_path: Path) -> None:
    with Editor(COMMAND, tmp_path) as editor:
        assert editor.start(encoding)["positionEncoding"] == encoding
        (one,) = found(editor, f"{HEAD}fields: {{a: 甲😀, b: 012}}\n")
        assert span(one["range"]) == expected
