"""The schemas in the YAML language server, which editors run: what they show, offer and complain of.

It is set up with what `pgt init` writes for VS Code, as its YAML extension would.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import yaml

from pgt import load
from pgt.workspace import NO_SETTINGS
from tests.editor.client import Editor

pytestmark = pytest.mark.editor

ROOT = Path(__file__).parents[2]
MODULES = Path(sys.prefix) / "editor" / "node_modules" / "yaml-language-server"
HEAD = "pgt: 1\nkind: project\n"


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    assert MODULES.is_dir(), "`make test-editor` installs the server"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        subprocess.run([sys.executable, "-m", "pgt", "init"], cwd=folder, check=False, capture_output=True)
        written = json.loads((folder / ".vscode" / "settings.json").read_text("utf-8"))
        schemas = {**written["yaml.schemas"]}
        schemas |= {
            (ROOT / "schema" / f"{kind}.schema.json").as_uri(): [f"{kind}s/*.yaml"] for kind in ("form", "profile")
        }
        settings = {
            "schemas": schemas,
            "schemaStore": {"enable": written["yaml.schemaStore.enable"]},
            **dict.fromkeys(("validate", "hover", "completion"), True),
            "format": {"enable": True},
        }
        command = ["node", str(MODULES / "bin" / "yaml-language-server"), "--stdio"]
        with Editor(command, folder, {"yaml": settings}) as editor:
            editor.start(locale="zh-cn", options={"l10nPath": str(MODULES / "l10n")})
            yield editor
            assert (editor.stop(), editor.errors) == (0, "")


NAMES = (f"{number}.pgt.yaml" for number in count())
"""A name for each text: what is said of an earlier one may still be on its way."""


def found(editor: Editor, text: str, name: str | None = None) -> list[str]:
    name = name or next(NAMES)
    editor.open(name, text)
    return [f"{one['range']['start']['line']}: {one['message']}" for one in editor.findings(name)]


def hovered(editor: Editor, text: str, line: int, name: str | None = None) -> str:
    """Return what is shown at the beginning of a line of *text*."""
    name = name or next(NAMES)
    found(editor, text, name)
    answer = editor.ask("textDocument/hover", editor.at(name, line, 1))
    words: str = answer["contents"]["value"]
    return words.partition("\n\n来源：")[0]


def offered(editor: Editor, text: str) -> dict[str, dict[str, Any]]:
    """Return what is offered at the end of *text*, by its label."""
    name = next(NAMES)
    editor.open(name, text)
    lines = text.split("\n")
    answer = editor.ask("textDocument/completion", editor.at(name, len(lines) - 1, len(lines[-1])))
    return {item["label"]: item for item in answer["items"]}


def filled(snippet: str) -> str:
    """Return *snippet* as it stands when nothing is typed into it: the first of the choices, and what is proposed."""
    return re.sub(r"\$\{\d+[:|]([^},|]*)[^}]*\}", r"\1", snippet)


def test_a_key_is_shown_in_chinese_with_what_it_is_for(editor: Editor) -> None:
    title, description, head, choices = hovered(editor, HEAD, 1).split("\n\n")
    assert (title, head) == ("#### 表的种类", "允许的值：")
    assert description == (
        "项目支出表还是部门（单位）整体支出表。 Whether the table is about one project or a whole department."
    )
    assert sorted(choices.splitlines()) == [
        "* `department`: 部门（单位）整体支出绩效目标表。 A whole department.",
        "* `project`: 项目支出绩效目标表。 One project.",
    ]


def test_a_choice_is_offered_with_its_meaning(editor: Editor) -> None:
    choices = offered(editor, f"{HEAD}budget:\n  amount_unit: ")
    assert {label: item["documentation"] for label, item in choices.items()} == {
        "元": "元。 Yuan.",
        "万元": "一万元。 Ten thousand yuan.",
        "亿元": "一亿元。 A hundred million yuan.",
    }


def test_a_category_is_offered_by_its_name_on_paper(editor: Editor) -> None:
    offers = offered(editor, f"{HEAD}indicators:\n  - category: ")
    assert len(offers) == 12
    assert offers["output.quality"]["documentation"] == "产出指标—质量指标。 Output, quality."


@pytest.mark.parametrize(
    "before, label, beginning",
    [
        (f"{HEAD}indicators:\n  - ", "一行指标", "category: output.quantity\n"),
        (f"{HEAD}indicators:\n  - ", "一行指标（含描述和依据）", "category: output.quantity\n"),
        ("", "项目支出绩效目标表", "pgt: 1\nkind: project\n"),
        ("", "部门整体支出绩效目标表", "pgt: 1\nkind: department\n"),
    ],
)
def test_a_snippet_is_a_table_that_can_be_read(editor: Editor, before: str, label: str, beginning: str) -> None:
    offer = offered(editor, before)[label]
    text = filled(offer["textEdit"]["newText"])
    assert text.startswith(beginning)
    above = before.rpartition("\n")[2]
    # An editor indents what it puts in as the line is into which it is put.
    whole = before + text.replace("\n", "\n" + " " * (len(above) - len(above.lstrip(" "))))
    assert found(editor, whole) == []
    assert load.parse("表.pgt.yaml", whole.encode(), NO_SETTINGS).table is not None


A_TEXT = (
    "这里写文字：只有数字，或以 > = % - 开头时，加引号。 Text: quote it when it is digits only, or begins with > = % -."
)
A_LIST = "这里是列表：每项一行，以 - 加空格开头。 A list: one item a line, each beginning with a dash and a blank."


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "pgt: 1\nkind: projekt\n",
            "1: 只能写 project（项目）或 department（部门整体）。 Write project or department.",
        ),
        (
            f"{HEAD}code: 0502\n",
            '2: 编码是文字：全是数字时请加引号，例如 "0502"。 A code is text: quote it when it is digits only.',
        ),
        (
            f"{HEAD}budget: {{amount_unit: 千元}}\n",
            "2: 金额单位只能写 元、万元 或 亿元。 The unit is 元, 万元 or 亿元.",
        ),
        (f"{HEAD}name: 2021\n", f"2: {A_TEXT}"),
        (f"{HEAD}goals: 康复\n", f"2: {A_LIST}"),
        (f"{HEAD}nmae: 甲\n", "2: 属性 nmae 不被允许。"),
    ],
)
def test_what_is_wrong_is_said_in_chinese(editor: Editor, text: str, expected: str) -> None:
    assert found(editor, text) == [expected]


def test_a_line_in_the_file_names_the_schema_as_well(editor: Editor) -> None:
    line = "# yaml-language-server: $schema=schema/pgt-1.schema.json\n"
    assert hovered(editor, f"{line}{HEAD}", 1, "别名.yaml").startswith("#### 格式版本\n\n")


PUBLISHED = sorted((ROOT / "examples").rglob("*.pgt.yaml"))


def test_what_pgt_wrote_is_not_complained_of(editor: Editor) -> None:
    # Each lies where it is: the schema is named in its first line, relative to that.
    paths = (*PUBLISHED, *(ROOT / "templates").glob("[fp]*/*.yaml"))
    said = {path.name: found(editor, path.read_text("utf-8"), str(path)) for path in paths}
    assert len(said) > len(PUBLISHED) > 20
    assert {name: complaints for name, complaints in said.items() if complaints} == {}


def test_its_formatter_changes_nothing_that_a_table_says(editor: Editor) -> None:
    for text in (path.read_text("utf-8") for path in PUBLISHED):
        name = next(NAMES)
        editor.open(name, text.replace(": ", ":  "))
        asked = {"textDocument": {"uri": editor.uri(name)}, "options": {"tabSize": 2, "insertSpaces": True}}
        (edit,) = editor.ask("textDocument/formatting", asked)
        assert said(edit["newText"]) == said(text)


def said(text: str) -> object:
    """Return what stands in *text*: no number or date is made of it."""
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506 -- makes nothing but texts, lists and mappings
