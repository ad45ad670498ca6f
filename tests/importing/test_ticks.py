"""Boxes to tick, as people tick them: marks on either side, in brackets, of every look."""

import io

import pytest
from docx import Document
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from pgt import read
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
        ("新增项目R 延续项目£", ("新增项目",)),
        ("£新增项目 R延续项目", ("延续项目",)),
        ("新增项目R 延续项目", ()),
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
        ("新增项目£ 延续项目£", True),
        ("A.新增项目□ B.延续项目□", True),
        ("新增项目R 延续项目", False),
        ("新增项目V 延续项目", False),
        ("新增项目\uf052 延续项目", False),
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


OF_FONTS = [("Wingdings 2", "R", "£"), ("Wingdings", "þ", "¨"), ("Wingdings", "ü", "o"), ("Wingdings 2", "P", "*")]
"""Fonts, and the letters that are a tick and an open box in them."""


def first_cells(name: str, content: bytes) -> list[str]:
    pages, refused = read.read(name, content)
    assert refused is None
    return [row.cells[0].shown for row in pages[0].grid.rows]


@pytest.mark.parametrize("font, tick, box", OF_FONTS)
def test_letters_of_a_font_of_boxes_are_boxes_in_a_workbook(font: str, tick: str, box: str) -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    own = InlineFont(rFont=font)
    sheet["A1"] = CellRichText("新增项目", TextBlock(own, tick), " 延续项目R", TextBlock(own, box))
    for place, words in (("A2", f"新增项目{tick} 延续项目"), ("A3", tick)):
        sheet[place] = words
        sheet[place].font = Font(name=font)
    sheet["A4"] = CellRichText(TextBlock(InlineFont(rFont="宋体"), f"{tick}12项目"))
    sheet["A4"].font = Font(name=font)
    buffer = io.BytesIO()
    book.save(buffer)

    first, second, third, fourth = first_cells("表.xlsx", buffer.getvalue())

    mark = third
    assert mark in {"☑", "√"}
    assert second == f"新增项目{mark} 延续项目"
    assert first.startswith(f"新增项目{mark} 延续项目R")
    assert ticked(declared(), first.replace("R", "")) == ("新增项目",)
    assert fourth == f"{tick}12项目"


@pytest.mark.parametrize("font, tick, box", OF_FONTS)
def test_letters_of_a_font_of_boxes_are_boxes_in_a_document(font: str, tick: str, box: str) -> None:
    document = Document()
    paragraph = document.add_table(1, 2).cell(0, 0).paragraphs[0]
    for words, name in (("新增项目", ""), (tick, font), (" 延续项目", ""), (box, font)):
        run = paragraph.add_run(words)
        if name:
            run.font.name = name
    buffer = io.BytesIO()
    document.save(buffer)

    [words] = first_cells("表.docx", buffer.getvalue())

    assert ticked(declared(), words) == ("新增项目",)
