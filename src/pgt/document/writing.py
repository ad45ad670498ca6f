"""Parts put together to a text again."""

from __future__ import annotations

from collections.abc import Iterator

from pgt.document.parts import Block, Document, Entry, Line

OURS, THEIRS = "ours", "theirs"


def text(document: Document, marker_size: int = 7) -> str:
    """Return *document* as text; where versions conflict, both stand between git's markers."""
    root = document.root
    lines = [*_placed(document.head, 0), *_Writer(marker_size).block(root, root.step)]
    return "\n".join([*lines, ""])


def _placed(lines: tuple[Line, ...], column: int) -> Iterator[str]:
    for line in lines:
        yield line.text if line.indent is None else " " * (column + line.indent) + line.text


class _Writer:
    """One walk through the parts; what conflicts stands between markers that are so many signs long."""

    def __init__(self, marker_size: int) -> None:
        self.ours = f"{'<' * marker_size} {OURS}"
        self.between = "=" * marker_size
        self.theirs = f"{'>' * marker_size} {THEIRS}"

    def block(self, block: Block, column: int) -> Iterator[str]:
        """Yield the lines of *block*, whose entries stand at *column*."""
        for entry in block.entries:
            yield from _placed(entry.above, column)
            yield from self.entry(entry, column, " " * column)
        yield from _placed(block.tail, column)

    def entry(self, entry: Entry, column: int, margin: str) -> Iterator[str]:
        """Yield the lines of *entry*; *margin* is what stands to its left, blanks or a dash."""
        if entry.versions:
            ours, theirs = entry.versions
            yield self.ours
            yield from self.version(ours, column, margin)
            yield self.between
            yield from self.version(theirs, column, margin)
            yield self.theirs
        elif isinstance(entry.value, Block) and entry.value.entries and not entry.value.braces:
            yield from self.with_block(entry, entry.value, column, margin)
        else:
            yield from self.with_text(entry, column, margin)

    def version(self, entries: tuple[Entry, ...], column: int, margin: str) -> Iterator[str]:
        """Yield what one side has."""
        for entry in entries:
            yield from _placed(entry.above, column)
            yield from self.entry(entry, column, margin)
            margin = " " * column

    def with_block(self, entry: Entry, block: Block, column: int, margin: str) -> Iterator[str]:
        inner = column + block.step
        if entry.key is not None:
            yield f"{margin}{entry.head}{entry.beside}"
            yield from self.block(block, inner)
            return
        # Behind a dash there is no room for comments: those of the first entry go above the dash.
        first, *others = block.entries
        yield from _placed(first.above, column)
        yield from self.entry(first, inner, f"{margin}{entry.head}".ljust(inner))
        yield from self.block(Block(tuple(others), tail=block.tail), inner)

    def with_text(self, entry: Entry, column: int, margin: str) -> Iterator[str]:
        first, rest = _spelled(entry)
        head = f"{margin}{entry.head}{(entry.gap or ' ') if first else ''}{first}"
        if rest and first[0] not in "|>":
            *between, last = _placed(rest, column)
            yield from (head, *between, f"{last}{entry.beside}")
        else:
            yield f"{head}{entry.beside}"
            yield from _placed(rest, column)


def _spelled(entry: Entry) -> tuple[str, tuple[Line, ...]]:
    if not isinstance(entry.value, Block):
        return entry.value.first, entry.value.rest
    return entry.value.braces or ("[]" if entry.value.is_list else "{}", ())
