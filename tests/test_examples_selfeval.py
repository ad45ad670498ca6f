"""The example with invented results: its plan is the published one, and it says what it is."""

from dataclasses import replace
from pathlib import Path

import pytest

from pgt import load, profile, score, workspace
from pgt.model import Indicator, Table

EXAMPLES = Path(__file__).parents[1] / "examples"
PUBLISHED = EXAMPLES / "zhangjiakou-2021" / "2021" / "762001"
INVENTED = EXAMPLES / "zhangjiakou-2021-selfeval-invented" / "2021" / "762001"
NAMES = sorted(path.name for path in PUBLISHED.iterdir())


def table(path: Path) -> Table:
    settings, _ = workspace.settings_of(path.parent)
    loaded = load.load(path, settings)
    assert loaded.findings == ()
    assert loaded.table is not None
    return loaded.table


def plan_of(row: Indicator) -> Indicator:
    return replace(row, actual=None, score=None, reason=None, progress=())


@pytest.mark.parametrize("name", NAMES)
def test_the_plan_is_the_published_one(name: str) -> None:
    found = table(INVENTED / name)
    plan = replace(
        found,
        indicators=tuple(map(plan_of, found.indicators)),
        adjusted_budget=None,
        execution=None,
        achievement=None,
        progress=(),
    )
    assert plan == table(PUBLISHED / name)


def test_no_table_is_without_its_like() -> None:
    assert sorted(path.name for path in INVENTED.iterdir()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_file_says_that_its_results_are_invented(name: str) -> None:
    second = (INVENTED / name).read_text("utf-8").splitlines()[1]
    assert second == "# 年底的结果是编造的，只作示例：见本文件夹的 README.md。计划部分照 zhangjiakou-2021 的公开原表。"


def test_what_the_example_comes_to() -> None:
    rules = profile.find("mof-2020").definition
    assert rules is not None
    found = {name[:2]: score.evaluate(table(INVENTED / name), rules) for name in NAMES}
    assert {number: str(one.score) for number, one in found.items()} == {
        "01": "99.32",
        "02": "98.80",
        "03": "98.82",
        "04": "99.76",
        "05": "96.03",
        "06": "None",
        "07": "99.34",
        "08": "100.00",
        "09": "97.67",
        "10": "100.00",
        "11": "85.76",
        "12": "97.90",
        "13": "79.62",
    }
    assert [missing.message.zh for one in found.values() for missing in one.missing] == ["没有实际完成值"]
    assert [str(one.open) for one in found.values() if one.open] == ["30.00"]
