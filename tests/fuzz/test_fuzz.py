"""What fuzzing once broke, and the tables that it starts from."""

from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS

HERE = Path(__file__).parent
FOUND = sorted((HERE / "found").iterdir())
SEEDS = sorted((HERE.parents[1] / "examples" / "zhangjiakou-2021").rglob("*.pgt.yaml"))


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_what_was_found_is_mended(path: Path) -> None:
    TARGETS[path.name.partition("-")[0]](path.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_holds_for_what_it_starts_from(target: str) -> None:
    for path in SEEDS:
        TARGETS[target](path.read_bytes())
