"""The YAML of a form: read, held against its schema and against itself, and built into its definition."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pgt import schema, source
from pgt.diagnostics import Diagnostic, Notice, Pointer, Severity, Text
from pgt.form import notices
from pgt.form.definition import (
    WORDS,
    Block,
    Box,
    Category,
    Declared,
    DeclaredList,
    Form,
    Part,
    Row,
    Ticks,
)
from pgt.form.paths import LOOPS, Catalogue, Sort
from pgt.form.template import EMPTY, Template, TemplateError
from pgt.grid import STYLES, Page, Style
from pgt.model import AMOUNT_KEYS
from pgt.source import Source

SCHEMA = "form.schema.json"

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A form's file, what was wrong with it, and the form when nothing stood in the way."""

    source: Source
    findings: tuple[Diagnostic, ...]
    form: Form | None


def parse(form_id: str, file: str, content: bytes) -> Loaded:
    """Read the form *form_id* whose bytes are *content*, shown under the name *file*."""
    read = source.parse(file, content, schema.shape(SCHEMA))
    findings = (*read.findings, *schema.check(read, SCHEMA))
    if read.data is None or _has_error(findings):
        return Loaded(read, findings, None)
    builder = _Builder(read)
    form = builder.form(form_id, read.data)
    findings = (*findings, *builder.findings)
    return Loaded(read, findings, None if _has_error(findings) else form)


def _has_error(findings: Iterable[Diagnostic]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


class _Builder:
    """One walk through a form's data that the schema has accepted."""

    def __init__(self, read: Source) -> None:
        self.source = read
        self.findings: list[Diagnostic] = []
        self.used_paths: dict[str, Sort] = {}
        self.used_loops: set[str] = set()
        self.catalogue = Catalogue((), (), {})
        self.collection = False
        self.styles: Mapping[str, Style] = STYLES

    def report(self, notice: Notice, pointer: Pointer, **values: object) -> None:
        position = self.source.position(pointer)
        self.findings.append(Diagnostic.of(notice, self.source.file, position, pointer, **values))

    def form(self, form_id: str, data: Data) -> Form:
        fields = self.declared(data.get("fields", ()), ("fields",))
        amounts = {row["id"]: row["label"] for row in self.once(data.get("amounts", ()), ("amounts",), AMOUNT_KEYS)}
        lists = {
            row["id"]: DeclaredList(row["id"], row["label"], self.declared(row["columns"], ("lists", index, "columns")))
            for index, row in enumerate(self.once(data.get("lists", ()), ("lists",)))
        }
        self.catalogue = Catalogue(fields, amounts, {key: tuple(one.columns) for key, one in lists.items()})
        self.collection = data.get("scope") == "collection"
        self.styles = {**STYLES, **self.own_styles(data.get("styles", {}))}
        widths = tuple(data["columns"])
        rows = self.parts(data["rows"], ("rows",), len(widths), ())
        return Form(
            id=form_id,
            name=data["name"],
            kind=data["kind"],
            widths=widths,
            rows=rows,
            reference=data.get("reference", ""),
            collection=self.collection,
            amount_unit=data.get("amount_unit"),
            categories=self.categories(data.get("categories", ())),
            fields=fields,
            amounts=amounts,
            lists=lists,
            words={**WORDS, **data.get("words", {})},
            styles=self.styles,
            page=Page(**data.get("page", {})),
            paths=self.used_paths,
            loops=frozenset(self.used_loops),
        )

    def once(self, rows: Sequence[Data], place: Pointer, taken: Iterable[str] = ()) -> Iterator[Data]:
        """Yield *rows*, reporting an id that was there before."""
        seen = set(taken)
        for index, row in enumerate(rows):
            if row["id"] in seen:
                self.report(notices.DECLARED_TWICE, (*place, index, "id"), id=row["id"])
            seen.add(row["id"])
            yield row

    def declared(self, rows: Sequence[Data], place: Pointer) -> dict[str, Declared]:
        return {
            row["id"]: Declared(
                row["id"],
                row["label"],
                row.get("kind", "text"),
                tuple(row.get("choices", ())),
                _ticks(row["ticks"]) if "ticks" in row else None,
            )
            for row in self.once(rows, place)
        }

    def categories(self, rows: Sequence[Data]) -> tuple[Category, ...]:
        seen: set[str] = set()
        found = []
        for index, row in enumerate(rows):
            second = row.get("second", ())
            for place, one in ((("id",), row), *((("second", at, "id"), one) for at, one in enumerate(second))):
                if one["id"] in seen:
                    self.report(notices.DECLARED_TWICE, ("categories", index, *place), id=one["id"])
                seen.add(one["id"])
            below = tuple(Category(one["id"], one["label"]) for one in second)
            found.append(Category(row["id"], row["label"], below))
        return tuple(found)

    def own_styles(self, data: Mapping[str, Data]) -> dict[str, Style]:
        return {
            name: dataclasses.replace(STYLES.get(name, STYLES["text"]), **changes) for name, changes in data.items()
        }

    def style(self, data: Data, pointer: Pointer) -> str | None:
        name = data.get("style")
        if name is not None and name not in self.styles:
            better = schema.did_you_mean(name, self.styles)
            self.report(notices.UNKNOWN_STYLE, (*pointer, "style"), style=name, better=better)
        return name

    def loop(self, data: Data, pointer: Pointer, inside: tuple[str, ...]) -> tuple[str, ...]:
        """Return *inside*, with what *data* repeats over added to it."""
        name = data.get("each")
        if name is None:
            return inside
        known = self.catalogue.loops(collection=self.collection, inside=inside)
        if name not in known:
            better = schema.did_you_mean(name, known)
            self.report(notices.UNKNOWN_LOOP, (*pointer, "each"), loop=name, better=better)
            return inside
        self.used_loops.add(name)
        return (*inside, name)

    def parts(self, rows: Sequence[Data], place: Pointer, width: int, inside: tuple[str, ...]) -> tuple[Part, ...]:
        """Build the rows and blocks of one list, following how far boxes reach down."""
        found: list[Part] = []
        reach = [0] * width
        spans: list[tuple[Pointer, int, int]] = []
        for index, data in enumerate(rows):
            pointer = (*place, index)
            if sum(key in data for key in ("boxes", "rows", "beside")) != 1:
                self.report(notices.ROW_OR_BLOCK, pointer)
                continue
            if "boxes" not in data:
                found.append(self.block(data, pointer, width, inside))
                reach = [0] * width
                continue
            row = self.row(data, pointer, inside)
            self.flow(row, pointer, reach)
            spans += [((*pointer, "boxes", at), index, box.rows) for at, box in enumerate(row.boxes) if box.rows > 1]
            found.append(row)
        fixed = {index for index, part in enumerate(rows) if "boxes" in part}
        for pointer, index, height in spans:
            if not fixed.issuperset(range(index, index + height)):
                self.report(notices.LONG_SPAN, pointer, rows=height)
        return tuple(found)

    def flow(self, row: Row, pointer: Pointer, reach: list[int]) -> None:
        """Let the boxes of *row* flow into the columns that no box above still covers."""
        free = [column for column, height in enumerate(reach) if height == 0]
        wanted = sum(box.columns for box in row.boxes)
        covered = len(reach) - len(free) + wanted
        boxes = [box for box in row.boxes for _ in range(box.columns)]
        if wanted != len(free) or _torn(row.boxes, free):
            self.report(notices.UNEVEN_ROW, pointer, covered=covered, width=len(reach))
        for column, height in enumerate(reach):
            reach[column] = max(height - 1, 0)
        for column, box in zip(free, boxes, strict=False):
            reach[column] = box.rows - 1

    def row(self, data: Data, pointer: Pointer, inside: tuple[str, ...]) -> Row:
        boxes = self.boxes(data["boxes"], (*pointer, "boxes"), inside)
        return Row(boxes, self.style(data, pointer), data.get("lines", 1), "repeat" in data)

    def boxes(self, rows: Sequence[Data], place: Pointer, inside: tuple[str, ...]) -> tuple[Box, ...]:
        return tuple(self.box(data, (*place, index), inside) for index, data in enumerate(rows))

    def box(self, data: Data, pointer: Pointer, inside: tuple[str, ...]) -> Box:
        return Box(
            text=self.template(data.get("text", ""), (*pointer, "text"), self.loop(data, pointer, inside)),
            columns=data.get("columns", 1),
            rows=data.get("rows", 1),
            style=self.style(data, pointer),
            each=data.get("each"),
            between=data.get("between", "\n"),
            merge="merge" in data,
            decimals=data.get("decimals"),
            thousands="thousands" in data,
            blank=data.get("blank", ""),
        )

    def template(self, text: str, pointer: Pointer, inside: tuple[str, ...]) -> Template:
        try:
            template = Template.parse(text)
        except TemplateError:
            self.report(notices.STRAY_BRACE, pointer)
            return EMPTY
        known = self.catalogue.paths(collection=self.collection, inside=inside)
        for path in template.paths:
            if path not in known:
                self.report(notices.UNKNOWN_PATH, pointer, path=path, better=_better(path, known))
            else:
                self.used_paths[path] = known[path]
        return template

    def block(self, data: Data, pointer: Pointer, width: int, inside: tuple[str, ...]) -> Block:
        inside = self.loop(data, pointer, inside)
        left = self.boxes(data.get("left", ()), (*pointer, "left"), inside)
        inner = width - sum(box.columns for box in left)
        beside: tuple[Block, ...] = ()
        rows: tuple[Part, ...] = ()
        if "beside" in data:
            blocks = data["beside"]
            beside = tuple(self.side(one, (*pointer, "beside", at), inside) for at, one in enumerate(blocks))
            covered = sum(block.columns for block in beside)
            if covered != inner:
                self.report(notices.UNEVEN_ROW, (*pointer, "beside"), covered=covered, width=inner)
        elif inner > 0:
            rows = self.parts(data["rows"], (*pointer, "rows"), inner, inside)
        else:
            self.report(notices.UNEVEN_ROW, (*pointer, "left"), covered=width - inner, width=width)
        return Block(
            rows=rows,
            each=data.get("each"),
            left=left,
            beside=beside,
            columns=data.get("columns", width),
            at_least=data.get("at_least", 1),
            every_category="skeleton" in data,
        )

    def side(self, data: Data, pointer: Pointer, inside: tuple[str, ...]) -> Block:
        """Build one of several blocks side by side."""
        if "rows" in data:
            return self.block(data, pointer, data.get("columns", 1), inside)
        self.report(notices.ROW_OR_BLOCK, pointer)
        return Block()


def _torn(boxes: tuple[Box, ...], free: list[int]) -> bool:
    """Whether a box would cover columns that are not beside one another."""
    start = 0
    for box in boxes:
        columns = free[start : start + box.columns]
        if columns and columns[-1] - columns[0] != len(columns) - 1:
            return True
        start += box.columns
    return False


def _better(path: str, known: Iterable[str]) -> Text:
    """Suggest another path, or the loop without which this one has no meaning."""
    head = path.partition(".")[0]
    loops = [loop for loop, element in LOOPS.items() if element == head]
    if loops and not any(other.startswith(f"{head}.") for other in known):
        return Text(f"只能写在 `each: {loops[0]}` 里面", f"it has a meaning only inside `each: {loops[0]}`")
    return schema.did_you_mean(path, known)


def _ticks(data: Data) -> Ticks:
    named = {key: data[key] for key in ("chosen", "open", "between") if key in data}
    return Ticks(after=data.get("side") == "after", **named)
