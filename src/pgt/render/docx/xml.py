"""Elements of WordprocessingML, and pieces of text in the fonts of a form."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

Element = Any
"""An element of lxml, which has no types."""


def element(name: str, /, *children: Element, **attributes: str) -> Element:
    """Make the element ``w:name`` with *children*; its attributes are in the same namespace."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    made: Element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    made.extend(children)
    return made


def run(text: str, font: str, size: Decimal, *, bold: bool = False, link: bool = False) -> Element:
    """Make a run of *text*, *size* points high; only ``eastAsia`` sets the font of Chinese characters."""
    properties = element("rPr", element("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font))
    if bold:
        properties.append(element("b"))
    if link:
        properties.append(element("color", val="0563C1"))
    half_points = f"{round(size * 2)}"
    properties.extend((element("sz", val=half_points), element("szCs", val=half_points)))
    if link:
        properties.append(element("u", val="single"))
    words = element("t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element("r", properties, words)
