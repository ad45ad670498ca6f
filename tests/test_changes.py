"""Pairs of tables with every kind of change planted, and all that is said about them."""

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from pgt import changes
from pgt.changes import Comparison
from pgt.render.changes import RENDERERS, Style
from pgt.shelf import Disk

FOLDER = Path(__file__).parent / "changes"
CASES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())
SUFFIXES = {"text": "txt", "markdown": "md", "json": "json", "csv": "csv"}


def compare(case: str, monkeypatch: pytest.MonkeyPatch) -> Comparison:
    monkeypatch.chdir(FOLDER / case)
    sides = (path for path in Path().iterdir() if path.stem != "said")
    old, new = sorted(sides, key=lambda path: (path.name.startswith("new"), path.name))
    return changes.compare(Disk((old,)), Disk((new,)))


@pytest.mark.parametrize("case, format_", [*product(CASES, ("text", "json")), ("department", "csv")])
def test_all_that_was_changed_is_said_and_nothing_else(
    case: str, format_: str, monkeypatch: pytest.MonkeyPatch, golden: Callable[[Path, str], None]
) -> None:
    found = compare(case, monkeypatch)
    assert found.unread == ()
    said = RENDERERS[format_](found, Style("zh"))
    assert isinstance(said, str)
    golden(FOLDER / case / f"said.{SUFFIXES[format_]}", said)


def test_the_page_shows_what_is_said() -> None:
    page = (FOLDER.parents[1] / "docs" / "diff.md").read_text(encoding="utf-8")
    said = (FOLDER / "page" / "said.txt").read_text(encoding="utf-8")
    assert f"```console\n% pgt diff 2021 2022\n{said}```\n" in page
