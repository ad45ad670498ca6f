"""Pairs of tables with every kind of change planted, and all that is said about them."""

from collections.abc import Callable
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
    suffix = "" if Path("old").is_dir() else ".pgt.yaml"
    return changes.compare(Disk((Path(f"old{suffix}"),)), Disk((Path(f"new{suffix}"),)))


@pytest.mark.parametrize("format_", ["text", "json"])
@pytest.mark.parametrize("case", CASES)
def test_all_that_was_changed_is_said_and_nothing_else(
    case: str, format_: str, monkeypatch: pytest.MonkeyPatch, golden: Callable[[Path, str], None]
) -> None:
    found = compare(case, monkeypatch)
    assert found.unread == ()
    said = RENDERERS[format_](found, Style("zh"))
    golden(FOLDER / case / f"said.{SUFFIXES[format_]}", said)
