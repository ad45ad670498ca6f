"""Files as grids: workbooks, documents, web pages and texts, told apart by what they are and not by their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pgt.diagnostics import START, Diagnostic, Text
from pgt.read import text as texts
from pgt.read.pages import Page, Unread
from pgt.read.refused import RefusedError
from pgt.unreadable import BROKEN, ENCRYPTED, TOO_LARGE, UNKNOWN_KIND

__all__ = ["SIZE_LIMIT", "Page", "Unread", "read"]

SIZE_LIMIT = 64 * 1024 * 1024
"""Bytes that a file may have."""

_SAVE_AS = Text("另存为 .xlsx 或 .docx 再导入", "save it as .xlsx or .docx")
_RIGHT_FILE = Text("检查是不是选错了文件", "is it the right file?")
_COPY = Text("从里面复制表格到 Excel 或 Word，存成 .xlsx 或 .docx", "copy its tables into a workbook or a document")

_KINDS: tuple[tuple[bytes, Text, Text], ...] = (
    (b"%PDF", Text(" PDF 文件", "a PDF"), _COPY),
    (b"\x89PNG", Text("一张图片", "a picture"), _COPY),
    (b"\xff\xd8\xff", Text("一张图片", "a picture"), _COPY),
    (b"{\\rtf", Text(" RTF 文件", "a document in rich text format"), _SAVE_AS),
    (b"Rar!", Text(" RAR 压缩包", "a RAR archive"), Text("先解压", "unpack it first")),
    (b"7z\xbc\xaf", Text(" 7z 压缩包", "a 7z archive"), Text("先解压", "unpack it first")),
    (b"\x1f\x8b", Text(" gzip 压缩包", "a gzip archive"), Text("先解压", "unpack it first")),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OWN_TABLE = re.compile(r"^pgt: *[0-9]+ *$", re.MULTILINE)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")


def read(name: str, content: bytes) -> tuple[tuple[Page, ...], Diagnostic | None]:
    """Return the pages of the file *name* whose bytes are *content*, and why it was not read, if it was not."""
    try:
        return tuple(_pages(name, content)), None
    except RefusedError as refused:
        return (), Diagnostic.of(refused.notice, name, START, (), **refused.values)


def _pages(name: str, content: bytes) -> Iterator[Page]:
    if len(content) > SIZE_LIMIT:
        raise RefusedError(TOO_LARGE, most=SIZE_LIMIT // 1024 // 1024)
    if not content:
        raise RefusedError(UNKNOWN_KIND, kind=Text("空文件", "an empty file"), better=_RIGHT_FILE)
    for magic, kind, better in _KINDS:
        if content.startswith(magic):
            raise RefusedError(UNKNOWN_KIND, kind=kind, better=better)
    if content.startswith(_OLE):
        return _from_ole(content)
    if content.startswith(_ZIP):
        return _from_zip(name, content)
    return _from_text(name, content)


def _from_ole(content: bytes) -> Iterator[Page]:
    """Read an old workbook; other programs keep their files in the same sort of container."""
    head = content[: 4 * 1024 * 1024]
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise RefusedError(ENCRYPTED)
    if "WordDocument".encode("utf-16-le") in head:
        raise RefusedError(UNKNOWN_KIND, kind=_OLD_WORD, better=_SAVE_AS)
    if "Root Entry".encode("utf-16-le") not in content:
        raise RefusedError(BROKEN)
    if not any(stream.encode("utf-16-le") in head for stream in ("Workbook", "Book")):
        raise RefusedError(UNKNOWN_KIND, kind=_OTHER_OLE, better=_SAVE_AS)
    from pgt.read import xls

    return xls.read(content)


_SLIDES = Text("演示文稿", "a presentation")
_OPEN_KINDS: tuple[tuple[bytes, Text, Text], ...] = (
    (b"opendocument.text", Text(" .odt 文档", "a document of OpenDocument"), Text("另存为 .docx", "save it as .docx")),
    (b"opendocument.presentation", _SLIDES, _COPY),
    (b"opendocument.graphics", Text(" .odg 图形", "a drawing of OpenDocument"), _COPY),
)
"""What files of OpenDocument say that they are, workbooks apart."""

_OLD_WORD = Text("旧的 Word 文件（.doc）", "an old Word document (.doc)")
_OTHER_OLE = Text("别的 Office 文件", "another kind of Office file")


def _from_zip(name: str, content: bytes) -> Iterator[Page]:
    from pgt.read import docx, unformatted, xlsx
    from pgt.read.package import Package

    package = Package(content)
    names = package.names
    for sign, kind, better in _OPEN_KINDS if "content.xml" in names and "mimetype" in names else ():
        if sign in package.head("mimetype"):
            raise RefusedError(UNKNOWN_KIND, kind=kind, better=better)
    if "xl/workbook.bin" in names or "content.xml" in names:
        return unformatted.read(content)
    if "OFD.xml" in names:
        raise RefusedError(UNKNOWN_KIND, kind=Text(" OFD 版式文件", "a document in OFD format"), better=_COPY)
    if any(part.startswith("ppt/") for part in names):
        raise RefusedError(UNKNOWN_KIND, kind=_SLIDES, better=_COPY)
    if any(part.startswith("word/") for part in names):
        return docx.read(content, name)
    if any(part.startswith("xl/") for part in names):
        return xlsx.read(content)
    if "[Content_Types].xml" in names:
        raise RefusedError(UNKNOWN_KIND, kind=_OTHER_OLE, better=_SAVE_AS)
    kind, better = Text(" zip 压缩包", "a zip archive"), Text("先解压", "unpack it first")
    raise RefusedError(UNKNOWN_KIND, kind=kind, better=better)


def _from_text(name: str, content: bytes) -> Iterator[Page]:
    words = decoded(content)
    head = words[:2000].lstrip("\ufeff \t\r\n").casefold()
    if head.startswith("<?xml") and "urn:schemas-microsoft-com:office:spreadsheet" in head and "<workbook" in head:
        from pgt.read import spreadsheetml

        yield from spreadsheetml.read(words)
        return
    if head.startswith(("<!doctype html", "<html", "<?xml", "<table", "<meta", "<head", "<style", "mime-version")):
        from pgt.read import web

        page = web.read(words, name)
        if page is None or head.startswith("mime-version"):
            kind = Text("网页或 XML 文件", "a web page or an XML file")
            better = Text(
                "用 Excel 或 Word 打开后另存为 .xlsx 或 .docx", "open it in a spreadsheet, and save it as .xlsx"
            )
            raise RefusedError(UNKNOWN_KIND, kind=kind, better=better)
        yield page
        return
    if _OWN_TABLE.search(words[:2000]):
        kind = Text(" pgt 的表，已经是 YAML", "a table of pgt's own, and YAML already")
        raise RefusedError(UNKNOWN_KIND, kind=kind, better=Text("不用导入，直接用", "use it as it is"))
    yield Page(texts.read(words.replace("\r\n", "\n").replace("\r", "\n"), name))


def decoded(content: bytes) -> str:
    """Decode a text: UTF-8, UTF-16 as spreadsheets save it, or what Chinese Windows writes."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError:
            raise RefusedError(BROKEN) from None
    if b"\x00" not in content:
        for encoding in ("utf-8-sig", "gb18030"):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                continue
    raise RefusedError(
        UNKNOWN_KIND,
        kind=Text("二进制文件", "a binary file"),
        better=_RIGHT_FILE,
    )
