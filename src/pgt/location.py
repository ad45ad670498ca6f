"""Where a new table lies: a path made of its year, organization and name, and the way from there to the schema."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from pathlib import Path

from pgt.workspace import SUFFIX

SCHEMA = Path("schema", "pgt-1.schema.json")

_LONGEST = 60
"""Characters of the name of a folder or file. Old Windows programs open paths of 240: year, organization, name and what
stands between them take 160 of those at most, and leave 80 to the folder above."""

_LONGEST_BYTES = 200
"""Bytes of the same in UTF-8; Linux takes 255, those of the suffix included."""

_WIDE = {ord(character): ord(character) + 0xFEE0 for character in '<>:"/\\|?*'}
"""What Windows forbids, as the full-width character of the same look."""

_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³]|CONIN\$|CONOUT\$) *(?:\.|$)", re.IGNORECASE)
_MARKED = re.compile(r"~[0-9a-f]{8}$")


def propose(folder: Path, year: int, organization: str, name: str) -> Path:
    """Return where below *folder* a table belongs: ``YEAR/ORGANIZATION/NAME.pgt.yaml``."""
    return folder / f"{year:04}" / file_name(organization) / f"{file_name(name)}{SUFFIX}"


def file_name(text: str) -> str:
    """Return *text* as a file name that every system can store, and that cannot lead out of its folder.

    A name that has to be changed for that gets a mark made from all of it, so that `甲/乙` and `甲／乙` stay two files.
    """
    text = unicodedata.normalize("NFC", text)
    name = _FORBIDDEN.sub("_", text).translate(_WIDE).strip(" ")
    name = re.sub(r"^\.+|\.+$", lambda dots: "．" * len(dots[0]), name)  # hidden, or dropped by Windows
    if _RESERVED.match(name):
        name = f"_{name}"
    while len(name) > _LONGEST or len(name.encode()) > _LONGEST_BYTES:
        name = name[:-1]
    name = name.rstrip(" .")
    if name == text and name and not _MARKED.search(name):
        return name
    return f"{name}~{hashlib.sha256(text.encode(errors='surrogatepass')).hexdigest()[:8]}"


def modeline(file: Path) -> str | None:
    """Return the comment that tells an editor where *file*'s schema lies; None where there is none at or above it.

    An address on the network would not do: editors fetch it, and offices have none. The copy inside the installed
    package has another path on every machine.
    """
    folder = file.absolute().parent
    above = next((one for one in (folder, *folder.parents) if (one / SCHEMA).is_file()), None)
    return _modeline(above / SCHEMA, folder) if above else None


def _modeline(schema: Path, folder: Path) -> str | None:
    try:
        relative = Path(os.path.relpath(schema, folder))
    except ValueError:  # another drive
        return None
    return f"# yaml-language-server: $schema={relative.as_posix()}"


_WRITTEN = re.compile(r"^# (?:yaml-language-server: \$schema=|\$schema: ?)(\S+) *$", re.MULTILINE)


def moved(text: str, old: Path, new: Path) -> str:
    """Return *text*, copied from *old* to *new*, with the schema in its head named as seen from *new*."""
    found = _WRITTEN.search(text)
    if not found or re.match(r"[a-z]+://|/", found[1]):
        return text
    schema = Path(os.path.normpath(old.absolute().parent / found[1]))
    line = _modeline(schema, new.absolute().parent) if schema.is_file() else modeline(new)
    if line is None:
        return text
    return text[: found.start(1)] + line.partition("=")[2] + text[found.end(1) :]
