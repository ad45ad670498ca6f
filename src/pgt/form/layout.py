"""The rows of a form: boxes that flow as in an HTML table, blocks that repeat, and the values that they name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from pgt.definition import Data
from pgt.diagnostics import Pointer
from pgt.form import hints, notices
from pgt.form.definition import Block, Box, Category, Declared, Part, Row, Tick, Ticks
from pgt.form.paths import CODES, LOOPS, Catalogue, Sort
from pgt.form.template import EMPTY, Template, TemplateError
from pgt.grid import Style
from pgt.suggestion import did_you_mean

_OF_LISTS = ("at_least", "fillers", "head", "only", "named", "skeleton")
"""What a block says about its repetitions."""

Report = Callable[..., None]
"""Takes down what is wrong: a notice, the place in the file, and the values that the message names."""


class Own(NamedTuple):
    """What a form names for itself, before its rows use it."""

    styles: Mapping[str, Style]
    categories: Sequence[Category]
    declared: Mapping[str, Mapping[str, Declared]]
    """By where it stands: ``fields``, and ``lists.<id>`` for the columns of a list."""


class Layout:
    """One walk through the rows of a form that the schema has accepted."""

    def __init__(self, report: Report, catalogue: Catalogue, own: Own, *, collection: bool) -> None:
        self.report = report
        self.catalogue = catalogue
        self.styles = own.styles
        self.categories = tuple(id_ for one in own.categories for id_ in one.ids)
        self.declared = own.declared
        self.collection = collection
        self.used_paths: dict[str, Sort] = {}
        self.used_loops: set[str] = set()
        self._known: dict[tuple[str, ...], dict[str, Sort]] = {}

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
                found.append(self._block(data, pointer, width, inside))
                reach = [0] * width
                continue
            row = self._row(data, pointer, inside)
            self._flow(row, pointer, reach)
            spans += [((*pointer, "boxes", at), index, box.rows) for at, box in enumerate(row.boxes) if box.rows > 1]
            found.append(row)
        fixed = {index for index, part in enumerate(rows) if "boxes" in part}
        for pointer, index, height in spans:
            if not fixed.issuperset(range(index, index + height)):
                self.report(notices.LONG_SPAN, pointer, rows=height)
        return tuple(found)

    def _flow(self, row: Row, pointer: Pointer, reach: list[int]) -> None:
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

    def _row(self, data: Data, pointer: Pointer, inside: tuple[str, ...]) -> Row:
        boxes = self._boxes(data["boxes"], (*pointer, "boxes"), inside)
        return Row(boxes, self._style(data, pointer), data.get("lines", 1), "repeat" in data)

    def _boxes(self, rows: Sequence[Data], place: Pointer, inside: tuple[str, ...]) -> tuple[Box, ...]:
        return tuple(self._box(data, (*place, index), inside) for index, data in enumerate(rows))

    def _box(self, data: Data, pointer: Pointer, inside: tuple[str, ...]) -> Box:
        self._together(data, pointer, ("between", "fillers", "only", "named"))
        self._of_indicators(data, pointer)
        box = self._plain_box(data, pointer, inside)
        return self._with_tick(data, pointer, inside, self._with_choices(data, pointer, box))

    def _plain_box(self, data: Data, pointer: Pointer, inside: tuple[str, ...]) -> Box:
        return Box(
            text=self._template(data.get("text", ""), (*pointer, "text"), self._loop(data, pointer, inside)),
            columns=data.get("columns", 1),
            rows=data.get("rows", 1),
            style=self._style(data, pointer),
            each=data.get("each"),
            between=data.get("between", "\n"),
            merge="merge" in data,
            decimals=data.get("decimals"),
            thousands="thousands" in data,
            drop_zeros="zeros" in data,
            drop_words="words" in data,
            blank=data.get("blank", ""),
            hint=data.get("hint", ""),
            otherwise=self._otherwise(data, pointer, inside),
            only=self._only(data, pointer),
            named=data.get("named", ""),
            fillers=tuple(data.get("fillers", ())),
        )

    def _otherwise(self, data: Data, pointer: Pointer, inside: tuple[str, ...]) -> Template:
        """Return what stands in for the one value of a box."""
        if "or" not in data:
            return EMPTY
        printed = dict(self.used_paths)
        template = self._template(data["or"], (*pointer, "or"), inside)
        self.used_paths = printed  # what only stands in has no place of its own
        if "each" in data or data.get("text", "").count("{") != 1 or len(template.paths) != 1:
            self.report(notices.ALONE, (*pointer, "or"), key="or", partner="text: {…}")
            return EMPTY
        return template

    def _with_choices(self, data: Data, pointer: Pointer, box: Box) -> Box:
        """Return *box* with all that its value can say."""
        if "choices" not in data:
            if "ticks" in data:
                self.report(notices.ALONE, (*pointer, "ticks"), key="ticks", partner="choices")
            return box
        sorts = [self.used_paths.get(path, Sort.TEXT) for path in box.text.paths]
        if box.each or len(box.text.parts) != 1 or sorts != [Sort.TEXT]:
            self.report(notices.ALONE, (*pointer, "choices"), key="choices", partner="text: {…}")
            return box
        ticks = ticks_of(data.get("ticks", {}))
        return replace(box, choices=Declared("", "", "choice", tuple(data["choices"]), ticks))

    def _with_tick(self, data: Data, pointer: Pointer, inside: tuple[str, ...], box: Box) -> Box:
        """Return *box* with its marks, where it is ticked for one choice of the value that it names."""
        choice = data.get("tick")
        if choice is None:
            return box
        paths = box.text.paths
        if box.each or len(box.text.parts) != 1 or len(paths) != 1:
            self.report(notices.ALONE, (*pointer, "tick"), key="tick", partner="text: {…}")
            return box
        of = self._choices(paths[0], inside)
        if paths[0] in self.used_paths and not of.choices:
            self.report(notices.ALONE, (*pointer, "tick"), key="tick", partner="choices")
        elif of.choices and choice not in of.choices:
            better = did_you_mean(choice, of.choices)
            self.report(notices.UNKNOWN_CHOICE, (*pointer, "tick"), choice=choice, better=better)
        return replace(box, tick=Tick(choice, of))

    def _choices(self, path: str, inside: tuple[str, ...]) -> Declared:
        """Return the choices of *path*: of a field, of a column of the list that is repeated over, or of a code."""
        head, _, name = path.rpartition(".")
        columns = next((loop for loop in reversed(inside) if loop.startswith("lists.")), "")
        declared = self.declared.get(columns if head == "item" else head.rpartition(".")[2], {})
        return declared.get(name) or Declared(name, name, "choice", CODES.get(name, ()))

    def _template(self, text: str, pointer: Pointer, inside: tuple[str, ...]) -> Template:
        try:
            template = Template.parse(text)
        except TemplateError:
            self.report(notices.STRAY_BRACE, pointer)
            return EMPTY
        known = self._paths(inside)
        for path in template.paths:
            if path not in known:
                self.report(notices.UNKNOWN_PATH, pointer, path=path, better=hints.for_path(path, known))
            else:
                self.used_paths[path] = known[path]
        return template

    def _paths(self, inside: tuple[str, ...]) -> Mapping[str, Sort]:
        if inside not in self._known:
            self._known[inside] = self.catalogue.paths(collection=self.collection, inside=inside)
        return self._known[inside]

    def _block(self, data: Data, pointer: Pointer, width: int, inside: tuple[str, ...]) -> Block:
        self._together(data, pointer, _OF_LISTS)
        self._of_indicators(data, pointer)
        inside = self._loop(data, pointer, inside)
        left = self._boxes(data.get("left", ()), (*pointer, "left"), inside)
        inner = width - sum(box.columns for box in left)
        beside: tuple[Block, ...] = ()
        rows: tuple[Part, ...] = ()
        if inner <= 0:
            self.report(notices.UNEVEN_ROW, (*pointer, "left"), covered=width - inner, width=width - 1)
        elif "beside" in data:
            blocks = data["beside"]
            beside = tuple(self._side(one, (*pointer, "beside", at), inside) for at, one in enumerate(blocks))
            covered = sum(block.columns for block in beside)
            if covered != inner:
                self.report(notices.UNEVEN_ROW, (*pointer, "beside"), covered=covered, width=inner)
        else:
            rows = self.parts(data["rows"], (*pointer, "rows"), inner, inside)
        return Block(
            rows=rows,
            each=data.get("each"),
            left=left,
            beside=beside,
            columns=data.get("columns", width),
            at_least=data.get("at_least", 1),
            every_category="skeleton" in data,
            fillers=tuple(data.get("fillers", ())),
            head=self._head(data, pointer, inner, inside),
            only=self._only(data, pointer),
            named=data.get("named", ""),
        )

    def _head(self, data: Data, pointer: Pointer, width: int, inside: tuple[str, ...]) -> tuple[Row, ...]:
        """Build the rows above the first repetition, which must not grow."""
        rows = data.get("head", ())
        for index, row in enumerate(rows):
            if "boxes" not in row:
                self.report(notices.ROW_OR_BLOCK, (*pointer, "head", index))
                return ()
        parts = self.parts(rows, (*pointer, "head"), width, inside) if width > 0 else ()
        return tuple(part for part in parts if isinstance(part, Row))

    def _only(self, data: Data, pointer: Pointer) -> tuple[str, ...]:
        names = tuple(data.get("only", ()))
        for index, name in enumerate(names):
            if name not in self.categories:
                better = hints.for_category(name, self.categories)
                self.report(notices.UNKNOWN_CATEGORY, (*pointer, "only", index), category=name, better=better)
        return names

    def _side(self, data: Data, pointer: Pointer, inside: tuple[str, ...]) -> Block:
        """Build one of several blocks side by side."""
        if "rows" in data:
            return self._block(data, pointer, data.get("columns", 1), inside)
        self.report(notices.ROW_OR_BLOCK, pointer)
        return Block()

    def _loop(self, data: Data, pointer: Pointer, inside: tuple[str, ...]) -> tuple[str, ...]:
        """Return *inside*, with what *data* repeats over added to it."""
        name = data.get("each")
        if name is None:
            return inside
        known = self.catalogue.loops(collection=self.collection, inside=inside)
        if name not in known:
            better = hints.for_loop(name, known)
            self.report(notices.UNKNOWN_LOOP, (*pointer, "each"), loop=name, better=better)
            return inside
        self.used_loops.add(name)
        return (*inside, name)

    def _together(self, data: Data, pointer: Pointer, keys: Iterable[str]) -> None:
        """Report what says something about repetitions where nothing is repeated."""
        for key in keys:
            if key in data and "each" not in data:
                self.report(notices.ALONE, (*pointer, key), key=key, partner="each")

    def _of_indicators(self, data: Data, pointer: Pointer) -> None:
        """Report what says something about indicators where others are repeated over."""
        loop = data.get("each")
        of = LOOPS.get(loop or "", "item")
        for key in ("only", "named", "skeleton"):
            if key in data and loop is not None and of != "indicator" and not (of == "level" and key != "named"):
                self.report(notices.ALONE, (*pointer, key), key=key, partner="each: indicators")

    def _style(self, data: Data, pointer: Pointer) -> str | None:
        name: str | None = data.get("style")
        if name is not None and name not in self.styles:
            better = did_you_mean(name, self.styles)
            self.report(notices.UNKNOWN_STYLE, (*pointer, "style"), style=name, better=better)
        return name


def _torn(boxes: tuple[Box, ...], free: list[int]) -> bool:
    """Whether a box would cover columns that are not beside one another."""
    start = 0
    for box in boxes:
        columns = free[start : start + box.columns]
        if columns and columns[-1] - columns[0] != len(columns) - 1:
            return True
        start += box.columns
    return False


def ticks_of(data: Data) -> Ticks:
    """Return the marks of boxes to tick."""
    named = {key: data[key] for key in ("chosen", "open", "between") if key in data}
    return Ticks(after=data.get("side") == "after", **named)
