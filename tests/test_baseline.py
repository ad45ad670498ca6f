"""Baselines: what stands in one is not shown again, and nothing else is hidden."""

import random
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pgt import baseline, load
from pgt.baseline import Baseline, Entry, NotABaselineError
from pgt.check import EVERYTHING, Report, Selection, check, check_table
from pgt.workspace import NO_SETTINGS
from tests.strategies import Data, Layout, commented, tables

TABLE = """\
pgt: 1
kind: project
year: 2021
organization: {code: "762", name: 甲局}
name: 培训
code: 0012
indicators:
  - {category: output.quantity, name: 培训 人次, target: ≥９５人次}
  - {category: output.quality, name: 合格率, target: ≥９５％}
"""
FOLDER = Path("/tables")


def report(text: str, file: str = "2021/甲.pgt.yaml") -> Report:
    loaded = load.parse(f"/tables/{file}", text.encode(), NO_SETTINGS)
    return check_table(loaded, NO_SETTINGS)


def adopted(*reports: Report) -> Baseline:
    """Return the baseline of *reports* as it is read back from its text."""
    new = Baseline(FOLDER)
    assert [finding.code for each in new.watch(reports, adopt=True) for finding in each.findings] == []
    return baseline.parse(baseline.text(new.rewritten(EVERYTHING.admits)).encode(), FOLDER)


def shown(known: Baseline, reports: Iterable[Report]) -> list[tuple[str, int]]:
    return [(one.code, one.position.line) for each in known.watch(reports) for one in each.findings]


def test_what_was_adopted_is_not_shown() -> None:
    known = adopted(report(TABLE))
    assert shown(known, [report(TABLE)]) == []
    assert known.known == len(report(TABLE).findings) > 0
    assert known.stale(EVERYTHING.admits) == []


def test_the_text_has_a_line_for_each_finding_in_order() -> None:
    new = Baseline(FOLDER)
    list(new.watch([report('pgt: 1\nkind: project\ncode: 0012\nname: "1%"\n', "甲.pgt.yaml")], adopt=True))
    entries = [entry for entry in new.rewritten(EVERYTHING.admits) if entry.code.startswith("PGT0")]
    assert baseline.text(entries) == (
        '{"pgt-baseline": 1, "findings": [\n'
        '  {"file": "甲.pgt.yaml", "table": "0012", "code": "PGT025", "place": "code",'
        ' "message": "`0012` 在别的程序里会变成数字、日期或真假值"}\n'
        "]}\n"
    )
    assert baseline.text([]) == '{"pgt-baseline": 1, "findings": []}\n'


@pytest.mark.parametrize(
    "changed",
    [
        "# 一行注释\n\n" + TABLE,
        TABLE.replace("indicators:\n", "indicators:\n  - {category: output.cost, name: 人均成本, target: ≤5元}\n"),
        TABLE.replace("kind: project\n", "").replace("name: 培训\n", "name: 培训\nkind: project\n"),
    ],
)
def test_lines_that_move_and_rows_that_are_added_bring_nothing_back(changed: str) -> None:
    known = adopted(report(TABLE))
    codes = {code for code, _ in shown(known, [report(changed)])}
    assert codes.isdisjoint({"PGT025", "PGT208", "PGT321"})


def test_a_new_finding_is_shown() -> None:
    known = adopted(report(TABLE))
    assert shown(
        known,
        [
            report(
                TABLE.replace(
                    "  - {category: output.quality",
                    "  - {category: output.quantity, name: 天数, target: ≥９天}\n  - {category: output.quality",
                )
            )
        ],
    )[-1] == ("PGT321", 9)


def test_a_value_that_is_wrong_in_another_way_is_shown() -> None:
    known = adopted(report(TABLE))
    assert shown(known, [report(TABLE.replace("≥９５％", "≥９０％"))]) == [("PGT321", 9)]
    assert [(entry.code, entry.place) for entry in known.stale(EVERYTHING.admits)] == [
        ("PGT321", "indicators/output.quality 合格率/target")
    ]


def test_an_entry_answers_for_one_finding_only() -> None:
    row = "  - {category: output.quality, name: 合格率, target: ≥９５％}\n"
    known = adopted(report(TABLE))
    assert ("PGT321", 10) in shown(known, [report(TABLE + row)])


def test_a_table_that_lies_elsewhere_is_known_by_what_identifies_it(tmp_path: Path) -> None:
    known = adopted(report(TABLE))
    assert shown(known, [report(TABLE, "2021/乙/另一个名字.pgt.yaml")]) == []
    assert known.stale(EVERYTHING.admits) == []
    (tmp_path / "甲.pgt.yaml").write_text(TABLE, encoding="utf-8")
    here = Baseline(tmp_path, tuple(entry._replace(file="甲.pgt.yaml") for entry in known.entries))
    assert shown(here, [report(TABLE, "2021/副本.pgt.yaml")]) != []  # the first one is still there: this is a copy


def test_what_keeps_a_file_from_being_read_is_always_shown() -> None:
    text = TABLE + "unheard: of\n"
    new = Baseline(FOLDER)
    (left,) = new.watch([report(text)], adopt=True)
    assert [finding.code for finding in left.findings] == ["PGT040"]


def test_what_was_not_looked_at_is_neither_stale_nor_lost(tmp_path: Path) -> None:
    (tmp_path / "2021").mkdir()
    for name in ("甲", "乙"):
        (tmp_path / "2021" / f"{name}.pgt.yaml").write_text(TABLE, encoding="utf-8")
    both = [report(TABLE, f"2021/{name}.pgt.yaml") for name in ("甲", "乙")]
    known = Baseline(tmp_path, adopted(*both).entries)
    moved = [Report(str(tmp_path / "2021" / "甲.pgt.yaml"), "", ())]
    assert shown(known, moved) == []
    assert {entry.file for entry in known.stale(EVERYTHING.admits)} == {"2021/甲.pgt.yaml"}
    assert {entry.file for entry in known.rewritten(EVERYTHING.admits)} == {"2021/乙.pgt.yaml"}
    assert known.stale(lambda code: code == "PGT999") == []


def test_what_was_found_beside_another_table_is_not_over_where_that_was_not_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    files = []
    for year in (2020, 2021):
        files.append(Path(f"{year}.pgt.yaml"))
        row = "  - {category: output.quantity, name: 培训人次, target: ≥9人次, actual: 12人次}\n"
        text = f"pgt: 1\nkind: project\nyear: {year}\norganization: {{name: 残联}}\nname: 培训\nindicators:\n{row}"
        files[-1].write_text(text, encoding="utf-8")
    selection = Selection(("PGT603",))
    new = Baseline(tmp_path)
    assert [report.findings for report in new.watch(check(files, selection=selection), adopt=True)] == [(), (), ()]
    (entry,) = new.rewritten(selection.admits)
    assert (entry.file, entry.code) == ("2021.pgt.yaml", "PGT603")
    alone = Baseline(tmp_path, (entry,))
    assert shown(alone, list(check(files[1:], selection=selection))) == []
    assert (alone.stale(selection.admits), alone.rewritten(selection.admits)) == ([], [entry])
    files[1].write_text(files[1].read_text("utf-8").replace("≥9", "≥15"), encoding="utf-8")
    both = Baseline(tmp_path, (entry,))
    assert shown(both, list(check(files, selection=selection))) == []
    assert both.stale(selection.admits) == [entry]


def test_what_was_found_over_all_tables_is_not_over_where_some_were_not_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    body = "year: 2021\norganization: {code: '762', name: 甲局}\n"
    texts = {
        "a": f"pgt: 1\nkind: department\n{body}budget: {{amount_unit: 元, total: 200, project: 200}}\n",
        "b": f"pgt: 1\nkind: project\n{body}name: 培训\nbudget: {{amount_unit: 元, total: 100}}\n",
    }
    files = [Path(f"{name}.pgt.yaml") for name in texts]
    for file, text in zip(files, texts.values(), strict=True):
        file.write_text(text, encoding="utf-8")
    selection = Selection(("PGT403",))
    new = Baseline(tmp_path)
    list(new.watch(check(files, selection=selection), adopt=True))
    (entry,) = new.rewritten(selection.admits)
    alone = Baseline(tmp_path, (entry,))
    list(alone.watch(check(files[:1], selection=selection)))
    assert (alone.stale(selection.admits), alone.rewritten(selection.admits)) == ([], [entry])
    files[1].unlink()
    last = Baseline(tmp_path, (entry,))
    list(last.watch(check(files[:1], selection=selection)))
    assert last.stale(selection.admits) == [entry]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b"[" * 100_000,
        b'{"pgt-baseline": 2, "findings": []}',
        b'{"pgt-baseline": 1, "findings": [{}]}',
    ],
)
def test_another_file_is_no_baseline(content: bytes) -> None:
    with pytest.raises(NotABaselineError):
        baseline.parse(content, FOLDER)


def test_an_entry_whose_file_cannot_be_is_over() -> None:
    entry = Entry("甲\0.pgt.yaml", "", "PGT401", "", "")
    known = Baseline(FOLDER, (entry,))
    assert (shown(known, []), known.stale(lambda _code: True)) == ([], [entry])


@settings(max_examples=40)
@given(tables(), st.integers(0, 2**32))
def test_whatever_a_table_holds_is_known_once_it_is_adopted(table: Data, seed: int) -> None:
    table = {key: value for key, value in table.items() if key != "form"}
    text = Layout(seed).write(commented(table, random.Random(seed), []))  # noqa: S311 -- no secret
    found = report(text)
    if found.table is not None:
        known = adopted(found)
        assert shown(known, [report(text)]) == []
        assert known.stale(EVERYTHING.admits) == []
