"""Tables of two years or two revisions, paired by what identifies them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from pgt.model import Body
from pgt.outline import Outline
from pgt.pairing.assignment import assign
from pgt.pairing.distance import distance
from pgt.pairing.likeness import likeness
from pgt.pairing.names import plain, without_years

_LONG_CODE = 8
"""Characters from which a code is that of the budget system, unique everywhere; a shorter one is a serial number."""

_ALIKE = 0.6
_MOST_COMPARED = 10_000
"""Pairs of names in one organization that are looked through for a likeness: nobody reads suggestions by the thousand,
and all of them would take minutes."""


class By(StrEnum):
    """What says that two tables are one."""

    PREVIOUS = "previous"
    CODE = "code"
    NAME = "name"
    SIMILAR = "similar"
    """Nothing does: they were given as two files to be held against each other."""


@dataclass(frozen=True, slots=True)
class TablePair:
    """A table on both sides, or on one alone."""

    old: Outline | None
    new: Outline | None
    by: By | None = None


@dataclass(frozen=True, slots=True)
class TableSuggestion:
    """Two unmatched tables with names alike: perhaps one. Or one whose ``previous`` names none of the old ones."""

    old: Outline | None
    new: Outline

    @property
    def previous(self) -> str:
        """What to write as ``previous:`` in the new one, or what stands there."""
        return (self.old.code or self.old.name if self.old else self.new.previous) or ""


@dataclass(frozen=True, slots=True)
class Tables:
    """Every table of both sides, and what may belong together although nothing says so."""

    pairs: tuple[TablePair, ...]
    suggestions: tuple[TableSuggestion, ...]


def match_tables(old: Sequence[Outline], new: Sequence[Outline]) -> Tables:
    """Pair the tables of two sides: by `previous`, by code, then by organization and name without year words.

    A table that stands on both sides for the same year is the same one before anything else is asked: a `previous` in
    it names a table of another year.
    """
    matching = _matched(old, new)
    return Tables(matching.pairs(new), tuple(matching.suggest()))


def pair_tables(old: Sequence[Outline], new: Sequence[Outline]) -> tuple[TablePair, ...]:
    """Pair the tables of two sides as :func:`match_tables` does, without looking for likenesses among the rest."""
    return _matched(old, new).pairs(new)


def _matched(old: Sequence[Outline], new: Sequence[Outline]) -> _Matching:
    matching = _Matching(list(old), list(new), _Organizations((*old, *new)))
    organization = matching.organizations.of
    matching.by_name_under_another_code(lambda table: (table.kind, table.year, organization(table), table.name))
    matching.by_key(lambda table: (table.kind, table.year, organization(table), table.code), By.CODE, needs_code)
    matching.by_key(lambda table: (table.kind, table.year, organization(table), table.name), By.NAME, has_name_only)
    matching.by_previous()
    matching.by_name_under_another_code(lambda table: (table.kind, organization(table), _name(table)))
    matching.by_key(lambda table: (organization(table), table.code), By.CODE, needs_code)
    matching.by_key(lambda table: table.code, By.CODE, has_long_code)
    matching.by_key(lambda table: (table.code, _name(table)), By.CODE, has_code_and_name)
    matching.by_key(lambda table: (table.kind, organization(table), _name(table)), By.NAME, has_name)
    matching.by_name_alone()
    matching.by_key(lambda table: (table.kind, organization(table)), By.NAME, is_department, alone=True)
    return matching


def pair_given(old: Outline, new: Outline) -> TablePair:
    """Pair two tables that were given as two files, and say what else makes them one."""
    found = match_tables((old,), (new,)).pairs[0]
    return TablePair(old, new, found.by or By.SIMILAR)


def needs_code(table: Outline) -> bool:
    """Whether a code was written."""
    return bool(table.code)


def has_name_only(table: Outline) -> bool:
    """Whether the name is all that a table is known by."""
    return bool(table.name) and not table.code


def has_long_code(table: Outline) -> bool:
    """Whether the code identifies the project beyond its organization."""
    return len(table.code or "") >= _LONG_CODE


def has_code_and_name(table: Outline) -> bool:
    """Whether both were written."""
    return bool(table.code and table.name)


def has_name(table: Outline) -> bool:
    """Whether a name was written."""
    return bool(table.name)


def is_department(table: Outline) -> bool:
    """Whether the table is that of a whole department, of which an organization has one."""
    return table.kind == "department" and bool(table.organization.key)


def _name(table: Outline) -> str:
    return without_years(table.name, table.year) if table.name else ""


class _Organizations:
    """One key for each organization, whether a table gives its code, its name or both."""

    def __init__(self, tables: Iterable[Outline]) -> None:
        self._above: dict[str, str] = {}
        for table in tables:
            names = self._names(table.organization)
            for name in names[1:]:
                self._above[self._top(name)] = self._top(names[0])

    def of(self, table: Outline) -> str:
        names = self._names(table.organization)
        return self._top(names[0]) if names else ""

    @staticmethod
    def _names(body: Body) -> list[str]:
        code, name = body.code and f"code {plain(body.code)}", body.name and f"name {plain(body.name)}"
        return [known for known in (code, name) if known]

    def _top(self, name: str) -> str:
        while name in self._above and self._above[name] != name:
            name = self._above[name]
        return name


@dataclass(slots=True)
class _Matching:
    old: list[Outline]
    new: list[Outline]
    organizations: _Organizations
    old_years: set[int | None] = field(init=False)
    partner: dict[int, TablePair] = field(default_factory=dict)
    """By the id of the new table's outline."""

    def __post_init__(self) -> None:
        """Remember which years there were before anything is paired."""
        self.old_years = {table.year for table in self.old}

    def by_key(
        self, key: Callable[[Outline], Hashable], by: By, wanted: Callable[[Outline], bool], *, alone: bool = False
    ) -> None:
        """Pair those of equal keys; where several have the same, the nearest, or none if one has to be *alone*."""
        old, new = _grouped(self.old, key, wanted), _grouped(self.new, key, wanted)
        groups = ((new[key], old[key], by) for key in new if key in old)
        self._pair(group for group in groups if not alone or len(group[0]) == len(group[1]) == 1)

    def by_name_under_another_code(self, key: Callable[[Outline], Hashable]) -> None:
        """Pair equal names where codes were dealt out anew: that of one is now that of another one known by its name.

        A code that only one of the two names has been parted from is a project that was renamed.
        """
        old, new = (_alone(_grouped(side, key, has_code_and_name)) for side in (self.old, self.new))
        moved = {name for name in new if name in old and old[name].code != new[name].code}
        given, taken = ({self._owned(side[name]): name for name in moved} for side in (old, new))
        found = [
            name
            for name in moved
            if taken.get(self._owned(old[name]), name) != name or given.get(self._owned(new[name]), name) != name
        ]
        self._pair(([new[name]], [old[name]], By.NAME) for name in found)

    def _owned(self, table: Outline) -> Hashable:
        return (self.organizations.of(table), table.code)

    def by_previous(self) -> None:
        """Pair what `previous` names; compared backwards, it is the old side that names the new one."""
        codes = _grouped(self.old, lambda table: table.code, needs_code)
        names = _grouped(self.old, lambda table: plain(table.name or ""), has_name)
        named = [table for table in self.new if table.previous]
        self._pair(([table], self._named(table, codes, names), By.PREVIOUS) for table in named)
        codes = _grouped(self.new, lambda table: table.code, needs_code)
        names = _grouped(self.new, lambda table: plain(table.name or ""), has_name)
        named = [table for table in self.old if table.previous]
        self._pair((self._named(table, codes, names), [table], By.PREVIOUS) for table in named)

    def _named(
        self, table: Outline, codes: Mapping[Hashable, list[Outline]], names: Mapping[Hashable, list[Outline]]
    ) -> list[Outline]:
        """Return what *table* names as its previous one: within its organization where it is found there."""
        previous = table.previous or ""
        found = codes.get(previous) or names.get(plain(previous)) or []
        own = [other for other in found if self.organizations.of(other) == self.organizations.of(table)]
        found = own or found
        return [other for other in found if other.year != table.year] or found

    def by_name_alone(self) -> None:
        """Pair equal names where one of the two does not say whose it is, and no third has the name."""
        groups = [
            (tables, others, By.NAME)
            for tables, others in self._same_names()
            if not all(self.organizations.of(table) for table in (*tables, *others))
        ]
        self._pair(groups)

    def _same_names(self) -> Iterator[tuple[list[Outline], list[Outline]]]:
        """Yield one new and one old table that alone have their name."""
        old = _grouped(self.old, lambda table: (table.kind, _name(table)), has_name)
        for key, tables in _grouped(self.new, lambda table: (table.kind, _name(table)), has_name).items():
            if len(tables) == len(others := old.get(key, [])) == 1:
                yield tables, others

    def _pair(self, groups: Iterable[tuple[list[Outline], list[Outline], By]]) -> None:
        taken: set[int] = set()
        for tables, others, by in groups:
            new = [table for table in tables if id(table) not in taken]
            old = [table for table in others if id(table) not in taken]
            pairs = [(0, 0)] if len(new) == len(old) == 1 else assign([[distance(o, n) for o in old] for n in new])
            for row, column in pairs:
                self.partner[id(new[row])] = TablePair(old[column], new[row], by)
                taken |= {id(new[row]), id(old[column])}
        if taken:
            self.old = [table for table in self.old if id(table) not in taken]
            self.new = [table for table in self.new if id(table) not in taken]

    def pairs(self, every_new: Sequence[Outline]) -> tuple[TablePair, ...]:
        """Return all pairs in the order of the new side, then what only the old one has."""
        pairs = [self.partner.get(id(table)) or TablePair(None, table) for table in every_new]
        return (*pairs, *(TablePair(table, None) for table in self.old))

    def suggest(self) -> Iterator[TableSuggestion]:
        """Suggest pairs of names alike within an organization, and of equal ones beyond it."""
        suggested: set[int] = set()
        old = _grouped(self.old, self._place, has_name)
        for place, new in _grouped(self.new, self._place, has_name).items():
            others = old.get(place, [])
            if len(new) * len(others) > _MOST_COMPARED:
                continue
            alike = [[likeness(_name(o), _name(n)) for o in others] for n in new]
            costs = [[round((1 - one) * 1000) if one >= _ALIKE else None for one in row] for row in alike]
            found = [TableSuggestion(others[column], new[row]) for row, column in assign(costs)]
            suggested |= {id(suggestion.new) for suggestion in found}
            yield from found
        for (table,), (other,) in self._same_names():
            if id(table) not in suggested:
                yield TableSuggestion(other, table)
        # What is compared with its own year has its previous one elsewhere.
        years = self.old_years
        yield from (TableSuggestion(None, table) for table in self.new if table.previous and years - {table.year})

    def _place(self, table: Outline) -> Hashable:
        return (table.kind, self.organizations.of(table))


def _grouped(
    tables: Iterable[Outline], key: Callable[[Outline], Hashable], wanted: Callable[[Outline], bool]
) -> dict[Hashable, list[Outline]]:
    groups: dict[Hashable, list[Outline]] = {}
    for table in tables:
        if wanted(table):
            groups.setdefault(key(table), []).append(table)
    return groups


def _alone(groups: Mapping[Hashable, list[Outline]]) -> dict[Hashable, Outline]:
    return {key: tables[0] for key, tables in groups.items() if len(tables) == 1}
