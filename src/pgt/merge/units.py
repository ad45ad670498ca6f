"""Amounts in the unit of their table: 82.16 beside 万元 is 821600 beside 元.

Where one side changed the unit and reckoned its amounts anew, those of the other side are reckoned anew as well before
anything is compared. Where it changed the word alone, nobody knows what the other side's new amounts are in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace
from decimal import Decimal

from pgt.document import Block, Entry, Scalar
from pgt.merge.entries import in_two_versions
from pgt.merge.meaning import content, under
from pgt.merge.references import Three, changed, inside
from pgt.money import AMOUNT_UNITS, convert

_AMOUNTS = frozenset({"budget", "adjusted_budget", "execution", "expected_execution"})
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def recount(roots: Three) -> Three:
    """Return the roots with all amounts in one unit, where a side has changed both the unit and its amounts."""
    base, ours, theirs = roots
    old, mine, other = map(_unit, roots)
    if old is None or mine is None or other is None:
        return roots
    before, by_us, by_them = (content(unit.value) for unit in (old, mine, other))
    if by_us == by_them or before not in (by_us, by_them):
        return roots
    unit, side = (other, theirs) if by_us == before else (mine, ours)
    reckoned = _Reckoning(str(before), str(content(unit.value)), side)
    if not reckoned.explains(base):
        return roots
    rest = [reckoned.of(root, unit) for root in (base, ours if side is theirs else theirs)]
    if rest[0] is None or rest[1] is None:
        return roots
    return (rest[0], rest[1], theirs) if side is theirs else (rest[0], ours, rest[1])


class _Reckoning:
    """What amounts are in the unit that *side* has changed to, written as it writes them."""

    def __init__(self, before: str, now: str, side: Block) -> None:
        self.before, self.now = before, now
        scalars = [*_scalars(side)]
        self.written = {amount: scalar for scalar in scalars if (amount := _read(scalar)) is not None}

    def explains(self, base: Block) -> bool:
        """Whether an amount of *base* stands on the side in the new unit."""
        amounts = (self.amount(scalar) for scalar in _scalars(base))
        return any(amount and amount in self.written for amount in amounts)

    def amount(self, scalar: Scalar) -> Decimal | None:
        amount = _read(scalar)
        if amount is None or not {self.before, self.now} <= AMOUNT_UNITS.keys():
            return None
        return convert(amount, self.before, self.now)

    def of(self, root: Block, unit: Entry) -> Block | None:
        """Return *root* in the new unit; None where an amount in it cannot be read."""
        if any(self.amount(scalar) is None for scalar in _scalars(root)):
            return None

        def reckon(scalar: Scalar) -> Scalar:
            amount = self.amount(scalar)
            plain = Scalar(f"{amount:f}", "", f"{amount:f}")
            return plain if amount is None else self.written.get(amount, plain)

        return _in_budget(_reckoned(root, reckon), lambda entry: replace(entry, value=unit.value))


def settle(merged: Block, roots: Three, conflicts: list[tuple[str, ...]]) -> Block:
    """Return *merged* with both units, where one side changed the word and the other an amount in the old unit."""
    ours, theirs = (_unit(root) for root in roots[1:])
    if not ours or not theirs or not _clash(*roots):
        return merged
    conflicts.append(("budget", "amount_unit"))
    both = in_two_versions(ours, theirs)
    return _in_budget(merged, lambda _: both)


def _clash(base: Block, ours: Block, theirs: Block) -> bool:
    before, *after = (content(unit.value) if (unit := _unit(root)) else None for root in (base, ours, theirs))
    kept = [root for root, unit in zip((ours, theirs), after, strict=True) if unit == before]
    return before is not None and len(kept) == 1 and bool(Counter(_amounts(kept[0])) - Counter(_amounts(base)))


def _unit(root: Block) -> Entry | None:
    budget = under(root, "budget")
    unit = budget.entry("amount_unit") if isinstance(budget, Block) else None
    return unit if unit and content(unit.value) is not None else None


def _in_budget(root: Block, change: Callable[[Entry], Entry]) -> Block:
    return changed(root, "budget", lambda entry: inside(entry, lambda budget: changed(budget, "amount_unit", change)))


def _blocks(block: Block) -> Iterator[Block]:
    """Yield every block of amounts in the table's unit."""
    for entry in block.entries:
        if isinstance(entry.value, Block) and not _is_apart(entry):
            if entry.key in _AMOUNTS:
                yield entry.value
            else:
                yield from _blocks(entry.value)


def _is_apart(entry: Entry) -> bool:
    """Whether no amounts in the table's unit stand below: a medium term may have one of its own."""
    return entry.key == "result" or (entry.key == "medium_term" and _unit_below(entry))


def _unit_below(entry: Entry) -> bool:
    return isinstance(entry.value, Block) and _unit(entry.value) is not None


def _amounts(root: Block) -> Iterator[Hashable]:
    for block in _blocks(root):
        yield frozenset((e.key, content(e.value)) for e in block.entries if e.key != "amount_unit")


def _scalars(root: Block) -> Iterator[Scalar]:
    for block in _blocks(root):
        yield from (e.value for e in block.entries if _is_amount(e) and isinstance(e.value, Scalar))


def _is_amount(entry: Entry) -> bool:
    return isinstance(entry.value, Scalar) and entry.key != "amount_unit" and entry.value.content is not None


def _read(scalar: Scalar) -> Decimal | None:
    return Decimal(scalar.value) if _NUMBER.fullmatch(scalar.value) else None


def _reckoned(block: Block, reckon: Callable[[Scalar], Scalar]) -> Block:
    """Return *block* with each amount reckoned anew."""

    def change(entry: Entry) -> Entry:
        if not isinstance(entry.value, Block) or _is_apart(entry):
            return entry
        return inside(entry, amounts if entry.key in _AMOUNTS else lambda block: _reckoned(block, reckon))

    def amounts(block: Block) -> Block:
        entries = (
            replace(e, value=reckon(e.value)) if _is_amount(e) and isinstance(e.value, Scalar) else e
            for e in block.entries
        )
        return replace(block, entries=tuple(entries), braces=None)

    entries = tuple(map(change, block.entries))
    return block if entries == block.entries else replace(block, entries=entries, braces=None)
