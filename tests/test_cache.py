"""A wrong cache is worse than none: every way in which one can go stale."""

import os
import pickle
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from zlib import crc32

import pytest

from pgt import check, definition, load, workspace
from pgt.check import EVERYTHING, Report, Selection, cache, database, installed, record, standing
from pgt.check.again import check_again
from pgt.check.cache import Cache
from pgt.check.database import FILE
from pgt.rules import _engine

TABLE = """\
pgt: 1
kind: project
year: 2021
organization: {name: 教育局}
name: 培训项目
budget: {amount_unit: 万元, total: 10, fiscal: 10}
overall_goal: 完成培训，提高水平。
indicators:
  - {category: output.quantity, name: 培训人数, target: ≥50人}
  - {category: output.quality, name: 培训合格率, target: ≥95%}
"""
WRONG = TABLE.replace("fiscal: 10", "fiscal: 11")
LONG_AGO = time.time() - 3600


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    # A checkout may be worked on while its tests run, and would rightly have everything checked again.
    monkeypatch.setattr(cache, "installed", lambda: "this pgt")
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "pgt.toml").write_text("", encoding="utf-8")
    return tmp_path / "tables"


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take what was written a moment ago for old, as all but the tests about it do."""
    monkeypatch.setattr(standing, "SETTLED", -3600)


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def run(folder: Path, *paths: Path, selection: Selection = EVERYTHING) -> tuple[list[Report], int]:
    """Check as the command line does; return the reports, and how many files were looked into."""
    workspace.forget()
    definition.forget()
    _engine.context.cache_clear()
    opened = Cache.open(folder.parent / "cache", selection)
    assert opened is not None
    looked_into = 0
    parse = load.parse

    def counting(*arguments: object) -> object:
        nonlocal looked_into
        looked_into += 1
        return parse(*arguments)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(load, "parse", counting)
        reports = list(check_again(workspace.discover(paths or (folder,)), selection, opened))
    # Whatever the cache did: it says what a run without it says.
    workspace.settings_of.cache_clear()
    workspace._settings_above.cache_clear()
    fresh = list(check.check(workspace.discover(paths or (folder,)), selection=selection))
    assert [replace(report, text="") for report in reports] == [replace(report, text="") for report in fresh]
    assert [report.text for report in reports if report.findings] == [one.text for one in fresh if one.findings]
    return reports, looked_into


@pytest.mark.usefixtures("settled")
def test_second_run_looks_into_nothing(folder: Path) -> None:
    write(folder / "a.pgt.yaml", TABLE)
    write(folder / "b.pgt.yaml", WRONG)
    write(folder / "c.pgt.yaml", "pgt: [")
    first, looked_into = run(folder)
    assert looked_into == 3
    second, looked_into = run(folder)
    assert second == first
    assert looked_into == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: write(folder / "a.pgt.yaml", WRONG),
        lambda folder: write(folder / "a.pgt.yaml", TABLE.replace("50人", "60人")),
        lambda folder: write(folder / "pgt.toml", '[rules]\nPGT1 = "off"\n'),
        lambda folder: write(folder / "pgt.toml", 'form = "hebei-2021"\n'),
        lambda folder: write(folder / "pgt.toml", 'amount_unit = "nonsense"\n'),
        lambda folder: write(folder / "forms" / "own.yaml", "rows: ["),
        lambda folder: write(folder / "profiles" / "own.yaml", "bands: ["),
        lambda folder: os.utime(folder / "a.pgt.yaml", (LONG_AGO + 60, LONG_AGO + 60)),
    ],
    ids=["content", "same-size", "severity", "form", "bad-setting", "own-form", "own-profile", "touched"],
)
@pytest.mark.usefixtures("settled")
def test_changed_surroundings_are_seen(folder: Path, change: Callable[[Path], object]) -> None:
    write(folder / "a.pgt.yaml", TABLE)
    run(folder)
    change(folder)
    run(folder)  # compares with a run without a cache


@pytest.mark.usefixtures("settled")
def test_edited_form_is_seen(folder: Path) -> None:
    own = (Path(__file__).parents[1] / "templates" / "forms" / "hebei-2021.yaml").read_text(encoding="utf-8")
    write(folder / "forms" / "own.yaml", own)
    write(folder / "a.pgt.yaml", TABLE.replace("kind: project", "kind: project\nform: own"))
    run(folder)
    assert run(folder)[1] == 0
    write(folder / "forms" / "own.yaml", "pgt-form: 1\n")
    reports, looked_into = run(folder)
    assert looked_into == 1
    assert len(reports) == 2  # the form, which is wrong now, and the table
    assert run(folder)[1] == 1  # what is wrong elsewhere is not remembered of a table


@pytest.mark.usefixtures("settled")
def test_form_that_is_edited_while_tables_are_checked_is_not_mistaken_for_the_old_one(folder: Path) -> None:
    write(folder / "a.pgt.yaml", TABLE)
    opened = Cache.open(folder.parent / "cache", EVERYTHING)
    assert opened is not None
    reports = check_again(workspace.discover((folder,)), EVERYTHING, opened)
    next(reports)
    write(folder / "profiles" / "own.yaml", "bands: [")
    assert list(reports) == []
    (folder / "profiles" / "own.yaml").unlink()
    assert run(folder)[1] == 1


@pytest.mark.parametrize(
    "selection",
    [Selection(select=("PGT4",)), Selection(ignore=("PGT401",))],
    ids=["select", "ignore"],
)
@pytest.mark.usefixtures("settled")
def test_what_is_asked_for_is_part_of_the_key(folder: Path, selection: Selection) -> None:
    write(folder / "a.pgt.yaml", WRONG)
    run(folder)
    assert run(folder, selection=selection)[1] == 1
    assert run(folder, selection=selection)[1] == 0


@pytest.mark.usefixtures("settled")
def test_other_pgt_checks_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder / "a.pgt.yaml", TABLE)
    run(folder)
    monkeypatch.setattr(cache, "installed", lambda: "another")
    assert run(folder)[1] == 1


def test_installed_pgt_is_known_by_its_files(tmp_path: Path) -> None:
    before = installed.files_below(str(tmp_path))
    write(tmp_path / "rules" / "new.py", "")
    write(tmp_path / "__pycache__" / "new.pyc", "")
    assert [line.split(" ")[0] for line in installed.files_below(str(tmp_path)) if line not in before] == [
        str(tmp_path / "rules" / "new.py")
    ]
    code = Path(cache.__file__).parents[1]
    known = installed.installed()
    assert all(f"{code / name} " in known for name in ("load.py", "rules/money.py", "__init__.py"))
    assert all(name in known for name in ("templates", "pgt-1.schema.json", sys.version))
    assert all(f"\n{name} 1" in known for name in ("yaml", "jsonschema_rs", "pathspec", "click", "wcwidth", "tabulate"))


@pytest.mark.usefixtures("settled")
def test_file_seen_from_elsewhere_has_another_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder / "a.pgt.yaml", WRONG)
    monkeypatch.chdir(folder)
    run(folder)
    monkeypatch.chdir(folder.parent)
    reports, looked_into = run(folder)
    assert [report.file for report in reports] == ["tables/a.pgt.yaml"]
    assert looked_into == 1
    monkeypatch.chdir(folder)
    assert run(folder, Path("../tables"))[0][0].file == "../tables/a.pgt.yaml"


def test_file_changed_within_one_tick_of_the_clock_is_read(folder: Path) -> None:
    """Git's racy entries: same size, same times, other content."""
    path = write(folder / "a.pgt.yaml", TABLE)
    assert run(folder)[1] == 1
    write(path, TABLE.replace("fiscal: 10}", "fiscal: 11}"))
    reports, _ = run(folder)
    assert [one.code for one in reports[0].findings if one.code == "PGT401"] == ["PGT401"]


def test_file_of_the_future_is_never_remembered(folder: Path) -> None:
    """The clock was put back: a change would not show, or only much later."""
    path = write(folder / "a.pgt.yaml", TABLE)
    os.utime(path, (time.time() + 3600, time.time() + 3600))
    assert [run(folder)[1] for _ in range(2)] == [1, 1]


@pytest.mark.usefixtures("settled")
def test_times_that_are_put_back_hide_nothing(folder: Path) -> None:
    path = write(folder / "a.pgt.yaml", TABLE)
    os.utime(path, (LONG_AGO, LONG_AGO))
    run(folder)
    write(path, TABLE.replace("fiscal: 10}", "fiscal: 11}"))
    os.utime(path, (LONG_AGO, LONG_AGO))  # ctime cannot be put back
    assert run(folder)[1] == 1


@pytest.mark.usefixtures("settled")
def test_file_replaced_by_another_of_the_same_size_and_time(folder: Path) -> None:
    path = write(folder / "a.pgt.yaml", TABLE)
    other = write(folder / "other", TABLE.replace("fiscal: 10}", "fiscal: 11}"))
    for one in (path, other):
        os.utime(one, (LONG_AGO, LONG_AGO))
    run(folder)
    other.replace(path)
    assert run(folder)[1] == 1


@pytest.mark.usefixtures("settled")
def test_branch_and_back_reads_and_does_not_check(folder: Path) -> None:
    path = write(folder / "a.pgt.yaml", TABLE)
    run(folder)
    write(path, WRONG)
    assert run(folder)[1] == 1
    write(path, TABLE)
    assert run(folder)[1] == 0


@pytest.mark.usefixtures("settled")
def test_deleted_file_is_gone(folder: Path) -> None:
    write(folder / "a.pgt.yaml", TABLE)
    path = write(folder / "b.pgt.yaml", WRONG)
    run(folder)
    path.unlink()
    assert [report.file for report in run(folder)[0]] == [workspace.shown(folder / "a.pgt.yaml")]
    broken, _ = run(folder, path)
    assert [one.code for report in broken for one in report.findings] == ["PGT001"]


@pytest.mark.usefixtures("settled")
def test_link_that_leads_elsewhere_is_followed(folder: Path) -> None:
    good = write(folder.parent / "good.yaml", TABLE)
    bad = write(folder.parent / "bad.yaml", TABLE.replace("fiscal: 10}", "fiscal: 11}"))
    link = folder / "a.pgt.yaml"
    link.symlink_to(good)
    run(folder)
    link.unlink()
    link.symlink_to(bad)
    assert run(folder)[1] == 1


@pytest.mark.usefixtures("settled")
def test_same_file_in_another_workspace_has_that_ones_settings(folder: Path) -> None:
    write(folder / "pgt.toml", '[rules]\nPGT401 = "off"\n')
    write(folder / "a.pgt.yaml", WRONG)
    write(folder / "inner" / "a.pgt.yaml", WRONG)
    run(folder)
    write(folder / "inner" / "pgt.toml", "")
    assert run(folder)[1] == 1


@pytest.mark.usefixtures("settled")
def test_nearer_settings_that_appear_are_seen(folder: Path) -> None:
    write(folder / "inner" / "a.pgt.yaml", WRONG)
    run(folder)
    write(folder / "inner" / "pgt.toml", '[rules]\nPGT401 = "off"\n')
    assert run(folder)[1] == 1


@pytest.mark.usefixtures("settled")
def test_what_is_between_tables_is_found_anew_when_one_changes(folder: Path) -> None:
    write(folder / "a.pgt.yaml", TABLE)
    write(folder / "c.pgt.yaml", TABLE.replace("培训项目", "绿化项目"))
    other = write(folder / "b.pgt.yaml", TABLE.replace("培训项目", "修缮项目"))
    run(folder)
    write(other, TABLE.replace("培训项目", "修缮项目").replace("万元", "元"))
    codes = [one.code for report in run(folder)[0] for one in report.findings]
    assert "PGT125" in codes
    assert [one.code for report in run(folder)[0] for one in report.findings] == codes
    other.unlink()
    assert "PGT125" not in [one.code for report in run(folder)[0] for one in report.findings]


@pytest.mark.usefixtures("settled")
def test_damaged_cache_is_done_without(folder: Path) -> None:
    write(folder / "a.pgt.yaml", TABLE)
    place = folder.parent / "cache"
    write(place / FILE, "no database " * 1000)
    assert Cache.open(place, EVERYTHING) is None
    assert run(folder)[1] == 1  # it was removed, and is begun anew


@pytest.mark.usefixtures("settled")
def test_damaged_record_is_done_without(folder: Path) -> None:
    write(folder / "a.pgt.yaml", TABLE)
    run(folder)
    with closing(sqlite3.connect(folder.parent / "cache" / FILE)) as database, database:
        database.execute("UPDATE records SET record = ?", (b"rubbish",))
    assert run(folder)[1] == 1


class _Evil:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("true",)


def test_record_makes_nothing_but_reports() -> None:
    for data, name in ((pickle.dumps(_Evil()), "system"), (b"cpgt.files\nwrite_atomically\n.", "write_atomically")):
        with pytest.raises(pickle.UnpicklingError, match=name):
            record.unpack(crc32(data).to_bytes(4) + data)


def test_record_with_a_flipped_bit_is_done_without(folder: Path) -> None:
    reports = list(check.check([write(folder / "a.pgt.yaml", WRONG)]))
    packed = record.pack(reports)
    assert record.unpack(packed) == reports
    for place in range(0, len(packed), 7):
        with pytest.raises(pickle.UnpicklingError, match="damaged"):
            record.unpack(packed[:place] + bytes([packed[place] ^ 4]) + packed[place + 1 :])


def test_folder_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    write(tmp_path / "file", "")
    assert Cache.open(tmp_path / "file", EVERYTHING) is None


@pytest.mark.usefixtures("settled")
def test_cache_that_another_run_holds_is_done_without(folder: Path) -> None:
    write(folder / "a.pgt.yaml", TABLE)
    run(folder)
    write(folder / "a.pgt.yaml", WRONG)
    with closing(sqlite3.connect(folder.parent / "cache" / FILE)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert Cache.open(folder.parent / "cache", EVERYTHING) is None
        other.rollback()
    assert run(folder)[1] == 1


@pytest.mark.usefixtures("settled")
def test_large_cache_is_begun_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder / "a.pgt.yaml", TABLE)
    run(folder)
    monkeypatch.setattr(database, "SIZE_LIMIT", 100)
    assert run(folder)[1] == 1
