"""The data of a form, which its schema has accepted: held against itself and built into its definition."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pgt.definition import Data, Review
from pgt.diagnostics import Pointer
from pgt.form import notices
from pgt.form.definition import WORDS, Category, Declared, DeclaredList, Form
from pgt.form.layout import Layout, Own, ticks_of
from pgt.form.paths import PLACE, Catalogue, Sort
from pgt.grid import STYLES, Page, Style
from pgt.model import AMOUNT_KEYS

SCHEMA = "form.schema.json"
_OF_CHOICES = ("choice", "choices")


def build(form_id: str, data: Data, review: Review) -> Form:
    """Return the form *form_id*; what is wrong with *data* is reported to *review*."""
    return _Builder(review).form(form_id, data)


class _Builder:
    """One walk through a form's data."""

    def __init__(self, review: Review) -> None:
        self.report = review.report

    def form(self, form_id: str, data: Data) -> Form:
        fields = self.declared(data.get("fields", ()), ("fields",))
        amounts = {row["id"]: row["label"] for row in self.once(data.get("amounts", ()), ("amounts",), AMOUNT_KEYS)}
        lists = {
            row["id"]: DeclaredList(
                row["id"], row["label"], self.declared(row["columns"], ("lists", index, "columns"), PLACE)
            )
            for index, row in enumerate(self.once(data.get("lists", ()), ("lists",)))
        }
        catalogue = Catalogue(_sorts(fields), amounts, {key: _sorts(one.columns) for key, one in lists.items()})
        collection = data.get("scope") == "collection"
        categories = self.categories(data.get("categories", ()))
        styles = {**STYLES, **_own_styles(data.get("styles", {}))}
        widths = tuple(data["columns"])
        declared = {"fields": fields, **{f"lists.{key}": one.columns for key, one in lists.items()}}
        layout = Layout(self.report, catalogue, Own(styles, categories, declared), collection=collection)
        rows = layout.parts(data["rows"], ("rows",), len(widths), ())
        return Form(
            id=form_id,
            name=data["name"],
            kind=data["kind"],
            widths=widths,
            rows=rows,
            reference=data.get("reference", ""),
            collection=collection,
            amount_unit=data.get("amount_unit"),
            profile=data.get("profile"),
            categories=categories,
            fields=fields,
            amounts=amounts,
            lists=lists,
            words={**WORDS, **data.get("words", {})},
            styles=styles,
            page=Page(**data.get("page", {})),
            paths=layout.used_paths,
            loops=frozenset(layout.used_loops),
        )

    def once(self, rows: Sequence[Data], place: Pointer, taken: Iterable[str] = ()) -> Iterator[Data]:
        """Yield *rows*, reporting an id that was there before."""
        seen = set(taken)
        for index, row in enumerate(rows):
            if row["id"] in seen:
                self.report(notices.DECLARED_TWICE, (*place, index, "id"), id=row["id"])
            seen.add(row["id"])
            yield row

    def declared(self, rows: Sequence[Data], place: Pointer, taken: Iterable[str] = ()) -> dict[str, Declared]:
        for index, row in enumerate(rows):
            if "choices" in row:
                continue
            if row.get("kind") in _OF_CHOICES:
                self.report(notices.ALONE, (*place, index, "kind"), key="kind", partner="choices")
            if "ticks" in row:
                self.report(notices.ALONE, (*place, index, "ticks"), key="ticks", partner="choices")
        return {
            row["id"]: Declared(
                row["id"],
                row["label"],
                row.get("kind", "text"),
                tuple(row.get("choices", ())),
                ticks_of(row["ticks"]) if "ticks" in row else None,
                is_result=row.get("stage") == "result",
            )
            for row in self.once(rows, place, taken)
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


def _sorts(declared: Mapping[str, Declared]) -> dict[str, Sort]:
    """Say how what a form declares is shown: an amount and a percentage as numbers."""
    sorts = {"amount": Sort.AMOUNT, "percent": Sort.NUMBER}
    return {id_: sorts.get(one.kind, Sort.TEXT) for id_, one in declared.items()}


def _own_styles(data: Mapping[str, Data]) -> dict[str, Style]:
    return {name: dataclasses.replace(STYLES.get(name, STYLES["text"]), **changes) for name, changes in data.items()}
