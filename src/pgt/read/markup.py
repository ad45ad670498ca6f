"""HTML taken apart into tags and words, in time that grows with its length only.

The standard library's parser looks for the end of what is never ended again and again: a file that was made so keeps it
busy for hours. Here what is never ended hides all that follows.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_RAW = ("script", "style", "title", "noscript", "template")
"""Elements whose contents are no words of the page."""

_BEGIN = re.compile(
    rf"<(?:(?P<aside>!--|!|\?|(?:{'|'.join(_RAW)})(?![\w:-]))|(?P<slash>/?)(?P<name>[a-z][\w:-]*))", re.IGNORECASE
)
_ENDS = {
    "!--": re.compile("-->"),
    "!": re.compile(">"),
    "?": re.compile(">"),
    **{name: re.compile(f"</{name}[^<>]*>", re.IGNORECASE) for name in _RAW},
}
_STOP = re.compile("[\"'>]")
_ATTRIBUTE = re.compile(r"""([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?""")
_MOST_ATTRIBUTES = 10_000
"""Characters of a tag in which attributes are looked for."""


@dataclass(frozen=True, slots=True)
class Tag:
    """The beginning of an element, or its end."""

    name: str
    ends: bool = False
    attributes: dict[str, str] = field(default_factory=dict)


def pieces(text: str) -> Iterator[Tag | str]:
    """Yield the tags of *text*, and the words between them."""
    at = 0
    while found := _BEGIN.search(text, at):
        yield html.unescape(text[at : found.start()])
        if aside := found["aside"]:
            ended = _ENDS[aside.casefold()].search(text, found.end())
            at = ended.end() if ended else len(text)
            continue
        end = _end(text, found.end())
        given = _attributes(text[found.end() : min(end, found.end() + _MOST_ATTRIBUTES)])
        yield Tag(found["name"].casefold(), bool(found["slash"]), given)
        at = end + 1
    yield html.unescape(text[at:])


def _end(text: str, at: int) -> int:
    """Return where the tag ends that has begun before *at*: a value in quotes may hold what looks like it."""
    while found := _STOP.search(text, at):
        if found[0] == ">":
            return found.start()
        begins_value = text[found.start() - 1] in "= \t\r\n"
        closing = text.find(found[0], found.end()) if begins_value else found.start()
        if closing < 0:
            break
        at = closing + 1
    return len(text)


def _attributes(words: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(words):
        found.setdefault(name.casefold(), html.unescape("".join(values)))
    return found
