"""Boxes to tick, as people tick them: marks on either side, in brackets, of every look."""

import pytest

from pgt.form.definition import Declared, Ticks
from pgt.forms.ticks import besides, is_left_open, ticked

NATURE = ("新增项目", "延续项目")


def declared(*, after: bool = True, open_: str = "□") -> Declared:
    return Declared("nature", "项目属性", "choice", NATURE, Ticks("☑", open_, after))


@pytest.mark.parametrize("after", [True, False])
@pytest.mark.parametrize(
    "text, expected",
    [
        ("新增项目□ 延续项目☑", ("延续项目",)),
        ("□新增项目 ☑延续项目", ("延续项目",)),
        ("☑新增项目 □延续项目", ("新增项目",)),
        ("新增项目√ 延续项目", ("新增项目",)),
        ("√新增项目 延续项目", ("新增项目",)),
        ("新增项目 √延续项目", ("延续项目",)),
        ("新增项目（√） 延续项目（ ）", ("新增项目",)),
        ("新增项目( )延续项目(√)", ("延续项目",)),
        ("新增项目[√]  延续项目[]", ("新增项目",)),
        ("（√）新增项目（ ）延续项目", ("新增项目",)),
        ("■新增项目 □延续项目", ("新增项目",)),
        ("新增项目（×） 延续项目（√）", ("延续项目",)),
        ("新增项目☑\n延续\n项目□", ("新增项目",)),
        ("新增项目□ 延续项目□", ()),
        ("新增项目 延续项目", ()),
    ],
)
def test_the_mark_is_found_on_whichever_side_it_is(text: str, expected: tuple[str, ...], *, after: bool) -> None:
    assert ticked(declared(after=after), text) == expected


@pytest.mark.parametrize(
    "text, is_open",
    [
        ("新增项目□ 延续项目□", True),
        ("新增项目（ ） 延续项目（ ）", True),
        ("新增项目□ 延续项目□ √", False),
        ("新增项目□", False),
    ],
)
def test_a_mark_that_ticks_nothing_is_no_open_choice(text: str, *, is_open: bool) -> None:
    assert is_left_open(declared(), text) is is_open


@pytest.mark.parametrize(
    "text, rest",
    [
        ("1、新增项目□ 2、延续项目☑", ""),
        ("新增项目（ ）延续项目（√）", ""),
        ("新增项目□ 延续项目☑（2021年起）", "2021年起"),
    ],
)
def test_what_stands_beside_the_choices_is_told(text: str, rest: str) -> None:
    assert besides(declared(), text) == rest
