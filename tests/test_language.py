"""Chinese in a Chinese locale, English elsewhere, and PGT_LANG before both."""

from __future__ import annotations

import pytest

from pgt import language


@pytest.mark.parametrize(
    "environ,expected",
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW"}, "zh"),
        ({"LANG": "ZH_CN"}, "zh"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": ""}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh"),
        ({"LC_ALL": "C", "LC_MESSAGES": "zh_CN.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "zh_CN.UTF-8"}, "zh"),
        ({"PGT_LANG": "en", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"PGT_LANG": "zh", "LC_ALL": "C"}, "zh"),
        ({"PGT_LANG": "zh_CN.UTF-8"}, "zh"),
        ({"PGT_LANG": "EN"}, "en"),
        ({"PGT_LANG": "fr", "LANG": "zh_CN.UTF-8"}, "zh"),
        ({"PGT_LANG": "", "LANG": "zh_CN.UTF-8"}, "zh"),
    ],
)
def test_language(environ: dict[str, str], expected: str) -> None:
    assert language.detect(environ) == expected
