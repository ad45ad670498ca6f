"""`pgt merge-driver` where it belongs: called by git, in a repository of two clerks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

NAME = "2022/762001/残疾人 康复（一）.pgt.yaml"
BASE = """\
pgt: 1
kind: project
name: 残疾人康复
budget:
  amount_unit: 万元
  total: 82.16
indicators:
  - category: output.quantity
    name: 培训人次
    target: ≥100人次
"""
COST = "  - category: output.cost\n    name: 人均成本\n    target: ≤300元\n"
SPEED = "  - category: output.timeliness\n    name: 及时率\n    target: ≥90%\n"


class Repository:
    """A repository with one table, whose driver is set up as docs/merge.md says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.table = folder / NAME
        self.git("init", "-q", "-b", "main")
        driver = f'"{sys.executable}" -m pgt merge-driver %O %A %B --marker-size %L --path %P'
        self.git("config", "merge.pgt.driver", driver)
        self.git("config", "merge.pgt.name", "预算绩效目标表")
        self.git("config", "core.quotepath", "false")
        (folder / ".gitattributes").write_text("*.pgt.yaml merge=pgt\n", encoding="utf-8")
        self.commit(BASE)

    def git(self, *arguments: str, status: int = 0) -> str:
        environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")},
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "甲",
            "GIT_AUTHOR_EMAIL": "clerk@example.org",
            "GIT_COMMITTER_NAME": "甲",
            "GIT_COMMITTER_EMAIL": "clerk@example.org",
            "GIT_EDITOR": "true",
            "LC_ALL": "C.UTF-8",
            "PGT_LANG": "zh",
            "PYTHONUTF8": "1",
        }
        run = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        assert run.returncode == status, run.stdout
        return run.stdout

    def commit(self, table: str | bytes) -> None:
        self.table.parent.mkdir(parents=True, exist_ok=True)
        self.table.write_bytes(table.encode() if isinstance(table, str) else table)
        self.git("add", "--all")
        self.git("commit", "-q", "-m", "改表")

    def branches(self, ours: str | bytes, theirs: str | bytes) -> None:
        """Let `main` hold our table, and the branch `乙` theirs."""
        self.git("checkout", "-q", "-b", "乙")
        self.commit(theirs)
        self.git("checkout", "-q", "main")
        self.commit(ours)

    def text(self) -> str:
        return self.table.read_bytes().decode()


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def test_two_clerks_append_an_indicator_each(repository: Repository) -> None:
    repository.branches(BASE + COST, BASE + SPEED)
    repository.git("merge", "-q", "--no-edit", "乙")
    assert repository.text() == BASE + COST + SPEED
    assert repository.git("status", "--porcelain") == ""


def test_without_the_driver_that_is_a_conflict(repository: Repository) -> None:
    repository.branches(BASE + COST, BASE + SPEED)
    repository.git("config", "--remove-section", "merge.pgt")
    assert f"CONFLICT (content): Merge conflict in {NAME}" in repository.git("merge", "--no-edit", "乙", status=1)


def test_three_branches_at_once(repository: Repository) -> None:
    repository.branches(BASE + COST, BASE + SPEED)
    repository.git("checkout", "-q", "-b", "丙", "main~1")
    repository.commit(BASE.replace("82.16", "90.00"))
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "--no-edit", "乙")
    repository.git("merge", "-q", "--no-edit", "丙")
    assert repository.text() == BASE.replace("82.16", "90.00") + COST + SPEED


def test_both_change_one_target(repository: Repository) -> None:
    repository.branches(BASE.replace("≥100", "≥110") + COST, BASE.replace("≥100", "≥120") + SPEED)
    assert repository.git("merge", "--no-edit", "乙", status=1) == (
        f"{NAME}：1 处冲突\n"
        "  indicators / 培训人次 / target\n"
        f"Auto-merging {NAME}\n"
        f"CONFLICT (content): Merge conflict in {NAME}\n"
        "Automatic merge failed; fix conflicts and then commit the result.\n"
    )
    lines = "<<<<<<< ours\n    target: ≥110人次\n=======\n    target: ≥120人次\n>>>>>>> theirs\n"
    assert repository.text() == BASE.replace("    target: ≥100人次\n", lines) + COST + SPEED
    assert repository.git("status", "--porcelain") == f"UU {_quoted(NAME)}\n"
    repository.commit(BASE.replace("≥100", "≥120") + COST + SPEED)
    assert repository.git("log", "--oneline", "--merges").count("\n") == 1


def test_the_page_shows_this_conflict_and_how_the_driver_is_set_up(repository: Repository) -> None:
    page = (Path(__file__).parents[1] / "docs" / "merge.md").read_text("utf-8")
    based = BASE + "    basis: 部门计划\n"
    repository.commit(based)
    repository.branches(based.replace("≥100", "≥110"), based.replace("≥100", "≥120"))
    said = repository.git("merge", "--no-edit", "乙", status=1)
    assert said.partition("Auto-merging")[0] in page
    assert repository.text().partition("indicators:\n")[2] in page
    assert repository.git("config", "merge.pgt.driver").partition(" -m ")[2].strip() in page


def test_markers_are_as_long_as_the_attribute_says(repository: Repository) -> None:
    attributes = repository.folder / ".git/info/attributes"
    attributes.parent.mkdir(exist_ok=True)
    attributes.write_text("*.pgt.yaml conflict-marker-size=9\n", encoding="utf-8")
    repository.branches(BASE.replace("≥100", "≥110"), BASE.replace("≥100", "≥120"))
    repository.git("merge", "--no-edit", "乙", status=1)
    assert f"\n{'<' * 9} ours\n    target: ≥110人次\n{'=' * 9}\n" in repository.text()


def test_a_branch_is_rebased(repository: Repository) -> None:
    repository.branches(BASE + COST, BASE + SPEED)
    repository.git("checkout", "-q", "乙")
    repository.commit(BASE + SPEED.replace("≥90%", "≥95%"))
    repository.git("rebase", "-q", "main")
    assert repository.text() == BASE + COST + SPEED.replace("≥90%", "≥95%")
    assert repository.git("log", "--format=%s", "main..").count("\n") == 2


def test_a_rebase_stops_at_a_conflict_and_goes_on(repository: Repository) -> None:
    repository.branches(BASE.replace("≥100", "≥110"), BASE.replace("≥100", "≥120") + SPEED)
    repository.git("checkout", "-q", "乙")
    repository.git("rebase", "main", status=1)
    assert "<<<<<<< ours\n    target: ≥110人次\n=======\n    target: ≥120人次\n" in repository.text()
    repository.table.write_text(BASE.replace("≥100", "≥120") + SPEED, encoding="utf-8", newline="\n")
    repository.git("add", NAME)
    repository.git("rebase", "--continue")
    assert repository.text() == BASE.replace("≥100", "≥120") + SPEED


def test_a_commit_is_picked(repository: Repository) -> None:
    repository.branches(BASE + COST, BASE + SPEED)
    repository.git("cherry-pick", "乙")
    assert repository.text() == BASE + COST + SPEED


def test_a_stash_comes_back(repository: Repository) -> None:
    repository.table.write_text(BASE + COST, encoding="utf-8", newline="\n")
    repository.git("stash", "-q")
    repository.commit(BASE + SPEED)
    repository.git("stash", "pop", "-q")
    assert repository.text() == BASE + SPEED + COST


def test_a_table_that_was_renamed_on_one_side(repository: Repository) -> None:
    repository.git("checkout", "-q", "-b", "乙")
    repository.commit(BASE + SPEED)
    repository.git("checkout", "-q", "main")
    repository.git("mv", NAME, "2022/762001/康复.pgt.yaml")
    repository.table = repository.folder / "2022/762001/康复.pgt.yaml"
    repository.commit(BASE + COST)
    repository.git("merge", "-q", "--no-edit", "乙")
    assert repository.text() == BASE + COST + SPEED


def test_a_table_that_both_sides_made(repository: Repository) -> None:
    other = repository.folder / "2022/新表.pgt.yaml"
    for branch, table in (("乙", BASE + COST), ("丙", BASE + SPEED)):
        repository.git("checkout", "-q", "-b", branch, "main")
        other.write_text(table, encoding="utf-8", newline="\n")
        repository.git("add", "--all")
        repository.git("commit", "-q", "-m", "新表")
    repository.git("merge", "-q", "--no-edit", "乙")
    assert other.read_text("utf-8") == BASE + SPEED + COST


@pytest.mark.parametrize("theirs, conflict", [("≥130", False), ("≥140", True)])
def test_branches_that_were_merged_both_ways(repository: Repository, theirs: str, conflict: bool) -> None:  # noqa: FBT001
    """Git then merges the two bases first: their conflict is part of the base."""
    repository.branches(BASE.replace("≥100", "≥110"), BASE.replace("≥100", "≥120"))
    repository.git("tag", "乙一", "乙")
    repository.git("checkout", "-q", "乙")
    repository.git("merge", "main", status=1)
    repository.commit(BASE.replace("≥100", theirs) + SPEED)
    repository.git("checkout", "-q", "main")
    repository.git("merge", "乙一", status=1)
    repository.commit(BASE.replace("≥100", "≥130") + COST)
    said = repository.git("merge", "--no-edit", "乙", status=int(conflict))
    assert "逐行" not in said
    lines = "<<<<<<< ours\n    target: ≥130人次\n=======\n    target: ≥140人次\n>>>>>>> theirs\n"
    target = lines if conflict else "    target: ≥130人次\n"
    assert repository.text() == BASE.replace("    target: ≥100人次\n", target) + COST + SPEED


def test_a_side_with_windows_line_ends(repository: Repository) -> None:
    repository.branches((BASE + COST).replace("\n", "\r\n"), BASE + SPEED)
    repository.git("merge", "-q", "--no-edit", "乙")
    assert repository.text() == (BASE + COST + SPEED).replace("\n", "\r\n")


def test_a_side_that_is_no_table_is_merged_by_git_line_by_line(repository: Repository) -> None:
    broken = BASE.replace("name: 残疾人康复", "name: “残疾人”: 康复")
    repository.branches(broken, BASE + SPEED)
    assert f"{NAME}：我方不是能读的表，改为逐行合并\n" in repository.git("merge", "--no-edit", "乙")
    assert repository.text() == broken + SPEED


def test_a_side_that_is_no_table_in_conflict(repository: Repository) -> None:
    repository.branches(BASE + "<<<<<<< 没解决的\n", BASE + SPEED)
    repository.git("merge", "--no-edit", "乙", status=1)
    assert repository.text() == f"{BASE}<<<<<<< ours\n<<<<<<< 没解决的\n=======\n{SPEED}>>>>>>> theirs\n"


def test_a_side_in_gbk_is_merged_by_git_line_by_line(repository: Repository) -> None:
    repository.branches(BASE.encode("gbk", "replace"), BASE + SPEED)
    repository.git("merge", "--no-edit", "乙", status=1)
    merged = repository.table.read_bytes()
    assert "name: 残疾人康复\n".encode("gbk") in merged
    assert SPEED.encode() in merged


def _quoted(name: str) -> str:
    """Return *name* as `git status` shows one with blanks."""
    return f'"{name}"'
