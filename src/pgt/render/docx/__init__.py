"""Grids as a Word document: a section each, with the paper of its form, and page numbers below."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from pgt.grid import Grid, Page
from pgt.render.docx.body import body_of, lowest
from pgt.render.docx.xml import element, run

if TYPE_CHECKING:
    from docx.section import Section

__all__ = ["render"]

CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 -- python-docx writes it as it stands
"""The same in every document, so that the same tables give the same bytes."""

_FOOTER_SIZE = Decimal(9)


def render(grids: Sequence[Grid]) -> bytes:
    """Write *grids* one after the other, each on a page of its own."""
    import docx
    from docx.enum.section import WD_SECTION

    document = docx.Document()
    _plain(document.styles["Normal"].element)
    _in_chinese(document.styles.element)
    document.core_properties.title = grids[0].name if grids else ""
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.core_properties.created = document.core_properties.modified = CREATED
    body = document.element.body
    for index, grid in enumerate(grids):
        section = document.sections[0] if index == 0 else document.add_section(WD_SECTION.NEW_PAGE)
        if index:
            body[-2].get_or_add_pPr().insert(0, lowest())  # the paragraph that holds the section's break
        _set_page(section, grid.page)
        if index == 0:
            _number_pages(section)
        place = len(body) - 1  # the section's properties come last
        for part in body_of(grid, index):
            body.insert(place, part)
            place += 1
    buffer = io.BytesIO()
    document.save(buffer)
    return _undated(buffer.getvalue())


def _plain(style: object) -> None:
    """Take from the template's text what the forms do not ask for: space between lines, paragraphs, 10 and 人."""
    properties = style.get_or_add_pPr()  # type: ignore[attr-defined]  # python-docx does not type it
    properties.extend((element("autoSpaceDE", val="0"), element("autoSpaceDN", val="0")))
    properties.append(element("spacing", before="0", after="0", line="240", lineRule="auto"))


def _in_chinese(styles: object) -> None:
    """Say that the text is Chinese: a full stop stands in the middle of its square where another language is named."""
    from docx.oxml.ns import qn

    for language in styles.iter(qn("w:lang")):  # type: ignore[attr-defined]  # python-docx does not type it
        language.set(qn("w:eastAsia"), "zh-CN")


def _set_page(section: Section, page: Page) -> None:
    from docx.enum.section import WD_ORIENTATION
    from docx.shared import Mm

    is_portrait = page.orientation == "portrait"
    section.orientation = WD_ORIENTATION.PORTRAIT if is_portrait else WD_ORIENTATION.LANDSCAPE
    section.page_width, section.page_height = map(Mm, page.size)
    margin = Mm(float(page.margin))
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = margin
    section.header_distance = section.footer_distance = Mm(float(page.margin) / 2)


def _number_pages(section: Section) -> None:
    """Write 第 1 页，共 2 页 below the first section; the others go on with it."""
    paragraph = section.footer.paragraphs[0]._p  # noqa: SLF001 -- python-docx has no fields
    properties = paragraph.get_or_add_pPr()
    properties.append(element("jc", val="center"))
    for words, field in (("第 ", "PAGE"), (" 页，共 ", "NUMPAGES"), (" 页", "")):
        paragraph.append(run(words, "宋体", _FOOTER_SIZE))
        if field:
            number = element("fldSimple", instr=field)
            number.append(run("1", "宋体", _FOOTER_SIZE))
            paragraph.append(number)


def _undated(content: bytes) -> bytes:
    """Pack the document anew, without the time at which it was made."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, CREATED.timetuple()[:6]), old.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
