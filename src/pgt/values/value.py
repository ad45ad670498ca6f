"""Parsed values as data: a cell, its constraints, and what was noticed on the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from enum import StrEnum

from pgt.values.units import measure

# A number has at most 28 digits and a scale 13: their product is exact here, whatever the caller's context is.
_EXACT = Context(prec=64)


class Operator(StrEnum):
    """How an actual number is held against the target; the value is the canonical spelling."""

    GE = "≥"
    LE = "≤"
    GT = ">"
    LT = "<"
    EQ = "="
    PLUS_MINUS = "±"

    @property
    def direction(self) -> str | None:
        """`positive` where more is better, `negative` where less is."""
        return _DIRECTIONS.get(self)


_DIRECTIONS = {
    Operator.GE: "positive",
    Operator.GT: "positive",
    Operator.LE: "negative",
    Operator.LT: "negative",
}


class Kind(StrEnum):
    """What sort of thing a constraint states."""

    QUANTITY = "quantity"
    PERCENT = "percent"
    MONEY = "money"
    TOLERANCE = "tolerance"
    DEADLINE = "deadline"
    PERIOD = "period"
    FREQUENCY = "frequency"
    QUALITATIVE = "qualitative"


class Note(StrEnum):
    """Something that was read leniently and is worth reporting."""

    FULL_WIDTH = "full-width"  # ９０％
    THOUSANDS = "thousands-separator"  # 10,000元
    OPERATOR_SIGN = "operator-sign"  # >= ＞ ﹦ ≧
    OPERATOR_WORD = "operator-word"  # 不低于 以上
    CHINESE_NUMERAL = "chinese-numeral"  # 不少于三次
    PERCENT_WORD = "percent-word"  # 百分之九十, 90百分比
    BARE_SCALE = "bare-scale"  # ≤2万, read as money
    APPROXIMATE = "approximate"  # 约100人, 100人左右, 100余人
    EXTRA_WORDS = "extra-words"  # 达到90%, 100%完成
    STRAY = "stray-characters"  # blanks inside, a full stop at the end
    MIXED = "number-and-words"  # ≥90%，显著提升


class Reason(StrEnum):
    """Why a value that looks like a number or a date cannot be read."""

    NUMBER = "number"  # ≤2,53万, 1.2.3, 2万5千人
    NO_NUMBER = "no-number"  # ≥, ≥好
    TOO_LONG = "too-long"  # more digits than any amount has
    PLACEHOLDER = "placeholder"  # ≥**个, XX人
    CONTRADICTION = "contradiction"  # ≥90%以下, 90%-80%
    DATE = "date"  # 2023年2月30日前


@dataclass(frozen=True, slots=True)
class Constraint:
    """One constraint: `operator number unit`, a date or period, or words.

    `number` and `unit` are as written (2.5 and 万人), a full-width character apart; `amount` and `base_unit` are what
    they come to (25000 and 人). A range such as 80%-90% is two constraints, ≥ and ≤, both `ranged`.
    `start` and `end` are given where the words fix them; 12月底前 names no year and has neither.
    """

    operator: Operator | None
    number: Decimal | None
    unit: str
    kind: Kind
    text: str
    start: date | None = None
    end: date | None = None
    ranged: bool = False

    def __str__(self) -> str:
        """Return the part as printed."""
        return self.text

    @property
    def direction(self) -> str | None:
        """`positive` for ≥ and >, `negative` for ≤ and <, else None."""
        return None if self.operator is None else self.operator.direction

    @property
    def scale(self) -> Decimal:
        """How many base units the unit is: 10000 for 万元."""
        return measure(self.unit).scale

    @property
    def base_unit(self) -> str:
        """The unit without its scale: 元 for 万元, 元/人 for 万元/人."""
        return measure(self.unit).base

    @property
    def amount(self) -> Decimal | None:
        """The number in base units, exactly."""
        if self.number is None:
            return None
        scale = measure(self.unit).scale
        return self.number if scale == 1 else _EXACT.multiply(self.number, scale)

    def comparable(self, other: Constraint) -> bool:
        """Tell whether both are numbers of one dimension.

        A bare number has a dimension of its own: 0.8 is not comparable with 80%, nor 260 with 260人. Who wants to
        read a missing unit into an actual value has to say so.
        """
        return self.number is not None and other.number is not None and same_dimension(self, other)

    def ratio(self, other: Constraint) -> Decimal | None:
        """Divide this amount by the other one; None where they are not comparable or the other is 0."""
        mine, theirs = self.amount, other.amount
        if mine is None or not theirs or not same_dimension(self, other):
            return None
        return _EXACT.divide(mine, theirs)


def same_dimension(one: Constraint, other: Constraint) -> bool:
    """Tell whether two constraints measure the same thing, be it in 元 or 万元, 元/人/月 or 元/月/人."""
    if (one.kind is Kind.TOLERANCE) is not (other.kind is Kind.TOLERANCE):
        return False
    return measure(one.unit).dimension == measure(other.unit).dimension


@dataclass(frozen=True, slots=True)
class Value:
    """A whole cell. A blank and an unreadable one have no constraints; the latter has a reason.

    `operator`, `number`, `unit`, `kind` and `direction` are those of the first constraint.
    """

    text: str
    constraints: tuple[Constraint, ...] = ()
    reason: Reason | None = None
    notes: tuple[Note, ...] = ()

    def __str__(self) -> str:
        """Return the cell exactly as printed."""
        return self.text

    @property
    def unreadable(self) -> bool:
        """True where the text looks numeric and cannot be read."""
        return self.reason is not None

    @property
    def is_blank(self) -> bool:
        """True where nothing is printed."""
        return not self.constraints and self.reason is None

    @property
    def is_numeric(self) -> bool:
        """True where every constraint is a number."""
        return bool(self.constraints) and all(part.number is not None for part in self.constraints)

    @property
    def is_qualitative(self) -> bool:
        """True where the whole cell is words."""
        return len(self.constraints) == 1 and self.constraints[0].kind is Kind.QUALITATIVE

    @property
    def is_range(self) -> bool:
        """True where the constraints are the two ends of one range."""
        return bool(self.constraints) and all(part.ranged for part in self.constraints)

    @property
    def operator(self) -> Operator | None:
        """The first constraint's operator."""
        return self.constraints[0].operator if self.constraints else None

    @property
    def number(self) -> Decimal | None:
        """The first constraint's number."""
        return self.constraints[0].number if self.constraints else None

    @property
    def unit(self) -> str:
        """The first constraint's unit, "" where there is none."""
        return self.constraints[0].unit if self.constraints else ""

    @property
    def kind(self) -> Kind | None:
        """The first constraint's kind; None for a blank and for the unreadable."""
        return self.constraints[0].kind if self.constraints else None

    @property
    def direction(self) -> str | None:
        """The first constraint's direction."""
        return self.constraints[0].direction if self.constraints else None
