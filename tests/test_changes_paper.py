"""Comparisons for people: the page that a browser shows, and the workbook that is printed."""

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from pgt import changes
from pgt.changes import Comparison
from pgt.diagnostics import Language
from pgt.render.changes import RENDERERS, SUMMARIES, Style
from pgt.shelf import Disk

FOLDER = Path(__file__).parent / "changes"
CASES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())
TABLE = """\
pgt: 1
kind: project
year: 2021
organization: {code: "762001", name: 某市残联本级}
code: "001"
name: 康复
budget: {amount_unit: 万元, total: 100, fiscal: 100}
goals:
  - text: 完成康复任务
indicators:
  - {category: output.quantity, name: 人数, target: ≥3800人}
  - {category: output.quality, name: 合格率, target: ≥95%}
"""
HOSTILE = """<script>alert("1")</script>&amp;'"""


def compare(case: str, monkeypatch: pytest.MonkeyPatch) -> Comparison:
    monkeypatch.chdir(FOLDER / case)
    sides = (path for path in Path().iterdir() if path.stem != "said")
    old, new = sorted(sides, key=lambda path: (path.name.startswith("new"), path.name))
    return changes.compare(Disk((old,)), Disk((new,)))


def planted(folder: Path, *edits: tuple[str, str]) -> Comparison:
    """Compare TABLE with itself after *edits*."""
    new = TABLE
    for old, other in edits:
        assert old in new
        new = new.replace(old, other)
    (folder / "old.pgt.yaml").write_text(TABLE, encoding="utf-8")
    (folder / "new.pgt.yaml").write_text(new, encoding="utf-8")
    return changes.compare(Disk((folder / "old.pgt.yaml",)), Disk((folder / "new.pgt.yaml",)))


def page(comparison: Comparison, language: Language = "zh") -> str:
    said = RENDERERS["html"](comparison, Style(language))
    assert isinstance(said, str)
    return said


def book(comparison: Comparison, language: Language = "zh") -> list[Worksheet]:
    said = RENDERERS["xlsx"](comparison, Style(language))
    assert isinstance(said, bytes)
    return list(load_workbook(io.BytesIO(said)).worksheets)


class Reader(HTMLParser):
    """Reads a page as strictly as XML: everything that is opened is closed, in order."""

    VOID = frozenset({"meta", "input"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.links: list[str] = []
        self.names: list[str] = []
        self.cells: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        self.names += [value or "" for name, value in attrs if name == "id"]
        if tag in ("td", "th"):
            self.cells.append("")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if {"td", "th"}.intersection(self.open):
            self.cells[-1] += data


def test_the_page_of_the_documentation(monkeypatch: pytest.MonkeyPatch, golden: Callable[[Path, str], None]) -> None:
    said = page(compare("page", monkeypatch))
    golden(FOLDER / "page" / "said.html", re.sub(r"(?s)<style>.*</style>", "<style>…</style>", said))


def test_tables_of_one_name_are_told_apart_by_whose_they_are(tmp_path: Path) -> None:
    for year in (2021, 2022):
        for body in ("甲局", "乙局"):
            (tmp_path / f"{year}").mkdir(exist_ok=True)
            (tmp_path / f"{year}" / f"{body}.pgt.yaml").write_text(
                f"pgt: 1\nkind: department\nyear: {year}\norganization: {{name: {body}}}\n"
                f"indicators: [{{category: output.quantity, name: 场次, target: ≥{2030 - year}场}}]\n",
                encoding="utf-8",
            )
    found = changes.compare(Disk((tmp_path / "2021",)), Disk((tmp_path / "2022",)))
    assert [cell for cell in Reader(page(found)).cells if cell.startswith("部门整体")] == [
        "部门整体绩效目标（乙局）",
        "部门整体绩效目标（甲局）",
    ] * 2


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("case", CASES)
def test_every_page_is_well_formed_and_stands_alone(
    case: str, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = page(compare(case, monkeypatch), language)
    read = Reader(said)
    assert read.open == []
    assert "script" not in read.tags
    assert [link for link in read.links if link.removeprefix("#") not in read.names] == []
    assert re.findall(r"url\(|@import|https?:", said) == []
    assert sorted(set(read.names)) == sorted(read.names)


def test_markup_in_a_table_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    quoted = json.dumps(HOSTILE, ensure_ascii=False)
    found = planted(
        tmp_path,
        ("name: 康复", f"name: {quoted}"),
        ("name: 某市残联本级", f"name: {quoted}"),
        ("text: 完成康复任务", f"text: {quoted}"),
        ("name: 合格率, target: ≥95%", f"name: {quoted}, target: {quoted}"),
    )
    said = page(found)
    assert "<script" not in said
    read = Reader(said)
    assert read.open == []
    assert "script" not in read.tags
    assert HOSTILE in read.cells
    shown = [str(cell.value) for sheet in book(found) for row in sheet.iter_rows() for cell in row]
    assert HOSTILE in shown


def test_what_was_taken_out_and_put_in_is_marked_character_by_character(tmp_path: Path) -> None:
    said = page(planted(tmp_path, ("完成康复任务", "完成救助任务")))
    assert (
        '<td>目标 1 内容</td><td>完成<del>康复</del>任务</td><td class="new">完成<ins>救助</ins>任务</td>'
        '<td class="verdict">改变</td><td></td></tr>'
    ) in said


def test_a_target_says_by_a_word_and_a_sign_what_it_says_by_colour(tmp_path: Path) -> None:
    said = page(planted(tmp_path, ("≥3800人", "≥3500人")))
    assert (
        '<tr class="change loosened eased"><td>“人数”（产出/数量） 指标值</td>'
        '<td>≥3800人</td><td class="new">≥3500人</td>'
        '<td class="verdict">↓ 放松</td><td>-300人，-7.89%</td></tr>'
    ) in said


def test_a_suggestion_on_paper_names_no_key_and_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    found = compare("nowhere", monkeypatch)
    row, table = (
        "“到户率”据称原来叫“发放率”，原来的表里没有这一条",
        "“国有林场改革”据称是原来的“林场改革试点”，原来的表里没有这一张",
    )
    said = page(found)
    assert f"<li>{row}</li>" in said
    assert f"<li>{table}</li>" in said
    cells = [str(cell) for line in book(found)[-1].iter_rows(values_only=True) for cell in line]
    assert [cell for cell in cells if "据称" in cell] == [row, table]
    found = compare("indicators", monkeypatch)
    assert "<li>“培训场次”也许就是原来的“培训人次”</li>" in page(found)


def test_a_long_goal_is_not_cut(tmp_path: Path) -> None:
    long = "康复任务" * 200
    found = planted(tmp_path, ("  - text: 完成康复任务\n", f"  - text: 完成康复任务\n  - text: {long}\n"))
    assert long in page(found)
    assert long in [cell.value for cell in book(found)[1]["D"]]


def test_a_table_with_very_many_changes_is_folded(tmp_path: Path) -> None:
    few, many = (
        "".join(f"  - {{category: output.quality, name: 第{number}项, target: ≥95%}}\n" for number in range(count))
        for count in (40, 41)
    )
    last = "name: 合格率, target: ≥95%}\n"
    assert '<details id="table-1" open>' in page(planted(tmp_path, (last, last + few)))
    assert '<details id="table-1">' in page(planted(tmp_path, (last, last + many)))


def test_the_summary_in_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    said = SUMMARIES["html"](compare("page", monkeypatch), Style("zh"))
    assert isinstance(said, str)
    assert re.findall("<li>(.*)</li>", said) == [
        "共对比 1 张表：1 张有变化。",
        "预算合计由 223 万元变为 180 万元，减少 43 万元（-19.28%）；其中 1 张表减少。",
        "指标值改了 5 处：收紧（要求提高）2 处，放松（要求降低）3 处。",
        "指标：新增 1 条，取消 1 条，改名 1 条，换了类别或目标 1 条。",
        "需要看一看的：警告 2 条，提示 1 条。",
    ]


def test_of_several_findings_english_speaks_in_the_plural(monkeypatch: pytest.MonkeyPatch) -> None:
    comparison = compare("page", monkeypatch)
    assert "<li>Worth a look: 2 warnings, 1 note.</li>" in page(comparison, "en")
    summary = SUMMARIES["text"](comparison, Style("en"))
    assert isinstance(summary, str)
    assert "\nfindings: 2 warnings, 1 note\n" in summary


def test_a_range_in_markdown_is_escaped_once(tmp_path: Path) -> None:
    said = RENDERERS["markdown"](planted(tmp_path, ("≥3800人", "3800~4000人")), Style("zh"))
    assert isinstance(said, str)
    assert r"| ≥3800人 | 3800\~4000人 |" in said


def test_the_workbook_lists_changes_side_by_side(monkeypatch: pytest.MonkeyPatch) -> None:
    summary, loosened, sheet = book(compare("page", monkeypatch))
    assert (summary.title, loosened.title, sheet.title) == ("汇总", "放松的指标值", "对比表")
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[2:10] == [
        ["部分", "项目", "原", "现", "变化", "说明"],
        ["2022年残疾人就业与扶贫（2021 → 2022），762001 某市残疾人联合会本级，有变化", *[None] * 5],
        ["预算", "预算总额", 223, 180, "改变", "-43 万元，-19.28%"],
        ["预算", "预算财政资金", 223, 160, "改变", "-63 万元，-28.25%"],
        ["预算", "预算其他资金", "（空）", 20, "改变", None],
        ["预算", "资金支出计划 6 月底", 0.5, 0.6, "改变", "+10 个百分点"],
        [
            "目标",
            "目标 1 内容",
            "完成国家下达的培训任务，带动500名残疾人就业。",
            "完成省下达的培训任务，带动400名残疾人就业。",
            "改变",
            "“国家”改为“省”，“500”改为“400”",
        ],
        [
            "指标",
            "“培训人次”（产出/数量） 指标值",
            "≥570人次",
            "≥580人次",
            "↑ 收紧",
            "+10人次，+1.75%，上年实际 603人次",
        ],
    ]
    assert sheet["C5"].number_format == '#,##0" 万元"'
    assert rows[-1][:2] == [
        "提示",
        "指标类别的叫法变了：“效果指标”改称“效益指标”、“产出/成本”移到“成本/经济成本”；按同一类别对比",
    ]
    assert [cell.value for cell in summary["A"]][2] == "共对比 1 张表：1 张有变化。"


def test_the_workbook_is_ready_to_be_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = book(compare("page", monkeypatch))
    for sheet in sheets:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.page_setup.fitToHeight == 0
    assert [sheet.print_title_rows for sheet in sheets] == ["$10:$10", "$4:$4", "$3:$3"]
    assert [cell.value for cell in sheets[0][10]][:3] == ["表", "结果", "预算"]
    assert [cell.value for cell in sheets[1][4]] == ["表", "指标", "原", "现", "幅度"]


@pytest.mark.parametrize("format_", ["html", "xlsx"])
def test_the_same_comparison_gives_the_same_bytes(format_: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = (RENDERERS[format_](compare("identity", monkeypatch), Style("zh")) for _ in range(2))
    assert first == second


def diff(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    planted(folder, ("≥3800人", "≥3500人"))
    return subprocess.run(
        [sys.executable, "-m", "pgt", "diff", "old.pgt.yaml", "new.pgt.yaml", *arguments],
        cwd=folder,
        env={**os.environ, "PGT_LANG": "zh", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    "arguments, start",
    [
        (["-o", "a.html"], b"<!DOCTYPE html>\n"),
        (["-o", "a.XLSX"], b"PK\x03\x04"),
        (["-o", "a.md"], "## 绩效目标对比".encode()),
        (["-o", "a.json"], b"{\n"),
        (["-o", "a.txt"], "康复".encode()),
        (["-f", "text", "-o", "a.html"], "康复".encode()),
        (["-f", "html", "--summary", "-o", "a"], b"<!DOCTYPE html>"),
    ],
)
def test_the_name_of_the_file_says_the_format_unless_one_is_given(
    tmp_path: Path, arguments: list[str], start: bytes
) -> None:
    run = diff(tmp_path, *arguments)
    assert (run.returncode, run.stdout) == (0, "")
    assert (tmp_path / arguments[-1]).read_bytes().startswith(start)


def test_a_workbook_is_not_printed_on_a_terminal(tmp_path: Path) -> None:
    run = diff(tmp_path, "-f", "xlsx")
    assert run.stdout == ""
    assert "--format xlsx 要用 -o 写出文件名" in run.stderr
    assert run.returncode == 2
