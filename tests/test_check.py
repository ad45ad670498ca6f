"""The engine: rules are weighed, tables are let go, and both schema checkers say the same."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pgt import check, load, source, workspace
from pgt.check import Report, Selection, years
from pgt.diagnostics import Severity
from pgt.model import Table
from pgt.rules._engine import weigh
from pgt.rules._rule import Verdicts, at, not_judged, rule
from pgt.schema.violations import fast_violations, plain_violations
from pgt.workspace import NO_SETTINGS, Settings

SCHEMAS = Path(__file__).parent / "schema"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    workspace.forget()
    yield
    workspace.forget()


@rule("PGT998", Severity.WARNING, zh="{name} 不好", en="{name} is bad", hint=("换一个", "take another"))
def names_are_bad(table: Table) -> Verdicts:
    """Any name is bad."""
    if table.name:
        yield at("name", name=table.name)
    else:
        yield not_judged("name", zh="没有名称", en="there is no name")


@rule("PGT997", Severity.ERROR, zh="年度 {year}", en="year {year}")
def years_are_wrong(table: Table) -> Verdicts:
    """Any year is wrong."""
    if table.year:
        yield at("year", year=table.year)


TABLE = "pgt: 1\nkind: project\nname: 甲\nyear: 2021\n"


def checked(text: str, settings: Settings = NO_SETTINGS) -> Report:
    loaded = load.parse("t.pgt.yaml", text.encode(), settings)
    return check.check_table(loaded, settings, (years_are_wrong, names_are_bad))


def lines(report: Report) -> list[str]:
    return [
        f"{found.position.line}:{found.position.column} {found.code} {found.severity} {found.message.zh}"
        for found in report.findings
    ]


def test_findings_come_in_the_order_of_the_file() -> None:
    report = checked(TABLE)
    assert lines(report) == ["3:7 PGT998 warning 甲 不好", "4:7 PGT997 error 年度 2021"]
    assert (report.file, report.text, report.skipped) == ("t.pgt.yaml", TABLE, ())
    assert report.findings[0].hint is not None
    assert (report.findings[0].pointer, report.findings[0].hint.en) == (("name",), "take another")


def test_what_was_not_judged_is_told() -> None:
    report = checked("pgt: 1\nkind: project\n")
    assert (report.findings, report.text) == ((), "")
    assert [(skipped.code, skipped.file, skipped.verdict.why.zh) for skipped in report.skipped] == [
        ("PGT998", "t.pgt.yaml", "没有名称")
    ]


def test_no_rule_looks_at_what_is_no_table() -> None:
    report = checked("pgt: 1\nkind: project\nname: 甲\nyear: 2021年\n")
    assert lines(report) == ["4:7 PGT031 error “2021年”应当是整数"]
    assert report.table is None


@pytest.mark.parametrize(
    "rules,expected",
    [
        ({}, ["warning", "error"]),
        ({"PGT998": Severity.ERROR}, ["error", "error"]),
        ({"PGT99": Severity.INFO}, ["info", "info"]),
        ({"PGT": Severity.INFO, "PGT997": Severity.WARNING}, ["info", "warning"]),
        ({"PGT99": None, "PGT997": Severity.INFO}, ["info"]),
        ({"PGT9": Severity.INFO, "PGT998": None}, ["info"]),
        ({"PGT": None}, []),
        ({"PGT1": None}, ["warning", "error"]),
    ],
)
def test_the_longest_prefix_decides(rules: dict[str, Severity | None], expected: list[str]) -> None:
    report = checked(TABLE, Settings(rules=rules))
    assert [str(found.severity) for found in report.findings] == expected


def test_what_keeps_a_file_from_being_read_stays_an_error() -> None:
    everything_off: dict[str, Severity | None] = {"PGT": None}
    unread = load.parse("t.pgt.yaml", b"pgt: 1\nkind: x\n", NO_SETTINGS).findings[0]
    assert weigh(unread, everything_off) == unread
    looks_typed = load.parse("t.pgt.yaml", b"pgt: 1\nkind: project\ncode: 0012\n", NO_SETTINGS).findings[0]
    assert weigh(looks_typed, everything_off) is None


PROJECT = """
pgt: 1
kind: project
year: 2021
organization: {{name: 残联}}
name: {name}
budget: {{amount_unit: 万元, total: {total}}}
"""
DEPARTMENT = """
pgt: 1
kind: department
year: 2021
organization: {name: 残联}
budget: {amount_unit: 万元, total: 100, project: 60}
"""


def lay_out(files: dict[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def run() -> list[Report]:
    return list(check.check(workspace.discover([Path()])))


def codes(reports: list[Report], prefix: str) -> list[tuple[str, str]]:
    return [(report.file, found.code) for report in reports for found in report.findings if found.code[:4] == prefix]


def test_rules_over_several_tables_speak_at_the_end() -> None:
    lay_out(
        {
            "a-department.pgt.yaml": DEPARTMENT,
            "b.pgt.yaml": PROJECT.format(name="甲", total=10),
            "c.pgt.yaml": PROJECT.format(name="乙", total=20),
        }
    )
    reports = run()
    assert [report.file for report in reports] == [
        "a-department.pgt.yaml",
        "b.pgt.yaml",
        "c.pgt.yaml",
        "a-department.pgt.yaml",
    ]
    (found,) = reports[-1].findings
    assert (found.code, found.position.line, found.pointer) == ("PGT403", 6, ("budget", "project"))
    assert reports[-1].text == DEPARTMENT


def test_rules_over_several_tables_are_weighed_by_the_settings_of_their_file() -> None:
    lay_out(
        {
            "pgt.toml": '[rules]\nPGT403 = "info"\n',
            "a/department.pgt.yaml": DEPARTMENT,
            "b/pgt.toml": "[rules]\nPGT403 = 'error'\n",
            "b/project.pgt.yaml": PROJECT.format(name="甲", total=10),
        }
    )
    assert [found.severity for found in run()[-1].findings] == [Severity.INFO]


def test_each_folder_has_its_own_settings() -> None:
    lay_out(
        {
            "a/pgt.toml": "[rules]\nPGT025 = 'off'\n",
            "a/t.pgt.yaml": "pgt: 1\nkind: project\ncode: 0012\n",
            "b/t.pgt.yaml": "pgt: 1\nkind: project\ncode: 0012\n",
        }
    )
    assert codes(run(), "PGT0") == [("b/t.pgt.yaml", "PGT025")]


def test_wrong_settings_are_complained_of_once() -> None:
    lay_out({"pgt.toml": "x = 1\n", "a/t.pgt.yaml": TABLE, "b/t.pgt.yaml": TABLE})
    reports = run()
    assert [report.file for report in reports] == ["pgt.toml", "a/t.pgt.yaml", "b/t.pgt.yaml"]
    assert [found.code for found in reports[0].findings] == ["PGT051"]


def test_a_code_that_no_rule_has_is_complained_of() -> None:
    lay_out({"pgt.toml": "[rules]\nPGT4 = 'info'\nPGT999 = 'off'\n", "t.pgt.yaml": TABLE})
    settings, table = run()
    assert (settings.file, table.file) == ("pgt.toml", "t.pgt.yaml")
    assert [(one.position.line, one.message.zh, one.hint and one.hint.zh) for one in settings.findings] == [
        (3, "pgt.toml 的 `PGT999` 不对", "代码见 `pgt rule`")
    ]


def test_settings_fill_in_what_a_table_leaves_out() -> None:
    lay_out({"pgt.toml": "organization = '残联'\nform = 'hebei-2021'\namount_unit = '元'\n", "t.pgt.yaml": TABLE})
    (report,) = run()
    assert report.table is not None
    assert (report.table.organization.name, report.table.form, report.table.amount_unit) == ("残联", "hebei-2021", "元")


def test_tables_are_let_go() -> None:
    lay_out({f"{number:02}.pgt.yaml": PROJECT.format(name=number, total=number) for number in range(20)})
    gc.collect()
    before = {id(each) for each in gc.get_objects()}  # forms and profiles that other tests had read stay read
    alive = []
    for _ in check.check(workspace.discover([Path()])):
        gc.collect()
        found = (each for each in gc.get_objects() if isinstance(each, Table | source.Source))
        alive.append(sum(id(each) not in before for each in found))
    assert max(alive) <= 3  # a table and its source, and the table that the rules keep sorted until the next one


def both(data: object) -> tuple[list[Any], list[Any]]:
    """Return what each of the two checkers finds: where, which keyword, in which part of the schema."""
    fast, plain = fast_violations(data), plain_violations(data)
    return [[(each.pointer, each.keyword, id(each.schema)) for each in found] for found in (fast, plain)]  # type: ignore[return-value]  # two lists


@pytest.mark.parametrize("path", sorted(SCHEMAS.glob("*/*.pgt.yaml")), ids=lambda path: path.name)
def test_both_checkers_agree_on_a_file(path: Path) -> None:
    fast, plain = both(json.loads(json.dumps(yaml.safe_load(path.read_text(encoding="utf-8"))), parse_float=Decimal))
    assert fast == plain


KEYS = st.sampled_from(
    [
        *("pgt", "kind", "year", "form", "name", "code", "organization", "budget", "amount_unit", "total", "notes"),
        *("goals", "text", "indicators", "category", "target", "weight", "task", "tasks", "narrative", "overall"),
        *("functions", "items", "medium_term", "fields", "lists", "result", "execution", "progress", "month", "nature"),
        *("spending_plan", "mar", "history", "2020", "名称", "", "a/b", "~"),
    ]
)
# The reader makes whole numbers of what the schema calls integers: 100.0, of which the two think differently, is none.
VALUES = st.one_of(
    st.sampled_from(["project", "department", "万元", "output.quantity", "产出", "met", "2021", "", "甲"]),
    st.sampled_from([1, 0, -1, 12, 13, 2021, 99999, Decimal("0.10"), Decimal("99.5"), None]),
)
DATA = st.recursive(
    VALUES,
    lambda children: st.one_of(st.lists(children, max_size=4), st.dictionaries(KEYS, children, max_size=6)),
    max_leaves=25,
)


@given(DATA.map(lambda data: {"pgt": 1, "kind": "project", **data} if isinstance(data, dict) else data))
def test_both_checkers_agree(data: object) -> None:
    fast, plain = both(data)
    assert fast == plain


THREE = {2020: 10, 2021: 10, 2023: 15}

YEARS = """\
pgt: 1
kind: project
year: {year}
organization: {{name: 残联}}
code: 130700212F1V0GAGIXLYG
name: 残疾人文体
budget: {{amount_unit: 万元, total: {total}}}
indicators:
  - {{category: output.quantity, name: 活动场次, target: ≥3场}}
"""


def test_a_table_is_held_against_that_of_the_latest_year_before_it() -> None:
    lay_out({f"{year}.pgt.yaml": YEARS.format(year=year, total=total) for year, total in THREE.items()})
    (found,) = [one for report in run() for one in report.findings if one.code == "PGT602"]
    assert (found.file, found.position.line) == ("2023.pgt.yaml", 7)
    assert found.message.zh == "预算比 2021 年增加 50%，唯一的数量指标却没有变"


def test_a_comment_answers_for_what_is_found_beside_another_year() -> None:
    text = YEARS.format(year=2021, total=15).replace("budget:", "# pgt: ignore[PGT602] 单价涨了\nbudget:")
    lay_out({"2020.pgt.yaml": YEARS.format(year=2020, total=10), "2021.pgt.yaml": text})
    assert codes(run(), "PGT6") == []
    Path("2020.pgt.yaml").write_text(YEARS.format(year=2020, total=14), encoding="utf-8")
    assert codes(run(), "PGT0") == [("2021.pgt.yaml", "PGT093")]
    Path("2020.pgt.yaml").unlink()
    assert codes(run(), "PGT0") == []  # there is nothing to hold it against, so that nobody can say that it is unused


def test_without_last_year_it_is_said_once_that_nothing_was_held_against_it() -> None:
    lay_out({f"{name}.pgt.yaml": YEARS.format(year=2021, total=15) for name in "ab"})
    tables = [report.table for report in run() if report.table]
    alone = years.alone(tables, Selection(ignore=("PGT605",)))
    assert alone
    assert (alone.code, alone.file) == ("PGT601–PGT604", "a.pgt.yaml")
    assert alone.verdict.why.zh == "没有给出上一年的表，没有判断（这样的表共 2 张）"
