import pytest

from pgt.score.words import level_told


@pytest.mark.parametrize(
    "actual, level",
    [
        ("达成年度指标", "met"),
        ("达成预期指标。", "met"),
        ("部分达成年度指标并具有一定效果", "partial"),
        ("部分达成年度指标", "partial"),
        ("未达成年度指标且效果较差", "unmet"),
        ("未达成预期目标", "unmet"),
        ("完成", None),
        ("已达成年度指标，另有 2 个村提前完成", None),
        ("", None),
        (None, None),
    ],
)
def test_an_actual_in_the_words_of_the_norm_names_its_tier(actual: str | None, level: str | None) -> None:
    assert level_told(actual) == level
