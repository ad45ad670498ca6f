"""What a rule is: a function that says where something is wrong and with which values.

The decorator declares the code, the weight and the wording; the docstring is the manual page; the engine in
:mod:`pgt.rules._engine` adds file, line and column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

from pgt.diagnostics import Notice, NotJudged, Pointer, Severity, Text

if TYPE_CHECKING:  # rules are declared at every start, and these are slow to import
    from pathlib import Path

    from pgt.form import Form
    from pgt.model import Table
    from pgt.outline import Outline
    from pgt.pairing import Pair
    from pgt.profile import Profile


class Part(Protocol):
    """A part of the model that knows its own place."""

    @property
    def pointer(self) -> Pointer:
        """The way to it from the table's root."""


class Rewriting(NamedTuple):
    """What a rule would write instead, by place; the engine finds the places in the text."""

    values: Mapping[Pointer, str | Decimal]
    safe: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """A place at which a rule does not hold, and the values that its message names."""

    pointer: Pointer
    values: Mapping[str, object]
    file: str | None = None
    """Only where a rule looks at several tables."""
    rewriting: Rewriting | None = None
    severity: Severity | None = None
    """Only where it weighs otherwise than its rule says."""

    def weighing(self, severity: Severity) -> Finding:
        """Return this with another weight: the same fact may be worse in one table than in another."""
        return replace(self, severity=severity)

    def mended(self, *where: str | int | Part, to: str | Decimal, safe: bool = True) -> Finding:
        """Offer to write *to* at *where*, by default where the finding stands.

        It is safe where the table then says what it said, or where there is one right answer: ``--fix`` does it
        without asking. What changes the meaning, or chooses among several answers, waits for ``--unsafe-fixes``.
        """
        pointer = _pointer(where) or self.pointer
        values = {**(self.rewriting.values if self.rewriting else {}), pointer: to}
        safe = safe and (self.rewriting is None or self.rewriting.safe)
        return replace(self, rewriting=Rewriting(values, safe))


def at(*where: str | int | Part, **values: object) -> Finding:
    """Say that something is wrong at *where*: keys from the root, or a part of the model and keys below it."""
    return Finding(_pointer(where), values)


def at_table(table: Outline, *where: str | int, **values: object) -> Finding:
    """Say that something is wrong in one of several tables."""
    return Finding(where, values, table.file)


def at_old(pair: Pair, *where: str | int | Part, **values: object) -> Finding:
    """Say that something is wrong in the older one of two tables, because the newer one no longer has it."""
    return Finding(_pointer(where), values, pair.old_file)


def not_judged(*where: str | int | Part, zh: str, en: str) -> NotJudged:
    """Say that the rule cannot decide, which is no finding; ``--verbose`` lists it."""
    return NotJudged(_pointer(where), Text(zh, en))


def _pointer(where: tuple[str | int | Part, ...]) -> Pointer:
    pointer: Pointer = ()
    for step in where:
        pointer = (*pointer, step) if isinstance(step, str | int) else (*pointer, *step.pointer)
    return pointer


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know besides the table."""

    form: Form | None = None
    """The definition of the table's form; None where it names none, an unknown one, or one that cannot be read."""
    forms: tuple[str, ...] = ()
    """The ids of all forms that there are; left out where the table names none."""
    profile_id: str | None = None
    """The scoring profile that the workspace names; None where it names none, and the ministry's is taken."""
    folder: Path | None = None
    """The folder of the workspace, which may have profiles of its own."""

    @property
    def profile_named(self) -> str | None:
        """The profile that the workspace names, else the form; None where neither does, and the ministry's is taken."""
        return self.profile_id or (self.form.profile if self.form else None)

    @property
    def profile(self) -> Profile | None:
        """The scoring profile, that of the form where none is named; None for one unknown, or that cannot be read."""
        from pgt import profile  # most tables are plans, which nobody scores

        folder = self.folder / profile.FOLDER if self.folder else None
        return profile.choose(self.profile_id, self.form.profile if self.form else None, folder).definition

    def prints(self, *paths: str) -> bool:
        """Whether the form has a place for any of *paths*; of a form that is not known nothing is said against it."""
        return self.form is None or any(path in self.form.paths for path in paths)

    def repeats(self, *loops: str) -> bool:
        """Whether the form has a place for any of these lists, in the same sense."""
        return self.form is None or any(loop in self.form.loops for loop in loops)


Verdicts = Iterator[Finding | NotJudged]
TableRule: TypeAlias = "Callable[[Table], Verdicts] | Callable[[Table, Context], Verdicts]"
CollectionRule: TypeAlias = "Callable[[Sequence[Outline]], Verdicts]"
YearsRule: TypeAlias = "Callable[[Pair], Verdicts] | Callable[[Pair, Context, Context], Verdicts]"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule over one table at a time."""

    notice: Notice
    function: Callable[..., Verdicts]
    wants_context: bool

    @property
    def code(self) -> str:
        """The stable name of the rule."""
        return self.notice.code

    def find(self, table: Table, context: Context) -> Verdicts:
        """Yield where *table* breaks the rule."""
        return self.function(table, context) if self.wants_context else self.function(table)


@dataclass(frozen=True, slots=True)
class CrossRule:
    """A rule over all tables that were given."""

    notice: Notice
    function: CollectionRule

    @property
    def code(self) -> str:
        """The stable name of the rule."""
        return self.notice.code


@dataclass(frozen=True, slots=True)
class PairRule:
    """A rule over one table of two years."""

    notice: Notice
    function: Callable[..., Verdicts]
    wants_contexts: bool

    @property
    def code(self) -> str:
        """The stable name of the rule."""
        return self.notice.code

    def find(self, pair: Pair, before: Context, now: Context) -> Verdicts:
        """Yield where *pair* breaks the rule: in the new table, or in the old one where a finding names its file."""
        return self.function(pair, before, now) if self.wants_contexts else self.function(pair)


def rule(
    code: str, severity: Severity, *, zh: str, en: str, hint: tuple[str, str] | None = None
) -> Callable[[TableRule], Rule]:
    """Declare a rule over one table; *hint* is what to write instead, in Chinese and English."""

    def declare(function: TableRule) -> Rule:
        notice = _notice(function, code, severity, Text(zh, en), hint)
        return Rule(notice, function, wants_context=function.__code__.co_argcount > 1)

    return declare


def cross_rule(
    code: str, severity: Severity, *, zh: str, en: str, hint: tuple[str, str] | None = None
) -> Callable[[CollectionRule], CrossRule]:
    """Declare a rule over all tables together."""

    def declare(function: CollectionRule) -> CrossRule:
        return CrossRule(_notice(function, code, severity, Text(zh, en), hint), function)

    return declare


def pair_rule(
    code: str, severity: Severity, *, zh: str, en: str, hint: tuple[str, str] | None = None
) -> Callable[[YearsRule], PairRule]:
    """Declare a rule over last year's table and this year's."""

    def declare(function: YearsRule) -> PairRule:
        notice = _notice(function, code, severity, Text(zh, en), hint)
        return PairRule(notice, function, wants_contexts=function.__code__.co_argcount > 1)

    return declare


def _notice(
    function: Callable[..., object], code: str, severity: Severity, message: Text, hint: tuple[str, str] | None
) -> Notice:
    return Notice(code, severity, message, Text(*hint) if hint else None, function.__doc__ or "")
