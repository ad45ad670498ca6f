"""The bytes of a file as text: UTF-8, or what they are instead, as far as they tell."""

from __future__ import annotations

from pgt import notices
from pgt.diagnostics import START, Diagnostic, Fix, Position, Text

_SIGNATURES = {
    b"PK\x03\x04": Text("工作簿、Word 文档或压缩包", "a workbook, a document or an archive"),
    b"\xd0\xcf\x11\xe0": Text("旧版 Office 文件", "an old Office file"),
    b"%PDF": Text(" PDF", "a PDF"),
}


def decode(file: str, content: bytes, limit: int) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Return *content* as text with LF at the ends of its lines, and what had to be passed over for that.

    None in the place of the text where *content* is no UTF-8, or more than *limit* bytes; then it is said which.
    """
    if len(content) > limit:
        return None, (Diagnostic.of(notices.TOO_LARGE, file, limit=limit),)
    if other := _foreign(file, content):
        return None, (other,)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_wrong_encoding(file, content, error),)
    findings = []
    if text.startswith("\ufeff"):
        text = text[1:]
        findings.append(Diagnostic.of(notices.BYTE_ORDER_MARK, file, START, (), Fix()))
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        findings.append(Diagnostic.of(notices.CARRIAGE_RETURN, file, Position.at(line, 1), (), Fix()))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, tuple(findings)


def _foreign(file: str, content: bytes) -> Diagnostic | None:
    """Name a file that is no text at all, whatever its name says."""
    kind = next((kind for signature, kind in _SIGNATURES.items() if content.startswith(signature)), None)
    return Diagnostic.of(notices.NOT_UTF8, file, encoding=kind, better=_SAVED_AGAIN) if kind else None


def _wrong_encoding(file: str, content: bytes, error: UnicodeDecodeError) -> Diagnostic:
    """Name the encoding of bytes that are not UTF-8, and where they begin."""
    line = content.count(b"\n", 0, error.start) + 1
    start = content.rfind(b"\n", 0, error.start) + 1
    column = len(content[start : error.start].decode("utf-8", "replace")) + 1
    cut = error.reason == "unexpected end of data"
    encoding = Text("最后一个字不完整的 UTF-8", "UTF-8 cut off within a character") if cut else _encoding(content)
    is_gbk_table = encoding == _CHINESE["gb18030"] and file.endswith(".pgt.yaml")  # pgt fmt takes nothing else
    better = _CONVERTED if is_gbk_table else _SAVED_AGAIN
    return Diagnostic.of(notices.NOT_UTF8, file, Position.at(line, column), encoding=encoding, better=better)


_SAVED_AGAIN = Text(
    "文本在编辑器中另存为 UTF-8；别的文件不是表", "save a text as UTF-8 in the editor; other files are no tables"
)
_CONVERTED = Text(
    "用 `pgt fmt --from-encoding gb18030` 转成 UTF-8", "convert it to UTF-8 with `pgt fmt --from-encoding gb18030`"
)


def _encoding(content: bytes) -> Text:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Text(" UTF-16", "UTF-16")
    usual = {name: count for name in _CHINESE if (count := _usual(content, name)) is not None}
    if not usual:
        return Text("别的编码或二进制文件", "another encoding, or no text at all")
    if b"\x00" in content:
        return Text("二进制文件", "no text at all")
    return _CHINESE[max(usual, key=usual.__getitem__)]


_CHINESE = {
    "gb18030": Text(" GBK（GB18030）", "GBK (GB18030)"),
    "big5": Text(" Big5（繁体）", "Big5 (traditional Chinese)"),
}

_USUAL = frozenset("的一人年月日元不在有大中上和目位定成分用工作金部全小水度量合意表助")
"""Characters that every table has, whichever script it is in; those of another encoding are read as rare ones."""


def _usual(content: bytes, encoding: str) -> int | None:
    """Return how many usual characters *content* has when it is read in *encoding*; None where it cannot be."""
    try:
        return sum(character in _USUAL for character in content.decode(encoding))
    except UnicodeDecodeError:
        return None
