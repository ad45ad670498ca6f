"""What was printed before is printed again only while everything stands as it stood: every way in which it may not."""

import io
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from pgt import __main__ as program
from pgt import definition, discovery, workspace
from pgt.check import answers, cache, database, standing
from pgt.cli import _again, _validation
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
OTHER = TABLE.replace("培训项目", "修缮项目")
LONG_AGO = time.time() - 3600
Validate = Callable[..., tuple[str, bool]]


def write(path: str | Path, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8", newline="\n")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two tables, one of them wrong, that were written long enough ago to be remembered."""
    for module in (answers, cache):  # a checkout may be worked on while its tests run
        monkeypatch.setattr(module, "installed", lambda: "this pgt")
    monkeypatch.setattr(standing, "SETTLED", -3600)
    folder = tmp_path / "above" / "tables"
    write(folder / "a.pgt.yaml", TABLE)
    write(folder / "inner" / "b.pgt.yaml", WRONG)
    (folder / ".git").mkdir()
    monkeypatch.chdir(folder)
    return folder


def begin_anew() -> None:
    """Forget what a process keeps for as long as it runs."""
    workspace.forget()
    definition.forget()
    _engine.context.cache_clear()


def run_validate(*arguments: str) -> int:
    """Run the program; return its exit status."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["pgt", "validate", *arguments])
        with pytest.raises(SystemExit) as ended:
            program.main()
    assert isinstance(ended.value.code, int)
    return ended.value.code


@pytest.fixture
def validate(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Validate:
    """Run `pgt validate`; return what it says, and whether that was known."""
    worked_out: list[bool] = []
    run = _validation.run

    def watched(*arguments: object, **options: object) -> int:
        worked_out.append(True)
        return run(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(_validation, "run", watched)

    def answer(*arguments: str) -> str:
        begin_anew()
        capsys.readouterr()
        status = run_validate("-f", "concise", *arguments)
        said = capsys.readouterr()
        return f"{said.out}{said.err}{status}"

    def validate(*arguments: str) -> tuple[str, bool]:
        worked_out.clear()
        said = answer(*arguments)
        known = not worked_out
        assert said == answer("--no-cache", *arguments)  # whatever is remembered: it is what is so
        return said, known

    return validate


def test_second_run_says_the_same_without_looking_into_a_file(validate: Validate) -> None:
    first, known = validate()
    assert not known
    assert "inner/b.pgt.yaml" in first
    assert validate() == (first, True)


def exchange(one: Path, other: Path) -> None:
    one.rename("kept")
    other.rename(one)
    Path("kept").rename(other)


def gone(path: Path) -> Path:
    path.unlink()
    return path


CHANGES: dict[str, Callable[[], object]] = {
    "content": lambda: write("a.pgt.yaml", WRONG),
    "content of the same size": lambda: write("a.pgt.yaml", TABLE.replace("50人", "60人")),
    "touched": lambda: os.utime("a.pgt.yaml", (LONG_AGO, LONG_AGO)),
    "new table": lambda: write("inner/c.pgt.yaml", WRONG),
    "new folder": lambda: write("new/c.pgt.yaml", WRONG),
    "table removed": lambda: Path("inner/b.pgt.yaml").unlink(),
    "all tables removed": lambda: [gone(Path(name)) for name in ("a.pgt.yaml", "inner/b.pgt.yaml")],
    "folder removed": lambda: shutil.rmtree("inner"),
    "table renamed": lambda: Path("a.pgt.yaml").rename("c.pgt.yaml"),
    "folder renamed": lambda: Path("inner").rename("other"),
    "tables exchanged": lambda: exchange(Path("a.pgt.yaml"), Path("inner/b.pgt.yaml")),
    "table becomes a folder": lambda: gone(Path("a.pgt.yaml")).mkdir(),
    "table becomes a broken link": lambda: gone(Path("a.pgt.yaml")).symlink_to("nowhere"),
    "settings": lambda: write("pgt.toml", '[rules]\nPGT401 = "off"\n'),
    "settings above": lambda: write("../pgt.toml", '[rules]\nPGT401 = "off"\n'),
    "nearer settings": lambda: write("inner/pgt.toml", '[rules]\nPGT401 = "off"\n'),
    "settings that are wrong": lambda: write("pgt.toml", "form = 1\n"),
    "settings that are a broken link": lambda: Path("inner/pgt.toml").symlink_to("nowhere"),
    "ignored table": lambda: write(".gitignore", "inner/b.pgt.yaml\n"),
    "ignored folder": lambda: write(".gitignore", "inner/\n"),
    "nearer .gitignore": lambda: write("inner/.gitignore", "*.yaml\n"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_change_is_seen_and_so_is_its_undoing(validate: Validate, folder: Path, change: Callable[[], object]) -> None:
    shutil.copytree(folder, folder.parent / "copy", symlinks=True)
    validate()
    assert validate()[1]
    change()
    assert not validate()[1]
    validate()
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    (folder.parent / "pgt.toml").unlink(missing_ok=True)
    shutil.copytree(folder.parent / "copy", folder, symlinks=True, dirs_exist_ok=True)
    validate()


OF_A_WORKSPACE: dict[str, Callable[[], object]] = {
    "settings changed": lambda: write("pgt.toml", 'forms = "own"\n\n[rules]\nPGT401 = "info"\n'),
    "settings removed": lambda: Path("pgt.toml").unlink(),
    "form changed": lambda: write("own/a.yaml", "pgt-form: 1\n"),
    "form added": lambda: write("own/b.yaml", "pgt-form: 1\n"),
    "form removed": lambda: Path("own/a.yaml").unlink(),
    "forms removed": lambda: shutil.rmtree("own"),
    "other folder of forms": lambda: write("pgt.toml", 'forms = "elsewhere"\n'),
    "profile changed": lambda: write("profiles/a.yaml", "pgt-profile: 2\n"),
    "profile added": lambda: write("profiles/b.yaml", ""),
    "profiles removed": lambda: shutil.rmtree("profiles"),
    "no longer ignored": lambda: write(".gitignore", "nothing\n"),
    ".gitignore removed": lambda: Path(".gitignore").unlink(),
    "no repository any more": lambda: Path(".git").rmdir(),
}


@pytest.mark.parametrize("change", OF_A_WORKSPACE.values(), ids=OF_A_WORKSPACE)
def test_change_of_a_workspace_is_seen(validate: Validate, change: Callable[[], object]) -> None:
    write("pgt.toml", 'forms = "own"\n')
    write("own/a.yaml", "pgt-form: 2\n")
    write("profiles/a.yaml", "pgt-profile: 1\n")
    write(".gitignore", "ignored/\n")
    write("ignored/b.pgt.yaml", WRONG)
    validate("inner")
    assert validate("inner")[1]
    change()
    assert not validate("inner")[1]


def test_what_is_new_in_an_ignored_folder_changes_nothing(validate: Validate) -> None:
    write(".gitignore", "ignored/\n")
    write("ignored/b.pgt.yaml", WRONG)
    said, _ = validate()
    write("ignored/c.pgt.yaml", WRONG)
    assert validate() == (said, True)


def test_form_that_a_table_names_and_that_is_wrong_is_never_remembered(validate: Validate) -> None:
    write("pgt.toml", "")
    write("forms/own.yaml", "pgt-form: 1\n")
    write("a.pgt.yaml", TABLE.replace("kind: project", "kind: project\nform: own"))
    assert "forms/own.yaml" in validate()[0]
    assert not validate()[1]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--select", "PGT4"],
        ["--ignore", "PGT401"],
        ["--fail-on", "never"],
        ["--format", "json"],
        ["--statistics", "--format", "text"],
        ["--summary", "--format", "text"],
        ["--verbose"],
        ["--unsafe-fixes", "--format", "text"],
        ["--color", "always", "--format", "text"],
        ["inner"],
        ["inner", "a.pgt.yaml"],
        ["a.pgt.yaml", "inner"],
        ["a.pgt.yaml"],
        ["./a.pgt.yaml", "a.pgt.yaml", "."],
    ],
    ids=" ".join,
)
def test_another_question_has_an_answer_of_its_own(validate: Validate, arguments: list[str]) -> None:
    validate()
    assert not validate(*arguments)[1]
    assert validate(*arguments)[1]
    assert validate()[1]


def test_language_and_surroundings_belong_to_the_question(validate: Validate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGT_LANG", "en")
    validate("-f", "auto")
    monkeypatch.setenv("PGT_LANG", "zh")
    assert not validate("-f", "auto")[1]
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert not validate("-f", "auto")[1]
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKFLOW", "check")
    said, known = validate("-f", "auto")
    assert said.startswith("::error") or "\n::error" in said
    assert not known
    assert validate("-f", "auto")[1]


def test_a_repository_that_begins_above_is_seen(
    validate: Validate, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere" / "deep").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "elsewhere" / "deep")
    assert [validate("-f", "gitlab", str(folder))[1] for _ in range(2)] == [False, True]
    (tmp_path / "elsewhere" / ".git").mkdir()  # which is where servers look for files from
    assert not validate("-f", "gitlab", str(folder))[1]


def test_the_same_folder_seen_from_elsewhere_is_shown_otherwise(
    validate: Validate, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    validate(str(folder))
    monkeypatch.chdir(folder.parent)
    said, known = validate(str(folder))
    assert "tables/inner/b.pgt.yaml" in said
    assert not known


def test_folder_that_was_moved_is_looked_into(
    validate: Validate, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    validate()
    moved = folder.rename(folder.parent / "moved")
    monkeypatch.chdir(moved)
    assert not validate()[1]
    write(folder / "a.pgt.yaml", TABLE)
    monkeypatch.chdir(folder)
    assert not validate()[1]


def test_link_that_leads_elsewhere_is_followed(validate: Validate, folder: Path) -> None:
    for name, text in (("one", TABLE), ("two", WRONG)):
        write(folder.parent / name / "t.pgt.yaml", text)
    link = folder.parent / "link"
    link.symlink_to("one")
    validate("../link")
    assert validate("../link")[1]
    link.unlink()
    link.symlink_to("two")
    assert not validate("../link")[1]


def test_neighbour_that_a_rule_over_several_tables_looked_at(validate: Validate) -> None:
    write("a.pgt.yaml", TABLE)
    write("inner/b.pgt.yaml", OTHER)
    write("inner/c.pgt.yaml", TABLE.replace("培训项目", "绿化项目"))
    validate()
    write("inner/b.pgt.yaml", OTHER.replace("万元", "元"))
    said, known = validate()
    assert "PGT125" in said
    assert not known


def test_table_of_the_year_before(validate: Validate) -> None:
    rules = Path(__file__).parent / "rules" / "PGT601" / "bad"
    shutil.rmtree("inner")
    for path in rules.iterdir():
        shutil.copy(path, ".")
    assert "PGT601" in validate()[0]
    last_year = Path("2020.pgt.yaml")
    write(last_year, last_year.read_text(encoding="utf-8").replace("≥", "≤"))
    said, known = validate()
    assert "PGT601" not in said
    assert not known


def test_other_pgt_checks_again(validate: Validate, monkeypatch: pytest.MonkeyPatch) -> None:
    validate()
    monkeypatch.setattr(answers, "installed", lambda: "a rule was edited")
    assert not validate()[1]
    assert validate()[1]


def test_what_was_changed_a_moment_ago_is_not_remembered(validate: Validate, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git's racy entries: a second change within one tick of the clock would not show."""
    monkeypatch.setattr(standing, "SETTLED", 2)
    assert [validate()[1] for _ in range(2)] == [False, False]


def test_clock_that_was_put_back(validate: Validate, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is of the future could be changed, and have the same time again."""
    validate()
    monkeypatch.setattr(standing, "SETTLED", 2)
    monkeypatch.setattr(time, "time_ns", lambda: int(LONG_AGO * 1e9))
    assert not validate()[1]


def test_times_of_before_1970_are_made_up(validate: Validate) -> None:
    os.utime("a.pgt.yaml", (-5, -5))
    assert [validate()[1] for _ in range(2)] == [False, False]


MEANWHILE: dict[str, Callable[[], object]] = {
    "table changed": lambda: write("a.pgt.yaml", WRONG),
    "table added": lambda: write("c.pgt.yaml", WRONG),
    "table removed": lambda: Path("inner/b.pgt.yaml").unlink(),
    "settings changed": lambda: write("pgt.toml", '[rules]\nPGT401 = "off"\n'),
    "settings removed": lambda: Path("pgt.toml").unlink(),
    "form added": lambda: write("forms/own.yaml", ""),
    "form removed": lambda: Path("forms/a.yaml").unlink(),
    ".gitignore removed": lambda: Path(".gitignore").unlink(),
}


@pytest.mark.parametrize("change", MEANWHILE.values(), ids=MEANWHILE)
def test_change_during_the_run_is_not_taken_for_what_was_looked_into(
    validate: Validate, monkeypatch: pytest.MonkeyPatch, change: Callable[[], object]
) -> None:
    write("pgt.toml", "")
    write("forms/a.yaml", "pgt-form: 1\n")
    write(".gitignore", "inner/c.pgt.yaml\n")
    write("inner/c.pgt.yaml", WRONG)
    keep = answers.Answers.keep

    def late(*arguments: object) -> None:
        change()
        keep(*arguments)  # type: ignore[arg-type]

    begin_anew()
    with monkeypatch.context() as patch:
        patch.setattr(answers.Answers, "keep", late)
        run_validate("-f", "concise")
    assert not validate()[1]


def test_run_that_is_interrupted_leaves_no_answer(validate: Validate, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(_again.Saying, "complain", interrupted)
        assert run_validate() == program.INTERRUPTED
    assert not validate()[1]
    with monkeypatch.context() as patch:
        patch.setattr(answers, "_checksum", interrupted)  # within the writing
        assert run_validate("-f", "json") == program.INTERRUPTED
    assert not validate("-f", "json")[1]


def stored() -> Path:
    return Path(os.environ["PGT_CACHE_DIR"], database.FILE)


@pytest.mark.parametrize("column", ["said", "complained", "state", "passed_over", "folders"])
def test_damaged_answer_is_done_without(validate: Validate, column: str) -> None:
    validate()
    with closing(sqlite3.connect(stored())) as changed, changed:
        changed.execute(f"UPDATE answers SET {column} = ?", (b"rubbish",))  # noqa: S608 -- of the list above
    assert not validate()[1]
    assert validate()[1]


def test_answer_of_another_make_is_done_without(validate: Validate) -> None:
    validate()
    with closing(sqlite3.connect(stored())) as changed, changed:
        changed.execute("DROP TABLE answers")
        changed.execute("CREATE TABLE answers (question TEXT)")
    assert [validate()[1] for _ in range(2)] == [False, False]


def test_file_that_is_no_database_is_begun_anew(validate: Validate) -> None:
    stored().write_bytes(b"no database " * 1000)
    assert [validate()[1] for _ in range(2)] == [False, True]


def test_database_that_is_cut_off_is_begun_anew(validate: Validate) -> None:
    validate()
    stored().write_bytes(stored().read_bytes()[:5000])
    assert [validate()[1] for _ in range(2)] == [False, True]


def test_cache_that_can_only_be_read_still_answers(validate: Validate, monkeypatch: pytest.MonkeyPatch) -> None:
    validate()
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path, **more: connect(f"file:{path}?mode=ro", uri=True, **more))
    assert validate()[1]
    assert [validate("inner")[1] for _ in range(2)] == [False, False]


def test_folder_that_cannot_be_made_is_done_without(
    validate: Validate, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGT_CACHE_DIR", str(folder / "a.pgt.yaml" / "cache"))
    assert [validate()[1] for _ in range(2)] == [False, False]


def test_run_that_another_run_keeps_from_writing_goes_on(validate: Validate) -> None:
    validate()
    write("a.pgt.yaml", WRONG)
    with closing(sqlite3.connect(stored())) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert not validate()[1]
        other.rollback()
    assert not validate()[1]
    assert validate()[1]


def test_long_answers_are_worked_out(validate: Validate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers.Answers, "LIMIT", 10)
    assert [validate()[1] for _ in range(2)] == [False, False]


@pytest.mark.parametrize(
    "option", [["--fix", "--diff", "-f", "text"], ["-o", "out.txt", "--force"], ["--write-baseline", "b.json"]]
)
def test_what_is_written_is_worked_out(validate: Validate, option: list[str]) -> None:
    assert [validate(*option)[1] for _ in range(2)] == [False, False]


def test_what_discovery_finds_is_what_is_looked_at() -> None:
    write("x/.hidden.pgt.yaml", TABLE)
    write(".hidden/c.pgt.yaml", TABLE)
    write("x/.gitignore", "*.pgt.yaml\n!d.pgt.yaml\n")
    for name in ("c", "d"):
        write(f"x/{name}.pgt.yaml", TABLE)
    ignoring = discovery.Ignoring()
    tables = {str(path): "" for path in discovery.discover([Path()], ignoring)}
    assert sorted(tables) == ["a.pgt.yaml", "inner/b.pgt.yaml", "x/d.pgt.yaml"]
    recollection = standing.Recollection(ignoring.passed_over)
    assert recollection.take(["."], [])
    stamps = {name: stamp for name, stamp in recollection._stamps.items() if name in tables}
    assert recollection.holds(stamps, ignoring.read)
    assert not recollection.holds(tables, ignoring.read)
    assert not recollection.holds(stamps, [*ignoring.read, "y/.gitignore"])


def test_runs_at_once_all_say_what_is_so() -> None:
    for number in range(20):
        write(f"many/{number}.pgt.yaml", TABLE.replace("培训项目", f"培训项目{number}"))
    time.sleep(2.1)  # what was written a moment ago is not remembered
    command = [sys.executable, "-m", "pgt", "validate", "-f", "concise"]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    said = {run.communicate(timeout=60) for run in runs}
    fresh = subprocess.run([*command, "--no-cache"], capture_output=True, text=True, check=False)
    again = subprocess.run(command, capture_output=True, text=True, check=False)
    assert said == {(fresh.stdout, fresh.stderr)} == {(again.stdout, again.stderr)}


def test_reader_that_has_seen_enough_of_what_was_known(validate: Validate, monkeypatch: pytest.MonkeyPatch) -> None:
    class Closed(io.TextIOWrapper):
        def write(self, _: str) -> int:
            raise BrokenPipeError

    validate()
    with Path(os.devnull).open("wb") as nowhere, Closed(nowhere) as closed, monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", closed)
        assert run_validate("-f", "concise") == 1


def test_nobody_listens_to_what_was_known(validate: Validate, monkeypatch: pytest.MonkeyPatch) -> None:
    validate()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", None)
        assert run_validate("-f", "concise") == 1


def test_other_commands_and_switched_off_caches_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    to = answers.Answers.to
    assert to(["validate", "x"]) is not None
    assert to(["sum", "x"]) is None
    assert to(["validate", "--no-cache"]) is None
    assert to([]) is None
    for name in ("PGT_CACHE_DIR", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    assert to(["validate", "x"]) is None
