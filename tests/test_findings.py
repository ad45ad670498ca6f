"""Every format of findings, over one small folder with Chinese names, signs that formats have a use for, and `%`."""

import json
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import openpyxl
import pytest

from pgt import __version__
from pgt.check import Report, Selection, check
from pgt.diagnostics import Diagnostic, Language, Notice, Severity, Text
from pgt.render import findings
from pgt.render.findings import RENDERERS, Renderer, Style, Tally
from pgt.render.findings.overview import Overview
from pgt.workspace import discover

GOLDEN = Path(__file__).parent / "golden" / "findings"
SELECTION = Selection(("PGT011", "PGT025", "PGT09", "PGT111", "PGT112", "PGT208", "PGT321", "PGT401", "PGT403"))
"""Rules of every weight, few enough that a new one changes nothing here."""

SUFFIXES = {
    "text": "txt",
    "concise": "txt",
    "json": "json",
    "markdown": "md",
    "github": "txt",
    "gitlab": "json",
    "sarif": "json",
    "junit": "xml",
}


@pytest.fixture
def reports(monkeypatch: pytest.MonkeyPatch) -> list[Report]:
    monkeypatch.chdir(GOLDEN / "tables")
    return list(check(discover([Path()]), selection=SELECTION))


def rendered(renderer: Renderer, reports: list[Report]) -> str:
    tally = Tally()
    parts = [renderer.report(report) for report in tally.watch(reports)]
    end = renderer.end(tally.files, tally.by_severity)
    assert isinstance(end, str)
    return "".join((*parts, end)).replace(f'"version": "{__version__}"', '"version": "…"')


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", SUFFIXES)
def test_a_format_prints_what_is_written_down(
    name: str, language: Language, reports: list[Report], golden: Callable[[Path, str], None]
) -> None:
    golden(GOLDEN / f"{name}.{language}.{SUFFIXES[name]}", rendered(RENDERERS[name](Style(language)), reports))


def test_every_format_is_written_down() -> None:
    assert {*SUFFIXES, *findings.BINARY} == set(RENDERERS)


@pytest.mark.parametrize("name", SUFFIXES)
def test_nothing_to_say_is_said_in_form(name: str) -> None:
    said = rendered(RENDERERS[name](Style("zh")), [])
    if SUFFIXES[name] == "json":
        json.loads(said)
    elif SUFFIXES[name] == "xml":
        ET.fromstring(said)  # noqa: S314 -- our own
    else:
        assert said == ("没有发现问题。\n" if name == "markdown" else "")


def test_sarif_fits_its_schema(reports: list[Report]) -> None:
    """The schema is that of the standard, as the npm package @microsoft/jest-sarif (MIT) carries it."""
    schema = json.loads((GOLDEN.parents[1] / "schema" / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
    log = json.loads(rendered(RENDERERS["sarif"](Style("zh")), reports))
    assert list(jsonschema.Draft4Validator(schema).iter_errors(log)) == []
    assert list(jsonschema.Draft4Validator(schema).iter_errors({**log, "version": "2.0.0"})) != []


def test_sarif_names_each_rule_once_and_files_by_their_address(reports: list[Report]) -> None:
    (run,) = json.loads(rendered(RENDERERS["sarif"](Style("zh")), reports))["runs"]
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(ids) == len(set(ids))
    assert all(ids[result["ruleIndex"]] == result["ruleId"] for result in run["results"])
    places = [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run["results"]]
    assert "2021/%E6%AE%8B%E8%81%94/%E5%BA%B7%E5%A4%8D%20100%25.pgt.yaml" in places


def test_sarif_takes_nothing_in_a_message_for_a_placeholder_or_a_link() -> None:
    notice = Notice("PGT101", Severity.ERROR, Text("“{value}”不对", "“{value}” is wrong"))
    report = Report("甲.pgt.yaml", "", (Diagnostic.of(notice, "甲.pgt.yaml", value="{0} [1] [见](2)"),))
    (run,) = json.loads(rendered(RENDERERS["sarif"](Style("zh")), [report]))["runs"]
    assert run["results"][0]["message"] == {"text": r"“{{0}} [1] \[见](2)”不对"}


GRAMMAR = re.compile(r"::(?:error|warning|notice) (\w+=[^,:\r\n]*(?:,\w+=[^,:\r\n]*)*)::(.+)")


def test_github_finds_every_message_whole_again(reports: list[Report]) -> None:
    def plain(text: str) -> str:
        return (
            text.replace("%0A", "\n").replace("%0D", "\r").replace("%3A", ":").replace("%2C", ",").replace("%25", "%")
        )

    lines = rendered(RENDERERS["github"](Style("zh")), reports).splitlines()
    found = [finding for report in reports for finding in report.findings]
    for line, finding in zip(lines, found, strict=True):
        match = GRAMMAR.fullmatch(line)
        assert match is not None
        properties = dict(pair.split("=", 1) for pair in match[1].split(","))
        assert plain(properties["file"]) == finding.file
        assert plain(match[2]).startswith(finding.message.zh)


@pytest.mark.parametrize("name,key", [("gitlab", "fingerprint"), ("sarif", "partialFingerprints")])
def test_fingerprints_tell_findings_apart_and_do_not_move_with_lines(
    name: str, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fingerprints(text: str) -> list[str]:
        Path("甲.pgt.yaml").write_text(text, encoding="utf-8")
        data = json.loads(
            rendered(RENDERERS[name](Style("zh")), list(check([Path("甲.pgt.yaml")], selection=SELECTION)))
        )
        return [str(item[key]) for item in (data if name == "gitlab" else data["runs"][0]["results"])]

    monkeypatch.chdir(tmp_path)
    row = "  - {category: output.quality, name: 合格率, target: ≥９０％}\n"
    text = f"pgt: 1\nkind: project\nindicators:\n{row}{row}"
    first = fingerprints(text)
    assert len(first) == len(set(first)) > 1
    assert fingerprints(f"# 注释\n{text}") == first


def test_junit_counts_as_failures_what_makes_the_run_fail(reports: list[Report]) -> None:
    def failures(fail_on: Severity | None) -> int:
        root = ET.fromstring(rendered(RENDERERS["junit"](Style("zh", fail_on=fail_on)), reports))  # noqa: S314
        assert sum(int(suite.attrib["failures"]) for suite in root) == len(root.findall(".//failure"))
        assert sum(int(suite.attrib["tests"]) for suite in root) == len(root.findall(".//testcase"))
        assert {suite.attrib["errors"] for suite in root} == {"0"}  # Jenkins refuses a suite that does not say it
        return len(root.findall(".//failure"))

    weights = [finding.severity for report in reports for finding in report.findings]
    assert failures(None) == 0
    assert failures(Severity.ERROR) == weights.count(Severity.ERROR) > 0
    assert failures(Severity.INFO) == len(weights)


def test_markdown_has_as_many_cells_in_every_row(reports: list[Report]) -> None:
    rows = rendered(RENDERERS["markdown"](Style("zh")), reports).splitlines()
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {6}


def test_the_workbook_has_a_sheet_for_each_unit(reports: list[Report], golden: Callable[[Path, str], None]) -> None:
    renderer = RENDERERS["xlsx"](Style("zh"))
    assert "".join(renderer.report(report) for report in reports) == ""
    content = renderer.end(0, {})
    assert isinstance(content, bytes)
    lines = []
    for sheet in openpyxl.load_workbook(BytesIO(content)):
        lines.append(f"== {sheet.title}")
        for row in sheet.iter_rows(values_only=True):
            cells = ["" if cell is None else str(cell).replace("\n", "⏎") for cell in row]
            lines.append(" | ".join(cells).rstrip(" |"))
    golden(GOLDEN / "xlsx.zh.txt", "\n".join(lines) + "\n")


def test_a_workbook_of_nothing_says_so() -> None:
    content = RENDERERS["xlsx"](Style("zh")).end(0, {})
    assert isinstance(content, bytes)
    (sheet,) = openpyxl.load_workbook(BytesIO(content))
    assert [cell.value for row in sheet for cell in row if cell.value] == ["预算绩效目标审核意见表", "没有发现问题。"]


@pytest.mark.parametrize("name,suffix", [("text", "txt"), ("markdown", "md"), ("json", "json")])
def test_counts_by_rule_and_by_organization(
    name: str, suffix: str, reports: list[Report], golden: Callable[[Path, str], None]
) -> None:
    overview = Overview(Style("zh"), name, by_rule=True, by_organization=True)
    golden(GOLDEN / f"counts-{name}.zh.{suffix}", rendered(overview, reports))


@pytest.mark.parametrize("style,mark", [(Style("zh"), ""), (Style("zh", unsafe=True), "[*] ")])
def test_a_mark_says_what_can_be_fixed(
    style: Style, mark: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("甲.pgt.yaml").write_text("pgt: 1\nkind: project\nnmae: 甲\n", encoding="utf-8")
    said = rendered(RENDERERS["concise"](style), list(check([Path("甲.pgt.yaml")])))
    assert said == f"甲.pgt.yaml:3:1: PGT040 error {mark}不认识的键 `nmae` [是不是 `name`？]\n"
